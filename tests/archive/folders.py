"""Archives for the tests, and what was written of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any


def files(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def rows(folder: Path, table: str) -> list[dict[str, Any]]:
    """The rows of one table, partition after partition."""
    text = "".join(path.read_text("utf-8") for path in sorted((folder / table).iterdir()))
    return [json.loads(line) for line in text.splitlines()]

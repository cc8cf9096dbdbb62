"""Rewrite tests/gold from the hostile report.  Look at the difference before you keep it."""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE / "reports"))

from report_samples import gold_files  # noqa: E402


def main() -> None:
    """Write every gold file."""
    for name, text in gold_files().items():
        (HERE / "gold" / name).write_bytes(text.encode("utf-8"))
        print(f"tests/gold/{name}")


if __name__ == "__main__":
    main()

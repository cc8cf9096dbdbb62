"""``reconcile serve`` as a process, for the tests that ask it."""

from __future__ import annotations

import contextlib
import http.client
import json
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest

ROOT = Path(__file__).resolve().parent.parent
COMMAND = [sys.executable, "-c", "import sys; from reconcile.cli import main; sys.exit(main())"]
PATIENCE_SECONDS = 60.0


@dataclass
class Served:
    """A server on a copy of the sample."""

    folder: Path
    host: str
    path: str

    def ask(
        self, method: str = "GET", path: str = "", body: str | None = None, **headers: str
    ) -> tuple[int, str, dict[str, str]]:
        """Status, body and headers of the answer; ``_`` in a header's name stands for ``-``."""
        link = http.client.HTTPConnection(self.host, timeout=PATIENCE_SECONDS)
        try:
            link.putrequest(method, self.path + path, skip_host="Host" in headers)
            data = (body or "").encode()
            for name, value in headers.items():
                link.putheader(name.replace("_", "-"), value)
            link.putheader("Content-Length", str(len(data)))
            link.endheaders(data)
            answer = link.getresponse()
            told = {name.lower(): value for name, value in answer.getheaders()}
            return answer.status, answer.read().decode(), told
        finally:
            link.close()

    def decide(self, **given: object) -> tuple[int, str, dict[str, str]]:
        return self.ask(
            "POST", "decide", json.dumps(given),
            Content_Type="application/json", Origin=f"http://{self.host}",
        )  # fmt: skip

    def until(self, fits: Callable[[str], bool]) -> str:
        """The page, once it is as wanted."""
        end = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < end:
            page = self.ask()[1]
            if fits(page):
                return page
            time.sleep(0.2)
        pytest.fail("the page did not change")


@contextlib.contextmanager
def serving(folder: Path) -> Iterator[Served]:
    """A server on a copy of one story of the sample, put into ``folder``; ended by Ctrl+C."""
    shutil.copytree(ROOT / "sources" / "hotline", folder)
    process = subprocess.Popen(
        [*COMMAND, "serve", str(folder)], stdout=subprocess.PIPE, text=True, cwd=folder
    )
    assert process.stdout is not None
    with process.stdout as told:
        url = urlsplit(told.readline().strip())
        yield Served(folder, url.netloc, url.path)
        process.send_signal(signal.SIGINT)
        assert process.wait(PATIENCE_SECONDS) in (0, 130)

"""Reading what is not plain text in a process of its own, which may be slow, huge or crash.

Documents and pages are written by strangers and read by large libraries.  So each is read within a
bounded time and memory; what goes wrong there costs that one file.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import threading
from types import TracebackType
from typing import IO, Any

from reconcile.errors import ReadError
from reconcile.readers import codec
from reconcile.readers.records import Reading

# A large document takes a second or two; what takes longer than this was made to.
MOST_SECONDS = 30.0
MOST_MEMORY_BYTES = 2 * 1024**3

_SLOW = "reading it takes more than {} seconds; save the article's text as .txt"
_CRASHED = "its reader failed on it; open it and save it again, or save its text as .txt"


class ReadApart:
    """A process that reads files one after the other; it starts with the first of them."""

    def __init__(self, *, most_seconds: float | None = None) -> None:
        self._most_seconds = MOST_SECONDS if most_seconds is None else most_seconds
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> ReadApart:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def read(
        self, suffix: str, data: bytes, *, charset: str | None = None, url: str | None = None
    ) -> Reading:
        """As the reader of ``suffix``; of a page that was fetched, with what its server said.

        Raises ReadError, also where the reader takes too long or breaks.
        """
        head = {"task": "read", "suffix": suffix, "charset": charset, "url": url}
        return codec.loads(self._asked(head, data))

    def links(self, data: bytes, url: str) -> list[tuple[str, str]]:
        """The address and the title of each item of a feed that was fetched from ``url``."""
        return [(a, b) for a, b in json.loads(self._asked({"task": "links", "url": url}, data))]

    def close(self) -> None:
        """End the process."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):  # what was not yet sent is of no use any more
                    pipe.close()
        process.wait()

    def _asked(self, head: dict[str, Any], data: bytes) -> bytes:
        process = self._process or self._started()
        out_of_time = threading.Event()

        def stop() -> None:
            out_of_time.set()
            process.kill()

        timer = threading.Timer(self._most_seconds, stop)
        timer.start()
        try:
            assert process.stdin is not None
            assert process.stdout is not None
            send(process.stdin, json.dumps(head).encode())
            send(process.stdin, data)
            kind, answer = received(process.stdout), received(process.stdout)
        except (OSError, EOFError):
            self.close()
            slow = _SLOW.format(f"{self._most_seconds:g}")
            raise ReadError(slow if out_of_time.is_set() else _CRASHED) from None
        finally:
            timer.cancel()
        match kind:
            case b"read":
                return answer
            case b"refused":
                raise ReadError(answer.decode("utf-8"))
            case _:
                raise ReadError(_CRASHED)

    def _started(self) -> subprocess.Popen[bytes]:
        # The same search path as here, and nothing of the folder that the run happens in (-P).
        path = os.pathsep.join(os.path.abspath(place) for place in sys.path)
        try:
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", "reconcile.readers.apart"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": path, "PYTHONSAFEPATH": "1"},
            )
        except OSError as error:
            told = f"its reader cannot be started ({error.strerror}); save its text as .txt"
            raise ReadError(told) from None
        return self._process


def send(stream: IO[bytes], data: bytes) -> None:
    """One message: its length, then its bytes."""
    stream.write(len(data).to_bytes(8, "big"))
    stream.write(data)
    stream.flush()


def received(stream: IO[bytes]) -> bytes:
    """The next message.  Raises EOFError where there is none, or not all of it."""
    size = stream.read(8)
    if len(size) < 8:
        raise EOFError
    data = stream.read(int.from_bytes(size, "big"))
    if len(data) < int.from_bytes(size, "big"):
        raise EOFError
    return data


def answered(head: dict[str, Any], data: bytes) -> bytes:
    """What a request comes to.  Raises ReadError, and whatever a library raises."""
    if head["task"] == "links":
        from reconcile.readers.feed import links

        return json.dumps(links(data, head["url"])).encode()
    from reconcile.readers.html import read_page
    from reconcile.readers.registry import READERS

    if head["suffix"] in (".html", ".htm", ".xhtml"):
        return codec.dumps(read_page(data, charset=head["charset"], url=head["url"]))
    return codec.dumps(READERS[head["suffix"]](data))


def main() -> None:
    """Answer requests from standard input until it ends."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the one who asks decides when it ends
    _bound_memory()
    requests = sys.stdin.buffer
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    while True:
        try:
            head, data = json.loads(received(requests)), received(requests)
        except EOFError:
            return
        try:
            kind, answer = b"read", answered(head, data)
        except ReadError as error:
            kind, answer = b"refused", str(error).encode("utf-8", "replace")
        except MemoryError:
            kind, answer = b"refused", b"reading it takes too much memory; save its text as .txt"
        except Exception:  # whatever a library does with a stranger's bytes
            kind, answer = b"failed", b""
        send(answers, kind)
        send(answers, answer)


def _bound_memory() -> None:
    try:
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        most = MOST_MEMORY_BYTES if hard == resource.RLIM_INFINITY else min(MOST_MEMORY_BYTES, hard)
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))
    except (ImportError, OSError, ValueError):
        pass  # not on every system; the bound on time holds on all


if __name__ == "__main__":
    main()

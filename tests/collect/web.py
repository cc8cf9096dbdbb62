"""A web server on the loopback address whose answers a test decides, byte for byte."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Answer = bytes | Callable[[socket.socket], None]


def answer(
    body: bytes, kind: str = "text/html; charset=utf-8", status: str = "200 OK", **heads: str
) -> bytes:
    """A whole answer; ``heads`` are further headers, with _ for -."""
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {kind}", f"Content-Length: {len(body)}"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in heads.items()]
    return "\r\n".join([*lines, "Connection: close", "", ""]).encode() + body


def moved(to: str, status: str = "302 Found") -> bytes:
    """An answer that redirects."""
    return answer(b"", status=status, Location=to)


def drip(begin: bytes, *, seconds: float = 5.0) -> Callable[[socket.socket], None]:
    """An answer that never ends: a byte now and then, each long before any time-out."""

    def send(link: socket.socket) -> None:
        link.sendall(begin)
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            link.sendall(b"x")
            time.sleep(0.05)

    return send


def silent(link: socket.socket) -> None:
    """No answer at all, until the other side goes."""
    link.settimeout(5)
    link.recv(1)


def endless(begin: bytes, chunk: bytes = b"x" * 65_536) -> Callable[[socket.socket], None]:
    """An answer of any size, as fast as it goes."""

    def send(link: socket.socket) -> None:
        link.sendall(begin)
        for _ in range(2_000):
            link.sendall(chunk)

    return send


class Web:
    """The server: ``pages`` by path, and every request that it got."""

    def __init__(self) -> None:
        self.pages: dict[str, Answer] = {}
        self.asked: list[str] = []
        self.requests: list[bytes] = []
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                link, _ = self._socket.accept()
            except OSError:
                return
            threading.Thread(target=self._answer, args=(link,), daemon=True).start()

    def _answer(self, link: socket.socket) -> None:
        with link:
            request = b""
            link.settimeout(5)
            try:
                while b"\r\n\r\n" not in request:
                    got = link.recv(65_536)
                    if not got:
                        return
                    request += got
                path = request.split(b" ")[1].decode("ascii")
                self.asked.append(path)
                self.requests.append(request)
                page = self.pages.get(path, answer(b"none", status="404 Not Found"))
                if callable(page):
                    page(link)
                else:
                    link.sendall(page)
                    link.shutdown(socket.SHUT_WR)
            except OSError:
                pass  # the other side has gone, as it should

    def close(self) -> None:
        """Answer nobody any more."""
        self._socket.close()


@contextmanager
def running() -> Iterator[Web]:
    """A server for the time of a block."""
    web = Web()
    try:
        yield web
    finally:
        web.close()

"""Fetching from the web: only what robots.txt allows, only public hosts, bounded in every way."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from reconcile import __version__
from reconcile.collect.addresses import Address, parse, resolve
from reconcile.errors import ReadError

if TYPE_CHECKING:
    from protego import Protego
    from urllib3.connection import HTTPConnection

NAME = "reconcile"
USER_AGENT = f"{NAME}/{__version__} (compares news articles for the person who asks)"
MOST_SECONDS = 20.0
MOST_BYTES = 25_000_000
MOST_REDIRECTS = 5
# Between two requests to one host; longer where its robots.txt asks for it, but never too long.
PAUSE_SECONDS = 1.0
_LONGEST_PAUSE = 10.0
_ROBOTS_BYTES = 500_000
_CHUNK = 65_536
_MOVED = frozenset({301, 302, 303, 307, 308})
_ENCODINGS = frozenset({"", "identity", "gzip", "x-gzip", "deflate"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What an address gave: where it came from in the end, its bytes, content type and charset."""

    url: str
    data: bytes
    kind: str
    charset: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    status: int
    data: bytes
    heads: dict[str, str]


class Fetcher:
    """Fetches addresses; it remembers each host's robots.txt and when it was last asked.

    ``seconds`` bounds one answer from its name's resolution to its last byte, ``most_bytes`` its
    size unpacked.  ``allow_private``: also hosts of private networks and of this computer.
    """

    def __init__(
        self,
        *,
        allow_private: bool = False,
        seconds: float = MOST_SECONDS,
        most_bytes: int = MOST_BYTES,
        pause_seconds: float | None = None,
    ) -> None:
        self._allow_private = allow_private
        self._seconds = seconds
        self._most_bytes = most_bytes
        self._pause = PAUSE_SECONDS if pause_seconds is None else pause_seconds
        self._robots: dict[str, Protego | None] = {}
        self._asked: dict[str, float] = {}

    def fetch(self, url: str) -> Fetched:
        """What the address gives, redirects followed.  Raises ReadError with reason and remedy."""
        address = parse(url)
        for _ in range(MOST_REDIRECTS + 1):
            self._ask_robots(address)
            self._wait(address)
            answer = self._get(address, self._most_bytes)
            if answer.status in _MOVED and answer.heads.get("location"):
                address = _moved(address, answer)
                continue
            if answer.status != 200:
                raise ReadError(f"the server answers {answer.status}; check the address")
            kind, _, rest = answer.heads.get("content-type", "").partition(";")
            charset = rest.lower().partition("charset=")[2].partition(";")[0].strip(" \"'")
            return Fetched(
                url=address.url,
                data=answer.data,
                kind=kind.strip().lower(),
                charset=charset or None,
            )
        raise ReadError(f"it redirects more than {MOST_REDIRECTS} times; check the address")

    def _ask_robots(self, address: Address) -> None:
        """Raise ReadError where the host's robots.txt does not want this address to be fetched."""
        if address.origin not in self._robots:
            self._robots[address.origin] = self._robots_of(address)
        rules = self._robots[address.origin]
        if rules is not None and not rules.can_fetch(address.url, NAME):
            raise ReadError("its robots.txt asks not to fetch it; save the page in your browser")

    def _robots_of(self, address: Address) -> Protego | None:
        """The host's rules; None where it has none.  Raises ReadError where that can't be known."""
        from protego import Protego

        place = parse(f"{address.origin}/robots.txt")
        for _ in range(MOST_REDIRECTS + 1):
            answer = self._get(place, _ROBOTS_BYTES, cut=True)
            if answer.status in _MOVED and answer.heads.get("location"):
                place = _moved(place, answer)
            elif answer.status == 200:
                return Protego.parse(answer.data.decode("utf-8", "replace"))
            elif answer.status >= 500:
                raise ReadError("its robots.txt is out of order, so nothing is fetched; try later")
            else:
                return None
        return None

    def _wait(self, address: Address) -> None:
        """Leave a host in peace for a while after it was asked."""
        rules = self._robots.get(address.origin)
        wanted = rules.crawl_delay(NAME) if rules is not None else None
        pause = min(max(self._pause, float(wanted or 0.0)), _LONGEST_PAUSE)
        last = self._asked.get(address.origin)
        if last is not None:
            time.sleep(max(0.0, last + pause - time.monotonic()))
        self._asked[address.origin] = time.monotonic()

    def _get(self, address: Address, most_bytes: int, *, cut: bool = False) -> _Answer:
        """One answer of the host, from an address that was checked; no redirect is followed.

        ``cut``: of a larger answer the beginning is enough.
        """
        end = time.monotonic() + self._seconds
        numeric = resolve(address, allow_private=self._allow_private, seconds=self._seconds)
        slow = f"it takes more than {self._seconds:g} seconds; try again, or use --timeout"
        from http.client import HTTPException

        from urllib3.exceptions import HTTPError

        with _bounded(end) as held:
            try:
                return self._answer(address, numeric, most_bytes, cut, held)
            except (HTTPError, HTTPException, OSError, ValueError) as error:
                if held.late or isinstance(error, TimeoutError):
                    raise ReadError(slow) from None
                raise ReadError(_told(error)) from None

    def _answer(
        self, address: Address, numeric: list[str], most_bytes: int, cut: bool, held: _Held
    ) -> _Answer:
        link = _connected(address, numeric, self._seconds, held)
        try:
            host = address.origin.partition("://")[2]
            link.request(
                "GET",
                address.target,
                headers={
                    "Host": host,
                    "User-Agent": USER_AGENT,
                    "Accept": "text/html, application/xhtml+xml, application/pdf, */*;q=0.5",
                    "Accept-Encoding": "gzip, deflate",
                    "Connection": "close",
                },
                preload_content=False,
            )
            response = link.getresponse()
            heads = {name.lower(): value for name, value in response.headers.items()}
            if heads.get("content-encoding", "").lower() not in _ENCODINGS:
                raise ReadError("it comes packed in a way that cannot be read; save it yourself")
            data = b"" if response.status in _MOVED else _body(response, most_bytes, cut, held)
            return _Answer(status=response.status, data=data, heads=heads)
        finally:
            link.close()


def _moved(address: Address, answer: _Answer) -> Address:
    """Where an answer redirects to.  Raises ReadError where that may not be fetched."""
    try:
        place = urljoin(address.url, answer.heads["location"])
    except ValueError:
        raise ReadError("it redirects to no address; check it in a browser") from None
    return parse(place)


def _body(response: Any, most_bytes: int, cut: bool, held: _Held) -> bytes:
    """The unpacked bytes of an answer.  Raises ReadError where there are too many."""
    too_large = f"larger than {most_bytes // 1_000_000} MB; save it and give the file"
    told = response.headers.get("content-length", "")
    if not cut and told.isascii() and told.isdigit() and int(told[:15]) > most_bytes:
        raise ReadError(too_large)
    data = bytearray()
    while chunk := response.read1(_CHUNK):
        data += chunk
        if len(data) > most_bytes:
            if cut:
                return bytes(data[:most_bytes])
            raise ReadError(too_large)
        if held.late:
            raise TimeoutError
    if held.late:
        raise TimeoutError
    return bytes(data)


class _Held:
    """The connection that a watch may end from outside, and whether it did."""

    def __init__(self) -> None:
        self.late = False
        self.sock: socket.socket | None = None
        self.link: HTTPConnection | None = None

    def end(self) -> None:
        """Say that time is up and wake whoever waits for the host."""
        self.late = True
        for sock in (self.sock, getattr(self.link, "sock", None)):
            if sock is not None:
                with contextlib.suppress(OSError):
                    sock.shutdown(socket.SHUT_RDWR)


@contextlib.contextmanager
def _bounded(end: float) -> Iterator[_Held]:
    """A watch over one answer: a host that sends a byte now and then never times out by itself."""
    held = _Held()
    watch = threading.Timer(max(0.0, end - time.monotonic()), held.end)
    watch.daemon = True
    watch.start()
    try:
        yield held
    finally:
        watch.cancel()


def _connected(address: Address, numeric: list[str], seconds: float, held: _Held) -> HTTPConnection:
    """A connection to the first of the checked numeric addresses that answers.

    The host's name is used for the certificate and never resolved again.
    """
    from urllib3.connection import HTTPConnection, HTTPSConnection
    from urllib3.exceptions import HTTPError

    failed: Exception | None = None
    for place in numeric[:4]:
        link: HTTPConnection
        if address.scheme == "https":
            link = HTTPSConnection(
                place, address.port, timeout=seconds, server_hostname=address.host,
                assert_hostname=address.host, cert_reqs="CERT_REQUIRED",
            )  # fmt: skip
        else:
            link = HTTPConnection(place, address.port, timeout=seconds)
        held.link = link
        try:
            link.connect()
        except (HTTPError, OSError) as error:
            failed = error
            if held.late:
                break
            continue
        held.sock = link.sock
        return link
    raise failed or OSError("no address")


def _told(error: Exception) -> str:
    """Why nothing came, for a person."""
    words = str(error).lower()
    if "certificate" in words or "hostname" in words:
        return "its certificate is not valid, so what it says could be anybody's; check the address"
    if "refused" in words:
        return "nothing answers there; check the address"
    if "timed out" in words or "timeout" in words:
        return "it takes too long to answer; try again, or use --timeout"
    return "the connection broke, or what came is no sound answer; try again"

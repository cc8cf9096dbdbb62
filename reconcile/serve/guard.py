"""Who may ask: the holder of the token, from this page, by this machine's own name.

A page of another site can make the browser send requests here, and can point its own name at
127.0.0.1; it knows neither the token nor can it choose the Host and Origin that the browser sends.
"""

from __future__ import annotations

import hmac
import ipaddress
import secrets
import socket
from dataclasses import dataclass, field

_TOKEN_BYTES = 24
_PLAIN_PORT = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where the page is served.  ``host`` is the interface as given, ``port`` 1..65535."""

    host: str
    port: int
    token: str = field(default_factory=lambda: secrets.token_urlsafe(_TOKEN_BYTES), repr=False)

    @property
    def url(self) -> str:
        """The page's address with its token: whoever has it may read and decide."""
        host = "127.0.0.1" if self._everywhere() else self.host
        shown = f"[{host}]" if ":" in host else host
        return f"http://{shown}:{self.port}/{self.token}/"

    def path_of(self, path: str) -> str | None:
        """What is asked for behind the token ("" for the page), None without the right token."""
        token, slash, rest = path.removeprefix("/").partition("/")
        right = hmac.compare_digest(token.encode(), self.token.encode())
        return rest if right and slash else None

    def knows_host(self, host: str | None) -> bool:
        """Whether a Host header names this server and not a name that somebody pointed here."""
        if not host:
            return False
        name, port = _split(host)
        if port != self.port:
            return False
        if name == self.host:
            return True
        if self._everywhere():
            return name in ("localhost", socket.gethostname().lower()) or _is_address(name)
        return name == "localhost" and _is_loopback(self.host)

    def knows_origin(self, origin: str | None, host: str | None, *, needed: bool) -> bool:
        """Whether a request comes from the page itself; browsers name no origin on a plain GET."""
        if origin is None:
            return not needed
        return bool(host) and origin.lower() == f"http://{host}".lower()

    def _everywhere(self) -> bool:
        return _is_address(self.host) and ipaddress.ip_address(self.host).is_unspecified


def _split(host: str) -> tuple[str, int]:
    """Name and port of a Host header; port -1 where it is none."""
    name, colon, port = host.lower().rpartition(":")
    if not colon or "]" in port:
        name, port = host.lower(), str(_PLAIN_PORT)
    number = int(port) if port.isascii() and port.isdigit() else -1
    return name.removeprefix("[").removesuffix("]"), number


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _is_loopback(name: str) -> bool:
    return name == "localhost" or (_is_address(name) and ipaddress.ip_address(name).is_loopback)

"""Which addresses may be fetched, what they resolve to, and which two mean one article."""

from __future__ import annotations

import ipaddress
import socket
import threading
from dataclasses import dataclass
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from reconcile.errors import ReadError

_PORTS = {"http": 80, "https": 443}
_LONGEST = 2_000
# What campaigns, mails and networks hang on an address; it leads to the same article without.
_TRACKING = ("utm_", "fbclid", "gclid", "dclid", "msclkid", "mc_cid", "mc_eid", "igshid", "ocid")
# The last 32 bits of these addresses are an address of the older kind.
_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")

Ip = ipaddress.IPv4Address | ipaddress.IPv6Address


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """An address of the web in its parts; ``target`` is what is asked of the host."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def origin(self) -> str:
        """Scheme, host and port, as in ``https://courier.example``."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}{'' if self.usual_port else f':{self.port}'}"

    @property
    def usual_port(self) -> bool:
        """Whether the port is the scheme's own."""
        return self.port == _PORTS[self.scheme]

    @property
    def url(self) -> str:
        """The whole address."""
        return self.origin + self.target


def parse(url: str) -> Address:
    """The parts of an address.  Raises ReadError for what is none or may not be fetched."""
    try:
        parts = urlsplit(url.strip())
        port, host = parts.port, parts.hostname
        host = host.encode("idna").decode("ascii") if host and ":" not in host else host
    except (ValueError, UnicodeError):
        raise ReadError("it is no address; check it") from None
    if parts.scheme not in _PORTS:
        raise ReadError("only http and https addresses are fetched; check it")
    if not host or len(url) > _LONGEST or any(c.isspace() or not c.isprintable() for c in url):
        raise ReadError("it is no address; check it")
    if parts.username is not None or parts.password is not None:
        raise ReadError("an address with a name or a password in it is not fetched; remove them")
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = f"?{quote(parts.query, safe='/%:@!$&()*+,;=~-._?')}" if parts.query else ""
    return Address(
        scheme=parts.scheme, host=host, port=port or _PORTS[parts.scheme], target=path + query
    )


def resolve(address: Address, *, allow_private: bool, seconds: float) -> list[str]:
    """The numeric addresses of the host that may be connected to, in the resolver's order.

    Raises ReadError where there is none, or one is private and that is not allowed: then the
    name is not to be trusted with the others either.
    """
    found: list[str] = []
    failed: list[OSError] = []

    def ask() -> None:
        try:
            answers = socket.getaddrinfo(address.host, address.port, type=socket.SOCK_STREAM)
            found.extend(dict.fromkeys(str(answer[4][0]) for answer in answers))
        except (OSError, UnicodeError) as error:
            failed.append(error if isinstance(error, OSError) else OSError(str(error)))

    asking = threading.Thread(target=ask, daemon=True)  # a resolver takes no time-out
    asking.start()
    asking.join(seconds)
    if asking.is_alive():
        raise ReadError(f"the name {address.host} is not resolved in time; try again")
    if failed or not found:
        raise ReadError(f"there is no host {address.host}; check the address")
    if not allow_private and not all(is_public(numeric) for numeric in found):
        raise ReadError(
            f"{address.host} is in a private network or this computer; --allow-private fetches it"
        )
    return found


def is_public(numeric: str) -> bool:
    """Whether a numeric address is one of the public internet, through any wrapping."""
    try:
        ip: Ip = ipaddress.ip_address(numeric.partition("%")[0])
    except ValueError:
        return False
    return all(one.is_global and not one.is_multicast for one in _unwrapped(ip))


def _unwrapped(ip: Ip) -> list[Ip]:
    """The address and the ones that are written inside it."""
    if isinstance(ip, ipaddress.IPv4Address):
        return [ip]
    inside: list[Ip | None] = [ip.ipv4_mapped, ip.sixtofour, *(ip.teredo or ())]
    if ip in _TRANSLATED:
        # The prefix itself is not of the public internet; what it stands for may be.
        return [ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)]
    if ip.ipv4_mapped is not None:
        return [ip.ipv4_mapped]
    return [ip, *(one for one in inside if one is not None)]


def same_place(url: str) -> str | None:
    """What two addresses of one article have in common; None for what is no address.

    Scheme, ``www.``, fragment, campaign parameters and a slash at the end make no difference.
    """
    try:
        address = parse(url)
    except ReadError:
        return None
    path, _, query = address.target.partition("?")
    kept = [
        (name, value)
        for name, value in parse_qsl(query, keep_blank_values=True, max_num_fields=200)
        if not name.lower().startswith(_TRACKING)
    ] if query.count("&") < 200 else [("", query)]  # fmt: skip
    port = "" if address.usual_port else f":{address.port}"
    host = address.host.lower().removeprefix("www.")
    return f"{host}{port}{path.rstrip('/')}" + (f"?{urlencode(kept)}" if kept else "")


def is_front_page(url: str) -> bool:
    """Whether an address is a site's own, which many articles wrongly name as theirs."""
    place = same_place(url)
    return place is None or ("/" not in place and "?" not in place)

"""What is fetched and what is refused, from a server that is slow, huge, broken or hostile."""

from __future__ import annotations

import contextlib
import gzip
import shutil
import socket
import ssl
import subprocess
import threading
import time
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from web import Web, answer, drip, endless, moved, silent

from reconcile import __version__
from reconcile.collect import Fetcher, addresses, fetch
from reconcile.collect.addresses import is_public, parse, resolve, same_place
from reconcile.errors import ReadError


@pytest.fixture
def fetcher(desk: object) -> Fetcher:
    return Fetcher(allow_private=True, seconds=30, most_bytes=200_000)


def hurried() -> Fetcher:
    """For hosts that are meant to be too slow; a slow machine does not matter to them."""
    return Fetcher(allow_private=True, seconds=0.6)


def refused(fetcher: Fetcher, url: str) -> str:
    start = time.monotonic()
    with pytest.raises(ReadError) as error:
        fetcher.fetch(url)
    assert time.monotonic() - start < 60
    return str(error.value)


def test_a_page(web: Web, fetcher: Fetcher) -> None:
    web.pages["/a%20b?x=1"] = answer(b"page", "Text/HTML; Charset=ISO-8859-1")
    got = fetcher.fetch(f"{web.url}/a b?x=1".replace(" ", "%20") + "#part")
    assert (got.data, got.kind, got.charset) == (b"page", "text/html", "iso-8859-1")
    assert got.url == f"{web.url}/a%20b?x=1"
    assert web.asked == ["/robots.txt", "/a%20b?x=1"]
    assert f"User-Agent: reconcile/{__version__} ".encode() in web.requests[1]
    assert f"Host: 127.0.0.1:{web.port}\r\n".encode() in web.requests[1]


def test_a_packed_page(web: Web, fetcher: Fetcher) -> None:
    web.pages["/a"] = answer(gzip.compress(b"page" * 100), Content_Encoding="gzip")
    web.pages["/b"] = answer(zlib.compress(b"page"), Content_Encoding="deflate")
    assert fetcher.fetch(f"{web.url}/a").data == b"page" * 100
    assert fetcher.fetch(f"{web.url}/b").data == b"page"


def test_redirects_are_followed_each_with_its_robots(web: Web, fetcher: Fetcher) -> None:
    web.pages |= {"/a": moved("/b", "301 Moved"), "/b": moved(f"{web.url}/c"), "/c": answer(b"c")}
    assert fetcher.fetch(f"{web.url}/a").url == f"{web.url}/c"
    web.pages["/robots.txt"] = answer(b"User-agent: *\nDisallow: /c", "text/plain")
    told = refused(Fetcher(allow_private=True), f"{web.url}/a")
    assert "robots.txt asks not to fetch it" in told


HUGE = "larger than 0 MB"
SLOW = "it takes more than 0.6 seconds"
BROKEN = "no sound answer"


@pytest.mark.parametrize(
    ("page", "told"),
    [
        pytest.param(answer(b"", status="404 Not Found"), "answers 404", id="missing"),
        pytest.param(answer(b"", status="500 Oops"), "answers 500", id="error"),
        pytest.param(answer(b"", status="204 No Content"), "answers 204", id="nothing"),
        pytest.param(answer(b"", status="302 Found"), "answers 302", id="moved-nowhere"),
        pytest.param(moved("/page"), "redirects more than 5 times", id="redirect-loop"),
        pytest.param(moved("file:///etc/hostname"), "only http and https", id="to-a-file"),
        pytest.param(moved("ftp://a.example/"), "only http and https", id="to-ftp"),
        pytest.param(moved("javascript:alert(1)"), "only http and https", id="to-a-script"),
        pytest.param(moved("http://user:pw@a.example/"), "name or a password", id="to-password"),
        pytest.param(moved("http://[::1"), "redirects to no address", id="to-nonsense"),
        pytest.param(moved("http://nowhere.invalid/"), "no host nowhere.invalid", id="to-nobody"),
        pytest.param(silent, SLOW, id="silent"),
        pytest.param(drip(b"HTTP/1.1 200 OK\r\nX-A: "), SLOW, id="slow-heads"),
        pytest.param(drip(b"HTTP/1.1 200 OK\r\n\r\n"), SLOW, id="slow-body"),
        pytest.param(
            drip(b"HTTP/1.1 200 OK\r\nContent-Length: 9000\r\n\r\n"), SLOW, id="slow-told"
        ),
        pytest.param(
            b"HTTP/1.1 200 OK\r\nContent-Length: 999999999999\r\n\r\n", HUGE, id="huge-told"
        ),
        pytest.param(endless(b"HTTP/1.1 200 OK\r\n\r\n"), HUGE, id="huge"),
        pytest.param(
            answer(gzip.compress(b"\0" * 50_000_000), Content_Encoding="gzip"), HUGE, id="bomb"
        ),
        pytest.param(endless(b"HTTP/1.1 200 OK\r\nX: "), BROKEN, id="huge-heads"),
        pytest.param(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 500 + b"\r\n", BROKEN, id="many-heads"),
        pytest.param(b"", BROKEN, id="closed"),
        pytest.param(b"SSH-2.0-OpenSSH\r\n", BROKEN, id="no-http"),
        pytest.param(b"HTTP/1.1 abc\r\n\r\n", BROKEN, id="no-status"),
        pytest.param(b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\nx", BROKEN, id="cut-off"),
        pytest.param(
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nx", BROKEN, id="bad-chunk"
        ),
        pytest.param(answer(b"no gzip", Content_Encoding="gzip"), BROKEN, id="bad-packing"),
        pytest.param(answer(b"x", Content_Encoding="br"), "packed in a way", id="other-packing"),
    ],
)
def test_what_goes_wrong_is_told(web: Web, fetcher: Fetcher, page: bytes, told: str) -> None:
    web.pages["/page"] = page
    assert told in refused(hurried() if told == SLOW else fetcher, f"{web.url}/page")


@pytest.mark.parametrize(
    ("robots", "path", "allowed"),
    [
        (answer(b"User-agent: *\nDisallow: /news"), "/news/a", False),
        (answer(b"User-agent: *\nDisallow: /*.html$"), "/a.html", False),
        (answer(b"User-agent: *\nDisallow: /\nAllow: /a"), "/a", True),
        (answer(b"User-agent: reconcile\nDisallow: /\n\nUser-agent: *\nDisallow:"), "/a", False),
        (answer(b"User-agent: other\nDisallow: /"), "/a", True),
        (answer(b"", status="404 Not Found"), "/a", True),
        (answer(b"", status="403 Forbidden"), "/a", True),
        (answer(b"", status="503 Busy"), "/a", False),
        (answer(b"\xff\xfe<html>\0no rules" * 50), "/a", True),
        (moved("/rules"), "/a", False),
        (moved("/robots.txt"), "/a", True),
        (answer(b"User-agent: *\nDisallow: /\n" + b"#" * 600_000), "/a", False),
        (silent, "/a", False),
    ],
)
def test_what_a_site_asks_is_respected(
    web: Web, fetcher: Fetcher, robots: bytes, path: str, allowed: bool
) -> None:
    web.pages |= {"/robots.txt": robots, path: answer(b"page")}
    web.pages["/rules"] = answer(b"User-agent: *\nDisallow: /a")
    if allowed:
        assert fetcher.fetch(web.url + path).data == b"page"
    else:
        refused(hurried() if robots is silent else fetcher, web.url + path)
        assert path not in web.asked


def test_a_host_is_left_in_peace_between_requests(
    web: Web, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[float] = []
    monkeypatch.setattr(fetch.time, "sleep", waits.append)
    web.pages |= {"/robots.txt": answer(b"User-agent: *\nCrawl-delay: 3"), "/a": answer(b"a")}
    fetcher.fetch(f"{web.url}/a")
    fetcher.fetch(f"{web.url}/a")
    assert web.asked.count("/robots.txt") == 1
    assert len(waits) == 1
    assert 2 < waits[0] <= 3


PRIVATE = (
    *("127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0"),
    *("100.64.0.1", "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1%eth0", "fc00::1"),
    *("ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "x"),
    *("198.18.0.1", "192.0.2.1", "2001:db8::1"),
)


@pytest.mark.parametrize("numeric", PRIVATE)
def test_private_addresses(numeric: str) -> None:
    assert not is_public(numeric)


@pytest.mark.parametrize("numeric", ["93.184.215.14", "2606:4700::1", "::ffff:8.8.8.8"])
def test_public_addresses(numeric: str) -> None:
    assert is_public(numeric)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/", "http://localhost/", "http://2130706433/", "http://0x7f.1/",
        "http://[::1]/", "http://[::ffff:127.0.0.1]/", "http://127.1/", "http://0/",
    ],
)  # fmt: skip
def test_this_computer_is_refused_under_every_name(url: str, desk: object) -> None:
    told = refused(Fetcher(seconds=2), url)
    assert "private network" in told or "there is no host" in told


def test_a_redirect_into_the_private_network_is_refused(
    web: Web, desk: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first host is public by its name; where it leads is checked again."""
    web.pages["/a"] = moved("http://169.254.169.254/latest")
    real = addresses.is_public
    monkeypatch.setattr(addresses, "is_public", lambda n: n == "127.0.0.1" or real(n))
    assert "169.254.169.254 is in a private network" in refused(Fetcher(), f"{web.url}/a")


def test_a_name_that_changes_its_address_is_connected_to_as_it_was_checked(
    web: Web, desk: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between check and connection no second question is asked, which could be answered apart."""
    asked: list[str] = []

    def answers(host: str, port: int, *_: object, **__: object) -> list[object]:
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

    monkeypatch.setattr(addresses.socket, "getaddrinfo", answers)
    monkeypatch.setattr(addresses, "is_public", lambda numeric: numeric == "127.0.0.1")
    web.pages["/a"] = answer(b"page")
    connected: list[object] = []
    create = socket.create_connection
    monkeypatch.setattr(
        "urllib3.util.connection.create_connection",
        lambda place, *rest, **more: connected.append(place[0]) or create(place, *rest),
    )
    Fetcher().fetch(f"http://courier.example:{web.port}/a")
    assert set(connected) == {"127.0.0.1"}
    assert f"Host: courier.example:{web.port}".encode() in web.requests[-1]
    monkeypatch.setattr(
        addresses.socket,
        "getaddrinfo",
        lambda host, port, **_: [(2, 1, 6, "", (n, port)) for n in ("8.8.8.8", "10.0.0.1")],
    )
    with pytest.raises(ReadError, match="private network"):
        resolve(parse("http://mixed.example/"), allow_private=False, seconds=1)


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("http://", "no address"),
        ("https://a.example:99999/", "no address"),
        ("http://a.example/\x00", "no address"),
        ("http://a .example/", "no address"),
        ("gopher://a.example/", "only http and https"),
        ("http://a@b.example/", "name or a password"),
        ("http://" + "a" * 3000, "no address"),
        ("http://" + "a." * 100 + "example/" + "x" * 2000, "no address"),
    ],
)
def test_what_is_no_address(url: str, told: str) -> None:
    with pytest.raises(ReadError, match=told):
        parse(url)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("http://www.a.example/b/", "https://a.example/b#c", True),
        ("https://a.example/b?utm_source=x&id=1", "https://a.example/b?id=1&fbclid=2", True),
        ("https://a.example:443/b", "http://a.example:80/b", True),
        ("https://a.example/b?id=1", "https://a.example/b?id=2", False),
        ("https://a.example/b", "https://a.example:8080/b", False),
        ("https://a.example/b", "https://b.example/b", False),
        ("https://bücher.example/é", "https://xn--bcher-kva.example/%C3%A9", True),
    ],
)
def test_addresses_of_one_article(one: str, other: str, same: bool) -> None:
    assert (same_place(one) == same_place(other)) is same


@pytest.fixture
def secure(tmp_path: Path, web: Web) -> Iterator[int]:
    """The port of a server whose certificate is for courier.example, signed by itself."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("openssl makes the certificate")
    subprocess.run(
        [openssl, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
         "-nodes", "-days", "2", "-subj", "/CN=courier.example", "-addext",
         "subjectAltName=DNS:courier.example", "-keyout", "key.pem", "-out", "cert.pem"],
        cwd=tmp_path, check=True, capture_output=True,
    )  # fmt: skip
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "cert.pem", tmp_path / "key.pem")
    server = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        with contextlib.suppress(OSError):
            while True:
                link, _ = server.accept()
                with (
                    contextlib.suppress(OSError),
                    context.wrap_socket(link, server_side=True) as safe,
                ):
                    safe.recv(65_536)
                    safe.sendall(answer(b"page"))

    threading.Thread(target=serve, daemon=True).start()
    yield server.getsockname()[1]
    server.close()


def test_certificates_are_checked_against_the_name(
    secure: int, desk: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", secure))]
    monkeypatch.setattr(addresses.socket, "getaddrinfo", lambda *_, **__: here)
    told = "its certificate is not valid"
    for host in ("courier.example", "post.example"):
        assert told in refused(Fetcher(allow_private=True), f"https://{host}:{secure}/a")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "cert.pem"))
    got = Fetcher(allow_private=True).fetch(f"https://courier.example:{secure}/a")
    assert (got.data, got.url) == (b"page", f"https://courier.example:{secure}/a")
    assert told in refused(Fetcher(allow_private=True), f"https://post.example:{secure}/a")

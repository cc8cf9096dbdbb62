"""Who may ask the server: by token, Host and Origin."""

from __future__ import annotations

import pytest

from reconcile.serve.guard import Address

LOCAL = Address(host="127.0.0.1", port=8123, token="secret-token")
OPEN = Address(host="0.0.0.0", port=8123, token="secret-token")
SIX = Address(host="::1", port=8123, token="secret-token")
PLAIN = Address(host="127.0.0.1", port=80, token="secret-token")


@pytest.mark.parametrize(
    ("address", "host", "known"),
    [
        pytest.param(LOCAL, "127.0.0.1:8123", True, id="itself"),
        pytest.param(LOCAL, "localhost:8123", True, id="its-name"),
        pytest.param(LOCAL, "LOCALHOST:8123", True, id="case"),
        pytest.param(LOCAL, "127.0.0.1:8124", False, id="another-port"),
        pytest.param(LOCAL, "127.0.0.1", False, id="no-port"),
        pytest.param(LOCAL, "rebound.example:8123", False, id="a-name-that-was-pointed-here"),
        pytest.param(LOCAL, "192.168.1.4:8123", False, id="another-interface"),
        pytest.param(LOCAL, "127.0.0.1:x", False, id="no-number"),
        pytest.param(LOCAL, "", False, id="empty"),
        pytest.param(LOCAL, None, False, id="none"),
        pytest.param(PLAIN, "127.0.0.1", True, id="port-80"),
        pytest.param(SIX, "[::1]:8123", True, id="six"),
        pytest.param(SIX, "localhost:8123", True, id="six-by-name"),
        pytest.param(OPEN, "192.168.1.4:8123", True, id="any-address"),
        pytest.param(OPEN, "rebound.example:8123", False, id="no-foreign-name"),
    ],
)
def test_host(address: Address, host: str | None, known: bool) -> None:
    assert address.knows_host(host) is known


@pytest.mark.parametrize(
    ("origin", "needed", "known"),
    [
        pytest.param(None, False, True, id="a-plain-get"),
        pytest.param(None, True, False, id="a-decision-without-origin"),
        pytest.param("http://127.0.0.1:8123", True, True, id="the-page"),
        pytest.param("https://127.0.0.1:8123", True, False, id="another-scheme"),
        pytest.param("http://127.0.0.1:9000", True, False, id="another-server"),
        pytest.param("http://other.example", False, False, id="another-site"),
        pytest.param("null", True, False, id="a-file-or-a-sandbox"),
    ],
)
def test_origin(origin: str | None, needed: bool, known: bool) -> None:
    assert LOCAL.knows_origin(origin, "127.0.0.1:8123", needed=needed) is known


@pytest.mark.parametrize(
    ("path", "rest"),
    [
        pytest.param("/secret-token/", "", id="page"),
        pytest.param("/secret-token/decide", "decide", id="decide"),
        pytest.param("/secret-token", None, id="without-slash"),
        pytest.param("/secret-tokem/", None, id="wrong"),
        pytest.param("/", None, id="root"),
        pytest.param("//secret-token/", None, id="two-slashes"),
        pytest.param("/sécret-token/", None, id="not-ascii"),
    ],
)
def test_token(path: str, rest: str | None) -> None:
    assert LOCAL.path_of(path) == rest


def test_each_run_has_a_token_of_its_own() -> None:
    one, two = Address(host="127.0.0.1", port=1), Address(host="127.0.0.1", port=1)
    assert one.token != two.token
    assert len(one.token) >= 32
    assert one.token not in repr(one)
    assert one.url == f"http://127.0.0.1:1/{one.token}/"
    assert Address(host="::1", port=1, token="t").url == "http://[::1]:1/t/"
    assert Address(host="0.0.0.0", port=1, token="t").url == "http://127.0.0.1:1/t/"

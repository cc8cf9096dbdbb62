"""The server as a process, asked as a browser asks it and as others would."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from subprocess import CompletedProcess

import pytest
from serving import Served, serving


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serving(tmp_path_factory.mktemp("served") / "hotline") as server:
        yield server


def test_the_page_is_served_and_is_no_one_elses(served: Served) -> None:
    status, page, headers = served.ask()
    assert status == 200
    assert "National Defense Command Center" in page
    assert headers["cache-control"] == "no-store"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "no-referrer"
    assert "server" not in headers
    assert "connect-src &#39;self&#39;" in page
    assert served.host.startswith("127.0.0.1:")


@pytest.mark.parametrize(
    ("method", "path", "headers", "status"),
    [
        pytest.param("GET", "", {"Host": "rebound.example"}, 403, id="foreign-name"),
        pytest.param("GET", "", {"Origin": "http://other.example"}, 403, id="foreign-page"),
        pytest.param("GET", "../", {}, 404, id="no-token"),
        pytest.param("GET", "..%2f..%2fetc/passwd", {}, 404, id="no-files"),
        pytest.param("GET", "decide", {}, 405, id="a-decision-is-posted"),
        pytest.param("DELETE", "", {}, 405, id="nothing-is-deleted"),
        pytest.param("POST", "decide", {}, 403, id="without-origin"),
        pytest.param("POST", "decide", {"Origin": "null"}, 403, id="from-a-file"),
    ],
)
def test_what_is_refused(
    served: Served, method: str, path: str, headers: dict[str, str], status: int
) -> None:
    assert served.ask(method, path, "{}", **headers)[0] == status


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        pytest.param("{}", "text/plain", 415, id="a-form-of-another-site"),
        pytest.param("{", "application/json", 400, id="broken"),
        pytest.param("[" * 50_000, "application/json", 400, id="deep"),
        pytest.param("[]", "application/json", 400, id="list"),
        pytest.param(
            '{"finding": "x", "decision": "accepted"}', "application/json", 409, id="gone"
        ),
        pytest.param(" " * 70_000, "application/json", 413, id="large"),
    ],
)
def test_what_is_no_decision(served: Served, body: str, kind: str, status: int) -> None:
    origin = f"http://{served.host}"
    told = served.ask("POST", "decide", body, Content_Type=kind, Origin=origin)
    assert told[0] == status
    assert json.loads(told[1])["error"]
    assert not (served.folder / "claims.yaml").exists()


def test_a_decision_goes_to_the_ledger_and_onto_the_page(
    served: Served, run_command: Callable[..., CompletedProcess[bytes]]
) -> None:
    done = run_command(str(served.folder), "--no-ledger", "--format", "json")
    found = json.loads(done.stdout)["findings"]
    name = next(f["id"] for f in found if f["verdict"] == "discrepancy")
    status, body, _ = served.decide(
        finding=name, decision="accepted", note="<b>both</b>: known", by="desk"
    )
    assert (status, "version" in json.loads(body)) == (200, True)
    ledger = (served.folder / "claims.yaml").read_text("utf-8")
    assert name in ledger
    assert "<b>both</b>: known" in ledger
    page = served.ask()[1]
    assert "&lt;b&gt;both&lt;/b&gt;: known" in page
    assert "<b>both</b>" not in page


def test_a_changed_article_makes_the_page_again(served: Served) -> None:
    article = served.folder / "lypa-street.md"
    before = article.read_text("utf-8")
    new = served.folder / ".new"
    new.write_text(before.replace("Command Center", "Protection Center"), encoding="utf-8")
    os.replace(new, article)
    assert "Protection Center" in served.until(lambda page: "Protection Center" in page)
    article.write_text(before, encoding="utf-8")
    served.until(lambda page: "Protection Center" not in page)


def test_a_broken_ledger_keeps_the_page_and_is_told(served: Served) -> None:
    ledger = served.folder / "claims.yaml"
    before = ledger.read_text("utf-8") if ledger.exists() else None
    ledger.write_text("findings: [", encoding="utf-8")
    page = served.until(lambda page: "not up to date" in page)
    assert "National Defense Command Center" in page
    if before is None:
        ledger.unlink()
    else:
        ledger.write_text(before, encoding="utf-8")
    served.until(lambda page: "not up to date" not in page)


def test_a_taken_port_says_what_to_do(
    served: Served, run_command: Callable[..., CompletedProcess[bytes]]
) -> None:
    port = served.host.rpartition(":")[2]
    done = run_command("serve", str(served.folder), "--port", port, code=2)
    assert "leave --port out" in " ".join(done.stderr.decode().split())

"""Claims that come from a file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from reconcile.api import run
from reconcile.cli import main
from reconcile.errors import ClaimsFileError, ExitCode
from reconcile.model import Attribution, Report, Span

SOURCES = Path(__file__).resolve().parent.parent.parent / "sources"
TEXT = "Police said two men were arrested in Lyon on Monday."
SPEAKER = {"speaker": "Police", "speaker_spans": [[0, 6]], "cue": "said", "style": "indirect"}


def claim(**more: Any) -> dict[str, Any]:
    return {"id": "a:1", "article": "a", "text": "Two men.", "spans": [[12, 19]], **more}


def given(folder: Path, data: Any) -> Report:
    """The report on one article with the claims of a file."""
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    file = folder / "given.json"
    file.write_text(data if isinstance(data, str) else json.dumps(data), encoding="utf-8")
    return run([str(folder / "a.txt")], claims_from=file)


def form(**more: Any) -> dict[str, Any]:
    return {"articles": [{"id": "a", "path": "a.txt"}], "claims": [claim(**more)]}


def lacking(key: str) -> dict[str, Any]:
    data = form()
    del data["claims"][0][key]
    return data


@pytest.mark.parametrize("story", ["hotline", "palu"])
def test_our_own_claims_come_back_as_they_were(
    story: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = str(SOURCES / story)
    file = tmp_path / "claims.json"
    assert main(["claims", folder, "--format", "json"]) == ExitCode.CLEAN
    file.write_text(capsys.readouterr().out, encoding="utf-8")

    def told(report: Report) -> list[Any]:
        return [(c.id, c.article, c.text, c.spans, c.attribution) for c in report.claims]

    assert told(run([folder], claims_from=file)) == told(run([folder], want_findings=False))


@pytest.mark.parametrize(
    ("more", "attribution"),
    [
        pytest.param(
            {"attribution": {**SPEAKER, "speaker": "Lyon police", "via": "the mayor"}},
            Attribution(
                speaker="Lyon police",
                speaker_spans=(Span(start=0, end=6),),
                cue="said",
                style="indirect",
                via="the mayor",
            ),
            id="the file's",
        ),
        pytest.param({"attribution": None}, None, id="the file says nobody"),
    ],
)
def test_the_attribution_of_the_file_counts(
    more: dict[str, Any], attribution: Attribution | None, tmp_path: Path
) -> None:
    (found,) = given(tmp_path, form(**more)).claims
    assert found.attribution == attribution
    assert found.words


def test_without_an_attribution_it_is_looked_for(tmp_path: Path) -> None:
    (found,) = given(tmp_path, form(spans=[[12, 51]])).claims
    assert found.attribution is not None
    assert found.attribution.speaker == "Police"


@pytest.mark.parametrize(
    ("data", "told"),
    [
        pytest.param("[" * 100_000, "nested too deep", id="deep"),
        pytest.param('{"a": ' + "9" * 5000 + "}", "a number too long", id="long number"),
        pytest.param('{"articles":\n', ":2: not JSON", id="no JSON"),
        pytest.param([], "has no list 'articles'", id="list"),
        pytest.param({"articles": [], "claims": {}}, "has no list 'claims'", id="no claims"),
        pytest.param({"articles": [5], "claims": []}, r"articles\[0\]: must be an object", id="5"),
        pytest.param(
            {"articles": [{"id": ["a"], "path": "a.txt"}], "claims": []},
            r"articles\[0\]: id is no text; write it as a string",
            id="article id",
        ),
        pytest.param(
            {"articles": [{"id": "a", "path": 7}], "claims": []},
            r"articles\[0\]: path is no text",
            id="article path",
        ),
        pytest.param(
            {"articles": [{"id": "a", "path": "a.txt"}] * 2, "claims": []},
            r"articles\[1\]: the id 'a' is there twice; make ids unique",
            id="article twice",
        ),
        pytest.param({**form(), "claims": ["x"]}, r"claims\[0\]: must be an object", id="claim"),
        *[
            pytest.param(
                form(**{key: wrong}), rf"claims\[0\]: {key} is no text", id=f"{key} {wrong}"
            )
            for key in ("id", "article", "text")
            for wrong in ([1], 5, None, "", {})
        ],
        *[
            pytest.param(lacking(key), rf"claims\[0\]: {key} is missing; write", id=f"no {key}")
            for key in ("id", "article", "text")
        ],
        pytest.param(lacking("spans"), "spans is no list; write it like", id="no spans"),
        *[
            pytest.param(form(spans=wrong), "spans is no list; write it like", id=f"spans {wrong}")
            for wrong in (7, None, "0", {"0": 1})
        ],
        *[
            pytest.param(form(spans=[wrong]), "is not .start, end. inside", id=f"span {wrong}")
            for wrong in (7, [1], [True, 2], [0, 999], [5, 5], [-1, 3], [0, 1.5], "ab", None)
        ],
        pytest.param(form(spans=[]), "has no span; name the characters", id="empty spans"),
        pytest.param(form(article="b"), "article 'b' is not in 'articles'", id="other article"),
        *[
            pytest.param(form(attribution=wrong), f"attribution: {told}", id=f"attribution {told}")
            for wrong, told in (
                (5, "must be an object or null"),
                ({}, "style must be one of direct, indirect, mixed"),
                ({**SPEAKER, "style": ["direct"]}, "style must be one of"),
                ({**SPEAKER, "speaker": 5}, "speaker is no text"),
                ({**SPEAKER, "speaker_spans": 5}, "speaker_spans is no list"),
                ({**SPEAKER, "speaker_spans": [[0, 999]]}, "span .0, 999. is not"),
                ({**SPEAKER, "cue": 5}, "cue and via must be strings"),
                ({**SPEAKER, "via": []}, "cue and via must be strings"),
            )
        ],
    ],
)
def test_what_does_not_fit_is_told_with_place_and_remedy(
    data: Any, told: str, tmp_path: Path
) -> None:
    with pytest.raises(ClaimsFileError, match=told) as raised:
        given(tmp_path, data)
    assert str(raised.value).startswith(str(tmp_path / "given.json"))

"""From claims to independent origins, and the chain in words; the command that shows them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

from reconcile import reconcile
from reconcile.api import run
from reconcile.model import Article, Claim, Report, Section, Span
from reconcile.origins import Tracer, provenance
from reconcile.origins.speakers import in_words, key_of, speaker_of
from reconcile.settings import DEFAULT_SETTINGS

HOTLINE = Path(__file__).parents[3] / "shared" / "eval" / "dev" / "hotline"
GRADERS = HOTLINE.parent.parent

FACT = "The ferry Lady Isobel struck a rock off Tarn Point on Saturday"
LINE = "Nine passengers were hurt."
PAD = "The weather was bad for the season, and more fog is on its way to the coast this week."


def sourcing(texts: dict[str, str], **outlets: str) -> Any:
    """The origins of ``FACT``, as each text tells it."""
    articles = [
        Article(id=n, path=f"{n}.txt", text=t, story="s", outlet=outlets.get(n))
        for n, t in texts.items()
    ]
    claims = [_claim(a) for a in articles]
    return Tracer(articles, claims, provenance(articles, DEFAULT_SETTINGS)).sourcing(claims)


def _claim(article: Article) -> Claim:
    start = article.text.index(FACT)
    end = article.text.find("\n", start)
    sentence = Span(start=article.text.rfind("\n", 0, start) + 1, end=end if end > 0 else len(FACT))
    span = Span(start=start, end=start + len(FACT))
    return Claim(
        id=f"{article.id}:1", article=article.id, text=FACT, spans=(span,), mentions=((span,),),
        sentence=sentence, section=Section.BODY,
    )  # fmt: skip


OWN = f"{PAD}\n\n{FACT}.\n\n{LINE}\n"


@pytest.mark.parametrize(
    ("texts", "outlets", "origins", "chain"),
    [
        pytest.param(
            {"a": f"GULLWICK (Reuters) - {FACT}.\n\n{LINE}\n", "b": f"{FACT}. {PAD}\n\n- Reuters"},
            {},
            1,
            "2 outlets, 1 origin: Reuters",
            id="one wire",
        ),
        pytest.param(
            {"a": f"GULLWICK (Reuters) - {FACT}.\n\n{LINE}\n", "b": f"(AP) - {FACT}.\n\n{PAD}\n"},
            {},
            2,
            "2 outlets, 2 origins: Reuters; AP",
            id="two wires",
        ),
        pytest.param(
            {
                "a": f"GULLWICK (Reuters) - {FACT}.\n\n{LINE}\n",
                "b": f"(AP) - {FACT}.\n\nA crane came from Lindhavn to lift the wreck.\n",
                "c": f"{FACT}.\n\nNobody in Sandray slept that night.\n\nSource: Reuters, AP",
            },
            {},
            2,
            "3 outlets, 2 origins: Reuters; AP",
            id="with agencies adds none",
        ),
        pytest.param(
            {"a": f"{PAD}\n\n{FACT}, a witness told the BBC.\n", "b": f"{LINE}\n\n{FACT}.\n"},
            {},
            2,
            "2 outlets, 2 origins: BBC; b",
            id="a credit beside the claim",
        ),
        pytest.param(
            {"a": f"{PAD}\n\n{FACT}.\n\nThe mate told the BBC more.\n", "b": f"{FACT}.\n"},
            {},
            2,
            "2 outlets, 2 origins: a; b",
            id="a credit elsewhere",
        ),
        pytest.param(
            {"a": f"{PAD}\n\n{FACT}, the Fen Post reported.\n", "b": f"{LINE}\n\n{FACT}.\n"},
            {"b": "Fen Post"},
            1,
            "2 outlets, 1 origin: Fen Post",
            id="who is credited is there",
        ),
        pytest.param(
            {"a": f"{PAD}\n\n{FACT}.\n", "b": f"{LINE}\n\n{FACT}.\n"},
            {"a": "Echo", "b": "Echo"},
            1,
            "1 outlet, 1 origin: Echo",
            id="one outlet twice",
        ),
        pytest.param(
            {"a": f"{OWN}It was towed to port at noon by a tug from Lindhavn, it seems.", "b": OWN},
            {},
            1,
            "2 outlets, 1 origin: one text in a and b",
            id="copied without a credit",
        ),
        pytest.param(
            {
                "a": f"{PAD}\n\n{FACT} after it had left Gullwick.\n",
                "b": f"{LINE}\n\n{FACT} after it had left Gullwick.\n",
            },
            {},
            1,
            "2 outlets, 1 origin: one text in a and b",
            id="the claim stands in a copied passage",
        ),
        pytest.param(
            {
                "a": f"{PAD}\n\n{FACT}, according to court documents.\n",
                "b": f"{LINE}\n\nCourt documents say that it slept. {FACT}.\n",
            },
            {},
            1,
            "2 outlets, 1 origin: court document, from court documents",
            id="one document",
        ),
        pytest.param(
            {
                "a": f"{PAD}\n\n{FACT}, according to this L.A. Times story.\n",
                "b": f"{LINE}\n\n{FACT}, the Los Angeles Times reported.\n",
            },
            {},
            1,
            "2 outlets, 1 origin: Los Angeles Times",
            id="the story of an outlet",
        ),
    ],
)
def test_origins(texts: dict[str, str], outlets: dict[str, str], origins: int, chain: str) -> None:
    found = sourcing(texts, **outlets)
    assert len(found.roots) == origins
    assert found.chain.startswith(chain)
    assert found.single_origin is (origins == 1 and found.outlets > 1)


@pytest.mark.parametrize(
    ("name", "kind", "words"),
    [
        pytest.param("an American official", "anonymous", "one unnamed American official", id="1"),
        pytest.param("US officials", "anonymous", "unnamed US officials", id="plural"),
        pytest.param("a source close to the talks", "anonymous", "one unnamed source", id="tail"),
        pytest.param("people familiar with the matter", "anonymous", "unnamed people", id="people"),
        pytest.param("navy spokesman Nils Aas", "named", "navy spokesman Nils Aas", id="name"),
        pytest.param("a Halden Lines spokesman", "named", "a Halden Lines spokesman", id="body"),
        pytest.param("a spokesman", "anonymous", "one unnamed spokesman", id="of nobody"),
        pytest.param("The police", "named", "the police", id="police"),
        pytest.param("Police", "named", "police", id="bare"),
        pytest.param("Gen Mark Milley", "named", "Gen Mark Milley", id="person"),
        pytest.param("a court filing", "document", "a court filing", id="document"),
        pytest.param(
            "A statement from the ministry",
            "document",
            "a statement from the ministry",
            id="paper from a body",
        ),
        pytest.param(
            "the Harbour War and the Coast Guard", "named", "the Coast Guard", id="thing and body"
        ),
        pytest.param("the decision's author", "named", "the decision's author", id="of a thing"),
    ],
)
def test_speakers_are_told_apart(name: str, kind: str, words: str) -> None:
    speaker = speaker_of(name)
    assert speaker is not None
    assert (speaker.kind, in_words(speaker)) == (kind, words)


@pytest.mark.parametrize("name", ["We", "the riots", "The decision", "the elections in Norland"])
def test_pronouns_and_things_are_no_speakers(name: str) -> None:
    assert speaker_of(name) is None


def test_one_person_named_in_two_ways_is_one_speaker() -> None:
    names = ("Lt. Ana Berg of the State Police", "State Police Lt. Ana Berg", "Lieutenant Berg")
    assert {key_of(s) for n in names if (s := speaker_of(n))} == {"berg"}


def test_from_texts_to_the_chain() -> None:
    texts = {
        "east": "The ferry ran aground off Tarn Point on Saturday, an official told Reuters.\n\n"
        "Nine people were hurt.\n",
        "west": "The ferry ran aground off Tarn Point on Saturday, an official told Reuters.\n\n"
        "Tugs are on their way.\n",
    }
    report = reconcile(texts)
    told = agreements(report)
    chains = {f.sourcing.chain for f in told}
    assert chains == {"2 outlets, 1 origin: Reuters, from one unnamed official"}
    assert {f.independent_origins for f in told} == {1}
    alone = [f.sourcing for f in report.findings if len(f.claims) == 1]
    assert [s.chain for s in alone if s] == ["1 outlet, 1 origin: Reuters"] * len(alone)


def agreements(report: Report) -> list[Any]:
    return [f for f in report.findings if len({c.split(":")[0] for c in f.claims}) > 1]


@pytest.mark.skipif(not HOTLINE.is_dir(), reason="the graders are not here")
def test_the_hotline_has_one_origin() -> None:
    report = run([str(HOTLINE)], use_ledger=False)
    tied = {(o.article, o.name) for o in report.origins if o.whole}
    assert tied == {("a", "Reuters"), ("b", "Reuters")}
    found = agreements(report)
    assert found
    assert {f.independent_origins for f in found} == {1}
    assert all(f.sourcing.chain.startswith("2 outlets, 1 origin: Reuters") for f in found)


# Read one by one: in each pair whole sentences of one agency's report stand outside of quotations.
COPIES = {
    ("bomb", "d1", "d2"),
    ("23ecbplus", "d3p", "d4p"),
    ("20ecb", "d1", "d2"),
    ("31ecb", "d2", "d5"),
    ("31ecb", "d2", "d6"),
    ("31ecb", "d5", "d6"),
    ("8ecbplus", "d2p", "d4p"),
    ("hotline", "a", "b"),
}


@pytest.mark.skipif(not HOTLINE.is_dir(), reason="the graders are not here")
def test_only_read_and_confirmed_copies_are_called_copies() -> None:
    from reconcile.readers import read_sources

    found = set()
    for folder in sorted([*GRADERS.glob("dev/*"), *GRADERS.glob("more/*")]):
        articles, _, _ = read_sources([str(folder)])
        for overlap in provenance(articles, DEFAULT_SETTINGS).overlaps:
            if overlap.relation != "passages":
                found.add((folder.name, overlap.left, overlap.right))
    assert found == COPIES


def test_only_single_origin(
    run_command: Callable[..., CompletedProcess[bytes]], tmp_path: Path
) -> None:
    folder = tmp_path / "story"
    folder.mkdir()
    for name, text in {
        "east": "LINDHAVN (AP) - The mayor resigned on Monday. The budget is 3 million crowns.",
        "west": "(AP) - The mayor resigned on Monday. The harbour is closed.",
        "north": "The budget is 3 million crowns. Schools open at noon.",
    }.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    done = run_command(str(folder), "--only", "single-origin", "--format", "json")
    told = json.loads(done.stdout)
    assert [(f["verdict"], f["single_origin"]) for f in told["findings"]] == [("agreement", True)]
    assert told["findings"][0]["origins"] == [
        {"name": "AP", "kind": "agency", "articles": ["east", "west"], "speakers": []}
    ]
    (story,) = told["stories"]
    assert sum(tally["claims"] for tally in story["outlets"]) == len(told["claims"])

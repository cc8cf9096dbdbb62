"""What holds for the claims of any text: exact characters, nothing lost, nothing from elsewhere."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from claim_rows import article, extraction
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.claims.extract import extract
from reconcile.model import Claim, Extraction, Span

SUBJECTS = (
    "the minister", "Ana Lim", "two miners", "the old ferry", "Peter Stein, 41,",
    "the union, which owns the pool,", "a 23-year-old driver", "backup goalkeeper Rosa Diaz",
    "the bank and the court", "neither the mayor nor the bishop", "Carla Rossi, the coach,",
)  # fmt: skip
PREDICATES = (
    "closed the mine", "sold 40 boats for $3 million", "left Selby on Monday and reached Lima",
    "did not sign the letter or pay the fine", "will open the bridge in May",
    "was fined, losing its licence", "hired between 200 and 300 divers",
    "fell after the wall broke", "wants to sell the farm", "is taller than the tower",
    "may flood the valley if the rain stops",
)  # fmt: skip
FRAMES = (
    "{s} {p}.", "On Friday {s} {p}.", '"{s} {p}," Ida Holm said.', "“{s} {p},” said Ida Holm.",
    "Ida Holm said {s} {p}.", "According to police, {s} {p}.", "{s} {p}, officials said.",
    'The paper said {s} "{p}".', "{s} {p} - and she {p}!", "Why {s} {p}?", "{s} {p}; he {p}.",
    "## {s} {p}", "``{s} {p},'' he said.", "“{s} {p}.", "{s} {p}",
)  # fmt: skip
GAPS = (" ", "\n", "\n\n", "\r\n\r\n", "\u00a0", "  ")
FUNCTION = frozenset(
    """the a an and or nor neither not did will may was is between if to for on in by after than
    which its that who said why he she - ; according""".split()
)  # fmt: skip


@st.composite
def _articles(draw: st.DrawFn) -> str:
    parts = []
    for _ in range(draw(st.integers(1, 5))):
        frame = draw(st.sampled_from(FRAMES))
        filled = frame.format(
            s=draw(st.sampled_from(SUBJECTS)), p=draw(st.sampled_from(PREDICATES))
        )
        at = re.search(r"[A-Za-z]", filled)
        first = at.start() if at else 0
        parts += [filled[:first] + filled[first].upper() + filled[first + 1 :]]
        parts += [draw(st.sampled_from(GAPS))]
    return "".join(parts)


TEXTS = _articles()
NOISE = st.text(
    alphabet=st.one_of(
        st.sampled_from("aT .,\n\"'“”«»`-:?#é\u2028\ufeff😀"), st.characters(codec="utf-8")
    ),
    max_size=80,
)
RUNS = settings(max_examples=60, deadline=None)


def _check_spans(text: str, claim: Claim) -> None:
    for spans in (*claim.mentions, claim.spans, claim.quotes):
        assert list(spans) == sorted(spans)
        assert all(0 <= s.start < s.end <= len(text) for s in spans)
    for mention in claim.mentions:
        assert all(a.end <= b.start for a, b in pairwise(mention))
        assert not any("\n\n" in s.of(text) for s in mention)
    assert all(_inside(s, claim.sentence) for s in claim.mentions[0])
    assert {s for m in claim.mentions for s in m} == set(claim.spans)


def _inside(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _words(text: str) -> list[str]:
    return re.findall(r"[\w$]+", text.lower())


@RUNS
@given(text=TEXTS)
def test_spans_lie_in_the_text_and_in_the_sentence(text: str) -> None:
    for claim in extraction(text).claims:
        _check_spans(text, claim)


@RUNS
@given(text=TEXTS)
def test_the_claims_text_holds_the_words_of_its_spans(text: str) -> None:
    for claim in extraction(text).claims:
        filled = [r.span for r in claim.references if r.text is not None]
        told = _words(claim.text)
        for word in claim.words:
            stands = word.filled or any(_inside(word.span, s) for s in filled)
            if stands or not _words(word.text):
                continue
            assert word.text.lower() == word.span.of(text).lower().replace("’", "'")
        for span in claim.mentions[0]:
            kept = span.of(text)
            for gone in (s for s in filled if _inside(s, span)):
                kept = kept.replace(gone.of(text), " ", 1)
            assert set(_words(kept)) <= set(told)


@RUNS
@given(text=TEXTS)
def test_every_content_word_is_in_a_claim_or_in_the_residue(text: str) -> None:
    found = extraction(text)
    held = [s for c in found.claims for s in c.spans] + [r.span for r in found.residue]
    for match in re.finditer(r"[A-Za-z0-9]+", text):
        if match.group().lower() not in FUNCTION and not _covered(match.start(), held):
            raise AssertionError(f"{match.group()!r} at {match.start()} is lost")


def _covered(at: int, spans: list[Span]) -> bool:
    return any(s.start <= at < s.end for s in spans)


@RUNS
@given(text=TEXTS)
def test_values_and_speakers_stand_in_the_text(text: str) -> None:
    for claim in extraction(text).claims:
        for value in claim.values:
            assert 0 <= value.span.start < value.span.end <= len(text)
        if claim.attribution:
            assert all(0 <= s.start < s.end <= len(text) for s in claim.attribution.speaker_spans)
            assert claim.attribution.speaker
        for reference in claim.references:
            assert reference.reason
            assert (reference.text is None) == (reference.antecedent is None)


@settings(max_examples=25, deadline=None)
@given(texts=st.lists(TEXTS, min_size=2, max_size=4))
def test_an_articles_claims_do_not_depend_on_the_others(texts: list[str]) -> None:
    batch = [article(text, id=f"a{n}") for n, text in enumerate(texts)]
    together = list(extract(batch))
    alone = [e for a in batch for e in extract([a])]
    backwards = list(extract(batch[::-1]))[::-1]
    assert together == alone == backwards


@RUNS
@given(text=NOISE)
def test_any_text_can_be_read(text: str) -> None:
    found: Extraction = extraction(text)
    for claim in found.claims:
        _check_spans(text, claim)
    assert all(0 <= r.span.start < r.span.end <= len(text) for r in found.residue)


@pytest.mark.parametrize(
    ("text", "own"),
    [
        pytest.param(
            "A long freight train left the rails, blocking the road.",
            ["train", "blocking the road"],
            id="of-a-long-subject-its-head",
        ),
        pytest.param(
            "The train left the rails, blocking the road.",
            ["The train", "blocking the road"],
            id="a-short-subject-whole",
        ),
        pytest.param(
            "Ana Lim, 41, of Selby, won the lottery.",
            ["Lim", "of Selby"],
            id="a-name-in-full-once",
        ),
    ],
)
def test_a_claim_borrows_what_its_subject_is_known_by(text: str, own: list[str]) -> None:
    told = [[s.of(text) for s in claim.spans] for claim in extraction(text).claims]
    assert own in told

"""What is denied in a claim, and what only looks like it."""

from __future__ import annotations

import pytest

from reconcile.claims import extract
from reconcile.kinds.polarity import denied, held_untrue
from reconcile.model import Article, Claim

DENIED, AFFIRMED = True, False

ROWS = [
    pytest.param("The court did not free the man.", "free", DENIED, id="not"),
    pytest.param("The court never freed the man.", "free", DENIED, id="never"),
    pytest.param("No court freed the man.", "free", DENIED, id="no subject"),
    pytest.param("The court freed no man.", "free", DENIED, id="no object"),
    pytest.param("The court failed to free the man.", "free", DENIED, id="fail"),
    pytest.param("The court refused to free the man.", "free", DENIED, id="refuse"),
    pytest.param("The court is no longer free.", "free", DENIED, id="no longer"),
    pytest.param("The court did not fail to free the man.", "free", AFFIRMED, id="not fail"),
    pytest.param("The court was unable to free the man.", "free", DENIED, id="unable"),
    pytest.param("The court was not unable to free the man.", "free", AFFIRMED, id="not unable"),
    pytest.param("The court made no attempt to free the man.", "free", DENIED, id="no attempt"),
    pytest.param("The court has yet to free the man.", "free", DENIED, id="yet to"),
    pytest.param("No one is believed to be injured.", "injure", DENIED, id="raised"),
    pytest.param("Few of the judges freed a man.", "free", DENIED, id="few"),
    pytest.param("A few of the judges freed a man.", "free", AFFIRMED, id="a few"),
    pytest.param("The court not only freed the man.", "free", AFFIRMED, id="not only"),
    pytest.param("No more than ten men fled.", "flee", AFFIRMED, id="no more than"),
    pytest.param("The shop did not open until May.", "open", AFFIRMED, id="until"),
    pytest.param("World No. 1 Ada Lund finished third.", "finish", AFFIRMED, id="number one"),
]


@pytest.fixture(scope="module")
def claims() -> dict[str, Claim]:
    texts = [str(row.values[0]) for row in ROWS]
    articles = [Article(id=str(n), path=str(n), text=t, story="s") for n, t in enumerate(texts)]
    return {t: e.claims[0] for t, e in zip(texts, extract(articles), strict=True)}


@pytest.mark.parametrize(("text", "lemma", "wanted"), ROWS)
def test_denied(text: str, lemma: str, wanted: bool, claims: dict[str, Claim]) -> None:
    words = claims[text].words
    at = next(i for i, w in enumerate(words) if w.lemma == lemma)
    assert denied(words, at) is wanted


def test_a_rejected_offer_is_no_denial() -> None:
    text = "The board rejected the offer."
    (extraction,) = extract([Article(id="a", path="a", text=text, story="s")])
    assert not any(held_untrue(claim) for claim in extraction.claims)


def test_a_denial_of_the_speaker_is_no_word_of_the_claim() -> None:
    text = "The mayor denied that he took a bribe."
    (extraction,) = extract([Article(id="a", path="a", text=text, story="s")])
    assert any(held_untrue(claim) for claim in extraction.claims)

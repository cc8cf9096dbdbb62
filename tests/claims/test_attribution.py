"""Speakers, cues and styles beyond the tables of docs/claims.md, to the character."""

from __future__ import annotations

import pytest
from claim_rows import article, claim_with, claims, plain

from reconcile.claims.extract import extract
from reconcile.claims.quotes import find_quotations
from reconcile.model import Span

CURLY = "“The dam leaked,” Vera Klein said."


@pytest.mark.parametrize(
    ("text", "words", "style"),
    [
        pytest.param('"The dam leaked," Vera Klein said.', "leaked", "direct", id="straight"),
        pytest.param(CURLY, "leaked", "direct", id="curly"),
        pytest.param("«The dam leaked», Vera Klein said.", "leaked", "direct", id="guillemets"),
        pytest.param("'The dam leaked,' Vera Klein said.", "leaked", "direct", id="single"),
        pytest.param("``The dam leaked,'' Vera Klein said.", "leaked", "direct", id="tex"),
        pytest.param("Vera Klein said the dam leaked.", "leaked", "indirect", id="indirect"),
        pytest.param("The dam leaked, Vera Klein said.", "leaked", "indirect", id="following-cue"),
        pytest.param(
            'Vera Klein said the dam "leaked like a sieve" for years.',
            "leaked",
            "mixed",
            id="fragment",
        ),
        pytest.param(
            'According to Vera Klein, the dam "leaked like a sieve" for years.',
            "leaked",
            "mixed",
            id="fragment-according-to",
        ),
    ],
)
def test_style(text: str, words: str, style: str) -> None:
    held = claim_with(text, words).attribution
    assert held is not None
    assert held.style == style


@pytest.mark.parametrize(
    ("text", "words", "speaker", "characters"),
    [
        pytest.param(
            "Police said the driver was drunk.", "drunk", "Police", ["Police"], id="one-word"
        ),
        pytest.param(
            "The driver was drunk, the coast guard said.",
            "drunk",
            "the coast guard",
            ["the coast guard"],
            id="behind",
        ),
        pytest.param(
            "A spokesman for the ministry said the dam leaked.",
            "leaked",
            "A spokesman for the ministry",
            ["A spokesman for the ministry"],
            id="whole-phrase",
        ),
        pytest.param(
            "The dam leaked, according to two engineers.",
            "leaked",
            "two engineers",
            ["two engineers"],
            id="according-to",
        ),
        pytest.param(
            "Laura Stein won the race. Stein said the wind had helped.",
            "wind",
            "Laura Stein",
            ["Stein"],
            id="short-name-told-in-full",
        ),
        pytest.param(
            'Susan Ortega resigned. "The press lied," she said.',
            "lied",
            "Susan Ortega",
            ["she"],
            id="pronoun-told-in-full",
        ),
    ],
)
def test_speaker_and_its_characters(
    text: str, words: str, speaker: str, characters: list[str]
) -> None:
    held = claim_with(text, words).attribution
    assert held is not None
    assert held.speaker == speaker
    assert [s.of(text) for s in held.speaker_spans] == characters


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The dam leaked on Sunday.", id="plain"),
        pytest.param("The minister resigned on Monday and left the capital.", id="coordination"),
        pytest.param("The council voted to close the pool.", id="infinitive"),
        pytest.param("The bridge opened in May, according to plan.", id="according-to-plan"),
        pytest.param("The bank charged him 20 francs, and he paid.", id="charged-a-price"),
        pytest.param("They held the bridge, and the army retreated.", id="held-a-thing"),
        pytest.param("The test showed a crack in the wing.", id="showed-a-thing"),
        pytest.param("Ana Lim planned to repair the bridge.", id="plan"),
        pytest.param("Ana Lim declined to comment.", id="declined"),
        pytest.param("Rebels claimed responsibility for the attack.", id="claimed-a-noun"),
        pytest.param("The company was told to close the plant.", id="told-to"),
        pytest.param('The play "The Dam" opened in Selby on Sunday.', id="title-in-marks"),
    ],
)
def test_nobody_holds_it(text: str) -> None:
    assert {c.attribution for c in claims(text)} == {None}


@pytest.mark.parametrize(
    ("text", "words", "speaker", "via"),
    [
        pytest.param(
            "The Harbour Times, citing a port official, said the boat was overloaded.",
            "overloaded",
            "a port official",
            "The Harbour Times",
            id="citing-in-front",
        ),
        pytest.param(
            "The boat was overloaded, The Harbour Times reported, citing a port official.",
            "overloaded",
            "a port official",
            "The Harbour Times",
            id="citing-behind",
        ),
        pytest.param(
            "The paper reported that Vera Klein said the dam leaked.",
            "leaked",
            "Vera Klein",
            "The paper",
            id="reported-that-she-said",
        ),
        pytest.param(
            "Ana Lim told The Harbour Times that the bridge was unsafe.",
            "unsafe",
            "Ana Lim",
            "The Harbour Times",
            id="told-a-paper",
        ),
        pytest.param(
            "Ana Lim told reporters that the bridge was unsafe.",
            "unsafe",
            "Ana Lim",
            None,
            id="told-reporters",
        ),
    ],
)
def test_nested_speakers(text: str, words: str, speaker: str, via: str | None) -> None:
    held = claim_with(text, words).attribution
    assert held is not None
    assert (plain(held.speaker), held.via) == (speaker, via)


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        pytest.param(
            'Ana Lim said the boat sank. "The crew swam ashore."',
            "swam",
            "Ana Lim",
            id="next-sentence",
        ),
        pytest.param(
            '"The boat sank," Ana Lim said.\n\n"The crew swam ashore."',
            "swam",
            "Ana Lim",
            id="next-paragraph",
        ),
        pytest.param(
            '"The boat sank," Ana Lim said. "The crew swam ashore.\n\n"The captain drowned."',
            "drowned",
            "Ana Lim",
            id="repeated-opening-mark",
        ),
        pytest.param(
            '"The boat sank. The crew swam ashore," Ana Lim said.',
            "sank",
            "Ana Lim",
            id="cue-closes-the-quotation",
        ),
        pytest.param(
            '"The boat sank," Ana Lim said. "It burned," Omar Haddad said. "The crew swam."',
            "swam",
            "Omar Haddad",
            id="the-last-speaker",
        ),
        pytest.param(
            '"The boat sank," Ana Lim said. The port was closed. "The crew swam."',
            "swam",
            "Ana Lim",
            id="over-a-sentence-of-the-writers-own",
        ),
        pytest.param(
            "Ana Lim said the boat sank. The port was closed. It rained. It snowed. It froze. "
            '"The crew swam."',
            "swam",
            None,
            id="not-over-four-sentences",
        ),
        pytest.param(
            'Ana Lim said the boat sank. Omar Haddad built it in 2001. "The crew swam."',
            "swam",
            "Omar Haddad",
            id="the-one-the-paragraph-is-about",
        ),
        pytest.param("Ana Lim said the boat sank. The port was closed.", "port", None, id="prose"),
    ],
)
def test_speaker_is_carried_over_quoted_sentences(
    text: str, words: str, speaker: str | None
) -> None:
    held = claim_with(text, words).attribution
    assert (held.speaker if held else None) == speaker


def test_a_speaker_is_never_carried_into_the_next_article() -> None:
    first = article('"The boat sank," Ana Lim said.', id="a")
    second = article('"The crew swam ashore."', id="b")
    found = list(extract([first, second]))
    assert [c.attribution for c in found[1].claims] == [None]


def test_speaker_and_cue_are_no_part_of_the_spans() -> None:
    text = "Ana Lim said the bridge was closed."
    claim = claim_with(text, "closed")
    assert [s.of(text) for s in claim.spans] == ["the bridge was closed"]


def test_a_promise_keeps_its_speaker_in_the_text_alone() -> None:
    text = "Ana Lim promised to repair the bridge."
    claim = claim_with(text, "repair")
    assert claim.text == text
    assert [s.of(text) for s in claim.spans] == ["to repair the bridge"]
    assert claim.attribution is not None
    assert [s.of(text) for s in claim.attribution.speaker_spans] == ["Ana Lim"]


def test_quotes_are_the_characters_between_the_marks() -> None:
    text = 'Vera Klein said the dam "leaked like a sieve" for years.'
    claim = claim_with(text, "leaked")
    assert [q.of(text) for q in claim.quotes] == ["leaked like a sieve"]


@pytest.mark.parametrize(
    ("text", "quoted", "open_at_end"),
    [
        pytest.param('He said "no" twice.', ["no"], False, id="straight"),
        pytest.param("He said “no” twice.", ["no"], False, id="curly"),
        pytest.param("He said „no“ twice.", ["no"], False, id="low-opening"),
        pytest.param("He said «no» twice.", ["no"], False, id="guillemets"),
        pytest.param("He said ``no'' twice.", ["no"], False, id="tex"),
        pytest.param("He said ‘not now’ twice.", ["not now"], False, id="single-curly"),
        pytest.param("He said 'not now' twice.", ["not now"], False, id="single-straight"),
        pytest.param("The miners' union met.", [], False, id="plural-apostrophe"),
        pytest.param("It's the miners' and the owners' fault.", [], False, id="apostrophes"),
        pytest.param("“No,” he said. “Never.”", ["No,", "Never."], False, id="split"),
        pytest.param("“He ran. He fell.", ["He ran. He fell."], True, id="left-open"),
        pytest.param("No quotation here.", [], False, id="none"),
        pytest.param("“It doesn't leak,” he said.", ["It doesn't leak,"], False, id="apostrophe"),
    ],
)
def test_quotation_marks(text: str, quoted: list[str], open_at_end: bool) -> None:
    found = find_quotations(text)
    assert [s.of(text) for s in found.spans] == quoted
    assert found.open_at_end is open_at_end


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("and the crew swam ashore.” The port was closed.", id="mark-behind-a-word"),
        pytest.param("and the crew swam ashore. ”", id="mark-alone-at-the-end"),
    ],
)
def test_a_quotation_that_runs_on_ends_in_the_next_block(text: str) -> None:
    found = find_quotations(text, continued=True)
    assert found.spans == (Span(start=0, end=text.index("”")),)

"""Names compared by their parts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.lexicon.demonyms import country_of, is_demonym, same_place, seat_of
from reconcile.lexicon.names import compare_names
from reconcile.lexicon.nicknames import same_given_name
from reconcile.lexicon.titles import is_title

SAME, COMPATIBLE, VARIANT, DIFFERENT = "same", "compatible", "variant", "different"

CASES = [
    pytest.param("UN", "United Nations", SAME, id="acronym"),
    pytest.param("U.N.", "the United Nations", SAME, id="dotted-acronym"),
    pytest.param("DoD", "US Department of Defense", SAME, id="acronym-with-of"),
    pytest.param("MSF", "Médecins Sans Frontières", SAME, id="acronym-foreign"),
    pytest.param("RAF", "Royal Air Force", SAME, id="acronym-three"),
    pytest.param("GM", "General Motors", SAME, id="general-is-no-rank"),
    pytest.param("Department of Defense", "Defense Department", SAME, id="word-order"),
    pytest.param("US Department of Defense", "US Defence Department", SAME, id="uk-spelling"),
    pytest.param("Russian Ministry of Defence", "Russia's Defense Ministry", SAME, id="demonym"),
    pytest.param("US European Command", "United States European Command", SAME, id="us"),
    pytest.param("Supreme Court", "US Supreme Court", SAME, id="country-left-out"),
    pytest.param("Gen Holt", "General Ivar Holt", COMPATIBLE, id="rank-family-name"),
    pytest.param("Smith", "John Smith", COMPATIBLE, id="family-name"),
    pytest.param("Donald", "Donald Trump", COMPATIBLE, id="given-name"),
    pytest.param("J. Smith", "John Smith", COMPATIBLE, id="initial"),
    pytest.param("Mark Felt", "W. Mark Felt Sr", SAME, id="initial-more"),
    pytest.param("Sergei Shoigu", "Sergey Shoygu", SAME, id="sergei"),
    pytest.param("Muammar Gaddafi", "Moammar Qadhafi", SAME, id="gaddafi"),
    pytest.param("Mohammed Ali", "Muhammad Ali", SAME, id="mohammed"),
    pytest.param("Osama bin Laden", "Usama bin Ladin", SAME, id="vowels"),
    pytest.param("Volodymyr Zelensky", "Vladimir Zelenskyy", SAME, id="neighbour-language"),
    pytest.param("António Guterres", "Secretary-General Antonio Guterres", SAME, id="accents"),
    pytest.param("Bashar al-Assad", "Bashar Assad", SAME, id="article-al"),
    pytest.param("Bill Clinton", "William Clinton", SAME, id="nickname"),
    pytest.param("Xi Jinping", "Jinping Xi", SAME, id="family-name-first"),
    pytest.param("Kim Jong-un", "Kim Jong Un", SAME, id="hyphen"),
    pytest.param("Kim Jong Un", "Kim Jong Il", DIFFERENT, id="kim-and-kim"),
    pytest.param("John Smith", "James Smith", DIFFERENT, id="given-names"),
    pytest.param("George W. Bush", "George H. W. Bush", DIFFERENT, id="initials-differ"),
    pytest.param("King Charles III", "King Charles II", DIFFERENT, id="regnal-number"),
    pytest.param("Mr Smith", "Mrs Smith", DIFFERENT, id="man-and-woman"),
    pytest.param("Daniel Craig", "Danielle Craig", DIFFERENT, id="gendered-names"),
    pytest.param("Lars Brandt", "Ivar Holt", DIFFERENT, id="two-people"),
    pytest.param("Air France", "Air Canada", DIFFERENT, id="airlines"),
    pytest.param("Apple Inc.", "Apple", SAME, id="legal-form"),
    pytest.param("Apple Corps", "Apple Inc", DIFFERENT, id="corps-is-a-name"),
    pytest.param("Ford Motor Company", "Ford", SAME, id="generic-rest"),
    pytest.param("Ford Motor Co", "Ford Motor Company", SAME, id="company"),
    pytest.param("New York", "New York Times", DIFFERENT, id="city-newspaper"),
    pytest.param("The New York Times", "New York Times", SAME, id="article-the"),
    pytest.param("China", "Air China", DIFFERENT, id="country-airline"),
    pytest.param("London", "London Fire Brigade", DIFFERENT, id="city-body"),
    pytest.param("Labour Party", "Labor Party", SAME, id="labour"),
    pytest.param("Labour Party", "Conservative Party", DIFFERENT, id="parties"),
    pytest.param(
        "National Defense Command Center",
        "National Defence Management Centre",
        VARIANT,
        id="counterparts",
    ),
    pytest.param("Ukrainian Defence Ministry", "Russian Defence Ministry", DIFFERENT, id="lands"),
    pytest.param("Boston Police Department", "Houston Police Department", DIFFERENT, id="cities"),
    pytest.param("Ministry of Defence", "Ministry of the Interior", DIFFERENT, id="ministries"),
    pytest.param("Flight 370", "Flight 17", DIFFERENT, id="flights"),
    pytest.param("Defence Secretary", "Defence Minister", DIFFERENT, id="offices"),
    pytest.param("US Secretary of Defense", "US Defence Secretary", SAME, id="office-order"),
    pytest.param("Prime Minister", "British Prime Minister", COMPATIBLE, id="office-fuller"),
    pytest.param("British PM", "Prime Minister Jane Roe of Britain", COMPATIBLE, id="holder"),
    pytest.param("Office of the Prime Minister", "Prime Minister's Office", SAME, id="office-of"),
    pytest.param("Kyiv", "Kiev", SAME, id="two-names-of-a-place"),
    pytest.param("Moscow", "Russia", COMPATIBLE, id="capital"),
    pytest.param("Russia", "Ukraine", DIFFERENT, id="countries"),
    pytest.param("UK", "Britain", SAME, id="country-names"),
    pytest.param("North Korea", "South Korea", DIFFERENT, id="koreas"),
    pytest.param("Slovakia", "Slovenia", DIFFERENT, id="like-sounding-countries"),
    pytest.param("St Petersburg", "Saint Petersburg", SAME, id="saint"),
    pytest.param("T - Mobile USA", "T-Mobile", COMPATIBLE, id="spaced-hyphen"),
    pytest.param('Vincent "Fats" Rossi', "Vincent Rossi", SAME, id="quoted-nickname"),
    pytest.param("T-Mobile", "Thompson", DIFFERENT, id="initial-alone"),
    pytest.param("H-P", "Hewlett-Packard Co", SAME, id="hyphened-acronym"),
    pytest.param("H-P", "Mr. Putin", DIFFERENT, id="acronym-is-no-initial"),
    pytest.param("Williams", "William Clay Rossi", DIFFERENT, id="plural-of-a-given-name"),
    pytest.param("", "Smith", DIFFERENT, id="empty"),
]


@pytest.mark.parametrize(("a", "b", "verdict"), CASES)
def test_verdict(a: str, b: str, verdict: str) -> None:
    found = compare_names(a, b)
    assert found.verdict == verdict, found


@pytest.mark.parametrize(("a", "b", "verdict"), CASES)
def test_symmetric_on_names(a: str, b: str, verdict: str) -> None:
    one, other = compare_names(a, b), compare_names(b, a)
    assert (one.verdict, one.score) == (other.verdict, other.score)
    assert one.differing == other.differing[::-1]


def test_says_what_differs() -> None:
    found = compare_names("National Defense Command Center", "National Defence Management Centre")
    assert found.differing == ("Command", "Management")
    assert "Command" in found.why
    assert "Management" in found.why


words = st.sampled_from(
    "Smith John Mr Dr Air France Ministry of Defence the US Russia's Kim Jong Inc Prime Minister "
    "President Bank J. - ' Jr Boston Moscow UN General Motors of King Élodie 7".split()
)


@given(st.lists(words, max_size=6), st.lists(words, max_size=6))
def test_symmetric(left: list[str], right: list[str]) -> None:
    a, b = " ".join(left), " ".join(right)
    one, other = compare_names(a, b), compare_names(b, a)
    assert (one.verdict, one.score) == (other.verdict, other.score)
    assert one.differing == other.differing[::-1]
    assert 0.0 <= one.score <= 1.0


@given(st.text(max_size=30), st.text(max_size=30))
def test_takes_any_text(a: str, b: str) -> None:
    assert compare_names(a, b).verdict == compare_names(b, a).verdict


@given(st.lists(words, min_size=1, max_size=5))
def test_a_name_is_itself(name: list[str]) -> None:
    found = compare_names(" ".join(name), " ".join(name))
    assert found.verdict == "same" or found.score == 0.0


@pytest.mark.parametrize(
    ("word", "country"),
    [
        pytest.param("Russia", "Russia", id="country"),
        pytest.param("Russians", "Russia", id="people"),
        pytest.param("U.S.", "United States", id="dots"),
        pytest.param("us", None, id="pronoun"),
        pytest.param("polish", None, id="verb"),
        pytest.param("Polish", "Poland", id="adjective"),
        pytest.param("UKRAINE", "Ukraine", id="capitals"),
        pytest.param("Moscow", None, id="capital-is-no-country"),
        pytest.param("South Korean", "South Korea", id="two-words"),
    ],
)
def test_country_of(word: str, country: str | None) -> None:
    assert country_of(word) == country


def test_other_tables() -> None:
    assert seat_of("Moscow") == "Russia"
    assert seat_of("Springfield") is None
    assert same_place("Kiev") == same_place("Kyiv")
    assert is_demonym("Russian")
    assert not is_demonym("Russia")
    assert same_given_name("bill", "william")
    assert not same_given_name("john", "james")
    assert is_title("Gen.")
    assert is_title("ex-president")
    assert not is_title("Smith")

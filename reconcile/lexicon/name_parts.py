"""A name taken apart: title, core words, what it is the name of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from reconcile.lexicon.demonyms import LONGEST, country_of, same_place
from reconcile.lexicon.likeness import ascii_fold
from reconcile.lexicon.spelling import normalise_spelling
from reconcile.lexicon.titles import (
    ALSO_SURNAMES,
    BODIES,
    CORPORATE,
    DESCRIBES_BODY,
    EXPANSIONS,
    GENERATIONS,
    LIGHT,
    PERSONAL_TITLES,
    PORTFOLIO,
    RANKS,
    TITLE_MODIFIERS,
    is_title,
)

_MEN = frozenset("mr mister sir lord king prince duke father".split())
_WOMEN = frozenset("mrs ms miss mx madam madame lady dame queen princess duchess mother".split())

_NICKNAME = re.compile(r"""(?<=\w)\s+(?:"[^"]{2,24}"|'[^']{2,24}'|\([^)]*\))(?=\s|$)""")
_SPACED_MARK = re.compile(r"\s+(?=[.,](?:\s|$))")
_SPACED_HYPHEN = re.compile(r"\s+-\s+")
_SPLIT_O = re.compile(r"\b([OD])'\s+(?=[A-Z])")
_POSSESSIVE = re.compile(r"(?:\s?'s|(?<=s)')(?=\s|$)|(?:^|\s)['\"](?=\s|$)")
_INITIALS = re.compile(r"\b[A-Za-z](?:\.\s?[A-Z])+(?:\.|\b)")
_GLUED = re.compile(r"(?<=[a-z])\.(?=[A-Z])")
_EDGES = '.,;:!?"()[]'


@dataclass(frozen=True, slots=True, kw_only=True)
class NameParts:
    """A name in its parts.  ``words`` are as written, ``keys`` what they are compared by.

    ``words`` and ``keys`` run in parallel: the core, without title, legal form and articles; a
    country or demonym is one key that begins with "@".  ``person``: a title says so.  ``office``:
    nothing but a title.  ``body``: a word of the core or a legal form says that it is an
    organisation.  ``initials`` are the ways to abbreviate it, ``short`` the abbreviation it is.
    """

    words: tuple[str, ...]
    keys: tuple[str, ...]
    title: frozenset[str]
    person: bool
    office: bool
    body: bool
    legal: str | None
    generation: str | None
    sex: str | None
    initials: frozenset[str]
    short: str | None
    joined: str


@lru_cache(maxsize=16384)
def parts_of(name: str) -> NameParts:
    """Take a name apart.  Any string will do; an empty one has no keys."""
    words = _words(name)
    core, title = _split_title(words)
    core, legal, generation = _strip_suffixes(core)
    if core and core[0].lower() in ("the", "a", "an") and len(core) > 1:
        core = core[1:]
    office = not core and bool(title)
    title_keys = _title_keys(title)
    surfaces, keys = _keys(core)
    lows = {w.lower() for w in title}
    sex = "m" if lows & _MEN else "f" if lows & _WOMEN else None
    person = bool(title) and not office and not lows & DESCRIBES_BODY
    if person and not _is_human_title(lows, title_keys):
        person = False
    return NameParts(
        words=surfaces,
        keys=keys,
        title=title_keys,
        person=person,
        office=office,
        body=legal is not None or any(k in BODIES for k in keys),
        legal=legal,
        generation=generation,
        sex=sex,
        initials=_initials(core, legal),
        short=_short(core),
        joined="".join(k.replace(" ", "") for k in keys),
    )


def _words(name: str) -> list[str]:
    text = " ".join(ascii_fold(name).split())
    text = _NICKNAME.sub(" ", text)
    text = _SPACED_MARK.sub("", text)
    text = _SPACED_HYPHEN.sub("-", text)
    text = _SPLIT_O.sub(r"\1'", text)
    text = _INITIALS.sub(lambda m: re.sub(r"[.\s]", "", m[0]) + " ", text)
    text = _GLUED.sub(" ", text)
    text = _POSSESSIVE.sub(" ", text)
    return [w for w in (part.strip(_EDGES) for part in text.replace("/", " ").split()) if w]


def _split_title(words: list[str]) -> tuple[list[str], list[str]]:
    """(core, title): the title is everything up to the last title word and what it is "of"."""
    best = 0
    if len(words) > 2 and words[0].lower() in BODIES and words[1].lower() == "of":
        return words, []
    for i, word in enumerate(words):
        if not is_title(word):
            continue
        low = word.lower()
        ambiguous = low in ALSO_SURNAMES or low in DESCRIBES_BODY
        if ambiguous and not all(_in_title(w, words) for w in words[:i]):
            continue
        end = _after_portfolio(words, i + 1)
        rest = words[end:]
        foreign = rest and (rest[0].lower() in BODIES or _of_something(rest, low))
        if foreign and not _only_country(rest):
            continue
        alone = len(words) == 1 and low in ALSO_SURNAMES | RANKS
        if not rest and (alone or low in DESCRIBES_BODY):
            continue
        if i and low in ALSO_SURNAMES and all(w.lower() in GENERATIONS for w in rest):
            continue
        best = end
    title, core = words[:best], words[best:]
    if best and _only_country(core):
        return [], title + core
    if best and len(core) > 2 and core[-2].lower() == "of" and country_of(core[-1]):
        title, core = [*title, core[-1]], core[:-2]
    return core, title


def _of_something(rest: list[str], title: str) -> bool:
    return rest[0] == "of" and title not in PERSONAL_TITLES


def _in_title(word: str, words: list[str]) -> bool:
    return is_title(word) or word.lower() in TITLE_MODIFIERS or country_of(word) is not None


def _after_portfolio(words: list[str], i: int) -> int:
    """The index after "of State" or "for Foreign Affairs", else ``i``."""
    if (
        i < len(words) - 1
        and words[i].lower() in ("of", "for")
        and words[i + 1].lower() in PORTFOLIO
    ):
        i += 2
        while i < len(words) and words[i].lower() in PORTFOLIO | {"of"}:
            i += 1
        if words[i - 1].lower() in ("of", "the"):
            i -= 1
    return i


def _only_country(words: list[str]) -> bool:
    rest = [w for w in words if w.lower() not in ("of", "the", "for", "to")]
    return bool(rest) and rest != words and country_of(" ".join(rest)) is not None


def _strip_suffixes(core: list[str]) -> tuple[list[str], str | None, str | None]:
    legal: str | None = None
    generation: str | None = None
    core = list(core)
    while len(core) > 1:
        low = core[-1].lower()
        if low in CORPORATE:
            legal = EXPANSIONS.get(low, low)
        elif low in GENERATIONS:
            generation = {"jr": "junior", "sr": "senior"}.get(low, low)
        elif low in ("&", "and"):
            pass
        else:
            break
        core.pop()
    return core, legal, generation


def _title_keys(title: list[str]) -> frozenset[str]:
    _, keys = _keys(title)
    ignored = {"former", "ex", "then", "late", "mr", "mrs", "ms", "miss", "the", "acting", "new"}
    return frozenset(k for key in keys for k in key.split(" ") if key[0] != "@") - ignored | {
        key for key in keys if key[0] == "@"
    }


def _is_human_title(lows: set[str], keys: frozenset[str]) -> bool:
    return bool(lows & PERSONAL_TITLES) or any(is_title(k) for k in lows | keys)


def _keys(core: list[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Surface words and their keys, countries of several words merged, light words left out."""
    surfaces: list[str] = []
    keys: list[str] = []
    i = 0
    while i < len(core):
        for size in range(min(LONGEST, len(core) - i), 0, -1):
            surface = " ".join(core[i : i + size])
            country = country_of(surface)
            if country:
                surfaces.append(surface)
                keys.append("@" + country.lower())
                i += size
                break
        else:
            _add_word(core[i], surfaces, keys)
            i += 1
    if keys and all(k in LIGHT for k in keys):
        return tuple(surfaces), tuple(keys)
    kept = [(s, k) for s, k in zip(surfaces, keys, strict=True) if k not in LIGHT]
    return tuple(s for s, _ in kept), tuple(k for _, k in kept)


def _add_word(word: str, surfaces: list[str], keys: list[str]) -> None:
    for part in word.split("-"):
        if not part:
            continue
        low = part.lower().strip("'")
        if low in ("al", "el") and part is not word:
            continue
        low = EXPANSIONS.get(low, low)
        for piece in low.split(" "):
            surfaces.append(part)
            keys.append(same_place(normalise_spelling(piece.replace("'", ""))))


def _initials(core: list[str], legal: str | None) -> frozenset[str]:
    """Abbreviations of a name of several words: with and without light words and country."""
    words = [p for w in core for p in w.split("-") if p]
    if len(words) < 2:
        return frozenset()
    out: set[str] = set()
    variants = [words]
    if country_of(words[0]) or country_of(" ".join(words[:2])):
        variants.append(words[1:] if country_of(words[0]) else words[2:])
    for some in variants:
        for keep_light in (True, False):
            letters = "".join(
                w if w.isupper() and 1 < len(w) < 4 else w[0]
                for w in some
                if keep_light or w.lower() not in LIGHT
            ).upper()
            out.add(letters)
            if legal:
                out.add(letters + legal[0].upper())
    return frozenset(x for x in out if len(x) > 1)


def _short(core: list[str]) -> str | None:
    """The name as an abbreviation ("UN", "H-P", "DoD", "GMs"), or None."""
    if len(core) != 1:
        return None
    word = core[0].replace("-", "").replace("&", "")
    if len(word) > 2 and word.endswith("s") and word[:-1].isupper():
        word = word[:-1]
    capitals = sum(c.isupper() for c in word)
    if not word.isalpha() or not 2 <= len(word) <= 7 or capitals < 2 or capitals < len(word) - 2:
        return None
    return word.upper()

"""Names of agencies and outlets: the known ones, and where an article names one.

Known are those of agencies.toml, those that the ledger adds, and the outlets of the articles
themselves.  Beside a cue an unknown name counts too where it ends as outlets' names end.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from reconcile.model import Agency, Article, OriginKind

_FILE = Path(__file__).with_name("agencies.toml")
# Words that end the name of an outlet, and those that begin it before "of" ("Times of ...").
_LAST = frozenset(
    """Times Post Herald Tribune News Daily TV Television Radio Guardian Telegraph Gazette Courier
    Journal Chronicle Observer Mail Express Mirror Echo Globe Standard Independent Inquirer
    Examiner Press Dispatch Sentinel Register Review Magazine Weekly Broadcasting Network Newswire
    Wire Argus Bulletin Messenger Mercury Record Reporter Signal Star Sun Leader Lantern Advertiser
    Advocate Intelligencer Ledger Monitor Banner Beacon Enterprise Citizen Digest Clarion Online
    Evening Sunday Bugle Spectator Statesman Transcript Republic Today""".split()
)
# Of these one alone names nothing: "the Post" is an outlet, "Post" is not.
_FIRST = frozenset("Times Voice Radio Journal Daily".split())
# Those that begin it before a name: "Radio Free Europe".
_OPENS = frozenset({"Radio", "TV"})
# What also ends the names of other bodies, so that it needs another word before it.
_WEAK_ALONE = frozenset("Press News Wire Network Record Review Online Evening Sunday Today".split())
_WORD = r"[A-Z][\w&.’'-]*"
_RUN = re.compile(rf"\b(?:{_WORD}|dpa\b)(?:[^\S\n]*\n?[^\S\n]*(?:of[^\S\n]+)?\b{_WORD})*")
_WORDS = re.compile(r"[\w&.’'-]+")
_POSSESSIVE = re.compile(r"['’]s?$")
_LONGEST_NAME = 5  # words
# Capitals that only begin a sentence or a line.
_NO_NAME = frozenset(
    """A An Another As At By But Each Every From His Her In It Many More My No On One Other Our
    Several She Some That The Their These They This Those Two We When While With You Your""".split()
)
_MEDIUM = re.compile(
    r"\s+(?:newspaper|news\s+agency|daily|broadcaster|magazine|tabloid|news\s+site)\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A name of an agency or outlet in a text; ``name`` is the one that all its variants have.

    ``sure`` is false where only the words beside it can tell that an outlet is meant,
    ``ambiguous`` true where it means other things as often.
    """

    start: int
    end: int
    name: str
    kind: OriginKind
    sure: bool = True
    ambiguous: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """Every known name (as written, without "the") with the name and kind that it stands for."""

    known: Mapping[str, tuple[str, OriginKind]]
    ambiguous: frozenset[str]
    firsts: frozenset[str]
    longest: int = _LONGEST_NAME

    def of(self, text: str) -> tuple[str, OriginKind] | None:
        """What a whole text such as a metadata value names, if it is a known name."""
        return self.known.get(bare(text))

    def inside(self, text: str, start: int = 0) -> Iterator[Named]:
        """Every name in ``text`` from ``start`` on, in order, without overlaps."""
        for run in _RUN.finditer(text, start):
            words = [w for w in _WORDS.finditer(run[0]) if w[0] != "of"]
            offset = run.start()
            bare_words = [_POSSESSIVE.sub("", w[0].rstrip(".")) for w in words]
            spans = [(offset + w.start(), offset + w.end()) for w in words]
            found = False
            if not self.firsts.isdisjoint(bare_words):
                for named in self._of_run(text, spans, bare_words):
                    found = True
                    yield named
            if not found and (
                not _LAST.isdisjoint(bare_words)
                or not _FIRST.isdisjoint(bare_words)
                or _MEDIUM.match(text, run.end())
            ):
                shaped = _shaped(text, spans)
                if shaped is not None:
                    yield shaped

    def _of_run(
        self, text: str, words: Sequence[tuple[int, int]], bare_words: Sequence[str]
    ) -> Iterator[Named]:
        at = 0
        while at < len(words):
            found = self._known(text, words, at) if bare_words[at] in self.firsts else None
            if found is not None:
                named, at = found
                yield named
            else:
                at += 1

    def _known(
        self, text: str, words: Sequence[tuple[int, int]], at: int
    ) -> tuple[Named, int] | None:
        start = words[at][0]
        for last in range(min(len(words), at + self.longest), at, -1):
            end = words[last - 1][1]
            raw = text[start:end]
            for written in (raw, raw.rstrip("."), _POSSESSIVE.sub("", raw.rstrip("."))):
                key = " ".join(written.split())
                if key in self.known:
                    name, kind = self.known[key]
                    # "ABC News Reporter" is the outlet's, "AP Moller" is a firm of its own.
                    return (
                        Named(
                            start=start,
                            end=start + len(written),
                            name=name,
                            kind=kind,
                            ambiguous=key in self.ambiguous,
                        ),
                        last,
                    )
        return None


def _shaped(text: str, words: Sequence[tuple[int, int]]) -> Named | None:
    """The longest beginning-to-end stretch of a run that ends as outlets' names end."""
    described = _MEDIUM.match(text, words[-1][1])
    for last in range(len(words), 0, -1):
        end = words[last - 1][1]
        word = _POSSESSIVE.sub("", text[words[last - 1][0] : end].rstrip("."))
        first = 0
        while first < last - 1 and text[words[first][0] : words[first][1]] in _NO_NAME:
            first += 1
        raw = text[words[first][0] : words[last - 1][0]] + word
        if "\n" in raw:
            continue
        of = re.match(r"(\w+) of \w", raw)
        alone = last - first == 1
        if alone and text[words[first][0] : words[first][1]] in _NO_NAME:
            continue
        if (word in _LAST and not (alone and word in _WEAK_ALONE)) or (
            (of and of[1] in _FIRST)
            or (described and last == len(words))
            or (1 < last - first < _LONGEST_NAME and raw.split()[0] in _OPENS)
        ):
            start = words[first][0]
            name = " ".join(raw.split())
            return Named(start=start, end=start + len(raw), name=name, kind="outlet", sure=False)
    return None


def bare(name: str) -> str:
    """A name on one line without its article."""
    return re.sub(r"^[Tt]he\s+", "", " ".join(name.split())).strip()


@cache
def _builtin() -> Names:
    """The names of agencies.toml."""
    with _FILE.open("rb") as file:
        data: dict[str, Any] = tomllib.load(file)
    made = [
        Agency(name=name, variants=tuple(also), kind="agency" if key == "agencies" else "outlet")
        for key in ("agencies", "outlets")
        for name, also in data[key].items()
    ]
    return _with({}, made, frozenset(data["ambiguous"]["names"]))


def _with(
    known: Mapping[str, tuple[str, OriginKind]],
    agencies: Iterable[Agency],
    ambiguous: frozenset[str],
    longest: int = 1,
    firsts: frozenset[str] = frozenset(),
) -> Names:
    """The known names and those of ``agencies``, which outdo them."""
    added: dict[str, tuple[str, OriginKind]] = {}
    for agency in agencies:
        for written in (agency.name, *agency.variants):
            if bare(written):
                added[bare(written)] = (agency.name, agency.kind)
    # As words are compared: without a final full stop and a possessive.
    first = {_POSSESSIVE.sub("", name.split()[0].rstrip(".")) for name in added}
    return Names(
        known={**known, **added},
        ambiguous=ambiguous,
        firsts=firsts | first,
        longest=max([longest, *(len(name.split()) for name in added)]),
    )


def names_for(articles: Iterable[Article], added: Sequence[Agency] = ()) -> Names:
    """The names that these articles may credit; what is ``added`` outdoes what is built in."""
    base = _builtin()
    more = list(added)
    taken = base.known.keys() | {bare(w) for a in more for w in (a.name, *a.variants)}
    for article in articles:
        if article.outlet and bare(article.outlet) not in taken:
            more.append(Agency(name=article.outlet, kind="outlet"))
    if not more:
        return base
    own = {bare(written) for agency in added for written in (agency.name, *agency.variants)}
    return _with(base.known, more, base.ambiguous - own, base.longest, base.firsts)

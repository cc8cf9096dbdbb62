"""Who has it from whom as a small drawing: speakers, origins and outlets in three columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reconcile.model import Root, SpeakerKind
from reconcile.reports.shown import Entry, Story
from reconcile.reports.text import clip

_MOST_SPEAKERS, _MOST_ORIGINS, _MOST_OUTLETS = 6, 8, 12
_LONGEST_LABEL = 30
_WIDTH, _BOX, _ROW, _HEIGHT, _TOP = 760, 208, 40, 28, 26
_COLUMNS = (0, (_WIDTH - _BOX) // 2, _WIDTH - _BOX)


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A box; ``sort`` is speaker, origin or outlet, ``kind`` what sort of speaker."""

    label: str
    sort: str
    kind: str
    x: int
    y: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """A line from the right of one box to the left of another; ``weight`` 1 to 3 by its facts."""

    path: str
    weight: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Graph:
    """The drawing, and the same in words."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    words: tuple[str, ...]
    height: int
    width: int = _WIDTH
    box: int = _BOX
    box_height: int = _HEIGHT


_Link = tuple[str, str]


def draw(story: Story, entries: Iterable[Entry]) -> Graph | None:
    """The origins of the facts that several outlets tell; None where no origin is shared."""
    labels = {s.id: s.outlet for s in story.sources}
    carried: Counter[_Link] = Counter()
    heard: Counter[_Link] = Counter()
    kinds: dict[str, SpeakerKind] = {}
    known: dict[str, str] = {}
    for entry in entries:
        if entry.outlets < 2:
            continue
        for root in entry.roots:
            name = _origin(root)
            if name is None:
                continue
            for outlet in dict.fromkeys(labels[a] for a in root.articles):
                carried[name, outlet] += 1
            for speaker in root.speakers:
                called = known.setdefault(_last_words(speaker.name), speaker.name)
                kinds[called] = speaker.kind
                heard[called, name] += 1
    if not carried:
        return None
    origins = _most((origin for origin, _ in carried.elements()), _MOST_ORIGINS)
    outlets = list(dict.fromkeys(s.outlet for s in story.sources))[:_MOST_OUTLETS]
    links = Counter({link: n for link, n in heard.items() if link[1] in origins})
    speakers = _most((speaker for speaker, _ in links.elements()), _MOST_SPEAKERS)
    columns = (speakers, origins, outlets)
    height = _TOP + _ROW * max(map(len, columns))
    nodes = {
        (sort, label): Node(
            label=clip(label, _LONGEST_LABEL),
            sort=sort,
            kind=kinds.get(label, "") if sort == "speaker" else "",
            x=_COLUMNS[n],
            y=_TOP + round((height - _TOP - _ROW * len(column)) / 2) + _ROW * row,
        )
        for n, (sort, column) in enumerate(zip(_SORTS, columns, strict=True))
        for row, label in enumerate(column)
    }
    edges = [
        _edge(nodes[left, link[0]], nodes[right, link[1]], number)
        for (left, right), found in ((_SORTS[:2], links), (_SORTS[1:], carried))
        for link, number in found.items()
        if (left, link[0]) in nodes and (right, link[1]) in nodes
    ]
    return Graph(
        nodes=tuple(nodes.values()), edges=tuple(edges), height=height,
        words=tuple(_words(origins, carried, links, kinds)),
    )  # fmt: skip


_SORTS = ("speaker", "origin", "outlet")


def _origin(root: Root) -> str | None:
    """The origin's name, or None where it is one outlet's own report."""
    return root.name if root.kind != "own" or len(root.articles) > 1 else None


def _last_words(name: str) -> str:
    """By which "the US State Department" and "the State Department" are one."""
    return " ".join(name.casefold().split()[-2:])


def _most(names: Iterable[str], most: int) -> list[str]:
    return [name for name, _ in Counter(names).most_common(most)]


def _edge(left: Node, right: Node, number: int) -> Edge:
    x, y = left.x + _BOX, left.y + _HEIGHT // 2
    u, v = right.x, right.y + _HEIGHT // 2
    middle = (x + u) // 2
    weight = 1 + (number > 3) + (number > 9)
    return Edge(path=f"M{x} {y}C{middle} {y} {middle} {v} {u} {v}", weight=weight)


def _words(
    origins: Sequence[str],
    carried: Counter[_Link],
    heard: Counter[_Link],
    kinds: dict[str, SpeakerKind],
) -> Iterable[str]:
    for origin in origins:
        outlets = [f"{o} ({n})" for (name, o), n in carried.items() if name == origin]
        line = f"{origin} is printed by {', '.join(outlets)}"
        speakers = [f"{s} [{kinds[s]}]" for (s, name), _ in heard.items() if name == origin]
        if speakers:
            more = len(speakers) - _MOST_SPEAKERS
            line += f"; it has facts from {', '.join(speakers[:_MOST_SPEAKERS])}"
            line += f" and {more} more" if more > 0 else ""
        yield line


def entries_of(story: Story) -> Iterable[Entry]:
    """The entries of a story that several sources tell."""
    return (*story.discrepancies.entries, *story.agreements.entries)

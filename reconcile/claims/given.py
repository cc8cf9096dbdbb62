"""Claims that come from elsewhere: another splitter's, a person's, a language model's.

The file is JSON in the report's form: articles (id, path) and claims (id, article, text, spans,
and attribution where the other side knows it).  It is checked against the articles and completed
with our values and words, and with our attribution where it has none.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any, get_args

from reconcile.claims.build import build
from reconcile.claims.reading import ArticleReading, Reading, read_articles
from reconcile.errors import ClaimsFileError
from reconcile.model import Article, Attribution, Claim, Extraction, Span, Style, Word

_STYLES: tuple[Style, ...] = get_args(Style)


def given_claims(path: Path, articles: Sequence[Article]) -> Iterator[Extraction]:
    """The file's claims, article by article.  Raises ClaimsFileError naming place and remedy."""
    by_article = _checked(path, _load(path), articles)
    for read in read_articles(articles):
        rows = by_article.get(read.article.id, [])
        yield Extraction(
            article=read.article.id, claims=tuple(_complete(read, row) for row in rows)
        )


def _load(path: Path) -> Mapping[str, Any]:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise ClaimsFileError(f"{path}: cannot be read ({error}); name a JSON file") from error
    except json.JSONDecodeError as error:
        raise ClaimsFileError(
            f"{path}:{error.lineno}: not JSON ({error.msg}); "
            "write it with reconcile claims --format json"
        ) from error
    except (RecursionError, ValueError) as error:
        raise ClaimsFileError(
            f"{path}: nested too deep, or with a number too long; "
            "write it with reconcile claims --format json"
        ) from error
    for key in ("articles", "claims"):
        if not isinstance(data, dict) or not isinstance(data.get(key), list):
            raise ClaimsFileError(f"{path}: has no list '{key}'; see reconcile schema")
    return dict(data)


def _checked(
    path: Path, data: Mapping[str, Any], articles: Sequence[Article]
) -> dict[str, list[dict[str, Any]]]:
    ours = _articles(path, data, articles)
    lengths = {a.id: len(a.text) for a in articles}
    seen: set[str] = set()
    out: dict[str, list[dict[str, Any]]] = {}
    for n, row in enumerate(data["claims"]):
        where = f"{path}: claims[{n}]"
        if not isinstance(row, dict):
            raise ClaimsFileError(f"{where}: must be an object; see reconcile schema")
        for key in ("id", "article", "text"):
            _text(where, row, key)
        if row["id"] in seen:
            raise ClaimsFileError(f"{where}: the id {row['id']!r} is there twice; make ids unique")
        seen.add(row["id"])
        if row["article"] not in ours:
            raise ClaimsFileError(f"{where}: article {row['article']!r} is not in 'articles'")
        article = ours[row["article"]]
        if article is None:
            continue
        spans = _spans(where, row, "spans", lengths[article.id])
        if not spans:
            raise ClaimsFileError(f"{where}: has no span; name the characters that carry the claim")
        checked = {**row, "spans": tuple(sorted(spans))}
        if "attribution" in row:
            checked["attribution"] = _attribution(where, row["attribution"], lengths[article.id])
        out.setdefault(article.id, []).append(checked)
    return out


def _articles(
    path: Path, data: Mapping[str, Any], articles: Sequence[Article]
) -> dict[str, Article | None]:
    """The file's article ids to our articles, found by path, else by file name; None: not read."""
    by_path = {a.path: a for a in articles}
    by_name: dict[str, list[Article]] = {}
    for article in articles:
        by_name.setdefault(PurePosixPath(article.path).name, []).append(article)
    out: dict[str, Article | None] = {}
    for n, row in enumerate(data["articles"]):
        where = f"{path}: articles[{n}]"
        if not isinstance(row, dict):
            raise ClaimsFileError(f"{where}: must be an object; see reconcile schema")
        for key in ("id", "path"):
            _text(where, row, key)
        if row["id"] in out:
            raise ClaimsFileError(f"{where}: the id {row['id']!r} is there twice; make ids unique")
        named = by_name.get(PurePosixPath(row["path"]).name, [])
        found = by_path.get(row["path"]) or (named[0] if len(named) == 1 else None)
        if found is None and len(named) > 1:
            raise ClaimsFileError(
                f"{where}: several articles are named {row['path']!r}; give their paths"
            )
        out[row["id"]] = found
    if out and not any(out.values()):
        raise ClaimsFileError(f"{path}: names none of the articles that were read; check the paths")
    return out


def _text(where: str, row: Mapping[str, Any], key: str) -> str:
    value = row.get(key)
    if not isinstance(value, str) or not value.strip():
        has = f"{key} is missing" if key not in row else f"{key} is no text"
        raise ClaimsFileError(f"{where}: {has}; write it as a string that is not empty")
    return value


def _spans(where: str, row: Mapping[str, Any], key: str, length: int) -> tuple[Span, ...]:
    value = row.get(key)
    if not isinstance(value, list):
        raise ClaimsFileError(f"{where}: {key} is no list; write it like [[0, 12]]")
    return tuple(_span(where, v, length) for v in value)


def _attribution(where: str, value: Any, length: int) -> Attribution | None:
    """The attribution as the file has it; null says that nobody is named."""
    if value is None:
        return None
    where = f"{where}: attribution"
    if not isinstance(value, dict):
        raise ClaimsFileError(f"{where}: must be an object or null; see reconcile schema")
    if value.get("style") not in _STYLES:
        raise ClaimsFileError(f"{where}: style must be one of {', '.join(_STYLES)}")
    cue, via = value.get("cue", ""), value.get("via")
    if not isinstance(cue, str) or not isinstance(via, str | None):
        raise ClaimsFileError(f"{where}: cue and via must be strings; via may be null")
    return Attribution(
        speaker=_text(where, value, "speaker"),
        speaker_spans=_spans(where, value, "speaker_spans", length),
        cue=cue,
        style=value["style"],
        via=via,
    )


def _span(where: str, value: Any, length: int) -> Span:
    ok = (
        isinstance(value, list)
        and len(value) == 2
        and all(isinstance(v, int) and not isinstance(v, bool) for v in value)
        and 0 <= value[0] < value[1] <= length
    )
    if not ok:
        raise ClaimsFileError(
            f"{where}: span {value!r} is not [start, end] inside the article's {length} characters"
        )
    return Span(start=value[0], end=value[1])


def _complete(read: ArticleReading, row: Mapping[str, Any]) -> Claim:
    """The claim with what our reading of its sentences adds; what the file says stays."""
    claim = _read(read, row)
    return replace(claim, attribution=row["attribution"]) if "attribution" in row else claim


def _read(read: ArticleReading, row: Mapping[str, Any]) -> Claim:
    spans: tuple[Span, ...] = row["spans"]
    parts = []
    for reading in read.readings:
        words = [
            t.i
            for t in reading.tree.tokens
            if any(
                s.start < reading.offset + t.end and reading.offset + t.start < s.end for s in spans
            )
        ]
        if words:
            parts.append(build(read.article, reading, _head(reading, words), words))
    text: str = row["text"]
    if not parts:
        return Claim(
            id=row["id"], article=read.article.id, text=text, spans=spans, mentions=(spans,),
            sentence=Span(start=spans[0].start, end=spans[-1].end),
        )  # fmt: skip
    main = max(parts, key=lambda c: len(c.words))
    before = sum(len(c.words) for c in parts[: parts.index(main)])
    merged: list[Word] = []
    for part in parts:
        for word in part.words:
            head = word.head + before if part is main and word.head >= 0 else -1
            merged.append(replace(word, head=head))
    return replace(
        main,
        id=row["id"],
        text=text,
        spans=spans,
        mentions=(spans,),
        values=tuple(v for c in parts for v in c.values),
        quotes=tuple(q for c in parts for q in c.quotes),
        words=tuple(merged),
        context=tuple(t for c in parts for t in c.context),
    )


def _head(reading: Reading, words: Sequence[int]) -> int:
    """The highest of the words in the sentence's tree, verbs before others at one height."""
    tree = reading.tree
    have = set(words)
    tops = [i for i in words if tree[i].head not in have or tree[i].head == i]
    return min(
        tops, key=lambda i: (tree[i].pos not in {"VERB", "AUX"}, len(list(tree.ancestors(i))))
    )

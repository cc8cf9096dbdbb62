"""Claims that come from elsewhere: another splitter's, a person's, a language model's.

The file is JSON in the report's form: articles (id, path) and claims (id, article, text, spans).
It is checked against the articles and completed with our values, attribution and words.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any

from reconcile.claims.build import build
from reconcile.claims.reading import ArticleReading, Reading, read_articles
from reconcile.errors import ClaimsFileError
from reconcile.model import Article, Claim, Extraction, Span, Word


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
        if not isinstance(row, dict) or not {"id", "article", "spans"} <= row.keys():
            raise ClaimsFileError(f"{where}: needs id, article, text and spans")
        if row["id"] in seen:
            raise ClaimsFileError(f"{where}: the id {row['id']!r} is there twice; make ids unique")
        seen.add(row["id"])
        if row["article"] not in ours:
            raise ClaimsFileError(f"{where}: article {row['article']!r} is not in 'articles'")
        article = ours[row["article"]]
        if article is None:
            continue
        spans = tuple(_span(where, s, lengths[article.id]) for s in row["spans"])
        if not spans:
            raise ClaimsFileError(f"{where}: has no span; name the characters that carry the claim")
        out.setdefault(article.id, []).append({**row, "spans": tuple(sorted(spans))})
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
        if not isinstance(row, dict) or not isinstance(row.get("path"), str) or "id" not in row:
            raise ClaimsFileError(f"{path}: articles[{n}]: needs id and path")
        named = by_name.get(PurePosixPath(row["path"]).name, [])
        found = by_path.get(row["path"]) or (named[0] if len(named) == 1 else None)
        if found is None and len(named) > 1:
            raise ClaimsFileError(
                f"{path}: articles[{n}]: several articles are named {row['path']!r}; "
                "give their paths"
            )
        out[str(row["id"])] = found
    if out and not any(out.values()):
        raise ClaimsFileError(f"{path}: names none of the articles that were read; check the paths")
    return out


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
    """The claim with what our reading of its sentences adds; its words and spans stay as given."""
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
    text = str(row.get("text") or " ".join(s.of(read.article.text) for s in spans))
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

"""What a web page says of itself: JSON-LD first, then OpenGraph, then what else there is."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from reconcile.readers.fields import checked

if TYPE_CHECKING:
    from lxml.html import HtmlElement

Said = dict[str, list[str]]

_ARTICLE = re.compile(r"(?:\w*Article|\w*Posting|Report|\w*Review)\Z")
_MOST_SCRIPTS = 50
_MOST_CHARS = 1_000_000
_MOST_NODES = 20_000
# Names of <meta> elements for each field, the surest first.
_META: dict[str, tuple[str, ...]] = {
    "title": ("og:title", "twitter:title", "dc.title", "headline", "sailthru.title"),
    "outlet": ("og:site_name", "application-name", "dc.publisher", "publisher", "cre"),
    "published": (
        *("article:published_time", "og:article:published_time", "datepublished", "date"),
        *("dc.date.issued", "dcterms.created", "dc.date", "pubdate", "publishdate"),
        *("parsely-pub-date", "sailthru.date", "publication_date", "dcterms.issued"),
    ),
    "updated": (
        *("article:modified_time", "og:updated_time", "datemodified", "lastmod", "last-modified"),
        *("dcterms.modified", "dc.date.modified", "revised"),
    ),
    "authors": (
        "article:author",
        "author",
        "dc.creator",
        "byl",
        "parsely-author",
        "sailthru.author",
    ),
    "language": ("og:locale", "dc.language", "content-language", "inlanguage"),
    "syndication": ("syndication-source", "original-source"),
}
_SEVERAL = re.compile(r"\s*(?:,|;|\band\b|&)\s+")
_SUFFIX = re.compile(r"\s+[|–—·»-]\s+([^|–—·»]+)\Z")


def said(page: HtmlElement, scripts: list[str]) -> Said:
    """Each field's raw values, the best first; the fields are those of ``fields.KEYS``.

    ``scripts`` are the texts of the page's JSON-LD.
    """
    found: Said = {}
    for script in scripts[:_MOST_SCRIPTS]:
        for node in _articles(script):
            _merge(found, _of_node(node))
    _merge(found, _of_meta(page))
    _merge(found, _of_elements(page))
    return _tidy(found)


def bodies(scripts: list[str]) -> list[str]:
    """The articles' texts, where a page that shows nothing without its script has them in JSON."""
    nodes = (node for script in scripts[:_MOST_SCRIPTS] for node in _articles(script))
    return [text for node in nodes for text in _names(node.get("articleBody"))]


def _merge(found: Said, more: Mapping[str, list[str]]) -> None:
    """A field that is known stays as it is: two sources of one field are not mixed."""
    for field, values in more.items():
        good = [v for v in values if checked(field, v)]
        if good:
            found.setdefault(field, good)


def _articles(script: str) -> Iterator[dict[str, Any]]:
    """The article of a JSON-LD script, wherever in its graph it stands."""
    if len(script) > _MOST_CHARS:
        return
    text = re.sub(
        r"\A\s*(?:<!--|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|(?:-->|\]\]>)\s*\Z", "", script
    )
    try:
        todo: list[Any] = [json.loads(text, strict=False)]
    except (ValueError, RecursionError):
        return
    seen = 0
    while todo and seen < _MOST_NODES:
        node, seen = todo.pop(0), seen + 1
        if isinstance(node, list):
            todo.extend(node)
        elif isinstance(node, dict):
            kinds = node.get("@type")
            names = kinds if isinstance(kinds, list) else [kinds]
            if any(
                isinstance(name, str) and _ARTICLE.match(name.rpartition("/")[2]) for name in names
            ):
                yield node
            todo.extend(
                node[key] for key in ("@graph", "mainEntity", "itemListElement") if key in node
            )


def _of_node(node: Mapping[str, Any]) -> Said:
    urls = _names(node.get("url"), "@id", "url")
    return {
        "title": _names(node.get("headline")) or _names(node.get("name")),
        "outlet": _names(node.get("publisher")) or _names(node.get("sourceOrganization")),
        "published": _names(node.get("datePublished")) or _names(node.get("dateCreated")),
        "updated": _names(node.get("dateModified")),
        "authors": _names(node.get("author")) or _names(node.get("creator")),
        "language": _names(node.get("inLanguage"), "alternateName", "name"),
        "canonical_url": urls or _names(node.get("mainEntityOfPage"), "@id", "url"),
        "syndication": _names(node.get("isBasedOn"), "url", "@id", "name")
        or _names(node.get("isBasedOnUrl"))
        or _names(node.get("provider")),
    }


def _names(value: Any, *keys: str) -> list[str]:
    """The strings of a value that is one, an object with one, or a list of these."""
    out: list[str] = []
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            given = (one.get(key) for key in keys or ("name",))
            one = next((text for text in given if text), None)
            if isinstance(one, list) and one:
                one = one[0]
        if isinstance(one, str) and one.strip():
            out.append(one)
    return out


def _of_meta(page: HtmlElement) -> Said:
    given: dict[str, list[str]] = {}
    for element in page.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        name = name or element.get("http-equiv")
        content = element.get("content")
        if name and content and content.strip():
            given.setdefault(name.strip().lower(), []).append(content)
    found: Said = {}
    for field, names in _META.items():
        for name in names:
            good = [v for v in given.get(name, ()) if checked(field, v)]
            if field == "authors":  # many pages put a profile's address here
                good = [v for v in good if "://" not in v]
            if good:
                found[field] = good if field in ("authors", "syndication") else good[:1]
                break
    if "og:url" in given:
        found["canonical_url"] = given["og:url"][:1]
    return found


def _of_elements(page: HtmlElement) -> Said:
    found: Said = {}
    for link in page.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split() and link.get("href"):
            found.setdefault("canonical_url", [link.get("href", "")])
    for time in page.iter("time"):
        stamp = time.get("datetime")
        role = (time.get("itemprop") or "").lower()
        if stamp and role == "datemodified":
            found.setdefault("updated", [stamp])
        elif stamp and (role == "datepublished" or time.get("pubdate") is not None):
            found.setdefault("published", [stamp])
    stamps = {t.get("datetime") for a in page.iter("article") for t in a.iter("time")} - {None}
    if len(stamps) == 1:  # one time in an article that says no more of it is when it was published
        found.setdefault("published", list(map(str, stamps)))
    heads = [h.text_content() for h in page.iter("h1")]
    if len(heads) == 1 and heads[0].strip():
        found["title"] = heads
    else:
        found["title"] = [t.text_content() for t in page.iter("title")][:1]
    language = page.get("lang") or page.get("xml:lang")
    if language:
        found["language"] = [language]
    return found


def _tidy(found: Said) -> Said:
    """Headlines without the outlet's name, authors one by one."""
    outlet = " ".join(" ".join(found.get("outlet", [])[:1]).split()).casefold()
    titles = []
    for title in found.get("title", []):
        title = " ".join(title.split())
        end = _SUFFIX.search(title)
        if (
            end
            and outlet
            and end[1].casefold() in (outlet, f"the {outlet}", outlet.removeprefix("the "))
        ):
            title = title[: end.start()]
        titles.append(title)
    if titles:
        found["title"] = titles
    authors = [" ".join(name.split()) for name in found.get("authors", [])]
    if len(authors) == 1 and len(authors[0]) < 300:
        authors = _SEVERAL.split(authors[0])
    if authors:
        found["authors"] = [name for name in authors if name]
    return found

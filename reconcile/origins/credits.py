"""Whom an article credits: agencies and outlets that it names as the place its facts come from.

An origin is the outlet through which a quoted or reported claim reached the article ("told
Reuters", "Reuters reported"), a credit line, or an agency in a dateline.  Agencies are a short
general list; other outlets are recognised by the words that outlets' names are made of.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reconcile.model import Article, Origin, Span

AGENCIES = {
    "Reuters": r"Reuters",
    "AP": r"AP|Associated Press",
    "AFP": r"AFP|Agence France-Presse",
    "dpa": r"dpa|DPA|Deutsche Presse-Agentur",
    "PA": r"PA Media|Press Association",
    "UPI": r"UPI|United Press International",
    "Bloomberg": r"Bloomberg(?: News)?",
    "Xinhua": r"Xinhua(?: News Agency)?",
    "TASS": r"TASS|Tass|ITAR-TASS",
    "Interfax": r"Interfax",
    "Kyodo": r"Kyodo(?: News)?",
    "Yonhap": r"Yonhap(?: News Agency)?",
    "ANSA": r"ANSA|Ansa",
    "EFE": r"EFE",
    "PTI": r"PTI|Press Trust of India",
}
CREDIT = (
    r"(?:\b(?:told|tells|reports?|reported by|reported to|according to|writes?|said by|via|from|by"
    r"|cited by|citing)"
    r"\s+(?:the\s+)?(?:news\s+agency\s+|newswire\s+|agency\s+)?(?P<after>{names})\b"
    r"(?!['’]s\s+\w+\s+(?:office|building)))"
    r"|(?P<before>\b(?:{names})\b)"
    r"(?=\s+(?:reports?|reported|says?|said|writes?|wrote|quoted|cited|news agency))"
    r"|\((?P<bracket>{names})\)|[-–—]\s*(?P<end>{names})\s*\.?\s*$"
)
_ANY = re.compile(CREDIT.replace("{names}", "|".join(AGENCIES.values())), re.M)
_EACH = {name: re.compile(rf"(?:{pattern})$") for name, pattern in AGENCIES.items()}


def origins(articles: Sequence[Article]) -> tuple[Origin, ...]:
    """Every origin that the articles credit, by article in order, then by first mention."""
    out: list[Origin] = []
    for article in articles:
        found: dict[str, list[Span]] = {}
        for hit in _ANY.finditer(article.text, article.body_start):
            group = hit.lastgroup
            if group is None:
                continue
            name = next(n for n, pattern in _EACH.items() if pattern.fullmatch(hit.group(group)))
            found.setdefault(name, []).append(Span(start=hit.start(group), end=hit.end(group)))
        out.extend(
            Origin(article=article.id, name=name, spans=tuple(spans))
            for name, spans in found.items()
        )
    return tuple(out)


def independent(articles: Sequence[str], known: Sequence[Origin]) -> int:
    """How many independent origins these articles have: those that share one count once."""
    roots: list[set[str]] = []
    for article in articles:
        mine = {o.name for o in known if o.article == article} or {f"\0{article}"}
        joined = [r for r in roots if r & mine]
        for other in joined:
            roots.remove(other)
            mine |= other
        roots.append(mine)
    return max(len(roots), 1)

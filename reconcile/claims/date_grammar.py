"""The patterns of dates and times in prose; what they mean is for ``dates`` to say."""

from __future__ import annotations

import re

from reconcile.lexicon.calendar import MONTH_PATTERN, WEEKDAY_PATTERN
from reconcile.lexicon.numbers import TENS, UNITS

WORDS: dict[str, int] = {"a": 1, "an": 1} | {w: n for w, n in (UNITS | TENS).items() if n}
"""Counts that stand in "two weeks ago"."""

_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_YEAR = r"(?:1[0-9]\d\d|20\d\d)"
_PART = r"(?i:morning|afternoon|evening|night)"
_EDGE = r"(?i:early|late|mid)"
_LEAD = (
    rf"(?:(?i:(?P<part2>morning|afternoon|evening|night)\s+of\s+)|(?P<edge>{_EDGE})\s+)?"
    rf"(?:(?P<weekday>{WEEKDAY_PATTERN})(?:\s+(?P<part>{_PART}))?,?\s+(?:the\s+)?)?"
)
_MONTH = rf"(?P<month>{MONTH_PATTERN})"

ABSOLUTE: tuple[re.Pattern[str], ...] = (
    re.compile(
        rf"\b{_LEAD}{_MONTH}\s+(?P<day>{_DAY})(?:st|nd|rd|th)?"
        rf"(?:\s?[-–]\s?(?P<day2>{_DAY})(?:st|nd|rd|th)?)?(?![\d:%]|[.,]\d|\s?[ap]\.?m\b)"
        rf"(?:,?\s+(?P<year>{_YEAR})(?!,?\d|-\d))?(?!\w)"
    ),
    re.compile(
        rf"(?<![\w.,$£€-]){_LEAD}(?<![\d.,:/$£€-])(?P<day>{_DAY})"
        rf"(?:\s?[-–]\s?(?P<day2>{_DAY}))?(?:st|nd|rd|th)?\s+"
        rf"(?:of\s+|day\s+of\s+)?{_MONTH}(?:,?\s+(?P<year>{_YEAR})(?!,?\d|-\d))?(?!\w)"
    ),
    re.compile(
        r"(?<![\d-])(?P<iso_year>\d{4})-(?P<iso_month>0[1-9]|1[0-2])-(?P<iso_day>[0-3]\d)(?![\d-])"
    ),
    re.compile(
        r"(?<![\d/.])(?P<first>\d{1,2})(?P<mark>\s?[/.]\s?)(?P<second>\d{1,2})(?P=mark)"
        r"(?P<slash_year>(?:19|20)\d\d)(?![\d/])"
    ),
)
"""Days: November 15, 15 November, ISO and slashed; ISO and slashes name the year too."""

_ZONE = (
    r"(?:\s+\(?(?:GMT|UTC|BST|CET|CEST|[ECMP][SD]?T|IST|MSK|JST|AEST|AEDT|local\s+time"
    r"|(?:Eastern|Central|Mountain|Pacific)(?:\s+(?:Standard|Daylight))?(?:\s+[Tt]ime)?)\b\)?)?"
)
CLOCK = re.compile(
    r"(?<![\w$£€.,:/])(?:"
    r"(?P<hour>\d{1,2})(?:[:.]\s?(?P<minute>[0-5]\d))?\s?(?P<half>[aApP])\.?\s?[mM]\b\.?"
    r"|(?P<hour24>[01]?\d|2[0-4]):(?P<minute24>[0-5]\d)(?![:\d])(?:\s?(?:hrs|hours|h)\b)?"
    r"|(?P<dotted>[01]?\d|2[0-3])\.(?P<dminute>[0-5]\d)(?![.\d%])"
    r"(?=\s?(?:hrs|hours\b|[Ll]ocal\s+time|[A-Z]\w+\s+time\b|GMT|UTC|BST|CET))"
    r"|(?P<military>[01]\d|2[0-3])(?P<mminute>[0-5]\d)(?=\s?(?:GMT|UTC|BST|CET|hrs|hours\b))"
    r"|(?P<hour_o>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
    r"\s?o['’]clock(?:\s+in\s+the\s+(?P<half_of>morning|afternoon|evening)|\s+at\s+night)?"
    rf"){_ZONE}"
    r"|\b(?P<word>(?i:noon|midday|midnight))\b"
)
"""Times of day, with the time zone in the text."""

_WHICH = r"(?i:last|next|this\s+past|this\s+coming|this|past|coming|following)"
_COUNTS = "|".join(sorted(WORDS, key=len, reverse=True))
RELATIVE: dict[str, re.Pattern[str]] = {
    "ago": re.compile(
        r"\b(?:(?:about|around|nearly|almost|some|just|only)\s+)?"
        rf"(?P<count>\d{{1,3}}|{_COUNTS})[\s-]"
        r"(?P<unit>minute|hour|day|week|month|year|decade)s?\s+ago\b",
        re.IGNORECASE,
    ),
    "word": re.compile(
        r"\b(?:(?P<edge>early|late|earlier|later)\s+)?"
        r"(?P<word>the\s+day\s+before\s+yesterday|today|yesterday|tomorrow|tonight|overnight"
        r"|last\s+night|this\s+(?:morning|afternoon|evening))\b"
        r"(?:\s+(?P<part>morning|afternoon|evening|night)\b)?",
        re.IGNORECASE,
    ),
    # "In the last week" is a stretch that ends now, not the week before this one.
    "period": re.compile(
        r"\b(?:(?P<edge>early|earlier|late|later)\s+)?(?<!\bthe\s)"
        r"(?P<which>last|next|this\s+past|this\s+coming|this)"
        r"\s+(?P<unit>weekend|week|month|year|decade)\b(?!-)"
        r"|(?<=\bat\sthe\s)(?P<over>weekend)\b|(?<=\bover\sthe\s)(?P<over2>weekend)\b",
        re.IGNORECASE,
    ),
}
"""Dates that stand on the day of publication."""

PARTIAL: dict[str, re.Pattern[str]] = {
    "month": re.compile(
        rf"(?<!\w)(?:(?P<which>(?i:last|next|this(?:\s+past|\s+coming)?|past))\s+)?"
        rf"(?:(?P<edge>{_EDGE})[\s-]+)?{_MONTH}"
        rf"(?:,?\s+(?:of\s+)?(?P<year>{_YEAR})(?![\d,]\d))?(?!\w|\s+\d)"
    ),
    "season": re.compile(
        rf"(?<!\w)(?:(?P<which>{_WHICH})\s+)?(?:(?P<edge>{_EDGE})[\s-]+)?"
        rf"(?P<season>(?i:spring|summer|autumn|fall|winter))\b"
        rf"(?:,?\s+(?:of\s+)?(?P<year>{_YEAR})\b)?"
    ),
    "weekday": re.compile(
        rf"(?<!\w)(?:(?P<which>{_WHICH})\s+)?(?:(?P<edge>{_EDGE})\s+(?:on\s+)?)?"
        rf"(?P<weekday>{WEEKDAY_PATTERN})(?!\w)(?:\s+(?P<part>{_PART})\b)?"
    ),
    "year": re.compile(
        rf"(?<![\w$£€¥.,/:-])(?:(?P<edge>{_EDGE})[\s-]+)?(?P<year>{_YEAR})"
        rf"(?:[-–/](?P<year2>{_YEAR}|\d\d)(?![\d,]))?(?P<decade>(?<=0)s\b)?(?![\w%]|[.,:]\d|-\w)"
    ),
    "part": re.compile(
        r"\b(?:(?:in|during|into|through|until)\s+the\s+(?P<edge>early\s+hours)"
        r"|(?:in|during|into|through|until|by)\s+the\s+(?:early\s+|late\s+|mid-?)?"
        r"(?P<part>morning|afternoon|evening|night)"
        r"|(?:(?<=\bat\s)|(?<=\bby\s)|(?<=\bbefore\s)|(?<=\bafter\s)|(?<=\bsince\s)|(?<=\buntil\s))"
        r"(?P<part2>night|dawn|dusk|daybreak|sunrise|sunset|nightfall))\b",
        re.IGNORECASE,
    ),
}
"""Dates that leave the day open."""

MONTH_BEFORE = re.compile(
    r"\b(?:in|since|until|till|from|during|between|through|by|before|after|to|of|and)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""Ends where a bare month begins: a preposition that takes times."""

SURE_MONTH_BEFORE = re.compile(
    r"\b(?:in|since|until|till|during|through|between|(?:end|middle|month|start|beginning)\s+of)\s+$",
    re.IGNORECASE,
)
"""The same for May and March, which are names and verbs too."""

SEASON_BEFORE = re.compile(
    r"\b(?:in|during|since|until|till|by|before|after|of|through)\s+(?:the\s+)?$", re.IGNORECASE
)
"""Ends where a bare season begins."""

NAMED_DAY_BEFORE = re.compile(
    r"\b(?:Black|Good|Bloody|Super|Ash|Easter|Palm|Cyber|Shrove|Holy|Maundy|Casual|Giving"
    r"|Mail\s+[Oo]n|Man|Girl|My|Hey)\s+$"
)
"""Ends where the weekday of a feast or a title begins."""

TITLE_DAY_AFTER = re.compile(
    r"\s+(?:Times|Mirror|Telegraph|Herald|Express|Mail|Post|Star|World|Night\s+(?:Live|Football)"
    r"|Evening\s+Post|People|Sport)\b"
)
"""What makes a newspaper or a programme of a weekday."""

YEAR_BEFORE = re.compile(
    r"(?:\b(?:in|since|until|till|from|during|before|after|by|of|to|through|and|between|circa)\s+"
    r"(?:the\s+)?(?:year\s+|fiscal\s+|early\s+|late\s+)?|\b(?:the|his|her|its|their|a|that)\s+"
    r"|['’]s\s+|\(|[,;]\s|\b(?:c|ca)\.\s?)$",
    re.IGNORECASE,
)
"""Ends where a year begins that need not be a count."""

COUNT_BEFORE = re.compile(
    r"\b(?:about|around|some|nearly|almost|roughly|approximately|over|under|up\s+to|at\s+least"
    r"|at\s+most|than|estimated|another|additional|[Rr]oute|[Ff]light|[Rr]oom|[Hh]ighway|only|to"
    r"|total\s+of|every|these|those|of\s+the)\s+$",
    re.IGNORECASE,
)
"""Ends where four digits begin that are rather a count or a name than a year."""

COUNTED_AFTER = re.compile(
    r"\s+(?:(?:[a-z-]+\s+)?(?:people|men|women|children|troops|percent|per\s+cent|police)\b"
    r"|(?:sq|square|cubic|million|billion|km|kg|lb|mph|ft|m|cm|mm|feet|tonnes|tons|or\s+(?:more|so))\b"
    r"|(?!was\b|is\b|his\b|its\b|this\b|has\b|as\b|us\b|across\b|plus\b|less\b|unless\b|yes\b"
    r"|[a-z]*(?:ous|ss|us|is)\b)[a-z]{3,}s\b)"
)
"""What four digits count rather than date."""

FUTURE_CUE = re.compile(
    r"\b(?:will|won['’]t|shall|due|scheduled|set\s+to|upcoming|planned\s+for|expected)\b"
    r"(?:\W+[\w'’.-]+){0,8}\W*$",
    re.IGNORECASE,
)
"""Ends where the date begins: within eight words something was said to come."""

RELATION_BEFORE = re.compile(
    r"(?:\b(?P<word>before|ahead\s+of|prior\s+to|by|no\s+later\s+than|after|following|from|since"
    r"|until|till|til|through|up\s+to|between)|(?P<and>\band))\s+(?:the\s+|about\s+|around\s+)?$",
    re.IGNORECASE,
)
"""Ends where the date begins: the preposition that says how it stands to the event."""

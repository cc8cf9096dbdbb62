"""The words around a name, or without one, that show whom an article has its facts from."""

from __future__ import annotations

import re

_MEDIUM = (
    r"(?:news\s+agency|newswire|wire\s+service|wire|agency|newspaper|daily|broadcaster|channel|"
    r"network|station|website|site|magazine|tabloid|weekly|paper|outlet|portal)"
)
# Between the cue and the name: "told the state news agency ISNA", "told Japan's NHK".
_BETWEEN = rf"(?:[Tt]he\s+|[Tt]his\s+|[A-Z]\w+['’]s\s+)?(?:(?:[\w-]+\s+){{0,2}}{_MEDIUM}\s+)?"
# Words for a speaker that only name an outlet: "the newspaper", "a report from ITV".
THE_OUTLET = re.compile(
    r"(?:[Tt]he|[Tt]hat)\s+(?:newspaper|news\s+agency|newswire|broadcaster|magazine|tabloid)"
)
BEFORE_OUTLET = re.compile(
    rf"\b(?:{_MEDIUM}|(?:report|story|article|dispatch)\s+(?:from|by|in|of)|[Tt]he)(?:\s+the)?\s+$"
)
AFTER_OUTLET = re.compile(r"(?:['’]s)?\s+(?:report|story|article|dispatch)")
TOLD = re.compile(
    r"\b(?:told|tells|telling|informed|[Ii]nterview(?:ed)?\s+(?:with|by|to|on|in)|[Ss]peaking\s+(?:to|with|on)|"
    r"spoke\s+(?:to|with)|statement\s+to|comments?\s+to|remarks\s+to|[Tt]alking\s+to|talked\s+to|"
    r"said\s+to|says\s+to|confirmed\s+to|[Ww]riting\s+(?:in|for)|appearing\s+on)\s+"
    rf"{_BETWEEN}$"
)
REPORTED = re.compile(
    r"\b(?:[Aa]ccording\s+to|reported\s+(?:by|to|in|on)|reports?\s+(?:by|from|in|of)|[Cc]iting|cites|cited(?:\s+by)?|"
    r"quot(?:ed\s+by|ing|es|ed)|said\s+by|published\s+(?:by|in)|revealed\s+by|writes|reports|reported|"
    r"says|said|wrote|via|obtained\s+by|seen\s+by|reviewed\s+by|shown\s+to|carried\s+by|released\s+by|"
    r"reference\s+to|story\s+(?:by|in)|article\s+(?:by|in))\s+"
    rf"{_BETWEEN}$"
)
AFTER = re.compile(
    rf"(?:\s+{_MEDIUM})?(?:,[^,.;\n]{{1,60}},)?\s+(?:also\s+|first\s+|later\s+|earlier\s+|has\s+|had\s+)?"
    r"(?:reports?|reported|says?|said|writes?|wrote|quoted|quotes|cited|cites|learned|revealed|"
    r"published|broke|obtained|understands)\b"
)
DESCRIBED = re.compile(rf"\s+{_MEDIUM}\b")
# A dash after the bracket that names the agency: "PARIS (AP) -".
DATELINE_END = re.compile(r"[\w\s.&’'-]{0,14}[)\]]\s*[-–—]")
# Lines that tell who worked on an article.
CONTRIBUTOR = re.compile(
    r"(?:additional\s+reporting|with\s+(?:additional\s+)?(?:files|material|reporting|inputs?|reports|"
    r"information|contributions?)\s+(?:by|from)|contributed\s+(?:to|reporting)|report(?:ing|ed)\s+by|"
    r"editing\s+by|compiled\s+(?:from|by)|and\s+agencies)",
    re.I,
)
SOURCE_LINE = re.compile(
    r"^\W*(?:source|sources|agency|agencies|credit|origin|©|\(c\)|copyright)[\s:|]*(?:\d{4})?", re.I
)
BYLINE = re.compile(r"^\W*(?:by|from|posted\s+by|written\s+by)\b", re.I)
STAFF = re.compile(
    r"\b(?:staff|writer|correspondent|reporter|editor|and\s+agencies|newsroom)\b", re.I
)
PERSON = r"[A-Z][\w’'-]+(?:\s+(?:[A-Z]\.|[a-z]{2,3}))?(?:\s+[A-Z][\w’'-]+){1,2}"
BY_PERSON = re.compile(rf"^\W*(?:[Bb]y|BY)\s+({PERSON})\b")
CONTRIBUTING = re.compile(
    rf"(?:[Aa]dditional\s+reporting|\b[Rr]eporting)\s+by\s+({PERSON})|\b({PERSON})\s+contributed\s+"
)

_HOUSE = (
    r"(?:newspaper|paper|publication|website|news\s+(?:site|outlet|service)|magazine|station|"
    r"programme|program|broadcaster|channel|reporters?|correspondents?|newsroom)"
)
OWN = re.compile(
    rf"\b(?:told|tells|[Ss]peaking\s+to|spoke\s+to|[Ii]nterview\s+with|[Aa]ccording\s+to|seen\s+by|obtained\s+by|"
    rf"reviewed\s+by|shown\s+to|confirmed\s+to)\s+(?:this|our)\s+(?:own\s+)?{_HOUSE}\b"
    rf"|\b[Tt]his\s+{_HOUSE}\s+(?:has|had|can|understands|learned|reported|spoke|saw|visited|counted|obtained)\b"
    r"|\b(?:told|seen\s+by|obtained\s+by|shown\s+to)\s+us\b(?=[\s.,])"
    rf"|\b[Oo]ur\s+(?:own\s+)?(?:reporters?|correspondents?)\b"
)
# "told the newspaper": whichever outlet was named last.
ANAPHOR = re.compile(
    r"\b(?:told|tells|spoke\s+to|[Ss]peaking\s+to|[Aa]ccording\s+to|reported\s+by)\s+(?:the|that)\s+"
    r"(?P<after>newspaper|paper|news\s+agency|agency|broadcaster|magazine|tabloid)\b"
    r"|\b[Tt]he\s+(?P<before>newspaper|paper|news\s+agency|broadcaster|magazine|tabloid)\s+"
    r"(?:also\s+)?(?:reported|reports|said|says|quoted|quotes|wrote|writes|cited|citing)\b"
)
RELEASE = re.compile(
    r"\b(?:[Ii]n|via|through|[Aa]ccording\s+to|issued|released|read|to)\s+(?:a|an|the|its|his|her|their)\s+"
    r"(?:(?!said\b)[\w-]+\s+){0,3}?(?P<noun>press\s+release|news\s+release|media\s+release|press\s+statement|"
    r"statement|communiqu[eé]|announcement|bulletin|press\s+note)\b"
    r"|\b(?:[Aa]|[Tt]he)\s+(?:(?!said\b)[\w-]+\s+){0,3}?"
    r"(?P<subject>press\s+release|news\s+release|statement|communiqu[eé])\s+"
    r"(?:from|by|issued\s+by|released\s+by|said|says|read)\b"
)
_PAPERS = (
    r"(?:documents?|papers|filings?|records|files|memos?|affidavits?|indictments?|complaints?|lawsuits?|"
    r"dossiers?|transcripts?|warrants?|reports?|studies|study|surveys?|audits?|minutes|emails?|letters?|"
    r"ruling|judg(?:e)?ment)"
)
_FORMAL = (
    r"(?:[Cc]ourt|[Ll]egal|[Pp]olice|[Cc]harging|[Ii]nternal|[Ll]eaked|[Cc]onfidential|classified|company|corporate|"
    r"planning|government|official|criminal|arrest|search|tax|medical|autopsy|coroner['’]s|"
    r"probable[ -]cause|draft|grand\s+jury|federal|civil|inquest|audit|annual)"
)
DOCUMENT = re.compile(
    r"\b(?:[Aa]ccording\s+to|[Ii]n|[Cc]iting|cites|cited|shown\s+in|revealed\s+in|based\s+on)\s+"
    r"(?:a|an|the|its|those|these|several|new)?\s*"
    rf"(?P<after>(?:{_FORMAL}\s+){{1,3}}{_PAPERS}|affidavits?|indictments?|lawsuits?|court\s+filings?|"
    rf"documents?|transcripts?|dossiers?|memos?)\b"
    rf"|\b(?:[Aa]n?|[Tt]he)?\s*(?P<before>(?:{_FORMAL}\s+){{1,3}}{_PAPERS}|[Aa]ffidavits?|indictments?|"
    r"lawsuits?|documents?|memos?|dossiers?|transcripts?)"
    r"(?:\s+(?:seen|obtained|reviewed|released|filed|published|unsealed|dated)\b[^.;\n]{0,60}?)?,?\s+"
    r"(?:show(?:s|ed)?|state[sd]?|say|says|said|allege[sd]?|reveal(?:s|ed)?|indicate[sd]?|describe[sd]?|"
    r"contend(?:s|ed)?|claim(?:s|ed)?)\b",
)

# A match of the pattern of the same name has one of these words; looking for them first is quick.
OWN_WORDS = ("this ", "This ", "our ", "Our ", " us")
RELEASE_WORDS = ("release", "statement", "ommuniqu", "nnouncement", "bulletin", "press note")
DOCUMENT_WORDS = (
    *(
        "ffidavit",
        "ndictment",
        "awsuit",
        "ossier",
        "ranscript",
        "ocuments",
        " memo",
        "court filing",
    ),
)
# These only behind one of the words that make a paper a formal one.
PAPER_WORDS = (
    *("document", "papers", "filing", "records", "file", "complaint", "warrant", "report", "stud"),
    *("survey", "audit", "minutes", "email", "letter", "ruling", "judgment", "judgement"),
)
FORMAL_WORDS = frozenset(
    """court legal police charging internal leaked confidential classified company corporate
    planning government official criminal arrest search tax medical autopsy coroner's coroner’s
    probable-cause cause draft jury federal civil inquest audit annual""".split()
)
ANAPHOR_WORDS = ("newspaper", "paper", "agency", "broadcaster", "magazine", "tabloid")
PAPERS = (DOCUMENT_WORDS, PAPER_WORDS)

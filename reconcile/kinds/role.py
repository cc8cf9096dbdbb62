"""Another office, calling or kinship of the same person."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reconcile.kinds.align import Alignment, align, head_index, indices, phrase, same_slot, subtree
from reconcile.kinds.base import Example, Phrase, differ, difference, same
from reconcile.kinds.gravity import weighed
from reconcile.lexicon.names import compare_names
from reconcile.lexicon.roles import (
    KINSHIP,
    MODIFIERS,
    PAST,
    ROLES,
    WITHOUT_DEPUTY,
    compatible_roles,
    near_roles,
)
from reconcile.lexicon.spelling import normalise_spelling
from reconcile.model import Attribution, Claim, Comparison, Match, NameValue, Severity, Span, Word
from reconcile.settings import Settings

ID = "role"
DESCRIPTION = (
    "The reports give one person different offices, callings or kin: Labour Secretary and "
    "Labour Minister, spokesman and lawyer, son and nephew; a deputy or former holder differs "
    "from the holder. Spelling, word order and abbreviation of a title do not differ, nor does a "
    "second office that the other report leaves out."
)
EXAMPLES: tuple[Example, ...] = (
    differ(
        "The strike was settled by Chilean Labor Secretary Rafael Ibarra.",
        "The strike was settled by Chilean Labour Minister Raphael Ibarra.",
    ),
    differ(
        "Police Chief Alan Reeve opened the inquiry.",
        "Deputy Police Chief Alan Reeve opened the inquiry.",
    ),
    differ("The estate went to his son.", "The estate went to his nephew."),
    differ("Deputy captain Leo Marsh lifted the cup.", "Captain Leo Marsh lifted the cup."),
    differ("Spokesman Karl Weiss read the statement.", "Lawyer Karl Weiss read the statement."),
    differ("Senator Mary Dunne opposed the bill.", "Governor Mary Dunne opposed the bill."),
    differ("The victim was identified as his wife.", "The victim was identified as his sister."),
    differ(
        "The firm was founded by engineer Ida Blom.", "The firm was founded by physician Ida Blom."
    ),
    differ("Goalkeeper Jan Vos was injured.", "Striker Jan Vos was injured."),
    differ("Captain Tom Hale led the rescue.", "Major Tom Hale led the rescue."),
    differ(
        "Anna Roth, the chancellor, signed the decree.",
        "Anna Roth, the ambassador, signed the decree.",
    ),
    differ("The landlord sent his son to the flat.", "The landlord sent a plumber to the flat."),
    same(
        "US Secretary of Labor Dana Carter arrived.",
        "US Labour Secretary Dana Carter arrived.",
    ),
    same("Irish Army Colonel Nora Doyle spoke.", "Col Nora Doyle spoke."),
    same("President Anna Roth resigned.", "Anna Roth resigned."),
    same("Her former husband was fined.", "Her ex-husband was fined."),
    same("Attorney Karl Weiss read the statement.", "Lawyer Karl Weiss read the statement."),
    same("Spokesman Karl Weiss declined.", "Spokesperson Karl Weiss declined."),
    same("Prime Minister Ida Blom travelled to Oslo.", "Premier Ida Blom travelled to Oslo."),
    same("Chairman and founder Ida Blom left the board.", "Founder Ida Blom left the board."),
    same("Coach Jan Vos praised striker Paul Quintero.", "Jan Vos praised Paul Quintero."),
    differ(
        "The dam is safe, Governor Mehdi Karimi said.", "The dam is safe, Mayor Mehdi Karimi said."
    ),
    differ("Erik Moen is the treasurer of the club.", "Erik Moen is the chairman of the club."),
    differ("Ida Blom worked as an engineer.", "Ida Blom worked as a nurse."),
    same("The dam is safe, Governor Mehdi Karimi said.", "The dam is safe, Mehdi Karimi said."),
    same("Ida Blom is a doctor.", "Ida Blom is a mother of three."),
    same("The mayor's son was arrested.", "The mayor's son and nephew were arrested."),
    differ("Judge Ellen Marsh read the verdict.", "Prosecutor Ellen Marsh read the verdict."),
    differ("The fire was reported by her brother.", "The fire was reported by her uncle."),
    differ("Treasurer Hugo Lind signed the accounts.", "Chairman Hugo Lind signed the accounts."),
    differ(
        "Nurse Olga Petrenko treated the wounded.", "Dentist Olga Petrenko treated the wounded."
    ),
    differ(
        "Ambassador Paul Duarte walked out of the talks.",
        "Minister Paul Duarte walked out of the talks.",
    ),
    differ("The medal went to his daughter.", "The medal went to his niece."),
    differ("Astronomer Lucy Tan found the comet.", "Journalist Lucy Tan found the comet."),
    differ(
        "Acting Mayor Rosa Diaz ordered the evacuation.", "Mayor Rosa Diaz ordered the evacuation."
    ),
    differ(
        "Defender Ola Berg scored the winning goal.", "Goalkeeper Ola Berg scored the winning goal."
    ),
    differ("Bishop Adam Kane blessed the boats.", "King Adam Kane blessed the boats."),
    differ("The shop was run by her husband.", "The shop was run by her father."),
    differ("Sergeant Mike Dale was wounded.", "Colonel Mike Dale was wounded."),
    differ(
        "Vice President Elena Soto opened the summit.", "President Elena Soto opened the summit."
    ),
    differ("Banker Tom Reyes bought the vineyard.", "Actor Tom Reyes bought the vineyard."),
    same("Dr Lena Fischer led the trial.", "Doctor Lena Fischer led the trial."),
    same("Gov. Mark Ellis vetoed the bill.", "Governor Mark Ellis vetoed the bill."),
    same("Striker Luis Andrade was sold.", "Luis Andrade was sold."),
    same("Conductor and composer Ivo Hart retired.", "Composer Ivo Hart retired."),
    same("The victim's wife called the police.", "The victim's widow called the police."),
    same("Reporter Ana Silva broke the story.", "Journalist Ana Silva broke the story."),
    same("Defence Minister Karl Oster resigned.", "Defense Minister Karl Oster resigned."),
    same("Congresswoman Jane Ito voted against it.", "Representative Jane Ito voted against it."),
    same(
        "Police spokesman Ian Reid confirmed the arrest.",
        "Ian Reid, a spokesman for the police, confirmed the arrest.",
    ),
    same("The chief executive, Nora Blake, stepped down.", "CEO Nora Blake stepped down."),
    same("His lawyer criticised the ruling.", "His attorney criticised the ruling."),
    same("Deputy Sgt. Leo Marsh was hurt.", "Sgt. Leo Marsh was hurt."),
    same("Sen Carl Moss backed the treaty.", "Senator Carl Moss backed the treaty."),
    same("Geologist Amy Tran examined the crater.", "Scientist Amy Tran examined the crater."),
    same("The coach praised his captain.", "The coach praised his team."),
    same("The actor married a singer.", "The actor married in Rome."),
)

_SHORT = {"gen": "general", "col": "colonel", "maj": "major", "capt": "captain", "lt": "lieutenant",
          "sgt": "sergeant", "cpl": "corporal", "adm": "admiral", "sen": "senator",
          "rep": "representative", "gov": "governor", "pm": "prime-minister", "dr": "doctor",
          "const": "constable", "det": "detective", "insp": "inspector",
          "supt": "superintendent", "cmdr": "commander",
          "rev": "priest", "prof": "professor", "secy": "secretary", "amb": "ambassador",
          "brig": "brigadier", "pvt": "private", "premier": "prime-minister"}  # fmt: skip
_JOINED = {
    ("prime", "minister"): "prime-minister",
    ("vice", "president"): "vice-president",
    ("attorney", "general"): "attorney-general",
    ("chief", "executive"): "chief-executive",
}
# Labels under which the parser hangs a title before a name.
TITLE_DEPS = frozenset(
    """compound amod nmod appos ROOT nsubj dobj pobj conj poss npadvmod dep attr""".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """What somebody is called: the role's noun, what modifies it, and where it stands."""

    noun: str
    modifiers: frozenset[str]
    shown: Phrase


def compare(match: Match, settings: Settings) -> Comparison:
    """Roles of one named person, then kin and callings in one slot."""
    aligned = align(match)
    notes: list[str] = []
    for one in _named(match.left):
        for two in _named(match.right):
            if compare_names(one.text, two.text).verdict not in {"same", "compatible"}:
                continue
            ours, theirs = roles_of(match.left, one), roles_of(match.right, two)
            found = _conflict(ours, theirs)
            if found:
                return _found(match, *found, who=two.text)
            notes.extend(_same_otherwise(ours, theirs))
    unnamed = _spoken(match) or _unnamed(match, aligned)
    return replace(unnamed, notes=tuple(dict.fromkeys(notes)))


def _named(claim: Claim) -> tuple[NameValue, ...]:
    """The claim's names of people, those of resolved references among them."""
    return tuple(v for v in claim.values if isinstance(v, NameValue) and v.kind != "place")


def _spoken(match: Match) -> Comparison | None:
    """Roles of one named speaker ("Governor Lind said", "Mayor Lind said")."""
    ours, theirs = match.left.attribution, match.right.attribution
    if ours is None or theirs is None or not (ours.speaker_spans and theirs.speaker_spans):
        return None
    if compare_names(ours.speaker, theirs.speaker).verdict not in {"same", "compatible"}:
        return None
    if not all(re.search(r"[A-Z]", _nameless(a.speaker)) for a in (ours, theirs)):
        return None
    found = _conflict(_titles(ours), _titles(theirs))
    return _found(match, *found, who=_nameless(theirs.speaker)) if found else None


def _titles(held: Attribution) -> tuple[Role, ...]:
    """The roles that the words of a speaker name, each shown with the whole speaker."""
    forms = [title_form(w) for w in re.findall(r"[\w-]+", held.speaker)]
    shown = held.speaker, held.speaker_spans[0]
    return tuple(
        Role(noun=noun, modifiers=changed, shown=shown) for _, noun, changed in _nouns(forms)
    )


def _nouns(forms: Sequence[str]) -> Iterator[tuple[int, str, frozenset[str]]]:
    """Each role among a phrase's words: where it ends, its noun, and what changes it."""
    for n, form in enumerate(forms):
        joined = _JOINED.get((forms[n - 1], form)) if n else None
        noun = joined or form
        if noun in ROLES and not (n + 1 < len(forms) and (form, forms[n + 1]) in _JOINED):
            before = forms[: n - (1 if joined else 0)]
            apart = {"deputy"} if noun in WITHOUT_DEPUTY else set()
            yield n, noun, frozenset(f for f in before if f in MODIFIERS and f not in apart)


def title_form(word: str) -> str:
    low = normalise_spelling(word.lower())
    return _SHORT.get(low, low)


def _nameless(speaker: str) -> str:
    """The speaker without the words that name a role: what is left with a capital is a name."""
    left = [w for w in speaker.split() if title_form(w.strip(".,")) not in ROLES | MODIFIERS]
    return " ".join(left)


def _same_otherwise(ours: Sequence[Role], theirs: Sequence[Role]) -> Iterator[str]:
    """Notes on two words for one office or calling ("attorney", "lawyer")."""
    for one in ours:
        for two in theirs:
            shown = one.shown[0], two.shown[0]
            if one.noun == two.noun and shown[0].lower() != shown[1].lower():
                yield f"{shown[0]} / {shown[1]}: the same role"
            elif one.noun != two.noun and near_roles(one.noun, two.noun):
                yield f"{shown[0]} / {shown[1]}: may be said of one person"


def _found(match: Match, one: Role, two: Role, sure: float, *, who: str) -> Comparison:
    why = f"{one.shown[0]} / {two.shown[0]}: {who} is given two roles"
    severity = weighed(Severity.MEDIUM, match)
    return Comparison(
        differences=(
            difference(ID, match, one.shown, two.shown, why, confidence=sure, severity=severity),
        )
    )


def _conflict(ours: Sequence[Role], theirs: Sequence[Role]) -> tuple[Role, Role, float] | None:
    """The first two roles that exclude each other, unless some role is on both sides."""
    if any(a.noun == b.noun and a.modifiers == b.modifiers for a in ours for b in theirs):
        return None
    for one in ours:
        for two in theirs:
            if not compatible_roles(one.noun, two.noun):
                return one, two, 0.8
            if one.noun == two.noun and one.modifiers != two.modifiers:
                past = (one.modifiers ^ two.modifiers) <= PAST
                return one, two, 0.4 if past else 0.65
    return None


def roles_of(claim: Claim, name: NameValue) -> tuple[Role, ...]:
    """The roles that the claim gives the bearer of a name: titles before it, appositions."""
    group = indices(claim, name.span)
    if not group:
        return ()
    words = claim.words
    before: list[int] = []
    at = group[0] - 1
    while at >= 0 and words[at].pos in {"NOUN", "PROPN", "ADJ"} and words[at].dep in TITLE_DEPS:
        before.insert(0, at)
        at -= 1
    if len(before) >= 1 and at >= 1 and words[at].lemma == "of":
        before = _of_title(words, at) + before
    chunks = [before + list(group[:-1])] if before or len(group) > 1 else []
    head = head_index(words, group)
    above = words[head].head
    if words[head].dep == "appos" and above >= 0 and words[above].pos in {"NOUN", "PROPN"}:
        chunks.append(_noun_group(words, above))
    for k, word in enumerate(words):
        if word.dep == "appos" and word.head == head and word.pos == "NOUN":
            chunks.append([n for n in subtree(words, k) if n <= k])
    chunks += [_noun_group(words, k) for k in _held(words, head)]
    return tuple(r for chunk in chunks for r in _roles(claim, chunk))


def _held(words: Sequence[Word], subject: int) -> list[int]:
    """Nouns that the sentence says its subject is, or works as."""
    verb = words[subject].head
    if words[subject].dep not in {"nsubj", "nsubjpass"} or verb < 0:
        return []
    if any(w.head == verb and w.dep == "neg" for w in words):
        return []
    out = []
    for k, word in enumerate(words):
        if word.head == verb and word.dep == "attr" and words[verb].lemma in STAYS:
            out.append(k)
        above = word.head
        works = above >= 0 and words[above].lemma == "as" and words[above].head == verb
        if works and word.dep == "pobj" and words[verb].lemma in SERVES:
            out.append(k)
    return out


STAYS = frozenset("be remain".split())
SERVES = frozenset("work serve act".split())


def _noun_group(words: Sequence[Word], i: int) -> list[int]:
    """A noun with the words that stand right before it and belong to it."""
    out = [i]
    while (
        out[0]
        and words[out[0] - 1].head in out
        and words[out[0] - 1].pos in {"NOUN", "PROPN", "ADJ"}
    ):
        out.insert(0, out[0] - 1)
    return out


def _of_title(words: Sequence[Word], of: int) -> list[int]:
    """ "Secretary of Labor" before a name."""
    out = [of]
    at = of - 1
    while at >= 0 and words[at].pos in {"NOUN", "PROPN", "ADJ"}:
        out.insert(0, at)
        at -= 1
    return out


def _roles(claim: Claim, chunk: Sequence[int]) -> tuple[Role, ...]:
    forms = [_form(claim.words[i]) for i in chunk]
    return tuple(
        Role(noun=noun, modifiers=changed, shown=phrase(claim, chunk[: n + 1]))
        for n, noun, changed in _nouns(forms)
    )


def _form(word: Word) -> str:
    low = normalise_spelling(word.text.lower().rstrip("."))
    low = _SHORT.get(low, low)
    return low if low in ROLES or low in MODIFIERS else normalise_spelling(word.lemma)


def _unnamed(match: Match, aligned: Alignment) -> Comparison:
    """ "His son" against "his nephew" in one slot."""
    if aligned.overlap < 0.4:
        return Comparison()
    for i in aligned.left_alone():
        for j in aligned.right_alone():
            one, two = match.left.words[i], match.right.words[j]
            nouns = _form(one), _form(two)
            if one.pos != "NOUN" or two.pos != "NOUN" or not set(nouns) <= ROLES:
                continue
            if compatible_roles(*nouns) and not _kin_and_stranger(*nouns):
                continue
            if compatible_roles(*nouns) and one.dep == two.dep == "attr":
                continue  # somebody who is a doctor and a mother
            strength = same_slot(aligned, (i,), (j,))
            if strength < 0.8:
                continue
            left, right = _phrase(match.left, i), _phrase(match.right, j)
            why = f"{left[0]} / {right[0]} are different people"
            sure = strength * (0.5 + 0.35 * aligned.overlap)
            return Comparison(
                differences=(
                    difference(
                        ID,
                        match,
                        left,
                        right,
                        why,
                        confidence=sure,
                        severity=weighed(Severity.MEDIUM, match),
                    ),
                )
            )
    return Comparison()


def _kin_and_stranger(one: str, two: str) -> bool:
    return (one in KINSHIP) != (two in KINSHIP)


def _phrase(claim: Claim, i: int) -> Phrase:
    words = claim.words
    start = i
    while start and words[start - 1].head in range(start, i + 1) and words[start - 1].dep in {
        "poss", "amod", "det", "compound", "case"
    }:  # fmt: skip
        start -= 1
    text, span = phrase(claim, range(start, i + 1))
    return text, Span(start=span.start, end=span.end)

"""Grammatical gender that English words for people carry, and of common given names."""

from __future__ import annotations

from typing import Literal

Gender = Literal["male", "female"]

MALE = frozenset(
    """he him his himself mr sir lord king prince duke pope father dad son brother husband
    uncle nephew grandfather grandson man boy gentleman spokesman chairman businessman
    policeman fireman congressman fisherman gunman actor waiter boyfriend widower stepfather
    stepson groom monk bishop aaron adam ahmed alan albert alex alexander alexei alfred ali
    andrew anthony antonio arthur barack ben benjamin bernard bill bob boris brad brian
    bruce carl carlos charles chris christian christopher craig daniel dave david dennis
    dick dmitry donald doug edward emmanuel eric ernest francis frank fred gary geoffrey
    george gerald gordon graham greg gregory hans harold harry henry hugh hussein ian igor
    ivan jack jacob jake james jamie jason javier jeff jeffrey jeremy jerry jim joe joel
    john johnny jonathan jorge jose joseph joshua juan justin karl keith ken kenneth kevin
    larry lawrence leon leonard lloyd louis luis luke mahmoud marco marcus mario mark martin
    matt matthew michael miguel mike mikhail mohammed muhammad nathan neil nicholas nick
    nigel oliver oscar pablo patrick paul pavel pedro peter phil philip pierre ralph raymond
    ricardo richard rob robert roger ronald ross roy russell ryan sam samuel scott sean
    sergei sergey simon stanley stephen steve steven stuart ted terry thomas tim timothy tom
    tony victor vincent vladimir walter warren wayne will william yuri""".split()
)
FEMALE = frozenset(
    """she her hers herself mrs ms miss lady queen princess duchess mother mum mom daughter
    sister wife aunt niece grandmother granddaughter woman girl spokeswoman chairwoman
    businesswoman policewoman congresswoman actress waitress girlfriend widow stepmother
    stepdaughter bride nun abigail alice alison amanda amy ana andrea angela angelina ann
    anna anne barbara beth betty britney carol caroline catherine cathy charlotte cheryl
    christina christine cindy clara claire condoleezza courtney deborah debra denise diana
    diane donna dorothy elena elisabeth elizabeth ellen emily emma esther eva fiona frances
    gloria grace hannah heather heidi helen helena hillary irene isabel jane janet jennifer
    jenny jessica jill joan joanna josephine joyce judith judy julia julie karen kate
    katherine kathleen kathryn kathy katie kelly laura lauren leslie linda lindsay lisa
    louise lucy lynn margaret maria marie martha mary megan melissa michelle monica nancy
    natalie natasha nicole olga olivia pamela patricia paula rachel rebecca regina robin
    rosa rose ruth sally samantha sandra sara sarah sharon sheila shirley sonia sophia
    sophie stephanie sue susan sylvia tara teresa theresa tina tracy valerie vanessa
    veronica victoria virginia wendy yvonne""".split()
)


def gender_of(word: str) -> Gender | None:
    """What the word says of a person's gender; None where it says nothing or either."""
    lower = word.lower().rstrip(".")
    if lower in MALE:
        return None if lower in FEMALE else "male"
    return "female" if lower in FEMALE else None

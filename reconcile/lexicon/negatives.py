"""Words that turn a statement into its opposite, outright or by what they imply."""

from __future__ import annotations

from functools import lru_cache

NEGATORS = frozenset(
    """not n't n’t never no neither nor none nobody nothing without cannot hardly scarcely barely
    nowhere""".split()
)
"""Outright negatives, lower-case."""

DETERMINERS = frozenset({"no", "neither", "none", "nobody", "nothing", "nor"})
"""Negatives that stand with or for a noun."""

IMPLICIT = frozenset(
    """fail refuse decline deny avoid neglect forget lack cease stop quit halt refrain reject
    prevent""".split()
)
"""Verbs whose infinitive or gerund did not happen ("failed to reply", "denied taking")."""

_PREFIXES = ("un", "in", "im", "ir", "non-", "non", "dis", "il")
_PAIRS = frozenset(
    """unaffected uninjured unhurt unharmed unaware unable unlikely unwilling unknown unclear
    unarmed
    unauthorised unauthorized uncertain unchanged unconfirmed undamaged unemployed unfair unfit
    unfinished unhappy unidentified uninsured unlawful unlicensed unlocked unmarried unnamed
    unnecessary unofficial unopposed unpaid unpopular unprecedented unprepared unpublished
    unrelated unreliable unsafe unsatisfied unsolved unstable unsuccessful unsupported untested
    untreated untrue unusual unvaccinated unwanted unwelcome unrepentant unsigned unbeaten
    unsure uncommon unreported unresolved unscathed undisclosed undefeated unsold unoccupied
    inactive inadequate inappropriate incapable incomplete incorrect indirect ineligible
    ineffective insufficient invalid invisible involuntary inaccurate inconclusive insecure
    inconsistent inexperienced immature immoral impatient imperfect impossible improper
    irrational irregular irrelevant irresponsible irreversible illegal illegible
    non-violent nonviolent non-fatal nonfatal non-essential nonessential non-toxic nontoxic
    non-binding nonbinding non-lethal nonlethal disagree disapprove dishonest dislike disloyal
    disobey disprove dissatisfied disallow disqualified""".split()
)


@lru_cache(maxsize=8192)
def base(word: str) -> tuple[str, bool]:
    """A lower-case word without its negative prefix, and whether it had one.

    Only words of a list lose a prefix: "invaluable" and "unveil" deny nothing.
    """
    if word in _PAIRS:
        for prefix in sorted(_PREFIXES, key=len, reverse=True):
            if word.startswith(prefix):
                return word[len(prefix) :], True
    return word, False

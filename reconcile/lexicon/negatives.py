"""Words that turn a statement into its opposite, outright or by what they imply."""

from __future__ import annotations

from functools import lru_cache

NEGATORS = frozenset(
    """not n't n’t never no neither nor none nobody nothing without cannot hardly scarcely barely
    nowhere rarely seldom""".split()
)
"""Outright negatives, lower-case."""

DETERMINERS = frozenset({"no", "neither", "none", "nobody", "nothing", "nor"})
"""Negatives that stand with or for a noun."""

IMPLICIT = frozenset(
    """fail refuse decline deny avoid neglect forget lack cease stop quit halt refrain reject
    prevent forbid prohibit ban bar block hesitate omit miss escape resist abstain desist
    discourage deter dissuade stall""".split()
)
"""Verbs whose infinitive or gerund did not happen ("failed to reply", "denied taking")."""

DENYING = frozenset(
    {"deny", "doubt", "dispute", "reject", "refute", "disprove", "rebut", "contest"}
)
"""Verbs of speech whose content the speaker holds to be untrue."""

RAISING = frozenset(
    """believe think expect know suppose say report find see consider judge rule let allow permit
    enable require order force ask seem appear prove turn able likely guilty certain sure clear
    possible need have want mean""".split()
)
"""Verbs and adjectives whose own denial denies what they are about ("is not believed to be")."""

EVENTIVE = frozenset(
    """attempt effort plan intention intent need reason decision move bid right power authority
    permission chance opportunity way time money ability""".split()
)
"""Nouns whose denial denies their infinitive ("made no attempt to escape")."""

ABSENCE = frozenset({"lack", "absence", "shortage", "want", "instead", "devoid", "free", "short"})
"""Words whose "of" says that there is none ("for lack of evidence")."""

_PREFIXES = ("un", "in", "im", "ir", "non-", "non", "dis", "il", "mis", "de")
_WORDS = """
unable unacceptable unaccompanied unaccounted unacknowledged unaffected unaffordable unafraid
unaided unaltered unanswered unapproved unarmed unassisted unattended unauthorised unauthorized
unavailable unavoidable unaware unbeatable unbeaten unbiased unbroken uncertain unchallenged
unchanged unchecked unclaimed unclassified unclear uncollected uncomfortable uncommon
uncompetitive unconcerned unconditional unconfirmed unconnected unconscious unconstitutional
uncontested uncontrolled unconvinced uncooperative uncovered undamaged undated undecided
undefeated undefended undelivered undemocratic undesirable undetected undetermined undeveloped
undisclosed undisputed undisturbed undocumented uneducated unemployed unencrypted unequal
unethical uneven unexpected unexplained unexploded unexplored unfair unfaithful unfamiliar
unfashionable unfavorable unfavourable unfinished unfit unforeseen unfortunate unfounded
unfriendly unfulfilled unfunded ungrateful unguarded unhappy unharmed unhealthy unheard unhelpful
unhindered unhurt unidentified unimportant unimpressed uninfected uninformed uninhabited
uninhibited uninjured uninsured unintended unintentional uninterested uninterrupted uninvited
unjust unjustified unknown unlawful unleaded unlicensed unlike unlikely unlimited unlisted unlit
unlocked unlucky unmanned unmarked unmarried unmasked unmet unmoved unnamed unnatural unnecessary
unnoticed unobserved unobstructed unoccupied unofficial unopened unopposed unorganised unorganized
unpaid unpardonable unpersuaded unplanned unpleasant unpopular unprecedented unpredictable
unprepared unproductive unprofessional unprofitable unprotected unproved unproven unprovoked
unpublished unpunished unqualified unquestioned unreachable unread unrealistic unreasonable
unrecognised unrecognized unregistered unregulated unrelated unreliable unrepaired unrepentant
unreported unresolved unresponsive unrestricted unsafe unsatisfactory unsatisfied unscathed
unscheduled unscientific unsealed unsecured unseen unsettled unsigned unskilled unsold unsolved
unspecified unspoiled unspoilt unstable unsteady unsubstantiated unsuccessful unsuccessfully
unsuitable unsupervised unsupported unsure unsuspected unsustainable unsympathetic untaxed
untested untouched untrained untreated untrue untrustworthy unused unusable unusual unvaccinated
unverified unwanted unwarranted unwelcome unwell unwilling unwise unworkable unworthy inability
inaccessible inaccurate inactive inadequate inadmissible inappropriate inaudible incapable
incomplete incompatible inconclusive inconsistent inconvenient incorrect incurable indecisive
independent indirect indirectly inedible ineffective inefficient ineligible inequality inexact
inexpensive inexperienced infertile infinite inflexible informal inhuman inhumane injustice
innumerable inoperable inoperative insane insecure insensitive insignificant insincere insolvent
instability insufficient insufficiently intolerant intolerable invalid invisible involuntary
invulnerable immature immobile immoral immortal impartial impassable impatient imperfect impolite
impossible impractical impractically improbable improper impure irrational irregular irrelevant
irreparable irreplaceable irresponsible irreversible illegal illegally illegible illegitimate
illiberal illiterate illogical non-violent nonviolent non-fatal nonfatal non-essential
nonessential non-toxic nontoxic non-binding nonbinding non-lethal nonlethal non-existent
nonexistent non-compliance noncompliance non-partisan nonpartisan non-profit nonprofit non-smoking
nonsmoking non-nuclear non-military non-payment nonpayment non-citizen noncitizen non-compliant
disadvantage disagree disagreement disallow disappear disapproval disapprove disbelief disbelieve
discomfort discontented discontinue discourteous disengage dishonest dishonesty disinclined
dislike disloyal disobedient disobey disorganised disorganized displeased disprove disqualified
disqualify disrespect disrespectful dissatisfaction dissatisfied dissimilar distrust disunited
misbehave misunderstand deactivate decriminalise decriminalize decentralise decentralize
demilitarise demilitarize destabilise destabilize deregulate
"""
_NEGATIVE = frozenset(_WORDS.split())


@lru_cache(maxsize=8192)
def base(word: str) -> tuple[str, bool]:
    """A lower-case word without its negative prefix, and whether it had one.

    Only words of a list lose a prefix: "invaluable" and "unveil" deny nothing.
    """
    if word in _NEGATIVE:
        for prefix in sorted(_PREFIXES, key=len, reverse=True):
            if word.startswith(prefix):
                return word[len(prefix) :], True
    return word, False

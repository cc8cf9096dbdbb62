"""One and the same utterance given to speakers who cannot both have made it."""

from __future__ import annotations

from reconcile.kinds.align import align, is_content
from reconcile.kinds.base import Example, Phrase, differ, difference, same
from reconcile.kinds.quotation import compare_quotations, quoted_words
from reconcile.lexicon.demonyms import country_of
from reconcile.lexicon.forms import term
from reconcile.lexicon.speakers import speakers_differ
from reconcile.lexicon.verbs import SAY, THINK
from reconcile.model import Attribution, Claim, Comparison, Match, Section, Severity
from reconcile.settings import Settings

ID = "attribution"
DESCRIPTION = (
    "The reports give one and the same statement to different speakers: two named people, two "
    "bodies, or parties that do not speak for one another (police, his lawyer). An unnamed "
    "official may be the named one, a person may speak for a body, the press only relays, and two "
    "authorities that say one thing corroborate each other."
)
EXAMPLES: tuple[Example, ...] = (
    differ(
        '"We will not close the plant," the Treasury said.',
        '"We will not close the plant," the Palace said.',
    ),
    differ(
        "Police said the manager fled through a window.",
        "His lawyer said the manager fled through a window.",
    ),
    differ(
        "The Finance Ministry said the pension fund lost money last year.",
        "The Labour Ministry said the pension fund lost money last year.",
    ),
    differ(
        '"It was the best match of my life," said Maria Lopez.',
        '"It was the best match of my life," said Anna Berger.',
    ),
    differ(
        "The airline said the left engine caught fire after take-off.",
        "The pilots' union said the left engine caught fire after take-off.",
    ),
    differ(
        "Witnesses said the gunman shouted a warning first.",
        "The gunman's family said the gunman shouted a warning first.",
    ),
    differ(
        "NASA said the probe lost power near Jupiter.",
        "ESA said the probe lost power near Jupiter.",
    ),
    differ(
        "Boeing said that the left wing cracked twice.",
        "Airbus said that the left wing cracked twice.",
    ),
    differ(
        '"The glacier is doomed," said Peter Holm.', '"The glacier is doomed," said Julia Marsh.'
    ),
    differ(
        "The hospital said the patient died of the infection.",
        "The patient's family said the patient died of the infection.",
    ),
    differ(
        '"The verdict is a disgrace," the prosecutor said.',
        '"The verdict is a disgrace," the defence lawyer said.',
    ),
    differ("The company said the leak began in May.", "Activists said the leak began in May."),
    differ(
        "The coach said the striker had a broken foot.",
        "The referee said the striker had a broken foot.",
    ),
    differ("Toyota said the brakes failed twice.", "Honda said the brakes failed twice."),
    differ("Anna Petrova said the vote was rigged.", "Maria Ivanova said the vote was rigged."),
    differ("The army said the bridge was mined.", "The rebels said the bridge was mined."),
    differ(
        '"We will strike on Monday," the union said.',
        '"We will strike on Monday," the airline said.',
    ),
    differ("The governor said the dam was unsafe.", "Campaigners said the dam was unsafe."),
    differ(
        "The owner said the roof leaked for years.", "The union said the roof leaked for years."
    ),
    differ(
        '"The comet is breaking up," said Carla Rossi.',
        '"The comet is breaking up," said David Lund.',
    ),
    differ(
        "The Foreign Ministry said the envoy was expelled.",
        "The Defence Ministry said the envoy was expelled.",
    ),
    differ("Doctors said the boy would walk again.", "His lawyer said the boy would walk again."),
    differ("Scientists said the river was poisoned.", "The company said the river was poisoned."),
    differ("The victim's sister said he owed money.", "The suspect said he owed money."),
    differ("The landlord said the alarm was tested.", "Residents said the alarm was tested."),
    same(
        "A Danish official said the sluice was tested.",
        "The official, speaking on condition of anonymity, said the sluice was tested.",
    ),
    same("Police said the suspect was armed.", "Prosecutors said the suspect was armed."),
    same("Gen. Brown said the convoy was hit.", "The army said the convoy was hit."),
    same("The company told Reuters that sales fell.", "The company said that sales fell."),
    same("Reuters reported that the talks failed.", "Officials said the talks failed."),
    same("She said the dam was safe.", "Mayor Helen Cho said the dam was safe."),
    same(
        "Spokesman Paul Ames said the bridge was closed.", "Paul Ames said the bridge was closed."
    ),
    same("The bridge was closed.", "Police said the bridge was closed."),
    same("The United Nations said the aid arrived.", "The UN said the aid arrived."),
    same("The police chief said a boy was hurt.", "Police said a boy was hurt."),
    same("Police said the bomb was home-made.", "Investigators said the bomb was home-made."),
    same(
        "The bomb was home-made, prosecutors said.", "The bomb was home-made, according to police."
    ),
    same("Witnesses said the car was red.", "Police said the car was red."),
    same("The ministry said the road was open.", "A minister said the road was open."),
    same("A spokesman for the airline said the jet was new.", "The airline said the jet was new."),
    same(
        "Smith said the club was for sale.", "John Smith, the chairman, said the club was for sale."
    ),
    same("Sources said the bank would merge.", "The bank said it would merge."),
    same("According to the BBC, the king is ill.", "The palace said the king is ill."),
    same("The minister said taxes would rise.", "The opposition said taxes would fall."),
    same("Doctors said the boy was stable.", "Police said the boy was stable."),
    same("The report said the bridge was weak.", "Engineers said the bridge was weak."),
    same("They said the match was fixed.", "The players said the match was fixed."),
    same(
        "The WHO said the outbreak was over.",
        "The World Health Organization said the outbreak was over.",
    ),
    same("Researchers said the ice was thin.", "Scientists said the ice was thin."),
    same("The strike was over.", "The union said the strike was over."),
    same(
        "The servers are located in Canada and Korea, Mr. Ames said.",
        "The servers were located in Canada and South Korea, he said.",
    ),
    differ(
        "Norway Telecom said the cable was cut twice.",
        "Telecom Chile said the cable was cut twice.",
    ),
    same("The district attorney said the driver was drunk.", "Police said the driver was drunk."),
)
# Overlap of content words, and share of the shorter one, from which two statements are one.
UTTERANCE, CONTAINED = 0.5, 0.75
SURE_LINK, UTTERANCE_IF_SURE = 0.85, 0.4  # the same where the claims surely tell one fact
PHRASE = 3  # quoted words from which a phrase is somebody's own
RESOLVED = 0.1  # what a reference may be wrong by
THOUGHT = frozenset(term(w) for w in THINK - SAY)


def different_speakers(left: Claim, right: Claim) -> bool:
    """Whether both claims are credited, and to speakers who cannot be one."""
    if left.attribution is None or right.attribution is None:
        return False
    return speakers_differ(left.attribution.speaker, right.attribution.speaker) is not None


def compare(match: Match, settings: Settings) -> Comparison:
    """Speakers of claims that say the same."""
    left, right = match.left, match.right
    if left.attribution is None or right.attribution is None:
        return Comparison(notes=_reported(left, right))
    if _only_thinks(left.attribution) or _only_thinks(right.attribution):
        return Comparison()
    why = speakers_differ(left.attribution.speaker, right.attribution.speaker)
    if why is None or Section.TITLE in {left.section, right.section}:
        return Comparison()
    if _misread(left.attribution) or _misread(right.attribution):
        return Comparison()
    sure = _one_utterance(match)
    if sure <= 0:
        return Comparison(notes=(f"{why}: two sources",))
    if _resolved(left.attribution) or _resolved(right.attribution):
        sure -= RESOLVED
    found = difference(
        ID, match, _speaker(left), _speaker(right), why, confidence=sure, severity=Severity.MEDIUM
    )
    return Comparison(differences=(found,))


def _one_utterance(match: Match) -> float:
    """How surely both claims are one and the same utterance, 0 where two may have said it."""
    quoted = compare_quotations(match.left, match.right)
    if quoted is not None and quoted.alike >= 0.8:
        return 0.8
    if _one_phrase(match):
        return 0.65
    aligned = align(match)
    one, two = _said(match.left), _said(match.right)
    met = sum(i in one and j in two for i, j in aligned.pairs)
    if not met:
        return 0.0
    overlap, contained = 2 * met / (len(one) + len(two)), met / min(len(one), len(two))
    if overlap >= UTTERANCE and contained >= CONTAINED:
        return 0.3 + 0.2 * overlap + 0.2 * contained
    sure_link = match.confidence >= SURE_LINK and overlap >= UTTERANCE_IF_SURE
    return 0.35 + 0.2 * overlap + 0.15 * match.confidence if sure_link else 0.0


def _one_phrase(match: Match) -> bool:
    """Whether both quote the same few words ("a fine bargain")."""
    one, two = ([w.text.lower() for w in quoted_words(c)] for c in (match.left, match.right))
    return len(one) >= PHRASE and one == two


def _said(claim: Claim) -> frozenset[int]:
    """The content words of what is said, without the one who says it."""
    spans = claim.attribution.speaker_spans if claim.attribution else ()
    return frozenset(
        i
        for i, w in enumerate(claim.words)
        if is_content(w) and not any(s.start < w.span.end and w.span.start < s.end for s in spans)
    )


def _resolved(attribution: Attribution) -> bool:
    """Whether the speaker is what a pronoun or a part of a name was taken to mean."""
    said = sum(s.end - s.start for s in attribution.speaker_spans)
    return bool(attribution.speaker_spans) and said < len(attribution.speaker) // 2


def _misread(attribution: Attribution) -> bool:
    """Whether a pronoun was taken to mean a country: countries don't say "he"."""
    return _resolved(attribution) and country_of(attribution.speaker) is not None


def _only_thinks(attribution: Attribution) -> bool:
    return term(attribution.cue.lower()) in THOUGHT


def _reported(left: Claim, right: Claim) -> tuple[str, ...]:
    one = left.attribution or right.attribution
    if one is None or one.style == "direct":
        return ()
    return (f"plain in one report, told by {one.speaker} in the other",)


def _speaker(claim: Claim) -> Phrase:
    assert claim.attribution is not None
    spans = claim.attribution.speaker_spans
    return claim.attribution.speaker, spans[0] if spans else claim.spans[0]

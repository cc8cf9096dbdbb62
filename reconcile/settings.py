"""Every threshold and weight in one frozen record, each with its unit and why it is that."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Thresholds of a run.  Similarities and confidences are in 0..1, days are whole days."""

    # Probability that two claims tell one fact; a link below this costs more than it finds.
    link_threshold: float = 0.40
    # A claim beside the best pairing joins a partner that is taken only when it is this probable:
    # where the one that took it stands in its own sentence, of which each may hold a half ...
    second_partner_threshold: float = 0.60
    # ... and where it stands elsewhere in the article, which then tells the fact twice.
    repeated_threshold: float = 0.85
    # "About 200" and 185 agree, "about 200" and 150 do not: newsrooms round to one or two digits.
    about_tolerance: float = 0.12
    # Two exact figures this close (as a share of the larger) are rounding when one is round.
    rounding_tolerance: float = 0.02
    # Without a publication date a bare weekday is compared by name alone: so much less sure.
    undated_confidence: float = 0.7
    # Differences below this confidence are told as notes of an agreement, not as discrepancies.
    difference_threshold: float = 0.5
    # Sureness of the link times sureness of the difference; below this most flags are false.
    finding_threshold: float = 0.35
    # Shared unquoted text, as a share of the shorter article: independent reports of one event
    # share names, formulas and statements, up to a seventh; copies share more.
    copy_share: float = 0.2
    # Of an item of a few sentences; less may be one statement that both print.
    short_copy_share: float = 0.35
    # With so much of both in common two articles are one text, edited at most.
    duplicate_share: float = 0.8
    # Of one outlet so much in common is a later version; a sidebar repeats less.
    version_share: float = 0.5
    # Estimated share of all fingerprints by which articles of two stories are one family.
    family_resemblance: float = 0.3
    # The same for denials, opposites and quotations: they stand in one place of both claims or are
    # not found at all, and they are what makes the claims look less alike.
    opposite_threshold: float = 0.25


DEFAULT_SETTINGS = Settings()

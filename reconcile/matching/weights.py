"""What each part of a pair of claims weighs.

Learned by ``python bench/weights.py`` from the development stories, which prints this table.
"""

from __future__ import annotations

# The first look, which ranks a claim's possible partners.  Set by reason: a claim's own words say
# most, the rest of its sentence half as much, the verb, objects and kinds of value are a bonus.
FIRST_LOOK = {"words": 0.65, "sentence": 0.30, "predicate": 0.08, "objects": 0.05, "values": 0.05}

# Log-odds that two claims tell one fact: the intercept, and what one unit of each part adds.
INTERCEPT = -4.043
WEIGHTS: dict[str, float] = {
    "words": 5.114,
    "sentence": 2.286,
    "predicate": 0.090,
    "objects": 0.193,
    "values": 0.841,
    "contained": 1.318,
    "references": 2.512,
    "related words": 6.785,
    "predicate in other words": 0.216,
    "verbs": 0.265,
    "heads": 0.185,
    "names": -0.139,
    "other names": 0.048,
    "length": 0.068,
    "attribution": 0.247,
    "setting": -0.041,
    "distance": -1.383,
    "start": -1.016,
    "choice, of the pickier": -0.072,
    "sentence choice, of the pickier": 0.893,
    "sentence choice, of the other": 0.029,
    "lead, of the pickier": 0.925,
    "lead, of the other": 0.045,
    "siblings": 1.218,
}

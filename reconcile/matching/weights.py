"""What each part of a pair of claims weighs.

Learned by ``python bench/weights.py`` from the development stories, which prints this table.
"""

from __future__ import annotations

# The first look, which ranks a claim's possible partners.  Set by reason: a claim's own words say
# most, the rest of its sentence half as much, the verb, objects and kinds of value are a bonus.
FIRST_LOOK = {"words": 0.65, "sentence": 0.30, "predicate": 0.08, "objects": 0.05, "values": 0.05}

# Log-odds that two claims tell one fact: the intercept, and what one unit of each part adds.  The
# first look knows nothing of third articles; the second does.
FIRST_INTERCEPT = -4.030
FIRST_WEIGHTS: dict[str, float] = {
    "words": 5.186,
    "sentence": 2.309,
    "predicate": 0.127,
    "objects": 0.188,
    "values": 0.857,
    "contained": 1.230,
    "references": 2.577,
    "related words": 6.609,
    "predicate in other words": 0.204,
    "verbs": 0.265,
    "heads": 0.201,
    "names": -0.145,
    "other names": 0.045,
    "length": 0.074,
    "attribution": 0.229,
    "setting": -0.040,
    "distance": -1.414,
    "start": -0.981,
    "choice, of the pickier": -0.218,
    "sentence choice, of the pickier": 0.967,
    "sentence choice, of the other": 0.047,
    "lead, of the pickier": 0.958,
    "lead, of the other": 0.152,
    "siblings": 1.093,
}
INTERCEPT = -4.030
WEIGHTS: dict[str, float] = {
    "words": 5.186,
    "sentence": 2.309,
    "predicate": 0.127,
    "objects": 0.188,
    "values": 0.857,
    "contained": 1.230,
    "references": 2.577,
    "related words": 6.609,
    "predicate in other words": 0.204,
    "verbs": 0.265,
    "heads": 0.201,
    "names": -0.145,
    "other names": 0.045,
    "length": 0.074,
    "attribution": 0.229,
    "setting": -0.040,
    "distance": -1.414,
    "start": -0.981,
    "choice, of the pickier": -0.218,
    "sentence choice, of the pickier": 0.967,
    "sentence choice, of the other": 0.047,
    "lead, of the pickier": 0.958,
    "lead, of the other": 0.152,
    "siblings": 1.093,
}

"""What each part of a pair of claims weighs.

Learned by ``python bench/weights.py`` from the development stories, which prints this table.
"""

from __future__ import annotations

# The first look, which ranks a claim's possible partners.  Set by reason: a claim's own words say
# most, the rest of its sentence half as much, the verb, objects and kinds of value are a bonus.
FIRST_LOOK = {"words": 0.65, "sentence": 0.30, "predicate": 0.08, "objects": 0.05, "values": 0.05}

# Log-odds that two claims tell one fact: the intercept, and what one unit of each part adds.
INTERCEPT = -3.985
WEIGHTS: dict[str, float] = {
    "words": 5.108,
    "sentence": 2.412,
    "predicate": 0.140,
    "objects": 0.186,
    "values": 0.866,
    "contained": 1.237,
    "references": 2.516,
    "related words": 6.231,
    "predicate in other words": 0.217,
    "verbs": 0.251,
    "heads": 0.191,
    "names": -0.141,
    "other names": 0.042,
    "length": 0.074,
    "attribution": 0.245,
    "setting": -0.042,
    "distance": -1.427,
    "start": -1.001,
    "choice, of the pickier": -0.263,
    "sentence choice, of the pickier": 0.930,
    "sentence choice, of the other": 0.080,
    "lead, of the pickier": 1.065,
    "lead, of the other": 0.181,
    "siblings": 1.127,
}

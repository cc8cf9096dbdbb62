"""What each part of a pair of claims weighs.

Learned by ``python bench/weights.py`` from the development stories, which prints this table.
"""

from __future__ import annotations

# The first look, which ranks a claim's possible partners.  Set by reason: a claim's own words say
# most, the rest of its sentence half as much, the verb, objects and kinds of value are a bonus.
FIRST_LOOK = {"words": 0.65, "sentence": 0.30, "predicate": 0.08, "objects": 0.05, "values": 0.05}

# Log-odds that two claims tell one fact: the intercept, and what one unit of each part adds.
INTERCEPT = -4.003
WEIGHTS: dict[str, float] = {
    "words": 5.211,
    "sentence": 2.308,
    "predicate": 0.129,
    "objects": 0.192,
    "values": 0.858,
    "contained": 1.215,
    "references": 2.554,
    "related words": 6.607,
    "predicate in other words": 0.213,
    "verbs": 0.264,
    "heads": 0.197,
    "names": -0.144,
    "other names": 0.043,
    "length": 0.075,
    "attribution": 0.234,
    "setting": -0.040,
    "distance": -1.420,
    "start": -0.992,
    "choice, of the pickier": -0.248,
    "sentence choice, of the pickier": 0.965,
    "sentence choice, of the other": 0.047,
    "lead, of the pickier": 0.979,
    "lead, of the other": 0.167,
    "siblings": 1.104,
}

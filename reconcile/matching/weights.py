"""What each part of a pair of claims weighs.

Learned by ``python bench/weights.py`` from the development stories, which prints this table.
"""

from __future__ import annotations

# The first look, which ranks a claim's possible partners.  Set by reason: a claim's own words say
# most, the rest of its sentence half as much, the verb, objects and kinds of value are a bonus.
FIRST_LOOK = {"words": 0.65, "sentence": 0.30, "predicate": 0.08, "objects": 0.05, "values": 0.05}

# Log-odds that two claims tell one fact, by the pair alone and with what third articles say: the
# intercept, and what one unit of each part adds.
INTERCEPT_ALONE = -3.993
ALONE: dict[str, float] = {
    "words": 5.084,
    "sentence": 2.410,
    "predicate": 0.139,
    "objects": 0.188,
    "values": 0.869,
    "contained": 1.231,
    "references": 2.480,
    "related words": 6.214,
    "predicate in other words": 0.227,
    "verbs": 0.249,
    "heads": 0.191,
    "names": -0.141,
    "other names": 0.041,
    "length": 0.074,
    "attribution": 0.246,
    "setting": -0.042,
    "distance": -1.428,
    "start": -1.000,
    "choice, of the pickier": -0.253,
    "sentence choice, of the pickier": 0.931,
    "sentence choice, of the other": 0.085,
    "lead, of the pickier": 1.069,
    "lead, of the other": 0.158,
    "siblings": 1.118,
}
INTERCEPT = -4.235
WEIGHTS: dict[str, float] = {
    "words": 4.826,
    "sentence": 2.112,
    "predicate": 0.127,
    "objects": 0.179,
    "values": 0.775,
    "contained": 1.084,
    "references": 2.385,
    "related words": 6.038,
    "predicate in other words": 0.208,
    "verbs": 0.228,
    "heads": 0.166,
    "names": -0.147,
    "other names": 0.035,
    "length": 0.074,
    "attribution": 0.229,
    "setting": -0.037,
    "distance": -1.243,
    "start": -0.772,
    "choice, of the pickier": -0.248,
    "sentence choice, of the pickier": 0.913,
    "sentence choice, of the other": 0.100,
    "lead, of the pickier": 1.070,
    "lead, of the other": 0.229,
    "siblings": 1.084,
    "third articles": 1.507,
    "no third article": 0.373,
}

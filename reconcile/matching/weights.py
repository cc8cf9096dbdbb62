"""What each part of a pair of claims weighs.

Learned by ``python bench/weights.py`` from the development stories, which prints this table.
"""

from __future__ import annotations

# The first look, which ranks a claim's possible partners.  Set by reason: a claim's own words say
# most, the rest of its sentence half as much, the verb, objects and kinds of value are a bonus.
FIRST_LOOK = {"words": 0.65, "sentence": 0.30, "predicate": 0.08, "objects": 0.05, "values": 0.05}

# Log-odds that two claims tell one fact: the intercept, and what one unit of each part adds.  The
# first look knows nothing of third articles; the second does.
FIRST_INTERCEPT = -4.354
FIRST_WEIGHTS: dict[str, float] = {
    "words": 1.934,
    "contained": 0.033,
    "references": 2.257,
    "related words": 7.330,
    "predicate": 0.492,
    "predicate in other words": 0.416,
    "verbs": 0.257,
    "heads": 0.032,
    "objects": 0.296,
    "values": 0.844,
    "names": -0.157,
    "other names": 0.044,
    "length": 0.100,
    "attribution": 0.225,
    "sentence": 3.390,
    "setting": -0.051,
    "distance": -1.352,
    "start": -0.868,
    "two sentences": -0.791,
    "sentence and phrase": -0.466,
    "choice, of the pickier": -0.680,
    "choice, of the other": -0.847,
    "sentence choice, of the pickier": 0.812,
    "sentence choice, of the other": 0.186,
    "lead, of the pickier": 2.390,
    "lead, of the other": 1.006,
    "siblings": 1.391,
    "words, squared": -1.336,
    "words, root": 7.263,
    "contained, squared": 0.498,
    "words in sentence": -3.621,
    "contained in sentence": 0.906,
    "words of the choice": -1.669,
}
INTERCEPT = -4.315
WEIGHTS: dict[str, float] = {
    "words": 1.137,
    "contained": -0.615,
    "references": 1.786,
    "related words": 5.835,
    "predicate": 0.432,
    "predicate in other words": 0.325,
    "verbs": 0.152,
    "heads": -0.009,
    "objects": 0.224,
    "values": 0.560,
    "names": -0.163,
    "other names": 0.027,
    "length": 0.096,
    "attribution": 0.197,
    "sentence": 2.428,
    "setting": -0.037,
    "distance": -0.881,
    "start": -0.352,
    "two sentences": -0.558,
    "sentence and phrase": -0.321,
    "choice, of the pickier": -0.481,
    "choice, of the other": -0.717,
    "sentence choice, of the pickier": 0.660,
    "sentence choice, of the other": 0.246,
    "lead, of the pickier": 2.136,
    "lead, of the other": 1.015,
    "siblings": 1.168,
    "words, squared": -0.624,
    "words, root": 6.510,
    "contained, squared": 0.728,
    "words in sentence": -2.640,
    "contained in sentence": 1.100,
    "words of the choice": -1.913,
    "third article": 2.456,
    "third article against": -0.584,
}

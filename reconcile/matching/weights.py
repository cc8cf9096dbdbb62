"""What each part of a pair of claims weighs.

Learned by ``python bench/weights.py`` from the development stories, which prints this table.
"""

from __future__ import annotations

# The first look, which ranks a claim's possible partners.  Set by reason: a claim's own words say
# most, the rest of its sentence half as much, the verb, objects and kinds of value are a bonus.
FIRST_LOOK = {"words": 0.65, "sentence": 0.30, "predicate": 0.08, "objects": 0.05, "values": 0.05}

# Log-odds that two claims tell one fact, by the pair alone and with what third articles say: the
# intercept, and what one unit of each part adds.
INTERCEPT_ALONE = -4.021
ALONE: dict[str, float] = {
    "words": 4.438,
    "sentence": 2.711,
    "predicate": 0.112,
    "objects": 0.065,
    "patients": 0.265,
    "roles swapped": -0.096,
    "values": 0.956,
    "time": 0.677,
    "place": 0.277,
    "quotation": 1.033,
    "contained": 1.277,
    "references": 2.479,
    "related words": 6.300,
    "predicate in other words": 0.223,
    "verbs": 0.201,
    "heads": 0.220,
    "names": -0.164,
    "other names": 0.041,
    "length": 0.076,
    "attribution": 0.248,
    "setting": -0.035,
    "distance": -1.402,
    "start": -0.977,
    "choice, of the pickier": -0.109,
    "sentence choice, of the pickier": 0.861,
    "sentence choice, of the other": -0.002,
    "lead, of the pickier": 1.047,
    "lead, of the other": 0.525,
    "siblings": 0.971,
}
INTERCEPT = -4.255
WEIGHTS: dict[str, float] = {
    "words": 4.226,
    "sentence": 2.435,
    "predicate": 0.101,
    "objects": 0.063,
    "patients": 0.242,
    "roles swapped": -0.108,
    "values": 0.831,
    "time": 0.637,
    "place": 0.253,
    "quotation": 0.975,
    "contained": 1.128,
    "references": 2.405,
    "related words": 6.155,
    "predicate in other words": 0.200,
    "verbs": 0.182,
    "heads": 0.197,
    "names": -0.169,
    "other names": 0.035,
    "length": 0.076,
    "attribution": 0.233,
    "setting": -0.032,
    "distance": -1.221,
    "start": -0.755,
    "choice, of the pickier": -0.110,
    "sentence choice, of the pickier": 0.842,
    "sentence choice, of the other": 0.018,
    "lead, of the pickier": 1.043,
    "lead, of the other": 0.572,
    "siblings": 0.952,
    "third articles": 1.456,
    "no third article": 0.362,
}

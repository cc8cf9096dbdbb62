"""What each part of a pair of claims weighs.

Learned by ``python bench/weights.py`` from the development stories, which prints this table.
"""

from __future__ import annotations

# The first look, which ranks a claim's possible partners.  Set by reason: a claim's own words say
# most, the rest of its sentence half as much, the verb, objects and kinds of value are a bonus.
FIRST_LOOK = {"words": 0.65, "sentence": 0.30, "predicate": 0.08, "objects": 0.05, "values": 0.05}

# Log-odds that two claims tell one fact, by the pair alone and with what third articles say: the
# intercept, and what one unit of each part adds.
INTERCEPT_ALONE = -4.088
ALONE: dict[str, float] = {
    "words": 4.714,
    "sentence": 2.612,
    "predicate": 0.091,
    "objects": 0.072,
    "patients": 0.269,
    "roles swapped": -0.080,
    "values": 0.891,
    "other days": -0.485,
    "place": 0.253,
    "quotation": 1.017,
    "contained": 1.214,
    "references": 2.675,
    "related words": 6.266,
    "predicate in other words": 0.211,
    "verbs": 0.247,
    "heads": 0.199,
    "names": -0.171,
    "other names": 0.047,
    "length": 0.079,
    "attribution": 0.253,
    "setting": -0.032,
    "distance": -1.399,
    "start": -0.944,
    "choice, of the pickier": -0.168,
    "sentence choice, of the pickier": 0.908,
    "sentence choice, of the other": 0.005,
    "lead, of the pickier": 1.032,
    "lead, of the other": 0.453,
    "siblings": 1.000,
}
INTERCEPT = -4.311
WEIGHTS: dict[str, float] = {
    "words": 4.470,
    "sentence": 2.341,
    "predicate": 0.080,
    "objects": 0.070,
    "patients": 0.243,
    "roles swapped": -0.092,
    "values": 0.784,
    "other days": -0.364,
    "place": 0.230,
    "quotation": 0.960,
    "contained": 1.070,
    "references": 2.568,
    "related words": 6.111,
    "predicate in other words": 0.188,
    "verbs": 0.228,
    "heads": 0.177,
    "names": -0.175,
    "other names": 0.039,
    "length": 0.078,
    "attribution": 0.237,
    "setting": -0.029,
    "distance": -1.219,
    "start": -0.724,
    "choice, of the pickier": -0.178,
    "sentence choice, of the pickier": 0.889,
    "sentence choice, of the other": 0.023,
    "lead, of the pickier": 1.044,
    "lead, of the other": 0.511,
    "siblings": 0.979,
    "third articles": 1.491,
    "no third article": 0.372,
}

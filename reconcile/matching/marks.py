"""Parts of a pair that lie in how and where the two are put, and in how parts go together.

Nothing here asks whether the two say the same of it: a wrong figure or a "not" must not hide that
two claims tell one fact.
"""

from __future__ import annotations

import numpy as np

from reconcile.matching.table import Floats, Pairs, Table
from reconcile.model import Section

# A claim that begins this early in its article belongs to the lead.
LEAD = 0.1


def marks(table: Table, pairs: Pairs) -> dict[str, Floats]:
    """Shape (pairs,) each; all are symmetric, most are 0 or 1."""
    return {
        **_form(table, pairs),
        **_place(table, pairs),
        **_weights(table, pairs),
    }


def _form(table: Table, pairs: Pairs) -> dict[str, Floats]:
    """Whether both, or only one, have a verb that they hang on."""
    i, j = pairs.rows, pairs.columns
    verb = np.array([any(w.head == -1 and w.pos in {"VERB", "AUX"} for w in c.words)
                     for c in table.claims], dtype=bool)  # fmt: skip
    return {
        "two sentences": (verb[i] & verb[j]).astype(np.float64),
        "sentence and phrase": (verb[i] != verb[j]).astype(np.float64),
    }


def _place(table: Table, pairs: Pairs) -> dict[str, Floats]:
    i, j = pairs.rows, pairs.columns
    title = np.array([c.section is Section.TITLE for c in table.claims], dtype=bool)
    lead = table.places < LEAD
    return {
        "two headlines": (title[i] & title[j]).astype(np.float64),
        "headline and text": (title[i] != title[j]).astype(np.float64),
        "two leads": (lead[i] & lead[j]).astype(np.float64),
        "end": np.maximum(table.places[i], table.places[j]),
    }


def _weights(table: Table, pairs: Pairs) -> dict[str, Floats]:
    """How many words are shared, and how rare the rarest shared and unshared ones are (IDF)."""
    told, weight = table.features, table.weight
    sizes = np.array([len(f.terms) for f in told], dtype=np.float64)
    ranked = [sorted(((weight(t), t) for t in f.terms), reverse=True) for f in told]
    shared, alone = [], []
    for i, j in zip(pairs.rows.tolist(), pairs.columns.tolist(), strict=True):
        one, two = told[i].terms, told[j].terms
        shared.append(next((w for w, t in ranked[i] if t in two), 0.0))
        alone.append(
            next((w for w, t in ranked[i] if t not in two), 0.0)
            + next((w for w, t in ranked[j] if t not in one), 0.0)
        )
    return {
        "shared words": table.shared(lambda f: f.terms, pairs),
        "rarest shared word": np.array(shared, dtype=np.float64),
        "rarest other words": np.array(alone, dtype=np.float64),
        "size": np.log1p(np.minimum(sizes[pairs.rows], sizes[pairs.columns])),
    }


def interplay(parts: dict[str, Floats]) -> dict[str, Floats]:
    """What the parts say together that none says alone."""
    words, contained, sentence = parts["words"], parts["contained"], parts["sentence"]
    return {
        "words, squared": words**2,
        "words, root": np.sqrt(words),
        "contained, squared": contained**2,
        "words in sentence": words * sentence,
        "contained in sentence": contained * sentence,
        "words of the choice": words * parts["choice, of the pickier"],
    }

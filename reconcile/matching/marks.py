"""Parts of a pair that lie in how the two are put, and in how parts go together.

Nothing here asks whether the two say the same of it: a wrong figure or a "not" must not hide that
two claims tell one fact.
"""

from __future__ import annotations

import numpy as np

from reconcile.matching.table import Floats, Pairs, Table


def marks(table: Table, pairs: Pairs) -> dict[str, Floats]:
    """Whether both, or only one, have a verb that they hang on; 0 or 1, shape (pairs,)."""
    i, j = pairs.rows, pairs.columns
    verb = np.array(
        [any(w.head == -1 and w.pos in {"VERB", "AUX"} for w in c.words) for c in table.claims],
        dtype=bool,
    )
    return {
        "two sentences": (verb[i] & verb[j]).astype(np.float64),
        "sentence and phrase": (verb[i] != verb[j]).astype(np.float64),
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

"""Write how common words are in English at large, which matching counts beside a story's claims.

    python bench/common_words.py FILE

FILE has a word and how often it was counted on each line, as the English list of SymSpell has it
(MIT; the counts are of words on the web): frequency_dictionary_en_82_765.txt.  Forms, spellings
and near-synonyms are counted together, as matching compares them.  Rarer words than LEAST
change nothing.
"""

from __future__ import annotations

import argparse
import math
from collections import Counter, defaultdict
from pathlib import Path

from reconcile.matching import common
from reconcile.matching.features import term

# The least share of all words that is told.
LEAST = 1e-5
WIDE = 100


def shares(lines: list[str]) -> dict[str, float]:
    """The share in 0..1 that each term has of all words counted."""
    counts: Counter[str] = Counter()
    for line in lines:
        word, _, count = line.partition(" ")
        counts[term(word)] += int(count)
    total = counts.total()
    return {told: count / total for told, count in counts.items()}


def written(found: dict[str, float]) -> str:
    """The terms by tenths of the logarithm of their share, the most common first."""
    classes: dict[int, list[str]] = defaultdict(list)
    for told, share in found.items():
        if share >= LEAST:
            classes[round(-10 * math.log10(share))].append(told)
    lines = []
    for tenths, terms in sorted(classes.items()):
        line = str(tenths)
        for told in sorted(terms):
            if len(line) + len(told) >= WIDE:
                lines.append(line)
                line = str(tenths)
            line += f" {told}"
        lines.append(line)
    return "\n".join([*lines, ""])


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("file", type=Path)
    call = parser.parse_args()
    text = written(shares(call.file.read_text("utf-8-sig").splitlines()))
    (Path(common.__file__).parent / common.FILE).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()

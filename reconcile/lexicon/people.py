"""Words for people, for telling who a pronoun or "the official" may stand for."""

from __future__ import annotations

PEOPLE = frozenset(
    """official spokesman spokeswoman spokesperson prosecutor lawyer attorney witness president
    officer judge leader expert analyst doctor scientist researcher resident neighbor
    neighbour investigator detective representative aide adviser advisor secretary chief
    director chairman executive coach manager commander general mother father""".split()
)

# Words that open names of places far more often than of people.
DIRECTIONS = frozenset(
    "New North South East West Northern Southern Eastern Western San Los".split()
)
# Named anew in every report; only the last sentence's can be meant.
GENERIC = frozenset("police authority official resident witness victim".split())
GROUP_NOUNS = frozenset(
    "police authorities officials prosecutors investigators lawyers people men women".split()
)

"""How sure a writer is: words that make of a fact an allegation, a likelihood or a possibility."""

from __future__ import annotations

HEDGES: dict[str, str] = {
    word: level
    for level, words in {
        "alleged": """allegedly reportedly purportedly supposedly suspected alleged reputed
        purported
            accused suspect supposed so-called""",
        "probable": """probably likely apparently presumably evidently seemingly believed thought
            appear seem presumed apparent assume assumed estimated unconfirmed""",
        "possible": """possibly perhaps maybe might may could potentially potential possible
            conceivably unclear""",
    }.items()
    for word in words.split()
}
"""Lower-case word or lemma to "alleged", "probable" or "possible"."""

PLANNING = frozenset(
    """plan intend expect consider propose aim hope prepare mull contemplate pledge promise vow
    seek threaten weigh schedule due set""".split()
)
"""Verbs and adjectives whose infinitive has not happened yet."""

FUTURE = frozenset({"will", "shall", "'ll"})
"""Auxiliaries of what is still to come, said as certain."""

"""Auxiliaries of what is only possible."""

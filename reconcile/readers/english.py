"""Whether a text is in English, the one language that is read."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]+")
# Small words of English prose, which has three to six of them in ten words; headlines have fewer.
_ENGLISH = frozenset(
    """a an the of and to in is was for on with he it by at from be has have not said were are had
    but his they been who which would this their after that its as when about will she her we you
    i there more than or if because could did all out up one what over into no so""".split()
)
# Small words of its neighbours in the same script, but for those that English spells alike.
_OTHER = frozenset(
    """el la los las y que del un una por con para su se es al lo como más
    le les et des du une dans pour est qui sur au aux pas il elle ce cette sont
    der die das und ein eine einen einem einer den dem des von zu mit ist nicht auf für sich auch
    im am bei aus nach wir sie wie noch dort bis etwa werden wurde hatten dass
    di che non per il gli della dei nel è si sono da alla
    o os um uma não em dos das na ao mais
    het een van en niet dat voor op zijn met
    och att det som av är på inte jag ett och ikke til av og det
    w na z się że nie jest do od przez oraz
    je se že na v ve pro byl
    ve bir bu için ile da de ki olarak
    yang dan di dari untuk dengan ini itu pada
    și nu este pe cu din care la""".split()
) - {"do", "per", "in", "on", "as", "a", "was", "not", "so", "no", "an", "he", "i", "is"}
_LEAST_WORDS = 25
# A text of an unknown language has hardly any small English words; a table or a list of names too,
# so only a long text is judged by their absence alone.
_LONG_WORDS = 120
_HARDLY_ANY = 0.02
_LEAST_OTHER = 0.1
_SAMPLE_CHARS = 20_000


def is_english(text: str) -> bool:
    """Whether a text may be English: in doubt, and of a short text, it may.

    A text is held to be foreign where it is in another script, where it has more of other
    languages' small words than of English ones, or where it is long and has hardly an English one.
    """
    words = [word.lower() for word in _WORD.findall(text[:_SAMPLE_CHARS])]
    letters = sum(map(len, words))
    strange = sum(1 for word in words for char in word if char > "\u024f")
    if letters >= 100 and strange >= letters / 2:
        return False
    if len(words) < _LEAST_WORDS:
        return True
    english = sum(word in _ENGLISH for word in words) / len(words)
    other = sum(word in _OTHER for word in words) / len(words)
    if len(words) >= _LONG_WORDS and english < _HARDLY_ANY:
        return False
    return other <= english or other < _LEAST_OTHER

"""The record that the split passes on: one clause-sized piece of a sentence."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Piece:
    """``own`` words are in no other piece, ``borrowed`` ones are shared with another piece, and
    ``shown`` ones belong to another piece but make this one readable by itself."""

    head: int
    kind: str
    own: set[int]
    borrowed: set[int] = field(default_factory=set)
    parent: int | None = None
    dropped: set[int] = field(default_factory=set)
    shown: set[int] = field(default_factory=set)

    @property
    def context(self) -> set[int]:
        """Words that the text needs to stand alone although another piece carries them."""
        return self.shown - self.own - self.borrowed - self.dropped

    @property
    def words(self) -> list[int]:
        """Indices of all the piece's words, sorted."""
        return sorted((self.own | self.borrowed) - self.dropped)

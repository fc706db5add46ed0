"""Texts made plain for looking: one alphabet, no accents, one sort of quotes and dashes.

Patterns are written once in plain letters and meet every script, also words in which letters of
two alphabets are mixed. Capitals stay, for names are known by them.
"""

from dataclasses import dataclass
from functools import lru_cache

from schemas.letters import DOUBLE, SINGLE, plain

__all__ = ["Folded", "folded", "plain"]

_TABLE = str.maketrans(dict(SINGLE))


@dataclass(frozen=True)
class Folded:
    """A text made plain. places: where each of its letters stands in the text, if elsewhere."""

    text: str
    places: tuple[int, ...] | None = None

    def place(self, at: int) -> int:
        """The place in the text of a place in the plain one."""
        return at if self.places is None else self.places[at]


@lru_cache(maxsize=64)
def folded(text: str) -> Folded:
    """A text made plain, with the way back."""
    if not any(letter in text for letter in DOUBLE):
        return Folded(text.translate(_TABLE))
    pieces = [DOUBLE.get(letter, letter) for letter in text]
    places = [at for at, piece in enumerate(pieces) for _ in piece]
    return Folded("".join(pieces).translate(_TABLE), (*places, len(text)))

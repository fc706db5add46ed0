"""Texts made plain for looking: one alphabet, no accents, one sort of quotes and dashes.

Patterns are written once in plain letters and meet every script, also words in which letters of
two alphabets are mixed. Capitals stay, for names are known by them.
"""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_CYRILLIC = dict(
    zip("абвгдђежзијклмнопрстћуфхцчшѓќй", "abvgddezzijklmnoprstcufhccsgkj", strict=True)
)
_DOUBLE = {"љ": "lj", "њ": "nj", "џ": "dz", "Љ": "Lj", "Њ": "Nj", "Џ": "Dz"}
_MARKS = {
    **dict.fromkeys("“”„‟«»″", '"'),
    **dict.fromkeys("‘’‚‛`´′", "'"),
    **dict.fromkeys("–—−‑‒―", "-"),
    "đ": "d",
    "Đ": "D",
    "ı": "i",
    "\n": "\n",
}


def _accents() -> dict[str, str]:
    letters = (chr(code) for code in [*range(0xC0, 0x250), *range(0x1E00, 0x1F00)])
    return {each: unicodedata.normalize("NFKD", each)[0] for each in letters}


_TABLE = str.maketrans(
    {
        **{letter: plain for letter, plain in _accents().items() if plain.isascii()},
        **_CYRILLIC,
        **{letter.upper(): plain.upper() for letter, plain in _CYRILLIC.items()},
        **_MARKS,
    }
)
_ALL = _TABLE | str.maketrans(_DOUBLE)


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
    if not any(letter in text for letter in _DOUBLE):
        return Folded(text.translate(_TABLE))
    pieces = [_DOUBLE.get(letter, letter) for letter in text]
    places = [at for at, piece in enumerate(pieces) for _ in piece]
    return Folded("".join(pieces).translate(_TABLE), (*places, len(text)))


def plain(text: str) -> str:
    """A text in small plain letters, to compare with."""
    return text.translate(_ALL).lower()

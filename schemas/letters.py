"""Texts made plain for looking: one alphabet, no accents, one sort of quotes and dashes."""

import unicodedata
from collections.abc import Mapping

_CYRILLIC = dict(
    zip("абвгдђежзијклмнопрстћуфхцчшѓќй", "abvgddezzijklmnoprstcufhccsgkj", strict=True)
)
DOUBLE: Mapping[str, str] = {"љ": "lj", "њ": "nj", "џ": "dz", "Љ": "Lj", "Њ": "Nj", "Џ": "Dz"}
"""Letters that are two in the plain alphabet."""

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


SINGLE: Mapping[str, str] = {
    **{letter: plain for letter, plain in _accents().items() if plain.isascii()},
    **_CYRILLIC,
    **{letter.upper(): plain.upper() for letter, plain in _CYRILLIC.items()},
    **_MARKS,
}
"""Letter -> its plain one: as many letters as before."""

_ALL = str.maketrans({**SINGLE, **DOUBLE})


def plain(text: str) -> str:
    """A text in small plain letters, to compare with."""
    return text.translate(_ALL).lower()

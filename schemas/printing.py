"""What print can hold: the letters of the fonts that we ship, and words that fit into a column."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from functools import cache

MARK = "\u25ca"
"""Stands in print in the place of a letter without a glyph: a lozenge, which every font has."""

NO_GLYPH = "letters that the fonts of the reports do not have"
"""What is said of them; a run lists them among its gaps."""

LONGEST_WORD = 40
"""Letters without a break: what the narrower columns of a page hold in one line."""

MOST_OF_CELL = 32_767
"""The longest text of a cell of Excel, in UTF-16 units ("Excel specifications and limits",
support.microsoft.com)."""

_GLYPHS = """
    20-7e a0-17e 180 18f 192-193 1a0-1a1 1af-1b0 1c2 1cd-1dc 1e2-1e3 1e6-1e7 1ea-1eb 1f4-1f5
    1f8-1f9 1fc-1fd 218-21b 237 243 250-25c 25e-268 26a 26c-276 278-27b 27d-27e 280-284 288-292
    294-295 298-299 29c-29d 29f 2a1-2a2 2b0 2b2-2b3 2b7-2b9 2bb-2bc 2be-2bf 2c1 2c6-2cc 2d0-2d1
    2d8-2de 2e0-2e3 300-30c 30f 311-313 318-320 323-32a 32c 32e-331 334 339-33d 342 345 361
    374-375 37a 37e 384-38a 38c 38e-3a1 3a3-3ce 3d0-3d1 3d5 3d7 3d9 3db 3dd 3e1 400-45f 462-463
    472-475 490-493 496-49b 4a0-4a3 4aa-4ab 4ae-4b3 4b6-4b7 4ba-4bb 4c0-4c2 4d0-4d1 4d4-4d9
    4e2-4e3 4e6-4e9 4ee-4ef 4f2-4f3 1d43 1d47-1d49 1d4d 1d4f-1d50 1d52 1d56-1d58 1d5b 1d9c 1da0
    1dbb 1e06-1e07 1e0c-1e0f 1e16-1e17 1e20-1e21 1e24-1e25 1e2a-1e2b 1e32-1e3b 1e3e-1e49
    1e52-1e53 1e58-1e63 1e6c-1e6f 1e80-1e85 1e8e-1e8f 1e92-1e97 1e9e 1ea0-1ef9 1f00-1f15
    1f18-1f1d 1f20-1f45 1f48-1f4d 1f50-1f57 1f59 1f5b 1f5d 1f5f-1f7d 1f80-1fb4 1fb6-1fc4
    1fc6-1fd3 1fd6-1fdb 1fdd-1fef 1ff2-1ff4 1ff6-1ffe 2007 2012-2016 2018-201a 201c-201e
    2020-2022 2026 202f-2030 2032-2033 2035 2039-203a 203c-203e 2044 2047-2049 2070-2071
    2074-2079 207d-2089 208d-208e 2094 20a4 20a7 20ab-20ac 20b1 2113 2116 2120 2122 2126 212e
    2153-215e 2190-2193 2202 2206 220f 2211-2212 2215 2219-221a 221e 222b 2248 2260 2264-2265
    25a0 25b2-25b3 25b6-25b7 25bc-25bd 25c0-25c1 25c6 25c9-25ca 266a 27e6-27e7 fb00-fb04
"""
"""Code points that each face of Linux Libertine and Source Sans Pro has; a test reads the fonts."""


@cache
def _ranges() -> tuple[list[int], list[int]]:
    """First and last code points of the ranges, in order."""
    ends = [each.partition("-") for each in _GLYPHS.split()]
    return [int(first, 16) for first, _, _ in ends], [
        int(last or first, 16) for first, _, last in ends
    ]


@cache
def has_glyph(letter: str) -> bool:
    """Whether the fonts that we ship have a shape for a letter, or it needs none."""
    if letter in "\n\r\t" or unicodedata.category(letter) in _NO_SHAPE:
        return True
    first, last = _ranges()
    at = bisect_right(first, ord(letter)) - 1
    return at >= 0 and ord(letter) <= last[at]


_NO_SHAPE = frozenset({"Cf", "Zs", "Zl", "Zp"})
"""Categories of spaces and of marks of format, such as the joiner that pages hold."""


def without_glyph(letters: Iterable[str]) -> frozenset[str]:
    """The letters that print cannot show."""
    return frozenset(letter for letter in set(letters) if not has_glyph(letter))


def in_print(text: str) -> str:
    """A text with the mark in the place of each letter that print cannot show."""
    if text.isascii() and text.isprintable():  # most texts
        return text
    odd = without_glyph(text)
    return text.translate(dict.fromkeys(map(ord, odd), MARK)) if odd else text


def long_word(text: str) -> str | None:
    """The first word that has no place to break and is longer than a column."""
    place, most = 0, len(text) - LONGEST_WORD
    while place < most:  # from one space to the next, as far as a word may reach
        space = text.rfind(" ", place, place + LONGEST_WORD + 1)
        if space < 0:
            found = _LONG.search(text, place)
            return found[0] if found else None
        place = space + 1
    return None


_LONG = re.compile(rf"[^\s\-\u2013\u2014/]{{{LONGEST_WORD + 1},}}")


def units(text: str) -> int:
    """The length of a text as Excel counts it."""
    if text.isascii():
        return len(text)
    return len(text) + sum(letter > "\uffff" for letter in text)

"""Characters that nobody sees in a text: named, and found where they stand."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache

from schemas.problem import Place, Problem

_PLAIN = bytes(range(0x20, 0x7F)) + b"\n"
_SEEN_ELSEWHERE = "\t\ufeff"
"""A tab and a mark at the head of a file have messages of their own."""

_BLANK = frozenset(
    "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\ufffc\ufffd"
    + "".join(map(chr, (*range(0x180B, 0x1810), *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))))
)
"""Seen by nobody though Unicode counts them as letters, marks or signs: joiners, fillers, selectors
of a form, the blank of Braille; and what stands for a character that was lost."""


@cache
def is_unseen(letter: str) -> bool:
    """Whether a character has no shape of its own: controls, marks of direction, odd spaces."""
    if letter == " ":
        return False
    return unicodedata.category(letter)[0] in "CZ" or letter in _BLANK


def unseen(text: str) -> list[str]:
    """The characters of a text that nobody sees, each once."""
    if text.isascii() and text.isprintable():
        return []
    return sorted(letter for letter in set(text) if is_unseen(letter))


def rare(data: bytes) -> frozenset[str]:
    """The characters of a text in UTF-8 that are no plain ASCII; fast, for text that has few."""
    return frozenset(data.translate(None, _PLAIN).decode("utf-8"))


def named(letter: str) -> str:
    """A character as a message names it: U+200B ZERO WIDTH SPACE."""
    name = unicodedata.name(letter, "") or _OF_CATEGORY[unicodedata.category(letter)]
    return f"U+{ord(letter):04X} {name}"


_OF_CATEGORY = {
    "Cc": "(a control character)",
    "Cf": "(a mark of format)",
    "Cn": "(not assigned)",
    "Co": "(for private use)",
    "Cs": "(half of a pair)",
}


def unseen_in_file(text: str, letters: Iterable[str], file: str) -> Iterator[Problem]:
    """Where characters that nobody sees stand in a file.

    text: of the file; letters: those of its characters that are rare.
    """
    odd = [letter for letter in letters if is_unseen(letter) and letter not in _SEEN_ELSEWHERE]
    if "\ufeff" in text[1:]:
        odd.append("\ufeff")
    if not odd:
        return
    pattern = re.compile(f"[{re.escape(''.join(odd))}]")
    for number, line in enumerate(text.split("\n"), 1):
        for found in pattern.finditer(line.removesuffix("\r")):
            if number > 1 or found.start() or found[0] != "\ufeff":
                yield of_place(found[0], Place(file, number, found.start() + 1))


def of_place(letter: str, place: Place) -> Problem:
    """The problem of one such character."""
    return Problem(
        "a character that cannot be seen",
        found=named(letter),
        allowed="letters and signs that are seen, and the plain space",
        hint="take it away, or write a plain space",
        place=place,
    )

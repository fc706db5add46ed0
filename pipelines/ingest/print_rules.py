"""Warnings of texts that print or a format cannot hold as they are: nothing stops for them."""

from collections.abc import Iterable, Iterator

import yaml

from pipelines.ingest.characters import is_unseen
from schemas.printing import (
    LONGEST_WORD,
    MARK,
    MOST_OF_CELL,
    NO_GLYPH,
    has_glyph,
    long_word,
    units,
    without_glyph,
)
from schemas.problem import Place, Problem, show

_SHOWN = 4


_BREAKS = b" \n-/"
_ALIKE = bytes(code if code in _BREAKS else ord("x") for code in range(256))


def is_hard_to_print(data: bytes, letters: Iterable[str]) -> bool:
    """Whether a file may hold such a text; fast, as most do not.

    data: the file; letters: of its characters those that are no plain ASCII.
    """
    is_odd = any(not has_glyph(letter) and letter != "\ufeff" for letter in letters)
    return is_odd or b"x" * (LONGEST_WORD + 1) in data.translate(_ALIKE)


def hard_to_print(text: str, file_text: str, node: yaml.ScalarNode, file: str) -> Iterator[Problem]:
    """The warnings of one text.

    text: its value; file_text: of the whole file; node: where it stands; file: its path.
    """
    lacking = frozenset() if text.isascii() else without_glyph(text)
    if odd := [c for c in dict.fromkeys(text) if c in lacking and not is_unseen(c)]:
        place = _place(odd[0], file_text, node, file)
        yield _warning(NO_GLYPH, _named(odd), f"print shows {MARK}, the data keep them", place)
    is_address = text.startswith(("http://", "https://")) and " " not in text
    if not is_address and (word := long_word(text)):
        what, hint = "a word too long for a column", "print breaks it where the column ends"
        yield _warning(what, show(word), hint, _place(word, file_text, node, file))
    if len(text) > MOST_OF_CELL // 2 and units(text) > MOST_OF_CELL:
        what, hint = "a text too long for a cell of Excel", "the cell ends with where the rest is"
        yield _warning(what, f"{units(text)} characters", hint, _place(text, file_text, node, file))


def _warning(what: str, found: str, hint: str, place: Place) -> Problem:
    return Problem(what, found=found, hint=hint, severity="warning", place=place)


def _named(letters: list[str]) -> str:
    """Some letters, each with its code point, and how many more there are."""
    some = ", ".join(f"{letter} (U+{ord(letter):04X})" for letter in letters[:_SHOWN])
    more = len(letters) - _SHOWN
    return f"{some} and {more} more" if more > 0 else some


def _place(part: str, file_text: str, node: yaml.ScalarNode, file: str) -> Place:
    """Where a part of a text stands, or where the text begins if it is written otherwise."""
    at = file_text.find(part, node.start_mark.index, node.end_mark.index)
    if at < 0:
        return Place(file, node.start_mark.line + 1, node.start_mark.column + 1)
    return Place(file, file_text.count("\n", 0, at) + 1, at - file_text.rfind("\n", 0, at))

"""Values as people can read them: short, on one line, with what is invisible made visible."""

from itertools import takewhile
from unicodedata import normalize

from pipelines.compare.cells import WHITE_SPACE
from pipelines.compare.sheet import Key

WIDTH = 36
"""The longest value that is shown whole."""
BEFORE = 14
"""So much of a longer one stands before the first difference."""
CUT = "…"
LONGEST_NAME = 300
"""The longest name of a file that a message shows whole."""


def cell(old: str, new: str, kind: str) -> tuple[str, str]:
    """Both values of a changed cell, so that their difference is seen."""
    if kind == WHITE_SPACE:
        old, new = old.replace(" ", "␣"), new.replace(" ", "␣")
    begin = _begin(old, new)
    was, now = _part(old, begin), _part(new, begin)
    if normalize("NFC", line(was)) != normalize("NFC", line(now)):
        return line(was) or "(empty)", line(now) or "(empty)"
    # Letters that look alike, such as é as one letter or as e with an accent, by their codes.
    return ascii(was)[1:-1], ascii(now)[1:-1]


def _begin(old: str, new: str) -> int:
    """Where both values are shown from: the start, or a little before a late difference."""
    if max(len(old), len(new)) <= WIDTH:
        return 0
    alike = takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False))
    return max(0, sum(1 for _ in alike) - BEFORE)


def _part(text: str, begin: int) -> str:
    """A part of a text, with a mark where something was cut off."""
    end = begin + WIDTH
    return (CUT if begin else "") + text[begin:end] + (CUT if len(text) > end else "")


def short(text: str) -> str:
    """A value that stands alone."""
    return line(_part(text, 0)) or "(empty)"


def line(text: str) -> str:
    """A text on one line; what does not print is written as its code, also against a terminal."""
    if text.isprintable():
        return text
    plain = text.replace("\n", "⏎").replace("\t", "⇥")
    return "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in plain)


def key(values: Key) -> str:
    """A key; the values of one of several columns are separated by a bar."""
    return " | ".join(short(value) for value in values)


def name(text: str) -> str:
    """The name of a file or of a column in a message: on one line, and not too long."""
    found = line(text)
    return found if len(found) <= LONGEST_NAME else f"{found[: LONGEST_NAME - 1]}{CUT}"


def renamed(old: str, new: str) -> tuple[str, str]:
    """Two names of a column; where they differ in white space only, that is made visible."""
    if "".join(old.split()) == "".join(new.split()):
        return cell(old, new, WHITE_SPACE)
    return line(old), line(new)

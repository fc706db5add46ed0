"""What a check reports: one problem of one field of one record."""

import dataclasses
import re
import shutil
from collections.abc import Iterable
from typing import Any, Literal, NamedTuple

Severity = Literal["error", "warning"]
Key = tuple[Any, ...]

LONGEST_VALUE = 60
"""Letters of a value that a message shows, and of a word of which nobody can see the end."""

LONGEST_PART = 1_000
"""Letters of one part of a message: of what is wrong, of what is allowed, of what to do."""

MOST_LINES = 50
"""Lines of a message that a command ends with."""

_LONG_WORD = re.compile(r"\S{121,}")


def show(value: Any) -> str:
    """A value as a message prints it: as in the file, and not too long."""
    if value is None:
        return "nothing"
    return _cut(str(value).lower() if isinstance(value, bool) else str(value), LONGEST_VALUE)


def plain(text: str) -> str:
    """A part of a message: on one line, of bounded length, and nothing that moves a cursor.

    What does not print (control characters, marks of direction, half a surrogate pair) is written
    as its code.
    """
    words = _LONG_WORD.sub(lambda word: _cut(word[0], LONGEST_VALUE), text[: 50 * LONGEST_PART])
    shown = _cut(words, LONGEST_PART)
    if shown.isprintable():
        return shown
    return "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in shown)


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 3] + "..."


def reason(error: BaseException) -> str:
    """Why something could not run, for the screen: lines of bounded number and length."""
    lines = _said(error).split("\n")
    more = [f"... and {len(lines) - MOST_LINES} more"] if len(lines) > MOST_LINES else []
    return "\n".join([*map(plain, lines[:MOST_LINES]), *more])


def _said(error: BaseException) -> str:
    if isinstance(error, shutil.Error) and isinstance(error.args[0], list):
        faults = error.args[0]  # each: from, to, why
        return f"{len(faults)} files could not be copied, the first is {faults[0][0]}: " + str(
            faults[0][-1]
        )
    if isinstance(error, MemoryError):
        return "there is not enough memory"
    if isinstance(error, UnicodeEncodeError):
        letter = f"U+{ord(error.object[error.start]):04X}"
        return f"a text holds {letter}, which cannot be written as {error.encoding}"
    if isinstance(error, CouldNotRun | OSError):
        return str(error)
    text = str(error)
    return f"{type(error).__name__}: {text}" if text else type(error).__name__


class Place(NamedTuple):
    """Where a value stands: file relative to the root of the records, line and column from 1."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{plain(self.file)}:{self.line}:{self.column}"


@dataclasses.dataclass(frozen=True)
class Problem:
    """One finding of a check; the command line joins it with its place.

    table, key: the record; field: its column, or None for the record as a whole.
    what: what is wrong; found: the value as met; allowed: what may stand there; hint: what to do.
    place: known at once for problems of the file itself, else joined later from the origins.
    check: the code of the check that found it.
    """

    what: str
    table: str = ""
    key: Key = ()
    field: str | None = None
    found: str | None = None
    allowed: str | None = None
    hint: str | None = None
    severity: Severity = "error"
    place: Place | None = dataclasses.field(default=None, compare=False)
    check: str = dataclasses.field(default="", compare=False)

    def sentence(self) -> str:
        """The problem in one line of bounded length, without its place."""
        parts = [self.what]
        if self.found is not None:
            parts.append(f"found {self.found}")
        if self.allowed is not None:
            parts.append(f"allowed: {self.allowed}")
        if self.hint is not None:
            parts.append(self.hint)
        return "; ".join(map(plain, parts))


def found_by(check: str, problems: Iterable[Problem]) -> list[Problem]:
    """The problems, each with the code of the check that found it."""
    return [dataclasses.replace(problem, check=check) for problem in problems]


class CouldNotRun(Exception):
    """Something other than the records keeps a command from its work; says what and what to do."""


class Passing(CouldNotRun):
    """What keeps a command from its work may pass: a full disk, a process that was killed."""


class ProblemsFound(Exception):
    """A stage cannot go on: the data have errors.

    problems: all of them, warnings included.
    """

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        errors = sum(p.severity == "error" for p in problems)
        super().__init__(f"{errors} errors in the data")

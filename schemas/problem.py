"""What a check reports: one problem of one field of one record."""

import dataclasses
from collections.abc import Iterable
from typing import Any, Literal, NamedTuple

Severity = Literal["error", "warning"]
Key = tuple[Any, ...]


def show(value: Any) -> str:
    """A value as a message prints it: as in the file, and not too long."""
    if value is None:
        return "nothing"
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return text if len(text) <= 60 else text[:57] + "..."


class Place(NamedTuple):
    """Where a value stands: file relative to the root of the records, line and column from 1."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


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
        """The problem in one line, without its place."""
        parts = [self.what]
        if self.found is not None:
            parts.append(f"found {self.found}")
        if self.allowed is not None:
            parts.append(f"allowed: {self.allowed}")
        if self.hint is not None:
            parts.append(self.hint)
        return "; ".join(parts)


def found_by(check: str, problems: Iterable[Problem]) -> list[Problem]:
    """The problems, each with the code of the check that found it."""
    return [dataclasses.replace(problem, check=check) for problem in problems]


class CouldNotRun(Exception):
    """Something other than the records keeps a command from its work; says what and what to do."""


class ProblemsFound(Exception):
    """A stage cannot go on: the data have errors.

    problems: all of them, warnings included.
    """

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        errors = sum(p.severity == "error" for p in problems)
        super().__init__(f"{errors} errors in the data")

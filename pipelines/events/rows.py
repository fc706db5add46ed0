"""One row, judged by its model: what it holds, and everything that is wrong with it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from pipelines.events.cells import Field, Value
from pipelines.ingest.validate import words_of
from schemas.edtf import BadDate, first_day, last_day
from schemas.problem import Place, Problem, show
from schemas.registry import Table
from schemas.when import AHEAD, too_late

ROW = "table-row"
"""The code of the check of rows."""


@dataclass(frozen=True)
class Judged:
    """A row. values: of the record, where nothing is wrong; problems: each with its place."""

    values: Mapping[str, Value]
    problems: tuple[Problem, ...] = ()


def read(fields: Mapping[str, Field], texts: Mapping[str, str]) -> dict[str, Value]:
    """The values of a row. fields: those that the map names; texts: the cell of each."""
    return {name: fields[name].read(text) for name, text in texts.items()}


class Judge:
    """The rules of a record, over one row after the other.

    table: of the record; fields: those that the map names; at: where each stands in a row, from 0;
    file: for the places of problems.
    """

    def __init__(
        self, table: Table, fields: Mapping[str, Field], at: Mapping[str, int], file: str
    ) -> None:
        self._table, self._at, self._file = table, at, file
        self._dated = {name: field for name, field in fields.items() if field.limit}
        announced = table.announced
        self._ends = {end for period in table.periods for end in period} if announced else set()

    def row(self, values: Mapping[str, Value], line: int) -> Judged:
        """Hold the values of a row against the model. line: of the row in its file, from 1."""
        given = {name: value for name, value in values.items() if value is not None}
        try:
            self._table.model.model_validate(given)
            problems: list[Problem] = []
        except ValidationError as error:
            details = error.errors(include_url=False)
            problems = [self._unlike(given, line, detail) for detail in details]
        bad = {problem.field for problem in problems}
        good = {name: value for name, value in given.items() if name not in bad}
        problems += self._late(good, line)
        problems += self._backwards(good, line)
        return Judged(values, tuple(problems))

    def problem(
        self,
        values: Mapping[str, Value],
        line: int,
        what: str,
        name: str | None,
        found: str | None = None,
        allowed: str | None = None,
        hint: str | None = None,
    ) -> Problem:
        """Something that is wrong with a cell. name: of its field; the rest as in a Problem."""
        key = tuple(values.get(part) for part in self._table.key)
        place = Place(self._file, line, self._at.get(name or "", 0) + 1)
        return Problem(
            what, self._table.name, key, name, found, allowed, hint, place=place, check=ROW
        )

    def _unlike(self, given: Mapping[str, Value], line: int, detail: Any) -> Problem:
        name = str(detail["loc"][0]) if detail["loc"] else None
        what, found, allowed, hint = words_of(self._table.model, name, detail)
        return self.problem(given, line, what, name, found, allowed, hint)

    def _late(self, good: Mapping[str, Value], line: int) -> Iterator[Problem]:
        """What happened did so before today, but for what is announced."""
        for name, field in self._dated.items():
            value, limit = good.get(name), field.limit
            if not isinstance(value, str) or limit is None:
                continue
            if self._is_announced(name, good):
                limit = AHEAD.limit(field.today)
            if too_late(value, limit):
                allowed = f"a day up to {limit}"
                yield self.problem(good, line, f"{name} lies ahead", name, show(value), allowed)

    def _is_announced(self, name: str, good: Mapping[str, Value]) -> bool:
        announced = self._table.announced
        return (
            announced is not None
            and name in self._ends
            and good.get(announced.column) in announced.codes
        )

    def _backwards(self, good: Mapping[str, Value], line: int) -> Iterator[Problem]:
        """What ends does not end before it starts."""
        for first, last in self._table.periods:
            start, end = good.get(first), good.get(last)
            if isinstance(start, str) and isinstance(end, str) and _is_before(end, start):
                allowed = f"a time from {start}, the {first}, on"
                yield self.problem(
                    good, line, f"{last} lies before {first}", last, show(end), allowed
                )


def _is_before(end: str, start: str) -> bool:
    try:
        started, ended = first_day(start), last_day(end)
    except BadDate:
        return False
    return started is not None and ended is not None and ended < started

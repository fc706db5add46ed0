"""One row, judged by its model: what it holds, and everything that is wrong with it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from pipelines.events.cells import Field, Value
from pipelines.ingest.validate import words_of
from schemas.edtf import BadDate, first_day, last_day
from schemas.problem import Problem, show
from schemas.registry import Table
from schemas.when import AHEAD, too_late

ROW = "table-row"
"""The code of the check of rows."""


@dataclass(frozen=True)
class Judged:
    """A row. values: of the record, where nothing is wrong; problems: without a place."""

    values: Mapping[str, Value]
    problems: tuple[Problem, ...] = ()


def judged(table: Table, fields: Mapping[str, Field], texts: Mapping[str, str]) -> Judged:
    """Read the cells of a row and hold them against the model of the table.

    fields: those that the map names; texts: the cell of each.
    """
    values = {name: fields[name].read(text) for name, text in texts.items()}
    given = {name: value for name, value in values.items() if value is not None}
    try:
        table.model.model_validate(given)
        problems: list[Problem] = []
    except ValidationError as error:
        details = error.errors(include_url=False)
        problems = [_problem(table, given, texts, detail) for detail in details]
    bad = {problem.field for problem in problems}
    good = {name: value for name, value in given.items() if name not in bad}
    problems += _late(table, fields, good)
    problems += _backwards(table, good)
    return Judged(values, tuple(problems))


def _problem(
    table: Table, given: Mapping[str, Value], texts: Mapping[str, str], detail: Any
) -> Problem:
    name = str(detail["loc"][0]) if detail["loc"] else None
    what, found, allowed, hint = words_of(table.model, name, detail)
    return _about(table, given, what, name, found, allowed, hint)


def _about(
    table: Table,
    given: Mapping[str, Value],
    what: str,
    name: str | None,
    found: str | None,
    allowed: str | None,
    hint: str | None = None,
) -> Problem:
    key = tuple(given.get(part) for part in table.key)
    return Problem(what, table.name, key, name, found, allowed, hint, check=ROW)


def _late(
    table: Table, fields: Mapping[str, Field], good: Mapping[str, Value]
) -> Iterator[Problem]:
    """What happened did so before today, but for what is announced."""
    for name, field in fields.items():
        value = good.get(name)
        limit = field.limit
        if limit is None or not isinstance(value, str):
            continue
        if _is_announced(table, name, good):
            limit = AHEAD.limit(field.today)
        if too_late(value, limit):
            allowed = f"a day up to {limit}"
            yield _about(table, good, f"{name} lies ahead", name, show(value), allowed)


def _is_announced(table: Table, name: str, good: Mapping[str, Value]) -> bool:
    announced = table.announced
    ends = {end for period in table.periods for end in period}
    return announced is not None and name in ends and good.get(announced.column) in announced.codes


def _backwards(table: Table, good: Mapping[str, Value]) -> Iterator[Problem]:
    """What ends does not end before it starts."""
    for first, last in table.periods:
        start, end = good.get(first), good.get(last)
        if isinstance(start, str) and isinstance(end, str) and _is_before(end, start):
            allowed = f"a time from {start}, the {first}, on"
            yield _about(table, good, f"{last} lies before {first}", last, show(end), allowed)


def _is_before(end: str, start: str) -> bool:
    try:
        started, ended = first_day(start), last_day(end)
    except BadDate:
        return False
    return started is not None and ended is not None and ended < started

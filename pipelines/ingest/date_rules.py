"""Rules of dates, one for each kind of column: what happened, was said, or may lie ahead."""

import re
from collections.abc import Iterator
from functools import cache

from pipelines.ingest.records import Records
from schemas.edtf import first_day, last_day, precision, span
from schemas.fields import Row, date_of
from schemas.problem import Key, Problem
from schemas.registry import TABLES, Table
from schemas.texts import Dataset
from schemas.when import AHEAD, FIRST_YEAR, When, too_early, too_late

_IN_ID = re.compile(
    r"(?:^|(?<=-))(?:19|20)[0-9]{2}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?(?=-|$)"
)


def date_rules(records: Records) -> Iterator[Problem]:
    """Every date that its kind does not allow, or that an end or an id speaks against."""
    data_date = next((row.release_date for row in records.of("dataset", Dataset)), _NO_LIMIT)
    for name, rows in records.rows.items():
        table, dated = TABLES[name], _dated(name)
        for column, when in dated.items():
            yield from _out_of_time(table, rows, column, when, data_date)
        yield from _backwards(table, rows)
        yield from _against_the_id(table, rows, dated)


_NO_LIMIT = "9899-12-31"
"""Without a date of the data nothing lies after it."""


@cache
def _dated(name: str) -> dict[str, When]:
    """The columns of a table that hold dates, and what these are of."""
    fields = TABLES[name].model.model_fields.items()
    return {column: when for column, info in fields if (when := date_of(info))}


def _out_of_time(
    table: Table, rows: tuple[Row, ...], column: str, when: When, data_date: str
) -> Iterator[Problem]:
    """The dates of a column that lie before the dialogue or after their limit."""
    first, limit = str(FIRST_YEAR), when.limit(data_date)
    for row in rows:
        date: str | None = getattr(row, column)
        if date is None or (first <= date <= limit and "/" not in date):
            continue  # nearly all, so it is settled first
        yield from _late(table, row, column, date, limit, data_date)
        yield from _early(table, row, column, date)


def _late(
    table: Table, row: Row, column: str, date: str, limit: str, data_date: str
) -> Iterator[Problem]:
    """Nothing happened or was said after the day that the data are of."""
    if _is_announced(table, row, column):
        limit = AHEAD.limit(data_date)
    if too_late(date, limit):
        named = ", the release_date of dataset.yml" if limit == data_date else ""
        what, allowed = "a time after the data", f"a day up to {limit}{named}"
        hint = _IF_RIGHT if named else None
        yield Problem(what, table.name, _key(table, row), column, date, allowed, hint)


_IF_RIGHT = "if it is right, write a later release_date into dataset.yml"
"""What to do with a record of a day after the data; `dialogue inbox accept` does it."""


def _is_announced(table: Table, row: Row, column: str) -> bool:
    """Whether a row speaks of what may lie ahead, in a column of when it takes place."""
    announced = table.announced
    ends = {end for period in table.periods for end in period}
    return (
        announced is not None
        and column in ends
        and getattr(row, announced.column) in announced.codes
    )


def _early(table: Table, row: Row, column: str, date: str) -> Iterator[Problem]:
    """Nothing of the dialogue is older than its first year, unless a note says why."""
    year = too_early(date)
    if year is not None and not _has_note(table, row, year):
        what, allowed = f"a time before {FIRST_YEAR}", f"a time from {FIRST_YEAR} on"
        hint = f"if it is right, say why in a note that names {year}" if _notes(table) else None
        yield Problem(what, table.name, _key(table, row), column, date, allowed, hint)


def _backwards(table: Table, rows: tuple[Row, ...]) -> Iterator[Problem]:
    """What ends does not end before it starts."""
    for start, end in table.periods:
        for row in rows:
            if getattr(row, end) is None:
                continue
            started, ended = first_day(getattr(row, start)), last_day(getattr(row, end))
            if started and ended and ended < started:
                found, allowed = (
                    getattr(row, end),
                    f"a time from {getattr(row, start)}, the {start}, on",
                )
                what = "an end before the start"
                yield Problem(what, table.name, _key(table, row), end, found, allowed)


def _against_the_id(
    table: Table, rows: tuple[Row, ...], dated: dict[str, When]
) -> Iterator[Problem]:
    """An id made with a date agrees with the record; a year alone may be part of a name."""
    if not _names_itself(table):
        return
    for row in rows:
        record: str = getattr(row, "id")  # noqa: B009, a Row as such has no id
        dates = [date for column in dated if (date := getattr(row, column)) is not None]
        for told in _IN_ID.findall(record):
            is_name = precision(told) == 1 and not table.has_dated_id
            if is_name or not dates or any(_meet(told, date) for date in dates):
                continue
            if not _has_note(table, row, told):
                what, allowed = f"the id says {told}", f"a date that agrees: {', '.join(dates)}"
                hint = f"mend the date; an id that was given stays: then a note names {told}"
                yield Problem(what, table.name, _key(table, row), "id", record, allowed, hint)


def _names_itself(table: Table) -> bool:
    """Whether the records of a table have ids of their own, not made with that of a parent."""
    return "id" in table.columns and not table.is_said and "agreement_id" not in table.columns


def _meet(one: str, other: str) -> bool:
    """Whether two dates have a day in common."""
    (start, end), (first, last) = span(one), span(other)
    return (not end or not first or first <= end) and (not start or not last or start <= last)


def _notes(table: Table) -> list[str]:
    return [name for name in table.columns if name == "note" or name.endswith("_note")]


def _has_note(table: Table, row: Row, told: str) -> bool:
    return any(told in (getattr(row, name) or "") for name in _notes(table))


def _key(table: Table, row: Row) -> Key:
    return tuple(getattr(row, column) for column in table.key)

"""The date of the data, and how far a record needs it to lie."""

import re
from collections.abc import Iterator
from datetime import date

from pipelines.capture.inbox.homes import Fields
from schemas.edtf import OPEN
from schemas.fields import date_of
from schemas.problem import CouldNotRun
from schemas.registry import TABLES

_LINE = re.compile(r"(?m)^(release_date: *)(['\"]?)([0-9]{4}-[0-9]{2}-[0-9]{2})\2( *)$")


def date_of_data(text: str) -> str:
    """The date in dataset.yml. text: that file. Raises CouldNotRun where it has none."""
    found = _LINE.search(text)
    if found is None:
        raise CouldNotRun("raw/dataset.yml has no line `release_date: '...'`; see `dialogue check`")
    return found[3]


def with_date(text: str, day: str) -> str:
    """The text of dataset.yml with another date of the data."""
    return _LINE.sub(lambda found: f"{found[1]}'{day}'{found[4]}", text, count=1)


def needed(table: str, record: Fields, today: date) -> str | None:
    """The first day on which the data can hold a record; never one that has not come.

    table: of the record; record: with all that is nested in it.
    """
    days = [day for day in _days(table, record) if day <= today.isoformat()]
    return max(days, default=None)


def _days(table: str, record: Fields) -> Iterator[str]:
    """The first day of each time that may not lie after the data."""
    spec = TABLES[table]
    for name, info in spec.model.model_fields.items():
        when, value = date_of(info), record.get(name)
        if when is not None and when.years_after == 0 and isinstance(value, str):
            yield from (_first(end) for end in value.split("/") if end and end != OPEN)
    for name, child in spec.children.items():
        for each in _nested(record.get(name)):
            yield from _days(child.table, each)


def _nested(value: object) -> Iterator[Fields]:
    yield from (
        each for each in (value if isinstance(value, list) else ()) if isinstance(each, dict)
    )


def _first(date: str) -> str:
    """The first day of a year, month or day."""
    return date + "-01" * (2 - date.count("-"))

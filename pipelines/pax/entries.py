"""Rows of a download as entries: checked, with what is not there as nothing."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from pipelines.pax.columns import (
    COUNTRY,
    DATE,
    ID,
    NUMBER,
    PROCESS,
    SINCE,
    STATUS,
    TITLE,
)
from pipelines.pax.reading import Download, Row
from schemas.problem import Place, Problem, show

ABSENT = frozenset({"", "na", "n/a"})
"""What PA-X writes where there is nothing, in small letters: empty, blank, NA and Na were seen."""

_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:[ T]00:00(?::00)?)?", re.ASCII)
_ID = re.compile(r"[0-9]{1,9}", re.ASCII)


@dataclass(frozen=True)
class Entry:
    """An agreement as PA-X has it.

    id: its AgtId; title, date (YYYY-MM-DD), status, country, process, number (of the process),
    since (the version of PA-X that first had it): None where nothing stands; place: of the row.
    """

    id: str
    title: str | None
    date: str | None
    status: str | None
    country: str | None
    process: str | None
    number: str | None
    since: str | None
    place: Place


def value(text: str | None) -> str | None:
    """A cell on one line, or None where it says that there is nothing."""
    plain = " ".join((text or "").split())
    return None if plain.casefold() in ABSENT else plain


def entries(download: Download, rows: Iterable[Row], problems: list[Problem]) -> Iterator[Entry]:
    """The entries of rows, each id once; what is wrong goes to the problems.

    rows: of the download, all or some of them. A row without an id is left out; of two with one id
    the first counts.
    """
    first: dict[str, Row] = {}
    for row in rows:
        found = row.cells.get(ID)
        number = value(found)
        if number is None or not _ID.fullmatch(number):
            problems.append(_no_id(found, download.place(row, ID)))
        elif number in first:
            problems.append(_twice(number, first[number], download.place(row, ID)))
        else:
            first[number] = row
            yield _entry(number, row, download, problems)


def _entry(number: str, row: Row, download: Download, problems: list[Problem]) -> Entry:
    cells: Mapping[str, str | None] = {name: value(text) for name, text in row.cells.items()}
    for column in (TITLE, STATUS):
        if cells[column] is None:
            problems.append(
                _nothing(number, column, row.cells[column], download.place(row, column))
            )
    return Entry(
        id=number,
        title=cells[TITLE],
        date=_day(number, row, download, problems),
        status=cells[STATUS],
        country=cells[COUNTRY],
        process=cells[PROCESS],
        number=cells.get(NUMBER),
        since=cells.get(SINCE),
        place=download.place(row, ID),
    )


def _day(number: str, row: Row, download: Download, problems: list[Problem]) -> str | None:
    text = value(row.cells[DATE])
    day = day_of(text)
    if day is None:
        place = download.place(row, DATE)
        if text is None:
            problems.append(_nothing(number, DATE, row.cells[DATE], place))
        else:
            problems.append(_no_day(number, text, place))
    return day


def day_of(text: str | None) -> str | None:
    """A day as PA-X writes it, or None for what is none: nothing is guessed."""
    found = _DAY.fullmatch(text or "")
    if found is None:
        return None
    try:
        return date.fromisoformat(found[1]).isoformat()
    except ValueError:
        return None


def _no_id(found: str | None, place: Place) -> Problem:
    return Problem(
        f"{ID}: no id of an agreement",
        found=show(found or None),
        allowed="a whole number",
        hint="the row is left out",
        place=place,
    )


def _twice(number: str, first: Row, place: Place) -> Problem:
    return Problem(
        f"{ID}: an id that stands twice",
        found=number,
        hint=f"the row in line {first.line} counts, this one is left out",
        place=place,
    )


def _nothing(number: str, column: str, found: str, place: Place) -> Problem:
    return Problem(
        f"{column}: nothing stands here in the entry {number}",
        found=show(found.strip() or None),
        hint="it is not compared",
        severity="warning",
        place=place,
    )


def _no_day(number: str, found: str, place: Place) -> Problem:
    return Problem(
        f"{DATE}: not a date in the entry {number}",
        found=show(found),
        allowed="a day of the calendar as 2013-04-19, or a date cell of a workbook",
        hint="the date is not compared; if PA-X has it so, a correction can mend it",
        place=place,
    )

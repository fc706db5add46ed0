"""Dates of uncertain precision: the part of EDTF (ISO 8601-2:2019) that the records use.

Allowed: `2013`, `2013-04`, `2013-04-19`, a closed interval `2018/2022` of any two of these,
an open one `../2022-11` or `2018/..`. Source: Library of Congress, Extended Date/Time Format.
"""

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache

ALLOWED = "2013, 2013-04, 2013-04-19, 2018/2022, ../2022-11 or 2018/.. (EDTF, in quotes)"
_SIMPLE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\Z", re.ASCII)
OPEN = ".."


class BadDate(ValueError):
    """A text that is not one of the allowed dates."""


def _bounds(text: str) -> tuple[date, date]:
    match = _SIMPLE.match(text)
    if match is None:
        raise BadDate(f"{text!r} is not a date")
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        if year is None or month is None:
            return date(int(text), 1, 1), date(int(text), 12, 31)
        if day is None:
            return date(year, month, 1), date(year, month, monthrange(year, month)[1])
        return date(year, month, day), date(year, month, day)
    except (ValueError, IndexError) as error:
        raise BadDate(f"{text!r} is not a day of the calendar") from error


@lru_cache(maxsize=4096)
def span(text: str) -> tuple[date | None, date | None]:
    """First and last day that a date covers; None at an open end.

    Raises BadDate for anything that is not allowed, and for an interval that ends before it starts.
    """
    if "/" not in text:
        return _bounds(text)
    start_text, _, end_text = text.partition("/")
    if start_text == end_text == OPEN:
        raise BadDate("an interval needs at least one end")
    start = None if start_text == OPEN else _bounds(start_text)[0]
    end = None if end_text == OPEN else _bounds(end_text)[1]
    if start and end and end < start:
        raise BadDate(f"{text!r} ends before it starts")
    return start, end


def first_day(text: str | None) -> date | None:
    """The first day that the date covers, or None (no date, open start)."""
    return span(text)[0] if text is not None else None


def last_day(text: str | None) -> date | None:
    """The last day that the date covers: last(d) of rule R1; None for no date or an open end."""
    return span(text)[1] if text is not None else None


def precision(text: str) -> int:
    """How precise a date is: 3 day, 2 month, 1 year, 0 interval."""
    return 0 if "/" in text else text.count("-") + 1

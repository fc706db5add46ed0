"""The year of a day that is told without one: near a known day, or by its weekday."""

import re
from dataclasses import replace
from datetime import date

from pipelines.capture.reader.date_places import Marked
from pipelines.capture.reader.dates import Found
from pipelines.capture.reader.part import Part

NEAR = 75
"""Days before its publication in which a day without a year is looked for."""

_YEARS = re.compile(r"(?<![\d/.-])(?:19|20)\d\d(?!\d)")


def completed(part: Part, marked: Marked, context: date | None) -> Marked | None:
    """A date with its year, concluded where it can be, or None where it cannot."""
    found = marked.found
    if found.year is not None:
        return marked
    year = _concluded(part, found, context)
    full = found.in_year(year) if year else None
    return replace(marked, found=full, sure=0.75, inferred=True) if full else None


def _concluded(part: Part, found: Found, context: date | None) -> int | None:
    """The year of a day without one: near a known day, or by its weekday and the years named."""
    if context:
        for year in (context.year, context.year - 1, context.year + 1):
            full = found.in_year(year)
            day = full.first_day if full else None
            if day and -NEAR <= (context - day).days <= NEAR:
                return year if full and _is_weekday(full) else None
        return None
    named = {int(match[0]) for match in _YEARS.finditer(part.plain)}
    if found.weekday is None or not named:
        return None
    fitting = [year for year in (max(named), max(named) + 1) if _falls_on(found, year)]
    return fitting[0] if len(fitting) == 1 else None


def _falls_on(found: Found, year: int) -> bool:
    full = found.in_year(year)
    return full is not None and _is_weekday(full)


def _is_weekday(found: Found) -> bool:
    """Whether the weekday that is told is one of the days."""
    first = found.first_day
    if first is None or found.weekday is None:
        return True
    last = date.fromisoformat(found.iso_end) if found.iso_end else first
    days = (last - first).days
    return any((first.weekday() + n) % 7 == found.weekday for n in range(min(days, 6) + 1))

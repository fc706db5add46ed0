"""The kind of a change of one cell: what a person would say that happened to it."""

import contextlib
import re
from datetime import date
from decimal import Decimal
from functools import lru_cache

FILLED = "filled"
EMPTIED = "emptied"
WHITE_SPACE = "white space"
LETTER_CASE = "letter case"
NUMBER_FORMAT = "number format"
DATE_FORMAT = "date format"
VALUE = "value"

FORMS = (WHITE_SPACE, LETTER_CASE, NUMBER_FORMAT, DATE_FORMAT)
"""Kinds that change how a value is written, and not what it says."""

_STARTS = frozenset("+-0123456789")
_POINT = re.compile(r"[+-]?(\d+|\d{1,3}([, '\u00a0\u202f]\d{3})+)(\.\d*)?(e[+-]?\d+)?")
_COMMA = re.compile(r"[+-]?(\d+|\d{1,3}([ '\u00a0\u202f]\d{3})+|\d{1,3}(\.\d{3})+)(,\d*)?")
_GROUPED = re.compile(r"[+-]?\d{1,3}\.\d{3}")
_YEAR_FIRST = re.compile(r"(\d{4})([-/.]?)(\d\d?)\2(\d\d?)\.?")
_YEAR_LAST = re.compile(r"(\d\d?)([-/.]) ?(\d\d?)\2 ?(\d{4})\.?")
_DAY_NAMED = re.compile(r"(\d\d?)\.? ([a-z]{3,9})\.?,? (\d{4})")
_NAMED_DAY = re.compile(r"([a-z]{3,9})\.? (\d\d?),? (\d{4})")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@lru_cache(maxsize=100_000)
def kind_of(old: str, new: str) -> str:
    """The kind of the change from one value to another that differs.

    A form with two readings, such as 1,234 or 03/04/2020, counts as the same value if one of its
    readings is the other value.
    """
    if not old:
        return FILLED
    if not new:
        return EMPTIED
    if "".join(old.split()) == "".join(new.split()):
        return WHITE_SPACE
    if old.casefold() == new.casefold():
        return LETTER_CASE
    if not numbers(old).isdisjoint(numbers(new)):
        return NUMBER_FORMAT
    if not dates(old).isdisjoint(dates(new)):
        return DATE_FORMAT
    return VALUE


def numbers(text: str) -> set[Decimal]:
    """What a text may mean as a number, with a decimal point or a decimal comma."""
    plain = text.strip().lower()
    readings: set[Decimal] = set()
    if plain[:1] not in _STARTS:
        return readings
    if _POINT.fullmatch(plain):
        readings.add(Decimal(re.sub(r"[, '\u00a0\u202f]", "", plain)))
    # 1.234 alone is a decimal fraction: read as a thousand it would hide a real change.
    if _COMMA.fullmatch(plain) and not _GROUPED.fullmatch(plain):
        readings.add(Decimal(re.sub(r"[. '\u00a0\u202f]", "", plain).replace(",", ".")))
    return readings


def dates(text: str) -> set[date]:
    """What a text may mean as a day, with the day or the month first, or a month in English."""
    plain = text.strip().lower()
    if not plain[-1:].isdigit() and not plain.endswith("."):
        return set()
    if found := _YEAR_FIRST.fullmatch(plain):
        return _days((found[1], found[3], found[4]))
    if found := _YEAR_LAST.fullmatch(plain):
        return _days((found[4], found[3], found[1]), (found[4], found[1], found[3]))
    if found := _DAY_NAMED.fullmatch(plain):
        return _days((found[3], _month(found[2]), found[1]))
    if found := _NAMED_DAY.fullmatch(plain):
        return _days((found[3], _month(found[1]), found[2]))
    return set()


def _days(*readings: tuple[str, str, str]) -> set[date]:
    """Those of year, month and day that are a day of the calendar."""
    days = set()
    for year, month, day in readings:
        with contextlib.suppress(ValueError):
            days.add(date(int(year), int(month), int(day)))
    return days


def _month(name: str) -> str:
    """The number of a month, 0 for a word that is none."""
    return str(_MONTHS.index(name[:3]) + 1 if name[:3] in _MONTHS else 0)

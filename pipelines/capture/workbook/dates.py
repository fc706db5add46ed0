"""Dates as people type them in Albanian, English and Serbian: to EDTF, or why not."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta

from schemas import edtf

_MONTHS = (
    ("janar", "january", "januar", "jan", "siječanj", "јануар", "јан"),
    ("shkurt", "february", "februar", "feb", "veljača", "фебруар", "феб"),
    ("mars", "march", "mart", "mar", "март", "мар"),
    ("prill", "april", "apr", "pri", "април", "апр"),
    ("maj", "may", "мај"),
    ("qershor", "june", "jun", "juni", "qer", "јун", "јуни"),
    ("korrik", "july", "jul", "juli", "kor", "јул", "јули"),
    ("gusht", "august", "avgust", "aug", "avg", "gus", "август", "авг"),
    ("shtator", "september", "septembar", "sept", "sep", "sht", "септембар", "септ", "сеп"),
    ("tetor", "october", "oktobar", "oct", "okt", "tet", "октобар", "окт"),
    ("nëntor", "november", "novembar", "nov", "nën", "новембар", "нов"),
    ("dhjetor", "december", "decembar", "dec", "dhj", "децембар", "дец"),
)
_SERBIAN_STEMS = {
    **{"septembr": 9, "oktobr": 10, "novembr": 11, "decembr": 12},
    **{"септембр": 9, "октобр": 10, "новембр": 11, "децембр": 12},
}
"""Of months that lose a letter in the cases of Serbian."""
_ENDINGS = ("", "a", "u", "а", "у", "it", "i")
"""Of the forms of a month in Serbian and Albanian."""

_YEAR, _DAY = r"((?:19|20)\d{2})", r"(\d{1,2})"
_MONTH = r"([^\W\d_]{3,})"
_DASH = r"\s?(?:-|–|—|i|dhe|and|и)\s?"
_WEEKDAY = re.compile(r"^[^\W\d_]+(?: [^\W\d_]+)?,\s*(?=\d)")
_TAIL = re.compile(r"[\s.]*\b(?:godine|god|godina|године|год|viti|year)?\s*\.*$")
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"{_DAY}\s?\.?\s?{_MONTH}\.?,?\s?{_YEAR}",
        rf"{_MONTH}\.?\s{_DAY}(?:st|nd|rd|th)?,?\s{_YEAR}",
        rf"{_MONTH}\.?,?\s{_YEAR}",
        rf"{_DAY}\.\s?{_DAY}\.\s?{_YEAR}",
        rf"{_DAY}/{_DAY}/{_YEAR}",
        rf"{_DAY}[./]\s?{_YEAR}",
        rf"{_DAY}\.?{_DASH}{_DAY}\.?\s?{_MONTH}\.?,?\s?{_YEAR}",
    )
)
_EXCEL_ZERO, _EXCEL_ZERO_1904 = date(1899, 12, 30), date(1904, 1, 1)
_SERIALS = range(36161, 73051)
"""Days of Excel from 1999 to 2099: a lower number is no date that anybody means."""

ALLOWED = "3.2.2020, 2.2020, 2020, 2020-02-03"
"""In signs, which are the same in every language."""


class NoDate(ValueError):
    """A text that is no date; says why."""


class TwoDates(NoDate):
    """A text that may be two dates."""


def read(text: str) -> str:
    """A date as EDTF. text: as typed. Raises NoDate, and TwoDates where it may be two."""
    plain = _TAIL.sub("", _WEEKDAY.sub("", _folded(text)))
    try:
        edtf.span(plain)
        return plain
    except edtf.BadDate:
        pass
    for form, made in zip(_FORMS, _MADE, strict=True):
        if found := form.fullmatch(plain):
            return made(*found.groups())
    raise NoDate(f"{text!r} is not a date")


def of_serial(number: float, is_1904: bool = False) -> str:
    """A date that Excel keeps as a number of days, or a year. Raises NoDate for another number."""
    whole = int(number)
    if number == whole and 1999 <= whole <= 2100:
        return str(whole)
    if whole not in _SERIALS:
        raise NoDate(f"{number:g} is not a date")
    zero = _EXCEL_ZERO_1904 if is_1904 else _EXCEL_ZERO
    return (zero + timedelta(days=whole)).isoformat()


def of_cell(value: date | datetime) -> str:
    """A date of a cell that is one."""
    return value.date().isoformat() if isinstance(value, datetime) else value.isoformat()


def _folded(text: str) -> str:
    """Small letters, one kind of blank, and Albanian ë as e."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().replace("ë", "e").split())


def _named() -> Iterator[tuple[str, int]]:
    for number, names in enumerate(_MONTHS, 1):
        for name in names:
            for ending in _ENDINGS:
                yield _folded(name) + ending, number
    for stem, number in _SERBIAN_STEMS.items():
        for ending in _ENDINGS:
            yield stem + ending, number


_NUMBER = dict(_named())


def _month(name: str) -> int:
    if name not in _NUMBER:
        raise NoDate(f"{name!r} is not a month")
    return _NUMBER[name]


def _day(year: str, month: int, day: str) -> str:
    try:
        return date(int(year), month, int(day)).isoformat()
    except ValueError:
        raise NoDate(f"{day}.{month}.{year} is not a day of the calendar") from None


def _with_slashes(first: str, second: str, year: str) -> str:
    """Day and month in either order: good where only one order is a date."""
    one, other = int(first), int(second)
    if one <= 12 and other <= 12 and one != other:
        raise TwoDates(f"{first}/{second}/{year} may be two dates")
    day, month = (second, one) if other > 12 else (first, other)
    return _day(year, month, day)


def _of_month(month: str, year: str) -> str:
    if not 1 <= int(month) <= 12:
        raise NoDate(f"{month} is not a month")
    return f"{year}-{int(month):02}"


def _span(first: str, last: str, month: str, year: str) -> str:
    start, end = (_day(year, _month(month), day) for day in (first, last))
    if end < start:
        raise NoDate(f"{first} to {last} ends before it starts")
    return f"{start}/{end}"


_MADE: tuple[Callable[..., str], ...] = (
    lambda day, month, year: _day(year, _month(month), day),
    lambda month, day, year: _day(year, _month(month), day),
    lambda month, year: _of_month(str(_month(month)), year),
    lambda day, month, year: _day(year, int(month), day),
    _with_slashes,
    _of_month,
    _span,
)

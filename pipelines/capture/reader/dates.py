"""The grammar of dates in English, Albanian and Serbian.

It works on plain text (folding.py). Which of the dates is that of an event says when.py.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from pipelines.capture.reader.date_names import MONTHS, ORDINALS, SHORT_WEEKDAYS, WEEKDAYS

FIRST_YEAR, LAST_YEAR = 1999, 2049
MOST = 200
"""Dates of one sort that are looked at in a text."""

LONGEST = 62
"""Days that a range of an event has at most."""


def _any(names: Sequence[str]) -> str:
    return "|".join(sorted(names, key=len, reverse=True))


_MONTH = rf"(?:{_any(list(MONTHS))})(?![a-z])\.?"
_SHORT = ("may", "maj", "jun", "jul")
_LONG_MONTH = rf"(?:{_any([name for name in MONTHS if len(name) > 3 or name in _SHORT])})"
_D = r"(?:the +)?(?:[0-2]?[1-9]|[123]0|31)(?:st|nd|rd|th|-?t(?=e? ))?\.?(?: +of(?: +the)?)?"
_AND = (
    r"(?: *(?:-|,|&|/|\band\b|\bdhe\b|\bi\b|\be\b|\bto\b|\b(?:e )?deri(?: me| ne)?\b|\bdo\b|"
    r"\btill\b|\buntil\b) *)"
)
_YEAR = r"(?:19|20)\d\d(?!\d)(?!-\d)(?:\.? *(?:godine|god\.|g\.(?=\s|$)))?"
_WEEKDAY = rf"(?:{_any(list(WEEKDAYS))})"
_WEEK = rf"(?:(?P<week>{_WEEKDAY})(?: (?:and|dhe|i) {_WEEKDAY})?[, ]+(?:(?:me|dana|on) )?)?"
_WEEK_SHORT = rf"(?<![a-z])(?:{_any(list(SHORT_WEEKDAYS))})(?![a-z])"
_NO_NUMBER_BEFORE = r"(?<![\d:/])(?<!\d[.,-])"
_BEFORE_YEAR = r"[ .,]*(?:- *|te vitit +|of the year +)?"

_DAY_MONTH = re.compile(
    rf"{_NO_NUMBER_BEFORE}{_WEEK}(?P<days>{_D}(?:{_AND}{_D}){{0,4}}) *-?(?P<month>{_MONTH})"
    rf"(?:{_AND}(?P<days2>{_D}) *(?P<month2>{_MONTH}))?(?:{_BEFORE_YEAR}(?P<year>{_YEAR}))?",
    re.IGNORECASE,
)
_TWO_YEARS = re.compile(
    rf"{_NO_NUMBER_BEFORE}{_WEEK}(?P<days>{_D}) *(?P<month>{_MONTH}){_BEFORE_YEAR}(?P<year>{_YEAR})"
    rf"\.?{_AND}(?P<days2>{_D}) *(?P<month2>{_MONTH}){_BEFORE_YEAR}(?P<year2>{_YEAR})",
    re.IGNORECASE,
)
_MONTH_DAY = re.compile(
    rf"(?<![a-z]){_WEEK}(?P<month>{_MONTH}) +(?P<days>{_D}(?:{_AND}{_D}(?![\d:])){{0,4}})(?!\d|:\d)"
    rf"(?:{_AND}(?P<month2>{_MONTH}) +(?P<days2>{_D})(?!\d|:\d))?(?:[ .,]+(?P<year>{_YEAR}))?",
    re.IGNORECASE,
)
_NUMERIC = re.compile(
    rf"(?<![\d/-])(?<!\d[.,])(?:(?:(?P<week>{_WEEKDAY}|{_WEEK_SHORT}),? +)?(?=\d)|)"
    r"(?:(?P<first>\d{1,2})\.?(?:(?P<month1>\d{1,2})\.?)?"
    r"(?: ?- ?| (?:to|do|deri(?: me)?|and|dhe|i) (?=\d\d?[./]\d)))?"
    r"(?P<day>\d{1,2})(?P<sep>[./]|"
    r"-(?=\d\d?-))"
    r" ?(?P<month>\d{1,2})(?P=sep) ?(?P<year>(?:19|20)\d\d|[12]\d(?=\.?(?:\s|$)))(?![\d/-])",
    re.IGNORECASE,
)
_NAMED_DOTS = re.compile(
    rf"{_NO_NUMBER_BEFORE}(?P<days>\d{{1,2}})\. ?(?P<month>{_MONTH}) ?(?P<year>{_YEAR})",
    re.IGNORECASE,
)
_ISO = re.compile(
    r"(?<![\d-])(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)"
    r"(?P<time>[T ]\d\d:\d\d(?::\d\d)?\S*)?(?![\d-])"
)
_MONTH_YEAR = re.compile(
    rf"(?<![a-z\d])(?P<month>{_LONG_MONTH})(?![a-z])\.?(?: of| te vitit|,)? +(?P<year>{_YEAR})",
    re.IGNORECASE,
)
_IN_WORDS = re.compile(
    rf"(?<![a-z-])(?P<day>{_any(list(ORDINALS))})(?: day)?(?: of)? $", re.IGNORECASE
)
_NUMBER = re.compile(r"\d+")
_JOINED = re.compile(
    r"[\s,.@]*(?:\d{1,2}[:.]\d\d *(?:h|uhr|am|pm)?)?[\s,]*(?:bis|to|-|until|do|deri(?: me|"
    r" ne)?|\|)\s*",
    re.IGNORECASE,
)


Last = tuple[int | None, int, int]
"""Year, month and day of the end of a range."""


@dataclass(frozen=True)
class Found:
    """A date in a text.

    year: None where it is not said; day: None for a month; last: month and day of the last day of
    a range, and its year; start, end: in the plain text; weekday: from 0, where it is said.
    """

    year: int | None
    month: int
    day: int | None
    start: int
    end: int
    last: Last | None = None
    weekday: int | None = None
    numeric: bool = False
    stamp: bool = False

    @property
    def first_day(self) -> date | None:
        """The day, where it is known in full."""
        return date(self.year, self.month, self.day) if self.year and self.day else None

    @property
    def iso(self) -> str | None:
        """The date as the data hold it, or None without a year."""
        if self.year is None:
            return None
        return f"{self.year:04}-{self.month:02}" + (f"-{self.day:02}" if self.day else "")

    @property
    def iso_end(self) -> str | None:
        """The last day of a range."""
        if self.last is None or self.year is None:
            return None
        year, month, day = self.last
        return date(year or self.year, month, day).isoformat()

    def in_year(self, year: int) -> "Found | None":
        """The same with a year that is concluded, or None where there is no such day."""
        return _valid(replace(self, year=year))


def dates(text: str) -> list[Found]:
    """Every date of a plain text, in its order; ranges are one.

    Numbers with slashes are read day first, unless that is no day.
    """
    if not _NUMBER.search(text):
        return []
    taken: list[Found] = []
    for reader in (_two_years, _named, _iso, _numbers, _months):
        for found in islice(reader(text), MOST):
            if not any(found.start < other.end and other.start < found.end for other in taken):
                taken.append(found)
    return _joined(text, sorted(taken, key=lambda found: found.start))


def _joined(text: str, found: list[Found]) -> list[Found]:
    out: list[Found] = []
    for each in found:
        if out and (both := _range(text, out[-1], each)):
            out[-1] = both
        else:
            out.append(each)
    return out


def _range(text: str, one: Found, two: Found) -> Found | None:
    first, second = one.first_day, two.first_day
    if not (first and second and _JOINED.fullmatch(text[one.end : two.start])):
        return None
    if first == second:
        return replace(one, end=two.end)
    if one.last or not 0 < (second - first).days <= LONGEST:
        return None
    return replace(one, end=two.end, last=(second.year, second.month, second.day))


def _named(text: str) -> Iterator[Found]:
    for pattern in (_DAY_MONTH, _MONTH_DAY, _NAMED_DOTS):
        yield from _matches(pattern, text)


def _two_years(text: str) -> Iterator[Found]:
    return _matches(_TWO_YEARS, text)


def _matches(pattern: re.Pattern[str], text: str) -> Iterator[Found]:
    for match in pattern.finditer(text):
        if found := _valid(_of(match)):
            yield found


def _of(match: re.Match[str]) -> Found:
    groups = match.groupdict()
    days = [int(n) for n in _NUMBER.findall(groups["days"])]
    month, year = _month(groups["month"]), _year(groups.get("year"))
    last: Last | None = (None, month, days[-1]) if len(days) > 1 else None
    if groups.get("month2"):
        second = int(_NUMBER.findall(groups["days2"])[0])
        last = (_year(groups.get("year2")), _month(groups["month2"]), second)
    week = WEEKDAYS.get((groups.get("week") or "").lower())
    return Found(year, month, days[0], match.start(), match.end(), last, week)


def _month(name: str) -> int:
    return MONTHS[name.lower().rstrip(".")]


def _year(text: str | None) -> int | None:
    return int(text[:4]) if text else None


def _iso(text: str) -> Iterator[Found]:
    for match in _ISO.finditer(text):
        year, month, day = (int(match[name]) for name in ("year", "month", "day"))
        stamp = "T" in (match["time"] or "")
        found = Found(year, month, day, match.start(), match.end(), numeric=True, stamp=stamp)
        if good := _valid(found):
            yield good


def _numbers(text: str) -> Iterator[Found]:
    for match in _NUMERIC.finditer(text):
        year, month, day = (int(match[name]) for name in ("year", "month", "day"))
        year = year if year > 99 else 2000 + year
        if match["sep"] != "." and _is_month_first(year, month, day, match["week"]):
            day, month = month, day
        start = int(match["first"]) if match["first"] else day
        last = (None, month, day) if match["first"] else None
        first = int(match["month1"]) if match["month1"] else month
        if good := _valid(
            Found(year, first, start, match.start(), match.end(), last, numeric=True)
        ):
            yield good


def _is_month_first(year: int, month: int, day: int, week: str | None) -> bool:
    """Whether a day is written as in America: no month is so great, or the weekday fits so."""
    if day <= 12 < month:
        return True
    name = (week or "").lower()
    told = WEEKDAYS.get(name, SHORT_WEEKDAYS.get(name))
    first, second = _weekday(year, month, day), _weekday(year, day, month)
    return told is not None and told == second != first


def _weekday(year: int, month: int, day: int) -> int | None:
    try:
        return date(year, month, day).weekday()
    except ValueError:
        return None


def _months(text: str) -> Iterator[Found]:
    for match in _MONTH_YEAR.finditer(text):
        word = _IN_WORDS.search(text, max(0, match.start() - 40), match.start())
        day = ORDINALS[word["day"].lower()] if word else None
        start = word.start() if word else match.start()
        found = Found(_year(match["year"]), _month(match["month"]), day, start, match.end())
        if good := _valid(found):
            yield good


def _valid(found: Found) -> Found | None:
    """The date if it is one: a day that is there, a year of our time, an end after its start."""
    year = found.year or 2024
    try:
        first = date(year, found.month, found.day or 1)
        last = date(found.last[0] or year, *found.last[1:]) if found.last else first
    except ValueError:
        return None
    if not FIRST_YEAR <= year <= LAST_YEAR or not 0 <= (last - first).days <= LONGEST:
        return None
    return replace(found, last=None) if last == first else found

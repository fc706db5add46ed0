"""The kind of a change of one cell: what a person would say that happened to it."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import Any

from pipelines.compare.common import NUMBERS
from pipelines.compare.sheet import Kind, Kinds
from pipelines.compare.values import CLOCK, clock_text, is_moment, moment_text

FILLED = "filled"
EMPTIED = "emptied"
WHITE_SPACE = "white space"
LETTER_CASE = "letter case"
NUMBER_FORMAT = "number format"
DATE_FORMAT = "date format"
VALUE = "value"

FORMS = (WHITE_SPACE, LETTER_CASE, NUMBER_FORMAT, DATE_FORMAT)
"""Kinds that change how a value is written, and not what it says."""

_MIDNIGHT = "T00:00:00"
_STARTS = frozenset("+-0123456789")
_LONGEST = 400
"""No text longer than this is a number or a date."""
_EXPONENT = r"(e[+-]?\d{1,6})?"
_BLANKS = " \u00a0\u202f"
_POINT = re.compile(rf"[+-]?(\d+|\d{{1,3}}([,'{_BLANKS}]\d{{3}})+)(\.\d*)?{_EXPONENT}")
_COMMA = re.compile(rf"[+-]?(\d+|\d{{1,3}}(['{_BLANKS}]\d{{3}})+|\d{{1,3}}(\.\d{{3}})+)(,\d*)?")
_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d\d?)\2(\d\d?)\.?")
_DIGITS = re.compile(r"(\d{4})()(\d\d)(\d\d)")
_YEAR_LAST = re.compile(r"(\d\d?)([-/.]) ?(\d\d?)\2 ?(\d{4})\.?")
_DAY_NAMED = re.compile(r"(\d\d?)\.? ([a-z]{3,9})\.?,? (\d{4})")
_NAMED_DAY = re.compile(r"([a-z]{3,9})\.? (\d\d?),? (\d{4})")
_BETWEEN_DIGITS = re.compile(r"(?<=\d)\s+(?=\d)")
_MONTHS = {
    name: number
    for number, month in enumerate(
        (
            *("january", "february", "march", "april", "may", "june", "july", "august"),
            *("september", "october", "november", "december"),
        ),
        start=1,
    )
    for name in (month, month[:3])
} | {"sept": 9}

Reading = tuple[Any, Any]
"""What a text may mean in either of two ways, such as with the day or the month first."""


class ColumnKinds:
    """The kinds of the changes of a column; the column settles what a cell leaves open.

    What a file declares to be text is no number. `03/04/2020` and `1,234` have two readings. Which
    one holds the other values of their column tell, or else the other version: if that is certain,
    the reading by which more cells stayed. If neither side is certain, the value changed.
    """

    def __init__(
        self,
        old: Sequence[str],
        new: Sequence[str],
        held: tuple[Kinds, Kinds] = (Kind.WRITTEN, Kind.WRITTEN),
    ) -> None:
        """The columns row by row; held: how their files hold them."""
        self._old, self._new = old, new
        self._held = held
        self._known: dict[tuple[str, str], str] = {}

    def kind(self, old: str, new: str) -> str:
        """The kind of the change from one value to another that differs."""
        pair = (old, new)
        if pair not in self._known:
            self._known[pair] = self._kind(old, new)
        return self._known[pair]

    def _kind(self, old: str, new: str) -> str:
        if not old:
            return FILLED
        if not new:
            return EMPTIED
        if _without_blanks(old) == _without_blanks(new):
            return WHITE_SPACE
        if old.lower() == new.lower():
            return LETTER_CASE
        if Kind.TEXT not in self._held and self._numbers.same(old, new):
            return NUMBER_FORMAT
        return DATE_FORMAT if self._dates.same(old, new) or _same_moment(old, new) else VALUE

    @cached_property
    def _numbers(self) -> "_Ways":
        old, new = (
            0 if isinstance(held, Kind) and held in NUMBERS else None for held in self._held
        )
        return _Ways(numbers, self._old, self._new, (old, new), _plain_point)

    @cached_property
    def _dates(self) -> "_Ways":
        return _Ways(dates, self._old, self._new, (None, None), lambda text: None)


class _Ways:
    """Which of two ways to read holds in either version of a column."""

    def __init__(
        self,
        read: Callable[[str], Reading],
        old: Sequence[str],
        new: Sequence[str],
        known: tuple[int | None, int | None],
        usual: Callable[[str], int | None],
    ) -> None:
        """What reads a text in both ways, the columns, the ways if known, and the usual one.

        usual: the way of a text if its column does not tell.
        """
        self._read, self._usual = read, usual
        self._pairs = list(zip(old, new, strict=True))
        self._ways = tuple(
            _way(map(read, set(column))) if way is None else way
            for column, way in zip((old, new), known, strict=True)
        )

    def same(self, old: str, new: str) -> bool:
        """Whether both texts mean the same, one of them for certain."""
        if not (any_of(self._read(old)) & any_of(self._read(new))):
            return False
        was, now = self._certain(old, 0), self._certain(new, 1)
        if was is None and now is None:
            return False
        was = self._by_the_other(old, 0) if was is None else was
        now = self._by_the_other(new, 1) if now is None else now
        return was is not None and was == now

    def _certain(self, text: str, side: int) -> Any:
        """The one meaning of a text in its column, None if it has two."""
        first, second = self._read(text)
        way = self._ways[side]
        if way is not None and (first, second)[way] is not None:
            return (first, second)[way]
        if first is None or second is None or first == second:
            return second if first is None else first
        return None

    def _by_the_other(self, text: str, side: int) -> Any:
        """The meaning of a text by the way in which more cells of its column stayed."""
        way = self._usual(text)
        way = self._likelier[side] if way is None else way
        return None if way is None else self._read(text)[way]

    @cached_property
    def _likelier(self) -> tuple[int | None, int | None]:
        return self._more(0), self._more(1)

    def _more(self, side: int) -> int | None:
        """The way by which more of the cells agree with the other version, where that is sure."""
        stayed = [0, 0]
        for pair in self._pairs:
            other = self._certain(pair[1 - side], 1 - side)
            if other is not None and self._certain(pair[side], side) is None:
                for way, meaning in enumerate(self._read(pair[side])):
                    stayed[way] += meaning == other
        return None if stayed[0] == stayed[1] else int(stayed[1] > stayed[0])


def any_of(reading: Reading) -> set[Any]:
    """All that a text may mean."""
    return {meaning for meaning in reading if meaning is not None}


def _way(readings: Iterable[Reading]) -> int | None:
    """The one way in which some values of a column can be read only, None if there is none."""
    only = {int(first is None) for first, second in readings if (first is None) != (second is None)}
    return only.pop() if len(only) == 1 else None


def _without_blanks(text: str) -> str:
    """A text without white space, but where that keeps digits apart."""
    return "".join(_BETWEEN_DIGITS.sub("\0", text.strip()).split()) if text.strip() else text


@lru_cache(maxsize=100_000)
def numbers(text: str) -> Reading:
    """What a text means as a number, with a decimal point and with a decimal comma."""
    plain = text.strip().lower()
    if plain[:1] not in _STARTS or len(plain) > _LONGEST:
        return None, None
    point = comma = None
    if _POINT.fullmatch(plain):
        point = Decimal(re.sub(rf"[,'{_BLANKS}]", "", plain))
    if _COMMA.fullmatch(plain):
        comma = Decimal(re.sub(rf"[.'{_BLANKS}]", "", plain).replace(",", "."))
    return point, comma


def _plain_point(text: str) -> int | None:
    """1.234 alone is a decimal fraction: read as a thousand it would hide a real change."""
    return 0 if "," not in text else None


@lru_cache(maxsize=100_000)
def dates(text: str) -> Reading:
    """What a text means as a day, with the day and with the month first."""
    plain = text.strip().lower()
    if len(plain) > _LONGEST or (not plain[-1:].isdigit() and not plain.endswith(".")):
        return None, None
    if found := _YEAR_FIRST.fullmatch(plain) or _DIGITS.fullmatch(plain):
        day = _day(found[1], found[3], found[4])
        return day, day
    if found := _YEAR_LAST.fullmatch(plain):
        return _day(found[4], found[3], found[1]), _day(found[4], found[1], found[3])
    if found := _DAY_NAMED.fullmatch(plain):
        day = _day(found[3], _MONTHS.get(found[2], 0), found[1])
        return day, day
    if found := _NAMED_DAY.fullmatch(plain):
        day = _day(found[3], _MONTHS.get(found[1], 0), found[2])
        return day, day
    return None, None


def _day(year: str, month: str | int, day: str) -> date | None:
    """A day of the calendar."""
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _same_moment(old: str, new: str) -> bool:
    """Whether both are one moment, in two zones or with more or fewer parts, or one time."""
    was, now = (moment_text(text).removesuffix(_MIDNIGHT) for text in (old, new))
    if is_moment(old) and is_moment(new) and was == now:
        return True
    return bool(CLOCK.fullmatch(old)) and clock_text(old) == clock_text(new)

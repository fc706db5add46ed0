"""One text for every value that a file holds with a type, and what texts without types show."""

import json
import math
import re
import struct
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

DEEPEST = 100
"""Lists and objects within each other beyond this depth are refused."""
LONGEST = 40
"""A number of more digits than these before or behind the point is written with an exponent."""
_LONG = 10**LONGEST
_EXCEL_DIGITS = 15
_SINGLE_DIGITS = 8
"""Whole numbers of fewer digits are held in any precision."""
_DOUBLE_WHOLE = 2**53
"""Whole numbers up to this one are all doubles."""

NUMBER = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d{1,6})?", re.ASCII)
DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
MOMENT = re.compile(
    r"(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d)(?::(\d\d)(?:\.(\d+))?)?\s?(Z|[+-]\d\d(?::?\d\d)?)?)?",
    re.ASCII,
)
CLOCK = re.compile(r"(\d{1,2}|[1-9]\d{2,5}):([0-5]\d)(?::([0-5]\d)(?:\.(\d+))?)?", re.ASCII)
BOOLEANS = {
    **dict.fromkeys(("true", "True", "TRUE"), "true"),
    **dict.fromkeys(("false", "False", "FALSE"), "false"),
}
_INFINITE = {"inf": "inf", "Inf": "inf", "Infinity": "inf", "-inf": "-inf", "-Inf": "-inf"}
_INFINITE["-Infinity"] = "-inf"


def plain(text: str) -> str:
    """A text without what only the system adds: ends of lines differ by it."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def mapped(texts: Sequence[str], form: Callable[[str], str]) -> list[str]:
    """The forms of texts; each different text is looked at once, equal ones share one object."""
    forms = {text: form(text) for text in set(texts)}
    return [forms[text] for text in texts]


def text_of(value: Any) -> str:
    """The text of a typed value, as Excel, Parquet and JSON hold them."""
    if value is None:
        return ""
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return double_text(value)
    if isinstance(value, int) and abs(value) < _LONG:
        return str(value)
    if isinstance(value, int | Decimal):
        return exact_text(Decimal(value))
    if isinstance(value, timedelta):
        return _duration(value)
    if isinstance(value, datetime):
        return moment_text(value.isoformat())
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return clock_text(value.isoformat())
    if isinstance(value, bytes):
        return value.hex()
    return structure_text(value)


def structure_text(value: Any, depth: int = 0) -> str:
    """A list or an object as JSON, whose names have no order.

    Raises RecursionError beyond a depth that no table has.
    """
    if depth > DEEPEST:
        raise RecursionError(f"more than {DEEPEST} lists within each other")
    if isinstance(value, dict):
        pairs = sorted((str(name), each) for name, each in value.items())
        parts = [f"{_quoted(name)}: {structure_text(each, depth + 1)}" for name, each in pairs]
        return f"{{{', '.join(parts)}}}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(structure_text(each, depth + 1) for each in value)}]"
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return "null"
    if isinstance(value, bool | int | float | Decimal):
        return text_of(value)
    return _quoted(text_of(value))


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def exact_text(number: Decimal) -> str:
    """A number with all its digits, in the one plain form: 1.50 is 1.5, 1e3 is 1000."""
    if not number.is_finite():
        return "" if number.is_nan() else ("-inf" if number < 0 else "inf")
    sign, digits, exponent = number.as_tuple()
    assert isinstance(exponent, int)
    whole = "".join(map(str, digits)).lstrip("0")
    kept = whole.rstrip("0")
    exponent += len(whole) - len(kept)
    if not kept:
        return "0"
    return ("-" if sign else "") + _placed(kept, exponent)


def _placed(digits: str, exponent: int) -> str:
    """Digits without zeros at their ends, with their point in its place."""
    point = len(digits) + exponent
    if exponent >= 0 and point <= LONGEST:
        return digits + "0" * exponent
    if 0 < point <= len(digits):
        return f"{digits[:point]}.{digits[point:]}" if exponent else digits
    if -LONGEST < point <= 0:
        return f"0.{'0' * -point}{digits}"
    rest = f".{digits[1:]}" if len(digits) > 1 else ""
    return f"{digits[0]}{rest}e{point - 1}"


def double_text(value: float) -> str:
    """The shortest text that is this double, without a fraction of zero."""
    if math.isnan(value):
        return ""  # how pandas writes a missing value
    text = repr(value)
    if text.endswith(".0"):
        return text[:-2] if text != "-0.0" else "0"
    return exact_text(Decimal(text)) if "e" in text else text


def sheet_number_text(value: float) -> str:
    """A number of a workbook: whole, or with the digits that Excel shows."""
    if value.is_integer():
        return double_text(value)
    return double_text(float(f"{value:.{_EXCEL_DIGITS}g}"))


def single_text(value: float) -> str:
    """The shortest text that is this number in single precision."""
    try:
        (held,) = struct.unpack("<f", struct.pack("<f", value))
    except OverflowError:
        return double_text(value)
    if not math.isfinite(held) or held == value.__trunc__():
        return double_text(held)
    shortest = (float(f"{held:.{digits}g}") for digits in range(6, 10))
    return double_text(next(f for f in shortest if struct.pack("<f", f) == struct.pack("<f", held)))


def rounded(text: str, form: Callable[[float], str]) -> str:
    """A number as another file holds it that has fewer digits; beyond its range as it is."""
    if len(text) < _SINGLE_DIGITS and text.isdecimal():
        return text
    if text in _INFINITE:
        return _INFINITE[text]
    value = float(text)
    return exact(text) if math.isinf(value) else form(value)


def exact(text: str) -> str:
    """A written number in the one plain form."""
    if len(text) <= LONGEST and text.isdecimal():
        return text
    return _INFINITE[text] if text in _INFINITE else exact_text(Decimal(text))


def is_number(text: str) -> bool:
    """Whether a text is a number that loses nothing when it is read as one: 007 would."""
    return NUMBER.fullmatch(text) is not None or text in _INFINITE


def fits_double(text: str) -> bool:
    """Whether a number is no whole one that a double would make another of, as of a long id."""
    if len(text) <= _EXCEL_DIGITS or text in _INFINITE:
        return True
    number = Decimal(text)
    if number.copy_abs() <= _DOUBLE_WHOLE or "e" in text.lower() or "." in text:
        return True
    return Decimal(float(text)) == number


def moment_text(text: str) -> str:
    """A day, or a day and time, in the one form of ISO 8601; with a zone in universal time."""
    found = MOMENT.fullmatch(text)
    if not found or not found[2]:
        return text
    day, clock, seconds, fraction, zone = found.groups()
    rest = f".{fraction.rstrip('0')}" if fraction and fraction.strip("0") else ""
    if not zone:
        return f"{day}T{clock}:{seconds or '00'}{rest}"
    try:
        moment = datetime.fromisoformat(f"{day}T{clock}:{seconds or '00'}{_zone(zone)}")
        there = moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return text
    return f"{there.replace(tzinfo=None).isoformat()}{rest}Z"


def _zone(text: str) -> str:
    """A zone as Python reads it: +01 and +0100 are +01:00."""
    digits = text.replace(":", "")
    return "+00:00" if text == "Z" else f"{digits[:3]}:{digits[3:] or '00'}"


def is_moment(text: str) -> bool:
    """Whether a text is a day or a day and time of the calendar, in ISO 8601."""
    found = MOMENT.fullmatch(text)
    if not found:
        return False
    try:
        datetime.fromisoformat(f"{found[1]}T{found[2] or '00:00'}:{found[3] or '00'}")
    except ValueError:
        return False
    return True


def to_millisecond(text: str) -> str:
    """A moment or a time in its one form as a workbook holds it; midnight is the day itself."""
    head, _, fraction = text.removesuffix("Z").partition(".")
    if fraction:
        text = _rounded_up(head, round(float(f"0.{fraction}"), 3)) + "Z" * text.endswith("Z")
    return text.removesuffix("T00:00:00")


def _rounded_up(head: str, seconds: float) -> str:
    """A time with its part of a second, which may be a whole one after rounding."""
    if seconds < 1:
        return head + (f"{seconds:.3f}".rstrip("0")[1:] if seconds else "")
    day, mark, clock = head.rpartition("T")
    hours, minutes, rest = map(int, clock.split(":"))
    total = hours * 3600 + minutes * 60 + rest + 1
    if mark and total == 24 * 3600:
        try:
            return f"{(date.fromisoformat(day) + timedelta(days=1)).isoformat()}T00:00:00"
        except (ValueError, OverflowError):  # the last day that there is
            return f"{head}.999"
    return f"{day}{mark}{_hours(total)}"


def _hours(seconds: int) -> str:
    minutes, rest = divmod(seconds, 60)
    return f"{minutes // 60:02}:{minutes % 60:02}:{rest:02}"


def clock_text(text: str) -> str:
    """A time of day or a duration as HH:MM:SS, with what there is of a second."""
    found = CLOCK.fullmatch(text)
    if not found:
        return text
    rest = f".{found[4].rstrip('0')}" if found[4] and found[4].strip("0") else ""
    return f"{found[1].zfill(2)}:{found[2]}:{found[3] or '00'}{rest}"


def _duration(value: timedelta) -> str:
    return span_text(value // timedelta(microseconds=1), 1_000_000)


def span_text(count: int, per_second: int) -> str:
    """A duration in hours, minutes and seconds, as Excel shows a time beyond a day."""
    seconds, part = divmod(abs(count), per_second)
    digits = str(part).zfill(len(str(per_second)) - 1).rstrip("0")
    return f"{'-' if count < 0 else ''}{_hours(seconds)}{f'.{digits}' if digits else ''}"


def type_of(column: Iterable[str]) -> str | None:
    """What all values of a column are: boolean, date, number or string; None if all are empty."""
    filled = set(column) - {""}
    if not filled:
        return None
    if filled <= {*BOOLEANS}:
        return "boolean"
    if all(map(DAY.fullmatch, filled)):
        return "date"
    return "number" if all(map(NUMBER.fullmatch, filled)) else "string"

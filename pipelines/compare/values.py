"""One canonical text for every value, so that a change of file format alone is no change."""

import json
import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

_BOOLEANS = {
    **dict.fromkeys(("true", "True", "TRUE"), "true"),
    **dict.fromkeys(("false", "False", "FALSE"), "false"),
}
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d(:\d\d(\.\d+)?)?")
_FRACTION = re.compile(r"-?\d+\.\d+(e-?\d+)?")
_EXCEL_DIGITS = 15

_NUMBER = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?(e[+-]?\d+)?", re.IGNORECASE)
_DATE = re.compile(r"\d{4}-\d\d-\d\d")


def canonical_column(texts: Iterable[str]) -> list[str]:
    """The canonical form of texts from a file without types; equal texts share one object."""
    column = list(texts)
    forms = {text: canonical(text) for text in set(column)}
    return [forms[text] for text in column]


def canonical(text: str) -> str:
    """A text from a file, without what only its format adds (docs/diff.md lists the rules)."""
    if text in _BOOLEANS:
        return _BOOLEANS[text]
    if _MOMENT.fullmatch(text):
        return _moment(text)
    if len(text) > _EXCEL_DIGITS and _FRACTION.fullmatch(text) and _digits(text) > _EXCEL_DIGITS:
        return _float_text(float(text))
    if "\r" in text:
        return text.replace("\r\n", "\n").replace("\r", "\n")
    return text


def text_of(value: Any) -> str:
    """The canonical text of a typed value, as Excel, Parquet and JSON hold them."""
    if value is None:
        return ""
    if isinstance(value, str):
        return canonical(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return _float_text(value)
    if isinstance(value, timedelta):
        return _duration(value)
    if isinstance(value, datetime):
        return _moment(value.isoformat())
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False, sort_keys=True, default=text_of)
    return str(value)


def unspelled(text: str) -> str:
    """A plain number as a file holds it that keeps no way of writing: 1.50 is 1.5, 007 stays."""
    if ("." in text or "e" in text or "E" in text) and _NUMBER.fullmatch(text):
        return _float_text(float(text))
    return text


def _float_text(value: float) -> str:
    """A float with the digits that Excel holds, without a fraction of zero."""
    if value != value:
        return ""  # not a number: how pandas writes a missing value
    held = value if value.is_integer() else float(f"{value:.{_EXCEL_DIGITS}g}")
    return str(int(held)) if held.is_integer() else repr(held)


def _digits(text: str) -> int:
    """How many significant digits a decimal fraction has."""
    mantissa = text.partition("e")[0].lstrip("-0.")
    return sum(letter.isdigit() for letter in mantissa)


def _moment(text: str) -> str:
    """A date and time to the millisecond, which Excel holds; midnight is the day itself."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return text
    milliseconds = round(moment.microsecond / 1000)
    moment = moment.replace(microsecond=0) + timedelta(milliseconds=milliseconds)
    if moment.timetz() == time():
        return moment.date().isoformat()
    return moment.isoformat()


def _duration(value: timedelta) -> str:
    """Hours, minutes and seconds, as Excel shows a time beyond a day."""
    minutes, seconds = divmod(round(value.total_seconds()), 60)
    return f"{minutes // 60:02}:{minutes % 60:02}:{seconds:02}"


def type_of(column: Sequence[str]) -> str | None:
    """What all values of a column are: boolean, date, number or string; None if all are empty."""
    filled = set(column) - {""}
    if not filled:
        return None
    if filled <= {"true", "false"}:
        return "boolean"
    if all(map(_DATE.fullmatch, filled)):
        return "date"
    return "number" if all(map(_NUMBER.fullmatch, filled)) else "string"

"""JSON Lines: an object on every line, whose values keep the types that JSON has."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from pipelines.compare.delimited import decoded
from pipelines.compare.limits import check_table
from pipelines.compare.sheet import Kind, Kinds, Sheet
from pipelines.compare.source import Source, sheet_of
from pipelines.compare.values import DEEPEST, text_of
from schemas.problem import CouldNotRun

_KINDS: dict[type, Kind] = {
    str: Kind.TEXT,
    bool: Kind.BOOLEAN,
    int: Kind.EXACT,
    Decimal: Kind.EXACT,
    float: Kind.DOUBLE,
}


def jsonl(source: Source) -> list[Sheet]:
    """The table of a file; a name that an object lacks is an empty value.

    A file without a line is a table without rows, whose columns nobody knows. Raises CouldNotRun
    for a line that is no object.
    """
    text = decoded(source.data, source.place)
    if source.packed:
        rows = text.count("\n")
        check_table(rows, 1 + text.count(",") // max(1, rows), source.place, source.limits)
    objects, lines = [], []
    for line, written in enumerate(text.split("\n"), start=1):
        if written.strip():
            check_table(1, written.count(","), f"{source.place}:{line}", source.limits)
            objects.append(_object(written, f"{source.place}:{line}"))
            lines.append(line)
    if not objects:
        remark = ("no line in it: a table without rows",)
        return [Sheet(source.stem, {}, place=source.place, unit="line", notes=remark)]
    names = list(dict.fromkeys(name for each in objects for name in each))
    check_table(len(objects), len(names), source.place, replace(source.limits, rows=len(objects)))
    texts, kinds = (
        zip(*(_held(objects, name) for name in names), strict=True) if names else ([], [])
    )
    return [sheet_of(source, source.stem, names, texts, lines, dict(enumerate(kinds)), unit="line")]


def _held(objects: Sequence[Mapping[str, Any]], name: str) -> tuple[list[str], Kinds]:
    """The values of a name as texts, and their kinds: one, if all are of it."""
    values = [each.get(name) for each in objects]
    kinds = [_KINDS.get(type(value), Kind.OTHER) for value in values]
    filled = {k for k, v in zip(kinds, values, strict=True) if v is not None and v != ""}
    texts = [text_of(value) for value in values]
    return (texts, filled.pop()) if len(filled) == 1 else (texts, kinds)


def _object(text: str, place: str) -> dict[str, Any]:
    """An object, what is within it as text. Raises CouldNotRun for what is none."""
    try:
        found = _parsed(text)
        for name, value in found.items():
            if isinstance(value, dict | list):
                found[name] = _Structure(text_of(value))
    except _Twice:
        raise CouldNotRun(f"{place}: a name comes twice in the object; it comes once") from None
    except RecursionError:
        raise CouldNotRun(
            f"{place}: lists or objects too deep within each other; allowed: {DEEPEST}"
        ) from None
    except ArithmeticError:
        raise CouldNotRun(f"{place}: a number with an exponent that is too large") from None
    except (ValueError, TypeError, AttributeError):
        raise CouldNotRun(f"{place}: not a JSON object; each line holds one") from None
    return found


def _parsed(text: str) -> dict[str, Any]:
    """What JSON says, its numbers with all their digits; Python reads only so many at once."""
    try:
        found: dict[str, Any] = json.loads(text, object_pairs_hook=_once, parse_float=Decimal)
    except json.JSONDecodeError:
        raise
    except ValueError:
        found = json.loads(text, object_pairs_hook=_once, parse_float=Decimal, parse_int=Decimal)
    return found


class _Structure(str):
    """A list or an object as text, which is no text of the file."""


class _Twice(Exception):
    """A name comes twice in an object."""


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise _Twice
    return found

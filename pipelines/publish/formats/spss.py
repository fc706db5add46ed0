"""A table as an SPSS data file (.sav), which PSPP reads too."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyreadstat
from pydantic.fields import FieldInfo

from pipelines.publish.formats import long_texts
from pipelines.publish.formats.columns import shortened
from pipelines.publish.formats.labelled import (
    BOOLEAN_LABELS,
    REASON_LABELS,
    days_since,
    file_title,
    labels_of,
    placed,
    reasons,
    texts,
)
from pipelines.publish.metadata import About
from schemas.codes import LEVEL_WORDS
from schemas.fields import code_list, is_level, value_type
from schemas.problem import Problem
from schemas.registry import Table
from schemas.tables import Tables

MOST_OF_NAME = 64
MOST_OF_TITLE = 64
MOST_OF_LABEL = 252
MOST_OF_TEXT = 32_767
"""Limits of SPSS, in bytes: of a name, of the label of a file and of a variable, of a text ("IBM
SPSS Statistics Command Syntax Reference", Variables); a label is 255, of which ReadStat writes as
many."""

NO_LEVEL_NUMBERS = tuple(-place for place, _ in enumerate(REASON_LABELS, 1))
"""What stands for each reason of a missing level: -1 and so on, which together are one range, as
SPSS has at most three missing values or a range of them."""

_LEVEL_LABELS: dict[int | float, str] = dict(
    zip((*LEVEL_WORDS, *NO_LEVEL_NUMBERS), (*LEVEL_WORDS.values(), *REASON_LABELS), strict=True)
)
_MISSING: list[Any] = [{"lo": min(NO_LEVEL_NUMBERS), "hi": max(NO_LEVEL_NUMBERS)}]
_FIRST_DAY = date(1582, 10, 14)
"""The day from which SPSS counts, in seconds."""

_CREATED = slice(92, 109)
"""Where the day and time of writing stand in the file ("System File Format", pspp-dev)."""

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True)
class _Variable:
    """A column as SPSS holds it. measure: nominal, ordinal or scale."""

    values: "pd.Series[Any]"
    measure: str
    format: str | None = None
    labels: Mapping[int | float, str] = field(default_factory=dict)
    missing: bool = False


def write_spss(name: str, tables: Tables, info: About, path: Path) -> None:
    """Write one table.

    name: the table; tables: it, and that of the reasons of missing levels; info: the metadata;
    path: the file. A level is its number, labelled in words, and a missing one the number below
    zero of its reason, which is a missing value of the user; a code is its place in its list,
    labelled in words; a truth value 0 or 1; a day a date; a missing text is empty. A text that is
    too long ends with where the whole of it stands. Rows are not compressed: of compressed ones by
    this library sav-reader of npm (2.0.8) gives the first alone, and says nothing.
    """
    spec = tables.spec(name)
    names = shortened(spec.columns, MOST_OF_NAME)
    variables = {names[column]: _variable(column, spec, tables) for column in spec.columns}
    pyreadstat.write_sav(
        pd.DataFrame({short: variable.values for short, variable in variables.items()}),
        path,
        file_label=cut(file_title(spec, info), MOST_OF_TITLE),
        column_labels=[_label(column, names[column], spec) for column in spec.columns],
        variable_value_labels={n: {**v.labels} for n, v in variables.items() if v.labels},
        missing_ranges={n: _MISSING for n, v in variables.items() if v.missing},
        variable_measure={n: v.measure for n, v in variables.items()},
        variable_format={n: v.format for n, v in variables.items() if v.format},
    )
    _stamp(path, date.fromisoformat(info.release_date))


def too_long(tables: Tables) -> tuple[Problem, ...]:
    """A warning for each text that SPSS does not hold to its end."""
    limit = long_texts.Limit("SPSS", MOST_OF_TEXT, "bytes", lambda text: len(text.encode()))
    return long_texts.too_long(tables, limit)


def cut(text: str, most: int, ending: str = "…") -> str:
    """A text of at most so many bytes; one that is longer gets another ending."""
    data = text.encode()
    if len(data) <= most:
        return text
    return data[: most - len(ending.encode())].decode(errors="ignore") + ending


def _label(column: str, short: str, spec: Table) -> str:
    """The description as far as SPSS takes it, after the whole name where that was cut."""
    description = spec.model.model_fields[column].description or ""
    return cut(description if column == short else f"{column}: {description}", MOST_OF_LABEL)


def _variable(column: str, spec: Table, tables: Tables) -> _Variable:
    info = spec.model.model_fields[column]
    values = tables[spec.name][column].combine_chunks()
    if is_level(info):
        numbers = pa.array(NO_LEVEL_NUMBERS, pa.int8()).take(reasons(column, spec, tables))
        levels = _numbers(pc.coalesce(values, numbers))
        return _Variable(levels, "ordinal", "F2.0", _LEVEL_LABELS, missing=True)
    if codes := code_list(info):
        return _Variable(_numbers(placed(values, codes)), "nominal", "F4.0", labels_of(codes))
    return _plain(values, info, spec.name)


def _plain(values: pa.Array, info: FieldInfo, name: str) -> _Variable:
    kind = value_type(info)
    if kind is bool:
        return _Variable(_numbers(values.cast(pa.int8())), "nominal", "F1.0", BOOLEAN_LABELS)
    if kind is date:
        seconds = pc.multiply(days_since(values, _FIRST_DAY).cast(pa.int64()), 86_400)
        return _Variable(_numbers(seconds), "scale", "SDATE10")
    if kind is str:
        return _Variable(texts(_held(values, name)), "nominal")
    return _Variable(_numbers(values), "scale", "F11.0" if kind is int else None)


def _numbers(values: pa.Array) -> "pd.Series[Any]":
    """Numbers, a missing one as none: all that SPSS knows are of 64 bits."""
    return pd.Series(values.cast(pa.float64()).to_numpy(zero_copy_only=False), dtype=np.float64)


def _held(values: pa.Array, name: str) -> pa.Array:
    """Texts as SPSS holds them."""
    long = pc.greater(pc.binary_length(values), MOST_OF_TEXT)
    if not pc.any(long).as_py():
        return values
    ending = long_texts.reference(name)
    cut_texts = [cut(text, MOST_OF_TEXT, ending) for text in values.filter(long).to_pylist()]
    return pc.replace_with_mask(values, long.fill_null(False), pa.array(cut_texts, values.type))


def _stamp(path: Path, day: date) -> None:
    """Put the release date where the library puts the time of writing: a build knows no clock."""
    stamp = f"{day:%d} {_MONTHS[day.month - 1]} {day:%y}00:00:00".encode()
    with path.open("r+b") as file:
        file.seek(_CREATED.start)
        file.write(stamp)

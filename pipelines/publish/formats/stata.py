"""A table as a Stata data file (.dta, format 118: Stata 14 and later)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyreadstat
from pydantic.fields import FieldInfo

from pipelines.publish.formats.columns import shortened
from pipelines.publish.formats.labelled import (
    BOOLEAN_LABELS,
    REASON_LABELS,
    REASONS,
    days_since,
    file_title,
    labels_of,
    placed,
    reasons,
    texts,
)
from pipelines.publish.formats.stata_rows import write_rows
from pipelines.publish.metadata import About
from schemas.codes import LEVEL_WORDS
from schemas.fields import code_list, is_level, value_type
from schemas.registry import Table
from schemas.tables import Tables

STATA_14 = 14
MOST_OF_NAME = 32
MOST_OF_LABEL = 80
MOST_OF_LONG = 2_147_483_620
"""Limits of Stata: characters of a name and of a label, the largest whole number ("help limits",
"help data types", stata.com). A column with a larger number is written as double."""

_LETTERS = tuple("abcdef")
NO_LEVEL_LETTERS = dict(zip(REASONS, _LETTERS, strict=True))
"""Why there is no level -> the letter of its missing value: `.a` and so on."""

_LEVEL_LABELS: dict[Any, str] = {**LEVEL_WORDS, **dict(zip(_LETTERS, REASON_LABELS, strict=True))}
_EPOCH = date(1960, 1, 1)
"""The day from which Stata counts."""

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True)
class _Variable:
    """A column as Stata holds it."""

    values: "pd.Series[Any]"
    labels: Mapping[Any, str] = field(default_factory=dict)
    letters: Sequence[str] = ()
    format: str | None = None


def write_stata(name: str, tables: Tables, info: About, path: Path) -> None:
    """Write one table.

    name: the table; tables: it, and that of the reasons of missing levels; info: the
    metadata; path: the file. A level is its number, labelled in words, and a missing one the letter
    of its reason; a code is its place in its list, labelled in words; a truth value 0 or 1; a day a
    Stata date; a missing text is empty, since no text of the data is.
    """
    spec = tables.spec(name)
    names = stata_names(spec)
    variables = {names[column]: _variable(column, spec, tables) for column in spec.columns}
    frame = pd.DataFrame({short: variable.values for short, variable in variables.items()})
    write = partial(
        pyreadstat.write_dta,
        dst_path=path,
        file_label=_cut(file_title(spec, info)),
        column_labels=[_label(column, names[column], spec) for column in spec.columns],
        version=STATA_14,
        variable_value_labels={n: dict(v.labels) for n, v in variables.items() if v.labels},
        missing_user_values={n: list(v.letters) for n, v in variables.items() if v.letters},
        variable_format={n: v.format for n, v in variables.items() if v.format},
    )
    write_rows(frame, path, write)
    _stamp(path, date.fromisoformat(info.release_date))


def stata_names(spec: Table) -> dict[str, str]:
    """The name of each column in Stata: the same, or cut where it is too long."""
    return shortened(spec.columns, MOST_OF_NAME)


def _label(column: str, short: str, spec: Table) -> str:
    """The description as far as Stata takes it, after the whole name where that was cut."""
    description = spec.model.model_fields[column].description or ""
    text = description if column == short else f"{column}: {description}"
    return _cut(text)


def _cut(text: str) -> str:
    return text if len(text) <= MOST_OF_LABEL else text[: MOST_OF_LABEL - 1] + "…"


def _variable(column: str, spec: Table, tables: Tables) -> _Variable:
    info = spec.model.model_fields[column]
    values = tables[spec.name][column].combine_chunks()
    if is_level(info):
        return _level(values, pa.array(_LETTERS).take(reasons(column, spec, tables)))
    if codes := code_list(info):
        places = placed(values, codes).cast(pa.int16())
        return _Variable(_series(places, pd.Int16Dtype()), labels_of(codes))
    return _plain(values, info)


def _level(values: pa.Array, letters: pa.Array) -> _Variable:
    """Numbers, and letters where a level is missing for a reason that is known.

    Categories, because pyreadstat guesses the type of a plain mixed column from its first rows.
    """
    both = pc.coalesce(values.cast(pa.string()), letters.cast(pa.string()))
    places = pc.index_in(both, pa.array(list(map(str, _LEVEL_LABELS)))).fill_null(-1)
    kinds: Any = list(_LEVEL_LABELS)
    found = pd.Categorical.from_codes(places.to_numpy(), kinds)
    return _Variable(pd.Series(found), _LEVEL_LABELS, _LETTERS)


def _plain(values: pa.Array, info: FieldInfo) -> _Variable:
    kind = value_type(info)
    if kind is bool:
        return _Variable(_series(values.cast(pa.int8()), pd.Int8Dtype()), BOOLEAN_LABELS)
    if kind is date:
        return _Variable(_series(days_since(values, _EPOCH), pd.Int32Dtype()), format="%td")
    if kind is str:
        return _Variable(texts(values))
    largest = pc.max(pc.abs(values.cast(pa.float64()))).as_py() or 0
    if kind is int and largest <= MOST_OF_LONG:
        return _Variable(_series(values.cast(pa.int32()), pd.Int32Dtype()))
    return _Variable(values.cast(pa.float64()).to_pandas())


def _series(values: pa.Array, kind: Any) -> "pd.Series[Any]":
    """Whole numbers, of which some may be missing. kind: what pandas calls them."""
    series: pd.Series[Any] = values.to_pandas(types_mapper=lambda _: kind)
    return series


def _stamp(path: Path, day: date) -> None:
    """Put the release date where the library puts the time of writing: a build knows no clock.

    Header of the format: "help dta", stata.com.
    """
    before = b"<timestamp>\x11"
    stamp = f"{day:%d} {_MONTHS[day.month - 1]} {day.year} 00:00".encode()
    with path.open("r+b") as file:
        place = file.read(1024).index(before) + len(before)
        file.seek(place)
        file.write(stamp)

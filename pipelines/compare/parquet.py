"""Tables of Arrow, and Parquet files, as sheets: the type of each column says how it is held."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from pipelines.compare.limits import check_table
from pipelines.compare.sheet import Kind, Sheet
from pipelines.compare.source import Source
from pipelines.compare.values import plain, single_text, span_text, text_of
from schemas.problem import CouldNotRun, show

_FAULTS = (
    pa.ArrowException,
    OSError,
    ValueError,
    TypeError,
    KeyError,
    OverflowError,
    NotImplementedError,
    RecursionError,
    MemoryError,
)
"""What the library raises on a damaged file, and on values that Python has no type for."""
_PER_SECOND = {"s": 1, "ms": 1_000, "us": 1_000_000, "ns": 1_000_000_000}
_MIDNIGHT = "T00:00:00"


def parquet(source: Source) -> list[Sheet]:
    """The table of a Parquet file. Raises CouldNotRun for what is damaged or declares too much."""
    try:
        file = pq.ParquetFile(pa.BufferReader(source.data))
        meta = file.metadata
        check_table(meta.num_rows, meta.num_columns, source.place, source.limits)
        texts = [f.name for f in file.schema_arrow if _is_text(f.type)]
        table = pq.read_table(pa.BufferReader(source.data), read_dictionary=texts)
    except _FAULTS as error:
        raise CouldNotRun(
            f"{source.place} cannot be read as Parquet ({_first_line(error)}); fetch it again"
        ) from None
    if len(set(table.column_names)) < table.num_columns:
        raise CouldNotRun(f"{source.place}: two columns have one name; rename one of them")
    return [arrow_sheet(source.stem, table, place=source.place)]


def _first_line(error: BaseException) -> str:
    said = str(error).strip().splitlines()
    return show(said[0]) if said else type(error).__name__


def arrow_sheet(name: str, table: pa.Table, key: Sequence[str] = (), place: str = "") -> Sheet:
    """A table of Arrow as a sheet. key: names of its key columns; place: as messages name it.

    Raises CouldNotRun for a column whose values are none that can be read.
    """
    columns = dict(zip(table.column_names, table.columns, strict=True))
    where = place or f"table {name}"
    return Sheet(
        name=name,
        columns={called: _texts(values, called, where) for called, values in columns.items()},
        key=tuple(key),
        types={field.name: _type(field.type) for field in table.schema},
        place=place,
        kinds={field.name: _kind(field.type) for field in table.schema},
    )


def _texts(column: pa.ChunkedArray, name: str, place: str) -> list[str]:
    """The values of a column as texts, chunk by chunk, so that no more is held than needed."""
    try:
        read = _reader(column.type)
        texts = [text for chunk in column.chunks for text in read(chunk)]
    except _FAULTS as error:
        raise CouldNotRun(
            f"{place}: column {show(name)} cannot be read ({_first_line(error)}); "
            "fetch or export it again"
        ) from None
    if pa.types.is_timestamp(column.type) and all(not t or t.endswith(_MIDNIGHT) for t in texts):
        return [text.removesuffix(_MIDNIGHT) for text in texts]
    return texts


def _reader(kind: pa.DataType) -> Callable[[pa.Array], list[str]]:
    """What makes texts of an array of a type."""
    if isinstance(kind, pa.BaseExtensionType):
        return lambda array: _reader(kind.storage_type)(array.storage)
    if pa.types.is_dictionary(kind):
        return _of_dictionary
    if pa.types.is_timestamp(kind) or pa.types.is_date(kind):
        return _moments
    if pa.types.is_time(kind) or pa.types.is_duration(kind):
        return _spans
    if pa.types.is_float16(kind) or pa.types.is_float32(kind):
        return lambda array: [
            "" if v is None else single_text(v) for v in array.cast(pa.float64()).to_pylist()
        ]
    return _others


def _of_dictionary(array: pa.DictionaryArray) -> list[str]:
    """Each different value is read once, and equal ones share one text.

    Raises ArrowInvalid for a value that is none of the dictionary: a damaged file has such.
    """
    array.validate(full=True)
    values = [*_reader(array.type.value_type)(array.dictionary), ""]
    return [values[-1 if i is None else i] for i in array.indices.to_pylist()]


def _others(array: pa.Array) -> list[str]:
    if _is_text(array.type):
        return ["" if text is None else plain(text) for text in array.to_pylist()]
    if not pa.types.is_nested(array.type):
        return [text_of(value) for value in array.to_pylist()]
    try:
        return [text_of(value) for value in array.to_pylist(maps_as_pydicts="strict")]
    except KeyError:  # a map with a name twice is a list of pairs
        return [text_of(value) for value in array.to_pylist()]


def _moments(array: pa.Array) -> list[str]:
    """Days and moments of any year, also of those that Python has no day for."""
    kind = array.type
    unit = "D" if kind == pa.date32() else "ms" if kind == pa.date64() else kind.unit
    counts = array.cast(pa.int32()).cast(pa.int64()) if unit == "D" else array.cast(pa.int64())
    filled = counts.fill_null(0).to_numpy(zero_copy_only=False)
    texts = np.datetime_as_string(filled.view(f"datetime64[{unit}]")).tolist()
    zone = "Z" if pa.types.is_timestamp(kind) and kind.tz else ""
    whole = [_without_zeros(text, pa.types.is_date64(kind)) + zone for text in texts]
    return [w if v else "" for w, v in zip(whole, array.is_valid().to_pylist(), strict=True)]


def _without_zeros(text: Any, is_day: bool) -> str:
    found = str(text)
    if is_day:
        return found.partition("T")[0]
    return found.rstrip("0").removesuffix(".") if "." in found else found


def _spans(array: pa.Array) -> list[str]:
    """Times of day and durations, of which Python knows only short ones."""
    per_second = _PER_SECOND[array.type.unit]
    is_short = pa.types.is_time32(array.type)
    counts = (array.cast(pa.int32()) if is_short else array.cast(pa.int64())).to_pylist()
    return ["" if count is None else span_text(count, per_second) for count in counts]


def _is_text(kind: pa.DataType) -> bool:
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind))


_KINDS: tuple[tuple[Callable[[pa.DataType], bool], Kind, str], ...] = (
    (pa.types.is_boolean, Kind.BOOLEAN, "boolean"),
    (pa.types.is_integer, Kind.EXACT, "integer"),
    (pa.types.is_float64, Kind.DOUBLE, "number"),
    (pa.types.is_floating, Kind.SINGLE, "number"),
    (pa.types.is_decimal, Kind.EXACT, "number"),
    (pa.types.is_date, Kind.DAY, "date"),
    (pa.types.is_timestamp, Kind.MOMENT, "datetime"),
    (pa.types.is_time, Kind.CLOCK, "time"),
    (pa.types.is_duration, Kind.CLOCK, "duration"),
    (pa.types.is_list, Kind.OTHER, "array"),
    (pa.types.is_large_list, Kind.OTHER, "array"),
    (pa.types.is_nested, Kind.OTHER, "object"),
    (pa.types.is_string, Kind.TEXT, "string"),
    (pa.types.is_large_string, Kind.TEXT, "string"),
    (pa.types.is_string_view, Kind.TEXT, "string"),
    (pa.types.is_null, Kind.TEXT, "string"),
)
"""Test of a type, how its values are held, and its name in the words of the Table Schema."""


def _described(kind: pa.DataType) -> tuple[Kind, str]:
    if isinstance(kind, pa.BaseExtensionType):
        return _described(kind.storage_type)
    if pa.types.is_dictionary(kind):
        return _described(kind.value_type)
    if pa.types.is_timestamp(kind) and kind.tz:
        return Kind.INSTANT, "datetime"
    found = ((held, name) for test, held, name in _KINDS if test(kind))
    return next(found, (Kind.OTHER, "string"))


def _kind(kind: pa.DataType) -> Kind:
    return _described(kind)[0]


def _type(kind: pa.DataType) -> str:
    return _described(kind)[1]

"""A table as JSON Lines (jsonlines.org): one object for each row, UTF-8, line feeds."""

import json
from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc

from schemas.csv_text import ROWS, changed, joined, plain

_ESCAPED = r'["\\\x00-\x1f]'
"""What JSON does not hold in a text as it is."""


def json_lines(table: pa.Table) -> Iterator[bytes]:
    """The rows as text in UTF-8, in parts of many rows.

    The names of an object stand in the order of the columns; a missing value is null, a date ISO
    8601, an empty table no part. Raises TypeError for a type that no table has.
    """
    for batch in table.to_batches(ROWS):
        if batch.num_rows:
            yield joined(_objects(batch))


def _objects(batch: pa.RecordBatch) -> Iterator[pa.Array | str]:
    for number, name in enumerate(batch.schema.names):
        yield f"{', ' if number else '{'}{json.dumps(name)}: "
        yield _values(batch[name])
    yield "}"


def _values(column: pa.Array) -> pa.Array:
    kind = column.type
    if pa.types.is_string(kind):
        values = _texts(column.fill_null(""))
    elif pa.types.is_date(kind):
        values = _quoted(column.cast(pa.string()).fill_null(""))
    elif pa.types.is_boolean(kind) or pa.types.is_integer(kind) or pa.types.is_null(kind):
        values = column.cast(pa.string()).fill_null("")
    elif pa.types.is_floating(kind):
        values = plain(column, _number).fill_null("")
    else:
        raise TypeError(f"a table holds plain values and dates, not {kind}")
    return pc.if_else(column.is_valid(), values, "null")


def _texts(texts: pa.Array) -> pa.Array:
    special = changed(texts, _ESCAPED, lambda text: json.dumps(text, ensure_ascii=False)[1:-1])
    return _quoted(special)


def _quoted(texts: pa.Array) -> pa.Array:
    return pc.binary_join_element_wise('"', texts, '"', "")


def _number(value: float) -> str:
    return json.dumps(value, allow_nan=False)

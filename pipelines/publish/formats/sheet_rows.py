"""Rows of a sheet, many at once: XlsxWriter writes them cell by cell, in thirty times the time.

What is written is what it writes itself in a workbook of constant memory, where the rows of a sheet
stand in a file until all is put together; a test holds both side by side. Its own functions, which
are not for others, are used for what is rare in a text.
"""

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc
from xlsxwriter.format import Format
from xlsxwriter.utility import _preserve_whitespace, xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from schemas.csv_text import ROWS, changed, joined, plain
from schemas.printing import MOST_OF_CELL, units

_SPECIAL = r"[&<>\x00-\x1f]|_x[0-9A-Fa-f]{4}_|[\x{FFFE}\x{FFFF}]|^[\s\p{Z}\x85]|[\s\p{Z}\x85]$"
"""Found in texts that are not written as they are."""

_FIRST_DAY = 25_568
"""Days from the first that Excel counts to the first that Arrow counts."""

_GAP = 59
"""After this day Excel counts one that there was not: 29 February 1900."""


def write_rows(sheet: Worksheet, table: pa.Table, days: Format, reference: str) -> None:
    """Write the rows of a table below the first row of a sheet, of which nothing more is written.

    days: the form of days; reference: ends a text that a cell does not hold. Raises TypeError for a
    type that no table has.
    """
    sheet._write_single_row()  # the first row, so that it stands before the others
    row = 1
    for batch in table.to_batches(ROWS):
        if batch.num_rows:
            numbers = pa.array(range(row + 1, row + 1 + batch.num_rows)).cast(pa.string())
            lines = joined(_line(sheet, batch, numbers, days, reference), ends="")
            sheet.row_data_fh.write(lines.decode())
            row += batch.num_rows
    sheet._check_dimensions(row - 1, max(table.num_columns - 1, 0))


def _line(
    sheet: Worksheet, batch: pa.RecordBatch, numbers: pa.Array, days: Format, reference: str
) -> Iterator[pa.Array | str]:
    yield '<row r="'
    yield numbers
    yield '">'
    for place, column in enumerate(batch.columns):
        kind, values = _cells(sheet, column, days, reference)
        parts = [f'<c r="{xl_col_to_name(place)}', numbers, f'"{kind}>', values, "</c>"]
        cells = pc.binary_join_element_wise(*parts, "")
        yield pc.if_else(column.is_valid(), cells, "")
    yield "</row>"


def _cells(
    sheet: Worksheet, column: pa.Array, days: Format, reference: str
) -> tuple[str, pa.Array]:
    """What a cell of the column is, and its content as XML. Empty values are dropped later."""
    kind = column.type
    if pa.types.is_string(kind) or pa.types.is_null(kind):  # null: nothing in it at all
        texts = column.cast(pa.string()).fill_null("")
        return ' t="inlineStr"', _texts(sheet, texts, reference)
    if pa.types.is_boolean(kind):
        return ' t="b"', _valued(column.cast(pa.int8()).cast(pa.string()))
    if pa.types.is_date(kind):
        style = f' s="{days._get_xf_index()}"' if column.null_count < len(column) else ""
        counted = pc.add(column.cast(pa.int32()), _FIRST_DAY)
        counted = pc.add(counted, pc.greater(counted, _GAP).cast(pa.int32()))
        return style, _valued(counted.cast(pa.string()))
    if pa.types.is_integer(kind) or pa.types.is_floating(kind):
        return "", _valued(plain(column, lambda number: f"{number:.16G}"))
    raise TypeError(f"a sheet has no cell for {kind}")


def _valued(values: pa.Array) -> pa.Array:
    return pc.binary_join_element_wise("<v>", values.fill_null(""), "</v>", "")


def _texts(sheet: Worksheet, texts: pa.Array, reference: str) -> pa.Array:
    """Texts as elements; those that need it are written one by one."""
    long = pc.greater(pc.utf8_length(texts), MOST_OF_CELL // 2)
    if pc.any(long).as_py():
        held_texts = [held(text, reference) for text in texts.filter(long).to_pylist()]
        texts = pc.replace_with_mask(texts, long, pa.array(held_texts, texts.type))
    found = changed(texts, _SPECIAL, lambda text: _odd(sheet, text))
    return pc.binary_join_element_wise("<is><t", _open(texts, found), "</t></is>", "")


def _open(texts: pa.Array, found: pa.Array) -> pa.Array:
    """The end of the opening tag, which a text that was written by itself has already."""
    return pc.if_else(pc.equal(texts, found), pc.binary_join_element_wise(">", texts, ""), found)


def _odd(sheet: Worksheet, text: str) -> str:
    written = sheet._escape_control_characters(text)
    space = ' xml:space="preserve"' if _preserve_whitespace(written) else ""
    return f"{space}>{sheet._escape_data(written)}"


def held(text: str, reference: str) -> str:
    """A text as a cell holds it: one that is too long ends with where all of it stands."""
    if len(text) <= MOST_OF_CELL // 2 or units(text) <= MOST_OF_CELL:
        return text
    room = 2 * (MOST_OF_CELL - len(reference))
    return text.encode("utf-16-le")[:room].decode("utf-16-le", errors="ignore") + reference

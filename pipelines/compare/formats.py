"""Files of tables, by their format, as sheets of canonical text."""

import csv
import io
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum

from pipelines.compare.sheet import Sheet
from pipelines.compare.values import canonical_column, text_of
from schemas.problem import CouldNotRun

_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1")
"""First bytes of the container of old Excel files and of encrypted new ones."""

Row = Sequence[str]


def read_tables(data: bytes, name: str, place: str) -> list[Sheet]:
    """The tables of a file: one, or one for each sheet of a workbook that holds anything.

    name: of the file, whose suffix tells the format; place: as messages name it. Raises CouldNotRun
    for what cannot be read for certain.
    """
    path = PurePosixPath(name)
    if not data:
        raise CouldNotRun(f"{place} is empty: no byte in it; fetch or export it again")
    return READERS[path.suffix.lower()](data, path.stem, place)


def _csv(data: bytes, name: str, place: str) -> list[Sheet]:
    return _delimited(_text(data, place), name, place, delimiter=None)


def _tsv(data: bytes, name: str, place: str) -> list[Sheet]:
    return _delimited(_text(data, place), name, place, delimiter="\t")


def _text(data: bytes, place: str) -> str:
    """UTF-8 with or without a byte-order mark, or UTF-16 with one; nothing is guessed."""
    encoding = "utf-16" if data.startswith(_UTF16) else "utf-8"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise CouldNotRun(
            f"{place} is not {encoding.upper()}: byte 0x{data[error.start]:02X} at offset "
            f"{error.start:,}; save it as UTF-8 (in Excel: CSV UTF-8; in a shell: "
            "iconv -f WINDOWS-1252 -t UTF-8, with the encoding that it has)"
        ) from None
    if "\0" in text:
        raise CouldNotRun(
            f"{place} is not text: character {text.index(chr(0)) + 1:,} is a zero; save it as UTF-8"
        )
    return text.removeprefix("\ufeff")


def _delimited(text: str, name: str, place: str, delimiter: str | None) -> list[Sheet]:
    """A table of separated values: RFC 4180, with LF or CRLF; blank lines are no rows."""
    csv.field_size_limit(sys.maxsize)
    rows: list[list[str]] = []
    lines: list[int] = []
    for line, row in _records(text, place, delimiter or _delimiter(text)):
        if rows and len(row) != len(rows[0]):
            raise CouldNotRun(
                f"{place}:{line}: {len(row)} values where the header has {len(rows[0])}; put "
                "quotes around a value that holds the delimiter, or complete the row"
            )
        rows.append(row)
        lines.append(line)
    if not rows:
        raise CouldNotRun(f"{place} is empty: no header; fetch or export it again")
    return [_sheet(name, place, rows, lines, spelled=True)]


def _delimiter(text: str) -> str:
    """A comma; a semicolon or a tab if the first line has those and no comma, as Excel writes."""
    first = text.lstrip("\r\n").partition("\n")[0]
    return next((mark for mark in ",;\t" if mark in first), ",")


def _records(text: str, place: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Every record that is not blank with the line on which it starts."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    try:
        for row in reader:
            if row:
                yield line, row
            line = reader.line_num + 1
    except csv.Error as error:
        raise CouldNotRun(
            f"{place}:{line}: {error}; a quote inside a quoted value is written twice, and every "
            "quote that opens is closed"
        ) from None


def _sheet(
    name: str, place: str, rows: Sequence[Row], numbers: Sequence[int], spelled: bool = False
) -> Sheet:
    """A table of rows of one length, the header first. numbers: of the rows in their file."""
    filled = [i for i in range(1, len(rows)) if any(rows[i])]
    by_column = zip(*(rows[i] for i in filled), strict=True) if filled else ((),) * len(rows[0])
    columns: dict[str, list[str]] = {}
    for position, (header, values) in enumerate(zip(rows[0], by_column, strict=True), start=1):
        if header.strip() or any(values):
            _add(columns, header if header.strip() else f"column {position}", values, place)
    if not columns:
        raise CouldNotRun(f"{place} has no header: the names of the columns stand in its first row")
    return Sheet(
        name=name,
        columns=columns,
        place=place,
        numbers=[numbers[i] for i in filled],
        unit="line" if spelled else "row",
        spelled=spelled,
    )


def _add(columns: dict[str, list[str]], name: str, values: Sequence[str], place: str) -> None:
    """One more column. Raises CouldNotRun if there is one of this name."""
    header = canonical_column([name])[0]
    if header in columns:
        raise CouldNotRun(
            f"{place}: two columns are called {header}; rename one of them, so that it is certain "
            "which is compared"
        )
    columns[header] = canonical_column(values)


def _jsonl(data: bytes, name: str, place: str) -> list[Sheet]:
    """One JSON object on every line; a name that an object lacks is an empty value."""
    objects, lines = [], []
    for line, text in enumerate(_text(data, place).split("\n"), start=1):
        if text.strip():
            objects.append(_object(text, f"{place}:{line}"))
            lines.append(line)
    names = list(dict.fromkeys(name for each in objects for name in each))
    rows = [names, *([text_of(each.get(name)) for name in names] for each in objects)]
    return [replace(_sheet(name, place, rows, [0, *lines]), unit="line")]


def _object(text: str, place: str) -> dict[str, Any]:
    try:
        pairs = json.loads(text, object_pairs_hook=list)
        found = dict(pairs)
    except (ValueError, TypeError):
        raise CouldNotRun(f"{place}: not a JSON object; each line holds one") from None
    if len(found) < len(pairs):
        raise CouldNotRun(f"{place}: a name comes twice in the object; it comes once")
    return found


def _excel(data: bytes, name: str, place: str) -> list[Sheet]:
    """The sheets of a workbook that hold anything; the first row that does is the header."""
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            sheets = [
                book.get_sheet_by_name(sheet.name)
                for sheet in book.sheets_metadata
                if sheet.typ is SheetTypeEnum.WorkSheet
            ]
            found = [_worksheet(sheet, place) for sheet in sheets if sheet.start is not None]
    except CalamineError as error:
        raise CouldNotRun(f"{place} cannot be read as a workbook; {_why(data, error)}") from None
    if not found:
        raise CouldNotRun(f"{place} is empty: no sheet holds anything; save it again")
    return found


def _worksheet(sheet: CalamineSheet, place: str) -> Sheet:
    assert sheet.start is not None
    rows = [[text_of(value) for value in row] for row in sheet.to_python()]
    numbers = range(sheet.start[0] + 1, sheet.start[0] + 1 + len(rows))
    return _sheet(sheet.name, f"{place}, sheet {sheet.name}", rows, numbers)


def _why(data: bytes, error: CalamineError) -> str:
    if data.startswith(_COMPOUND):
        return (
            "it is protected by a password, or an old workbook under a new name; open it in Excel "
            "and save it as .xlsx without a password"
        )
    return f"it is damaged ({error}); fetch or save it again"


def _parquet(data: bytes, name: str, place: str) -> list[Sheet]:
    try:
        table = pq.read_table(pa.BufferReader(data))
    except (pa.ArrowException, OSError) as error:
        raise CouldNotRun(
            f"{place} cannot be read as Parquet ({str(error).splitlines()[0]}); fetch it again"
        ) from None
    if len(set(table.column_names)) < table.num_columns:
        raise CouldNotRun(f"{place}: two columns have one name; rename one of them")
    return [arrow_sheet(name, table, place=place)]


def arrow_sheet(name: str, table: pa.Table, key: Sequence[str] = (), place: str = "") -> Sheet:
    """A table of Arrow as a sheet. key: names of its key columns; place: as messages name it."""
    columns = dict(zip(table.column_names, table.columns, strict=True))
    return Sheet(
        name=name,
        columns={column: _arrow_texts(values) for column, values in columns.items()},
        key=tuple(key),
        types={field.name: _arrow_type(field.type) for field in table.schema},
        place=place,
        spelled=False,
    )


def _arrow_texts(column: pa.ChunkedArray) -> list[str]:
    if pa.types.is_floating(column.type) and column.type != pa.float64():
        # The shortest text of a single-precision number is what a CSV of it holds.
        return [text_of(None if v is None else float(v)) for v in column.cast("string").to_pylist()]
    return [text_of(value) for value in column.to_pylist()]


def _arrow_type(kind: pa.DataType) -> str:
    """The type in the words of the Table Schema standard."""
    value = kind.value_type if pa.types.is_dictionary(kind) else kind
    tests: dict[str, Callable[[pa.DataType], bool]] = {
        "boolean": pa.types.is_boolean,
        "integer": pa.types.is_integer,
        "number": lambda t: pa.types.is_floating(t) or pa.types.is_decimal(t),
        "date": pa.types.is_date,
        "datetime": pa.types.is_timestamp,
        "time": pa.types.is_time,
        "duration": pa.types.is_duration,
        "array": pa.types.is_list,
    }
    return next((name for name, test in tests.items() if test(value)), "string")


Reader = Callable[[bytes, str, str], list[Sheet]]
READERS: dict[str, Reader] = {
    ".parquet": _parquet,
    ".csv": _csv,
    ".tsv": _tsv,
    ".jsonl": _jsonl,
    ".ndjson": _jsonl,
    ".xlsx": _excel,
    ".xlsm": _excel,
    ".xlsb": _excel,
    ".xls": _excel,
    ".ods": _excel,
}
"""Suffix -> reader, first those that are taken first where a table lies in several formats."""

"""All tables as one Excel workbook (Office Open XML), with a page in front and the codebook."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from pipelines.publish.formats.columns import shortened
from pipelines.publish.metadata import GEONAMES, OWNERS, About
from schemas.codebook import code_lists, codebook
from schemas.problem import CouldNotRun, Problem, ProblemsFound
from schemas.registry import TABLES
from schemas.tables import Tables

MOST_CHARACTERS = 32_767
MOST_ROWS = 1_048_575
"""Limits of Excel: of a cell, in UTF-16 units, and of a sheet, without its header ("Excel
specifications and limits", support.microsoft.com)."""

_MOST_OF_NAME = 31
_NARROWEST, _WIDEST = 9, 60
_FRONT = "README"
_EXTRA = {
    "codebook": "Every column of every table",
    "code_lists": "Every code of every closed list",
}


def write_workbook(tables: Tables, info: About, path: Path) -> None:
    """Write every table as a sheet, after a sheet that lists them and before the codebook.

    tables: what to write; info: the metadata; path: the file. Text is text whatever it looks like,
    a day is a day, a missing value is an empty cell. Raises ProblemsFound for texts that Excel
    cannot hold, CouldNotRun for a table with more rows than a sheet.
    """
    _check(tables)
    sheets = {**tables, "codebook": codebook(tables), "code_lists": code_lists()}
    names = shortened([_FRONT, *sheets], _MOST_OF_NAME)
    with Workbook(path, {"constant_memory": True, "default_date_format": "yyyy-mm-dd"}) as book:
        book.set_properties(_properties(info))
        bold = book.add_format({"bold": True})
        _front(book.add_worksheet(names[_FRONT]), info, sheets, names, bold)
        for name, table in sheets.items():
            _sheet(book.add_worksheet(names[name]), table, bold)


def _properties(info: About) -> dict[str, Any]:
    """The time of creation is the release date: a build knows no clock."""
    return {
        "title": info.title,
        "author": info.authors,
        "comments": info.how_to_cite,
        "created": datetime.fromisoformat(info.release_date),
    }


def _front(
    sheet: Worksheet,
    info: About,
    sheets: dict[str, pa.Table],
    names: dict[str, str],
    bold: Format,
) -> None:
    """The first sheet: what the dataset is, and a link to each of the others."""
    sheet.set_column(0, 0, 28)
    sheet.set_column(2, 2, _WIDEST)
    lines = _about(info)
    for row, (word, text) in enumerate(lines):
        sheet.write_string(row, 0, word, bold)
        sheet.write_string(row, 1, text)
    start = len(lines) + 1
    for column, word in enumerate(("sheet", "rows", "what")):
        sheet.write_string(start, column, word, bold)
    for row, (name, table) in enumerate(sheets.items(), start + 1):
        sheet.write_url(row, 0, f"internal:'{names[name]}'!A1", string=name)
        sheet.write_number(row, 1, table.num_rows)
        sheet.write_string(row, 2, _EXTRA.get(name) or TABLES[name].title)


def _about(info: About) -> list[tuple[str, str]]:
    return [
        ("title", info.title),
        ("version", info.version),
        ("data as of", info.release_date),
        ("schema version", info.schema_version),
        ("description", info.description),
        ("imprint", info.imprint),
        ("licence", f"{info.licence} ({info.licence_url})"),
        ("", GEONAMES),
        ("", OWNERS),
        ("how to cite", info.how_to_cite),
        ("columns and codes", "in the last two sheets"),
    ]


def _sheet(sheet: Worksheet, table: pa.Table, bold: Format) -> None:
    """One table, row by row: the order that a workbook of constant memory asks for."""
    for number, name in enumerate(table.column_names):
        sheet.set_column(number, number, _width(name, table[name]))
        sheet.write_string(0, number, name, bold)
    writers = [_writer(sheet, kind) for kind in table.schema.types]
    values = [column.to_pylist() for column in table.columns]
    for row, line in enumerate(zip(*values, strict=True), 1):
        for number, value in enumerate(line):
            if value is not None:
                writers[number](row, number, value)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, table.num_rows, table.num_columns - 1)


def _writer(sheet: Worksheet, kind: pa.DataType) -> Any:
    """What writes a value of a column. Raises TypeError for a type that no table has."""
    if pa.types.is_string(kind) or pa.types.is_null(kind):  # null: nothing in it at all
        return sheet.write_string
    if pa.types.is_boolean(kind):
        return sheet.write_boolean
    if pa.types.is_date(kind):
        return sheet.write_datetime  # in the form of a day, which the workbook has by default
    if pa.types.is_integer(kind) or pa.types.is_floating(kind):
        return sheet.write_number
    raise TypeError(f"a sheet has no cell for {kind}")


def _width(name: str, column: pa.ChunkedArray) -> int:
    """Wide enough for the name and its filter button, and for the longest value up to a limit."""
    longest = pc.max(pc.utf8_length(column.cast(pa.string()))).as_py() or 0
    return min(max(len(name) + 3, longest + 1, _NARROWEST), _WIDEST)


def _check(tables: Tables) -> None:
    for name, table in tables.items():
        if table.num_rows > MOST_ROWS:
            raise CouldNotRun(
                f"{name} has {table.num_rows} rows; a sheet of Excel holds {MOST_ROWS}: leave the "
                "table out of the workbook"
            )
    if problems := tuple(problem for name in tables for problem in _too_long(name, tables[name])):
        raise ProblemsFound(problems)


def _too_long(name: str, table: pa.Table) -> Iterator[Problem]:
    """Texts that Excel would cut."""
    for column in table.column_names:
        if not pa.types.is_string(table.schema.field(column).type):
            continue
        may_be = pc.greater(pc.binary_length(table[column]), MOST_CHARACTERS)
        for row in table.filter(may_be).to_pylist():
            units = len(row[column].encode("utf-16-le")) // 2
            if units > MOST_CHARACTERS:
                yield Problem(
                    f"the text of {name}.{column} is too long for a cell of Excel",
                    name,
                    tuple(row[part] for part in TABLES[name].key),
                    column,
                    f"{units} characters",
                    f"at most {MOST_CHARACTERS}",
                    "shorten the text",
                )

"""All tables as one Excel workbook (Office Open XML), with a page in front and the codebook."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from pipelines.publish.formats import long_texts
from pipelines.publish.formats.columns import shortened
from pipelines.publish.formats.sheet_rows import write_rows
from pipelines.publish.metadata import GEONAMES, OWNERS, About
from schemas.codebook import code_lists, codebook
from schemas.printing import MOST_OF_CELL, units
from schemas.problem import Problem
from schemas.registry import TABLES
from schemas.tables import Tables

MOST_ROWS = 50_000
"""Rows of a sheet. A longer table stands in the other files only.

Written into the workbook it would take half of the time and of the size, and whoever needs so many
rows reads them by a program. A sheet of Excel ends at 1,048,576 rows ("Excel specifications and
limits", support.microsoft.com).
"""

_MOST_OF_NAME = 31
_CELL = long_texts.Limit("a cell of Excel", MOST_OF_CELL, "characters", units)
_NARROWEST, _WIDEST = 9, 60
_FRONT = "README"
_EXTRA = {
    "codebook": "Every column of every table",
    "code_lists": "Every code of every closed list",
}


def write_workbook(
    tables: Tables,
    info: About,
    path: Path,
    book: pa.Table | None = None,
    left_out: Mapping[str, int] = MappingProxyType({}),
) -> None:
    """Write every table as a sheet, after a sheet that lists them and before the codebook.

    tables: what to write; info: the metadata; path: the file; book: the codebook, if it is made
    already; left_out: further tables that are too long, with their rows. Text is text whatever it
    looks like, a day is a day, a missing value is an empty cell; a text that Excel cannot hold ends
    with where the whole of it stands; a table of more than MOST_ROWS rows is no sheet, and the
    first one says where it stands.
    """
    short = {name: table for name, table in tables.items() if table.num_rows <= MOST_ROWS}
    long = {name: table.num_rows for name, table in tables.items() if name not in short}
    book = codebook(tables) if book is None else book
    sheets = {**short, "codebook": book, "code_lists": code_lists()}
    names = shortened([_FRONT, *sheets], _MOST_OF_NAME)
    with Workbook(path, {"constant_memory": True, "default_date_format": "yyyy-mm-dd"}) as file:
        file.set_properties(_properties(info))
        bold = file.add_format({"bold": True})
        front = file.add_worksheet(names[_FRONT])
        last = _front(front, info, sheets, names, bold)
        _left_out(front, last + 2, {**left_out, **long}, bold)
        for name, table in sheets.items():
            _sheet(file.add_worksheet(names[name]), name, table, bold, file.default_date_format)


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
) -> int:
    """The first sheet: what the dataset is, and a link to each of the others.

    Returns its last row.
    """
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
    return start + len(sheets)


def _left_out(sheet: Worksheet, start: int, tables: Mapping[str, int], bold: Format) -> None:
    """The tables that are no sheets, and where they stand."""
    for column, word in enumerate(("no sheet", "rows", "where") if tables else ()):
        sheet.write_string(start, column, word, bold)
    for row, (name, rows) in enumerate(tables.items(), start + 1):
        sheet.write_string(row, 0, name)
        sheet.write_number(row, 1, rows)
        where = f"{name}.csv and {name}.parquet, as it has more than {MOST_ROWS:,} rows"
        sheet.write_string(row, 2, f"{TABLES[name].title}: {where}")


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


def _sheet(sheet: Worksheet, named: str, table: pa.Table, bold: Format, days: Format) -> None:
    """One table: its names, then its rows."""
    for number, name in enumerate(table.column_names):
        sheet.set_column(number, number, _width(name, table[name]))
        sheet.write_string(0, number, name, bold)
    write_rows(sheet, table, days, long_texts.reference(named))
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, table.num_rows, table.num_columns - 1)


def _width(name: str, column: pa.ChunkedArray) -> int:
    """Wide enough for the name and its filter button, and for the longest value up to a limit."""
    longest = pc.max(pc.utf8_length(column.cast(pa.string()))).as_py() or 0
    return min(max(len(name) + 3, longest + 1, _NARROWEST), _WIDEST)


def too_long(tables: Tables) -> tuple[Problem, ...]:
    """A warning for each text that a cell of the workbook does not hold to its end."""
    return long_texts.too_long(tables, _CELL)

"""Rows of a sheet that are written many at once are the bytes of those written cell by cell."""

from datetime import date
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pyarrow as pa
import pytest
from xlsxwriter import Workbook

from pipelines.publish.formats import sheet_rows
from pipelines.publish.formats.sheet_rows import write_rows
from tests.pipelines.publish.formats.made import ODD

OPTIONS = {"constant_memory": True, "default_date_format": "yyyy-mm-dd"}
TEXTS = [
    *(text for text in ODD if text),
    *("plain", "a & b < c > d", " before", "behind ", "\u00a0both\u2003", "two\nlines", "_x0041_"),
    *("\x01", "\ufffe", 'a "word"', "Њ ë 🙂", "=1+1", "'", "https://example.org", None),
]
COLUMNS: dict[str, pa.Array] = {
    "text": pa.array(TEXTS),
    "whole": pa.array([-1, 0, 2**31 - 1, None], pa.int32()),
    "level": pa.array([0, 3, None], pa.int8()),
    "number": pa.array([0.1, 1 / 3, 1e-7, 12345678.9, -0.0, None]),
    "truth": pa.array([True, False, None]),
    "day": pa.array([date(2020, 2, 29), date(1900, 3, 1), date(1900, 2, 28), None]),
    "nothing": pa.nulls(3),
}


def sheet(path: Path, name: str, column: pa.Array, at_once: bool) -> bytes:
    """The XML of a sheet with one column, and another beside it that is never empty."""
    table = pa.table({name: column, "n": pa.array(range(len(column)), pa.int32())})
    with Workbook(path, OPTIONS) as book:
        made = book.add_worksheet()
        for place, each in enumerate(table.column_names):
            made.write_string(0, place, each)
        if at_once:
            write_rows(made, table, book.default_date_format, "… [cut]")
        else:
            by_cells(made, table)
    with ZipFile(path) as packed:
        return packed.read("xl/worksheets/sheet1.xml")


def by_cells(made: Any, table: pa.Table) -> None:
    """As the library writes them."""
    for row, values in enumerate(table.to_pylist(), 1):
        for place, value in enumerate(values.values()):
            if isinstance(value, bool):
                made.write_boolean(row, place, value)
            elif isinstance(value, date):
                made.write_datetime(row, place, value)
            elif isinstance(value, str):
                made.write_string(row, place, value)
            elif value is not None:
                made.write_number(row, place, value)


@pytest.mark.parametrize("rows_at_once", [2, 50_000])
@pytest.mark.parametrize("name", COLUMNS)
def test_many_at_once_are_the_same_bytes(
    name: str, rows_at_once: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(sheet_rows, "ROWS", rows_at_once)
    wanted = sheet(tmp_path / "cells.xlsx", name, COLUMNS[name], at_once=False)
    assert sheet(tmp_path / "rows.xlsx", name, COLUMNS[name], at_once=True) == wanted
    assert wanted.count(b"<row ") == len(COLUMNS[name]) + 1


def test_a_type_that_no_table_has_is_refused(tmp_path: Path):
    with pytest.raises(TypeError, match="no cell for"):
        sheet(tmp_path / "rows.xlsx", "list", pa.array([[1]]), at_once=True)

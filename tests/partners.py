"""Workbooks of partners for tests: made by the command, filled in as a partner would."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl

from pipelines.capture.workbook import layout
from pipelines.run.workbooks import Imported, imported, new

TODAY = date(2026, 11, 30)

GOOD: Mapping[str, Any] = {
    "title": "Workshop with students",
    "kind": "workshop",
    "date": "3 February 2020",
    "held": "held",
    "organisers": "Example Institute",
}
"""A row of activities with nothing wrong in it."""


def workbook(root: Path, name: str, language: str = "en", organisation: str | None = None) -> Path:
    """An empty workbook beside a tree."""
    return new(root / "raw", language, root / f"{name}.xlsx", organisation)


def cell(page: Any, field: str, row: int) -> Any:
    """The cell of a field in a row of what a partner fills in, from 1."""
    (at,) = (each.column for each in page[layout.NAMES] if each.value == field)
    return page.cell(layout.FIRST - 1 + row, at)


def page_of(book: Any, sheet: str) -> Any:
    """A sheet by its name in the program."""
    return next(
        page
        for page in book.worksheets
        if any(each.value == f"sheet:{sheet}" for each in page[layout.NAMES])
    )


def fill(
    path: Path, *rows: Mapping[str, Any], sheet: str = "activity", who: str | None = "Partner"
) -> Path:
    """Fill rows in, and say who does."""
    book = openpyxl.load_workbook(path)
    page = page_of(book, sheet)
    for number, row in enumerate(rows, 1):
        for field, value in row.items():
            cell(page, field, number).value = value
    if who is not None:
        title, address = next(iter(book.defined_names["organisation"].destinations))
        book[title][address.replace("$", "")].value = who
    book.save(path)
    return path


def taken(root: Path, path: Path) -> Imported:
    """Import a workbook into the inbox of a tree."""
    return imported(root / "raw", root / "inbox", path, today=TODAY)

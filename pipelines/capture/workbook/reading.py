"""A workbook that came back, as rows of cells: what is merged, hidden or a formula is said."""

import io
import unicodedata
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

import openpyxl
from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.utils.exceptions import InvalidFileException

from pipelines.capture.workbook import layout
from pipelines.capture.workbook.layout import SHEETS, Sheet
from schemas.problem import CouldNotRun

DAMAGED = (
    *(InvalidFileException, zipfile.BadZipFile, zlib.error, OSError, SyntaxError),
    *(KeyError, ValueError, TypeError, AttributeError, IndexError, EOFError),
)
"""What the library raises for a file that is no workbook, or a damaged one."""

MOST_BYTES = 16 * 2**20
MOST_UNPACKED = 128 * 2**20
MOST_ROWS = 5_000
"""Rows of a sheet that are read; a partner fills in some dozens a year."""

Plain = str | int | float | bool | date | datetime | None


@dataclass(frozen=True)
class Cell:
    """A cell: its name in the sheet, its column from 1, its value, and what kept it from one.

    fault: `formula` or `error`, or None.
    """

    name: str
    column: int
    value: Plain
    fault: str | None = None

    @property
    def text(self) -> str:
        """The value as a text: composed letters, plain blanks, line breaks kept."""
        return text_of(self.value)


@dataclass(frozen=True)
class Line:
    """A row of a sheet: its number from 1, its cells by field, and whether it is hidden."""

    number: int
    cells: Mapping[str, Cell]
    is_hidden: bool = False

    def text(self, field: str) -> str:
        """What stands in a column, or nothing."""
        cell = self.cells.get(field)
        return cell.text if cell else ""


@dataclass(frozen=True)
class Page:
    """A sheet that was filled in. heads: of its columns, by field."""

    sheet: Sheet
    title: str
    heads: Mapping[str, str]
    lines: tuple[Line, ...]
    last_column: int


@dataclass(frozen=True)
class Filled:
    """A workbook that came back.

    remarks: in English, for the editor: merged cells, hidden rows, columns that are gone; unread:
    titles of sheets that hold something and were not read.
    """

    language: str
    file_id: str
    organisation: str
    pages: tuple[Page, ...]
    is_1904: bool = False
    remarks: tuple[str, ...] = field(default=())
    unread: tuple[str, ...] = field(default=())


def text_of(value: Plain) -> str:
    """A value as a text; blanks of every kind become plain ones, what is not seen goes."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    composed = unicodedata.normalize("NFC", str(value)).replace("_x000D_", "")
    lines = composed.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    seen = (" ".join(_visible(line).split()) for line in lines)
    return "\n".join(line for line in seen if line)


def _visible(line: str) -> str:
    plain = "".join(" " if letter.isspace() else letter for letter in line)
    return "".join(letter for letter in plain if letter.isprintable())


def read(data: bytes, file: str) -> Filled:
    """A workbook as rows of cells.

    data: of the file; file: its name for messages. Raises CouldNotRun for what is no workbook of
    `dialogue workbook new`, or too large.
    """
    book, values = _opened(data, file)
    said = _said(book, file)
    remarks: list[str] = []
    pages = tuple(_pages(book, values, said, remarks))
    if not pages:
        raise CouldNotRun(f"{file} has none of the sheets of a workbook for partners")
    return Filled(
        language=said.get(layout.LANGUAGE, "en"),
        file_id=said.get(layout.FILE_ID, ""),
        organisation=_organisation(book, values),
        pages=pages,
        is_1904=book.epoch == CALENDAR_MAC_1904,
        remarks=tuple(remarks),
        unread=tuple(_unread(book, [page.title for page in pages])),
    )


def opened(data: bytes, file: str, only_values: bool = False) -> Any:
    """The workbook. Raises CouldNotRun for what is none."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of extensions that other programs add to a workbook
            return openpyxl.load_workbook(io.BytesIO(data), data_only=only_values)
    except DAMAGED as error:
        raise CouldNotRun(
            f"{file} cannot be read as a workbook ({error}); save it as .xlsx"
        ) from None


def _opened(data: bytes, file: str) -> tuple[Any, Any]:
    """The workbook with its formulas, and with the values that they had when it was saved."""
    if len(data) > MOST_BYTES or _unpacked(data, file) > MOST_UNPACKED:
        raise CouldNotRun(f"{file} is larger than a workbook of a partner can be; send less of it")
    return opened(data, file), opened(data, file, only_values=True)


def _unpacked(data: bytes, file: str) -> int:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            return sum(part.file_size for part in parts.infolist())
    except zipfile.BadZipFile:
        raise CouldNotRun(f"{file} is no workbook; save it as .xlsx") from None


def _said(book: Any, file: str) -> dict[str, str]:
    """What the hidden page says."""
    if layout.SAID not in book.sheetnames or book[layout.SAID]["A1"].value != layout.FORM:
        raise CouldNotRun(
            f"{file} is no workbook of `dialogue workbook new`; copy its rows into one that is"
        )
    rows = book[layout.SAID].iter_rows(2, 20, 1, 2, values_only=True)
    return {str(name): str(value) for name, value in rows if name and value is not None}


def _organisation(book: Any, values: Any) -> str:
    named = book.defined_names.get("organisation")
    for title, address in named.destinations if named is not None else ():
        if title in values.sheetnames:
            return text_of(values[title][address.replace("$", "")].value)
    return ""


def _unread(book: Any, were_read: Sequence[str]) -> Iterator[str]:
    """Sheets that hold something and are none of the workbook, or have lost their hidden row."""
    passed = {layout.SAID, layout.LISTS, book.sheetnames[0], *were_read}
    for page in book.worksheets:
        rows = page.iter_rows(max_row=min(page.max_row, MOST_ROWS), max_col=_SOME, values_only=True)
        if page.title not in passed and any(value is not None for row in rows for value in row):
            yield page.title


_SOME = 100
"""Columns in which a sheet is looked at that is none of the workbook."""


def _pages(book: Any, values: Any, said: Mapping[str, str], remarks: list[str]) -> Iterator[Page]:
    for title in book.sheetnames:
        page = book[title]
        names = {
            str(cell.value): cell.column for cell in page[layout.NAMES] if cell.value is not None
        }
        own = [each for each in SHEETS if f"sheet:{each.name}" in names]
        if own:
            yield _page(own[0], page, values[title], names, said, remarks)


def _page(
    sheet: Sheet,
    page: Any,
    values: Any,
    names: Mapping[str, int],
    said: Mapping[str, str],
    remarks: list[str],
) -> Page:
    known = {each.field for each in sheet.columns}
    columns = {name: at for name, at in names.items() if name in known}
    for column in sheet.columns:
        if column.field not in columns:
            remarks.append(f"sheet {page.title}: the column {column.field} was taken out")
    merged = dict(_merged(page, remarks))
    heads = {name: text_of(page.cell(layout.HEADS, at).value) for name, at in columns.items()}
    lines = tuple(_lines(page, values, columns, merged, said, remarks))
    return Page(sheet, page.title, heads, lines, max(names.values()))


def _merged(page: Any, remarks: list[str]) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Cell -> the first cell of those it is merged with, where they stand in one column."""
    for block in page.merged_cells.ranges:
        if block.min_row < layout.FIRST:
            continue
        remarks.append(f"sheet {page.title}: the cells {block.coord} are merged")
        for row in range(block.min_row, block.max_row + 1):
            yield (row, block.min_col), (block.min_row, block.min_col)


def _lines(
    page: Any,
    values: Any,
    columns: Mapping[str, int],
    merged: Mapping[tuple[int, int], tuple[int, int]],
    said: Mapping[str, str],
    remarks: list[str],
) -> Iterator[Line]:
    last = min(page.max_row, layout.FIRST + MOST_ROWS)
    if page.max_row > last:
        remarks.append(f"sheet {page.title}: only the first {MOST_ROWS} rows were read")
    for number in range(layout.SHOWN, last + 1):
        cells = {
            name: _cell(page, values, merged.get((number, at), (number, at)), at)
            for name, at in columns.items()
        }
        key = cells.get(layout.KEY)
        is_example = key is not None and key.text == said.get(layout.EXAMPLE)
        if is_example or not _is_filled(cells, number):
            continue
        is_hidden = bool(page.row_dimensions[number].hidden)
        if is_hidden:
            remarks.append(f"sheet {page.title}: row {number} is hidden; it was read")
        yield Line(number, cells, is_hidden)


def _is_filled(cells: Mapping[str, Cell], row: int) -> bool:
    """Whether a row says something of its own: what it shares with the row above does not count."""
    own = (cell for cell in cells.values() if cell.name.lstrip(_CAPITALS) == str(row))
    numbers = {cells[name].name for name in (layout.KEY, layout.PARENT) if name in cells}
    return any(cell.text or cell.fault for cell in own if cell.name not in numbers)


_CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def _cell(page: Any, values: Any, at: tuple[int, int], column: int) -> Cell:
    name = f"{get_column_letter(column)}{at[0]}"
    found, value = page.cell(*at), values.cell(*at).value
    if found.data_type == "f" and value is None:
        return Cell(name, column, str(getattr(found.value, "text", found.value)), "formula")
    if values.cell(*at).data_type == "e":
        return Cell(name, column, str(value), "error")
    return Cell(name, column, _plain(value))


def _plain(value: Any) -> Plain:
    if value is None or isinstance(value, str | int | float | bool | date):
        return value
    if isinstance(value, time):
        return value.isoformat()
    return str(value)

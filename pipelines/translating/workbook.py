"""A workbook for a translator: a line for each text, and the terms of the language."""

import io
import unicodedata
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

import openpyxl
import xlsxwriter
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from pipelines.translating.lines import Line
from pipelines.translating.returned import Fault, Returned
from schemas.codes import REVIEW, TITLE_STATUS
from schemas.fields import CodeList
from schemas.problem import CouldNotRun, Problem, show
from schemas.translatable import TextKey

SHEET = "texts"
TERMS = "terms"


class Column(NamedTuple):
    """A column of the sheet of texts. is_open: the translator fills it in."""

    name: str
    head: str
    width: int
    is_open: bool = False


COLUMNS = (
    Column("row", "row", 9),
    Column("table", "table", 13),
    Column("id", "id", 22),
    Column("field", "field", 11),
    Column("state", "state", 9),
    Column("english", "English", 55),
    Column("current", "current translation", 55),
    Column("text", "new translation", 55, True),
    Column("status", "status", 16, True),
    Column("review", "review", 13, True),
    Column("note", "note", 30, True),
    Column("hash", "English hash", 12),
    Column("seen", "translation hash", 12),
)
_HEADS = {column.head: column.name for column in COLUMNS}
_LISTS: dict[str, CodeList] = {"status": TITLE_STATUS, "review": REVIEW}
_DAMAGED = (
    *(InvalidFileException, zipfile.BadZipFile, zlib.error, OSError, SyntaxError),
    *(KeyError, ValueError, TypeError, AttributeError, IndexError, EOFError),
)
"""What the library raises for a file that is no workbook, or a damaged one."""

_NEVER = datetime(1980, 1, 1)


@dataclass(frozen=True)
class TermLine:
    """A term in English and in the language, what a text does not say instead, and a remark."""

    english: str
    term: str
    avoid: str
    note: str


def written(lines: Sequence[Line], terms: Sequence[TermLine], language: str) -> bytes:
    """The workbook: the same lines give the same bytes."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        book.set_properties({"created": _NEVER, "title": f"translations {language}"})
        _texts(book, lines, language)
        _terms(book, terms)
    return buffer.getvalue()


def _texts(book: Any, lines: Sequence[Line], language: str) -> None:
    sheet = book.add_worksheet(f"{SHEET} {language}")
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    grey = book.add_format({"bg_color": "#EDEDED", "text_wrap": True, "valign": "top"})
    free = book.add_format({"locked": False, "text_wrap": True, "valign": "top", "num_format": "@"})
    for number, column in enumerate(COLUMNS):
        sheet.set_column(number, number, column.width)
        sheet.write_string(0, number, column.head, head)
    for place, line in enumerate(lines, 1):
        values = _values(line, f"{place}/{len(lines)}")
        for number, column in enumerate(COLUMNS):
            look = free if column.is_open else grey
            if value := values.get(column.name):
                sheet.write_string(place, number, value, look)
            else:
                sheet.write_blank(place, number, None, look)
    _settings(sheet, len(lines))


def _settings(sheet: Any, rows: int) -> None:
    """A head that stays in view, filters, lists to choose from, and what is grey is locked."""
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(rows, 1), len(COLUMNS) - 1)
    for name, listed in _LISTS.items():
        number = [column.name for column in COLUMNS].index(name)
        sheet.data_validation(
            *(1, number, max(rows, 1), number),
            {
                "validate": "list",
                "source": list(listed.codes),
                "error_title": f"No {name} of that name",
                "error_message": "Choose one from the list, or leave the cell empty.",
            },
        )
    sheet.set_landscape()
    sheet.repeat_rows(0)
    sheet.fit_to_pages(1, 0)
    allowed = ("format_cells", "format_columns", "format_rows", "autofilter", "sort")
    sheet.protect("", dict.fromkeys(allowed, True))


def _values(line: Line, number: str) -> dict[str, str | None]:
    key, original = line.key, line.original
    return {
        "row": number,
        "table": key.table,
        "id": key.id,
        "field": key.field,
        "state": line.state,
        "english": original.text,
        "current": line.current,
        "status": line.status,
        "review": line.review,
        "note": line.note,
        "hash": original.hash,
        "seen": line.seen,
    }


def _terms(book: Any, terms: Sequence[TermLine]) -> None:
    sheet = book.add_worksheet(TERMS)
    bold = book.add_format({"bold": True, "bottom": 1})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    heads = (("English", 40), ("term", 40), ("not", 40), ("note", 70))
    for number, (head, width) in enumerate(heads):
        sheet.set_column(number, number, width)
        sheet.write_string(0, number, head, bold)
    for place, term in enumerate(terms, 1):
        for number, value in enumerate((term.english, term.term, term.avoid, term.note)):
            sheet.write_string(place, number, value, wrapped)
    sheet.freeze_panes(1, 0)


def read(data: bytes, file: str) -> tuple[str, list[Returned]]:
    """The language of a workbook that came back, and its rows.

    file: its name for messages. Raises CouldNotRun for what is no such workbook.
    """
    sheet = _sheet(data, file)
    columns = _columns(sheet, file)
    language = sheet.title.removeprefix(f"{SHEET} ")
    return language, list(_rows(sheet, columns, f"{file}, sheet {sheet.title}"))


def _sheet(data: bytes, file: str) -> Any:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of extensions that other programs add to a workbook
            book = openpyxl.load_workbook(io.BytesIO(data), rich_text=False)
    except _DAMAGED as error:
        raise CouldNotRun(
            f"{file} cannot be read as a workbook ({error}); save it as .xlsx"
        ) from None
    found = [name for name in book.sheetnames if name.startswith(f"{SHEET} ")]
    if len(found) != 1:
        raise CouldNotRun(
            f"{file} has no sheet `{SHEET} <language>`, but {', '.join(book.sheetnames)}; "
            "import a workbook that `dialogue translations export` made"
        )
    return book[found[0]]


def _columns(sheet: Any, file: str) -> dict[str, int]:
    """Where each column stands: by its head, as some may have been moved."""
    heads = {str(cell.value or "").strip(): cell.column for cell in sheet[1]}
    if missing := [head for head in _HEADS if head not in heads]:
        raise CouldNotRun(
            f"{file}, sheet {sheet.title}, row 1: no column {', '.join(missing)}; "
            "put back the heads of the export"
        )
    return {name: heads[head] for head, name in _HEADS.items()}


def _rows(sheet: Any, columns: dict[str, int], where: str) -> Iterator[Returned]:
    for number in range(2, sheet.max_row + 1):
        cells = {name: sheet.cell(number, column) for name, column in columns.items()}
        if any(cell.value not in (None, "") for cell in cells.values()):
            yield _row(cells, f"{where}, row {number}")


def _row(cells: dict[str, Any], where: str) -> Returned:
    places = {name: _place(cell, name, where) for name, cell in cells.items()}
    faults: list[Fault] = []
    values: dict[str, str | None] = {}
    for name, cell in cells.items():
        if fault := _unread(cell, places[name]):
            faults.append(fault)
        values[name] = _text(cell.value)
    return Returned(
        where=where,
        places=places,
        number=values["row"] or "",
        key=TextKey(values["table"] or "", values["id"] or "", values["field"] or ""),
        hash=values["hash"] or "",
        seen=values["seen"] or "",
        english=values["english"] or "",
        current=values["current"],
        text=values["text"],
        status=values["status"],
        review=values["review"],
        note=values["note"],
        faults=tuple(faults),
    )


def _place(cell: Any, name: str, where: str) -> str:
    head = next(column.head for column in COLUMNS if column.name == name)
    return f"{where}, column {get_column_letter(cell.column)} ({head})"


def _unread(cell: Any, where: str) -> Fault | None:
    """A fault of a cell that holds something else than text."""
    if cell.value is None or cell.data_type in ("s", "inlineStr"):
        if isinstance(cell.value, str) and cell.value and not cell.value.strip():
            return Fault(where, Problem("only blanks", hint="write the text, or empty the cell"))
        return None
    what = {"f": "a formula", "n": "a number", "b": "a truth value", "e": "an error"}
    kind = what.get(cell.data_type, "a date")
    hint = "write it as text, or empty the cell"
    found = show(getattr(cell.value, "text", cell.value))
    return Fault(where, Problem(kind, found=found, allowed="text", hint=hint))


def _text(value: Any) -> str | None:
    """What a cell says: composed letters, one kind of line break, no blanks at the ends."""
    if value is None:
        return None
    text = unicodedata.normalize("NFC", str(value)).replace("\r\n", "\n").replace("\r", "\n")
    return text.replace("_x000D_", "").strip() or None

"""The copy that goes back to a partner: what is wrong stands in a last column and at the cells."""

import io
from collections.abc import Sequence
from typing import Any

from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill

from pipelines.capture.workbook import layout
from pipelines.capture.workbook.faults import Fault
from pipelines.capture.workbook.importing import Told
from pipelines.capture.workbook.layout import Words
from pipelines.capture.workbook.reading import MOST_ROWS, Filled, Page, opened

_RED = PatternFill("solid", start_color="FFFFD9D9", end_color="FFFFD9D9")
_TOP = Alignment(wrap_text=True, vertical="top")
_WIDTH = 60
_COMMENT_WIDTH, _COMMENT_HEIGHT = 320, 110


def annotated(data: bytes, file: str, filled: Filled, told: Sequence[Told], words: Words) -> bytes:
    """The workbook with what is wrong in it.

    data: of the file that came; told: by sheet and row; words: of its language. Good rows stay as
    they are; what an earlier copy said is taken away.
    """
    book = opened(data, file)
    for page in filled.pages:
        sheet = book[page.title]
        sheet.print_area = None  # it ends before the column that is added
        at = _column(sheet, page, words)
        _clear(sheet, at)
        for row in told:
            if row.title == page.title:
                _row(sheet, at, row, words)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _column(sheet: Any, page: Page, words: Words) -> int:
    """The last column, made where there is none."""
    names = {str(cell.value): cell.column for cell in sheet[layout.NAMES] if cell.value}
    at = int(names.get(layout.PROBLEMS, page.last_column + 1))
    sheet.cell(layout.NAMES, at).value = layout.PROBLEMS
    head = sheet.cell(layout.HEADS, at)
    head.value = words.pgettext("workbook", "What is wrong")
    head.font = Font(bold=True)
    sheet.column_dimensions[head.column_letter].width = _WIDTH
    return at


def _clear(sheet: Any, at: int) -> None:
    last = min(sheet.max_row, layout.FIRST + MOST_ROWS)
    for row in sheet.iter_rows(min_row=layout.FIRST, max_row=last, max_col=at):
        for cell in row:
            if cell.comment is not None and cell.comment.author == layout.SAID:
                cell.comment = None
                cell.fill = PatternFill()
            if cell.column == at:
                cell.value = None


def _row(sheet: Any, at: int, told: Told, words: Words) -> None:
    last = sheet.cell(told.row, at)
    last.value = "\n".join(fault.sentence(words) for fault in told.faults)
    last.data_type = "s"  # never a formula, whatever it quotes
    last.alignment = _TOP
    by_column: dict[int, list[Fault]] = {}
    for fault in told.faults:
        if fault.column is not None:
            by_column.setdefault(fault.column, []).append(fault)
    for column, faults in by_column.items():
        cell = _top(sheet, told.row, column)
        cell.fill = _RED
        text = "\n".join(fault.sentence(words) for fault in faults)
        cell.comment = Comment(text, layout.SAID, _COMMENT_HEIGHT, _COMMENT_WIDTH)


def _top(sheet: Any, row: int, column: int) -> Any:
    """A cell, or the first of those it is merged with: only that one can carry anything."""
    coordinate = sheet.cell(row, column).coordinate
    for block in sheet.merged_cells.ranges:
        if coordinate in block:
            return sheet.cell(block.min_row, block.min_col)
    return sheet.cell(row, column)

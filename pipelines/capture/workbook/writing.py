"""A workbook for a partner organisation: sheets to fill in, with lists, help and an example."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name

from pipelines.capture.workbook import layout
from pipelines.capture.workbook.layout import Column, Holds, Sheet, Words

_NEVER = datetime(1980, 1, 1)
_WIDE, _USUAL, _NARROW = 44, 24, 12
_WIDE_FIELDS = frozenset({"title", "summary", "findings", "objectives", "speakers", "page", "text"})
_LONGEST_HELP, _LONGEST_TITLE = 255, 32
"""Letters of an input message, and of its title, that Excel takes."""

_LINE = 15
"""Points of a line of a cell."""


@dataclass(frozen=True)
class Asked:
    """What a workbook is made with.

    file_id: by which the file is known again; organisation: who fills it in, or nothing;
    offered: the names to choose from, by register; example: a day as the language writes it.
    """

    file_id: str
    organisation: str
    offered: Mapping[str, Sequence[str]]
    example_day: str


@dataclass(frozen=True)
class _Looks:
    head: Format
    key: Format
    help: Format
    example: Format
    cell: Format
    title: Format
    text: Format
    open: Format


def written(words: Words, asked: Asked) -> bytes:
    """The workbook in a language: the same arguments give the same bytes."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        book.set_properties({"created": _NEVER, "title": words.gettext("Workbook for partners")})
        looks = _looks(book)
        _write_start(book, words, asked, looks)
        sheets = [book.add_worksheet(_tab(words, sheet)) for sheet in layout.SHEETS]
        said = book.add_worksheet(layout.SAID)
        listed = _write_lists(book, words, asked.offered)
        _write_said(said, words, asked)
        for sheet, page in zip(layout.SHEETS, sheets, strict=True):
            _write_sheet(page, sheet, words, looks, listed, asked.example_day)
    return buffer.getvalue()


def _tab(words: Words, sheet: Sheet) -> str:
    return words.pgettext(layout.CONTEXT, sheet.title)[:31]


def _looks(book: Any) -> _Looks:
    cell = {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#c9cfd6"}
    grey = {**cell, "font_color": "#555555", "bg_color": "#f1f3f5"}
    return _Looks(
        head=book.add_format({**cell, "bold": True, "bg_color": "#dbe4ee"}),
        key=book.add_format({**grey, "align": "center"}),
        help=book.add_format({**grey, "font_size": 9}),
        example=book.add_format({**grey, "italic": True}),
        cell=book.add_format({**cell, "num_format": "@"}),
        title=book.add_format({"bold": True, "font_size": 14}),
        text=book.add_format({"text_wrap": True, "valign": "top"}),
        open=book.add_format({**cell, "bg_color": "#fffbe6"}),
    )


def _write_start(book: Any, words: Words, asked: Asked, looks: _Looks) -> None:
    """The first page: how to fill the others in, and who does."""
    page = book.add_worksheet(words.pgettext("workbook", "Start"))
    page.set_column(0, 0, 80)
    page.fit_to_pages(1, 0)
    page.write_string(0, 0, words.gettext("Workbook for partners"), looks.title)
    for row, line in enumerate(_told(words), 1):
        page.write_string(row, 0, line, looks.text)
        page.set_row(row, _LINE * (1 + len(line) // 80))
    row = len(_told(words)) + 2
    page.write_string(row, 0, words.gettext("Your organisation:"), looks.head)
    page.write(row + 1, 0, asked.organisation or None, looks.open)
    book.define_name("organisation", f"='{page.get_name()}'!$A${row + 2}")
    page.hide_gridlines(2)


def _told(words: Words) -> list[str]:
    return [
        words.gettext("One row for each activity, project or survey; a column with * is needed."),
        words.gettext("Leave what you do not know empty. Do not guess."),
        words.gettext("Keep the numbers in the first column: by them a row is known again."),
        words.gettext(
            "To correct a row later, change it in this file and send the whole file again."
        ),
        words.gettext("Several names in one cell: one on each line, or with ; between them."),
        words.gettext("Dates: 3.2.2020, or with the month in words; a month or a year is enough."),
        words.gettext(
            "Name persons only where they spoke in a public role. No e-mail addresses, telephone "
            "numbers or links to meetings."
        ),
    ]


def _write_said(page: Any, words: Words, asked: Asked) -> None:
    """The hidden page by which the import knows what a workbook is."""
    page.write_string(0, 0, layout.FORM)
    example = words.pgettext("workbook", "example")
    for row, pair in enumerate(
        zip(layout.SAID_OF_FILE, (words.code, asked.file_id, example), strict=True), 1
    ):
        page.write_string(row, 0, pair[0])
        page.write_string(row, 1, pair[1])
    page.hide()


def _write_lists(
    book: Any, words: Words, offered: Mapping[str, Sequence[str]]
) -> Mapping[str, str]:
    """The hidden page that is chosen from. Returns list or register -> where its names stand."""
    page = book.add_worksheet(layout.LISTS)
    found: dict[str, str] = {}
    for column, (name, values) in enumerate({**_codes(words), **offered}.items()):
        page.write_string(0, column, name)
        for row, value in enumerate(values, 1):
            page.write_string(row, column, value)
        if values:
            letter = xl_col_to_name(column, col_abs=True)
            found[name] = f"='{layout.LISTS}'!{letter}$2:{letter}${len(values) + 1}"
    page.hide()
    return found


def _codes(words: Words) -> dict[str, list[str]]:
    listed = [each.listed for sheet in layout.SHEETS for each in sheet.columns if each.listed]
    return {
        each.name: [words.pgettext(each.name, label) for label in each.labels.values()]
        for each in listed
    }


def _write_sheet(
    page: Any, sheet: Sheet, words: Words, looks: _Looks, listed: Mapping[str, str], day: str
) -> None:
    for number, column in enumerate(sheet.columns):
        page.set_column(number, number, _width(column), looks.cell)
        page.write_string(layout.NAMES - 1, number, column.field)
        page.write_string(layout.HEADS - 1, number, column.head(words), looks.head)
        page.write_string(layout.HELP - 1, number, help_of(column, words), looks.help)
        _write_example(page, number, column, words, looks, day)
        _offer(page, number, column, words, listed)
    for row in range(layout.ROWS):
        page.write_string(layout.FIRST - 1 + row, 0, str(row + 1), looks.key)
    page.write_string(layout.NAMES - 1, len(sheet.columns), f"sheet:{sheet.name}")
    page.set_column(len(sheet.columns), len(sheet.columns), _NARROW)
    page.set_row(layout.NAMES - 1, None, None, {"hidden": True})
    page.set_row(layout.HEADS - 1, 3 * _LINE)
    page.set_row(layout.HELP - 1, 3 * _LINE)
    page.set_row(layout.SHOWN - 1, 2 * _LINE)
    page.freeze_panes(layout.HELP, 2)
    page.set_landscape()
    page.set_paper(8)
    page.fit_to_pages(1, 0)
    page.repeat_rows(layout.HEADS - 1)
    rows = min(layout.ROWS, 40)
    page.print_area(0, 0, layout.FIRST - 2 + rows, len(sheet.columns) - 1)


def _width(column: Column) -> int:
    if column.holds in (Holds.KEY, Holds.PARENT):
        return _NARROW
    return _WIDE if column.field in _WIDE_FIELDS else _USUAL


def help_of(column: Column, words: Words) -> str:
    """What may stand in a column, in a language."""
    return {
        Holds.TEXT: words.gettext("In words."),
        Holds.CODE: words.gettext("Choose from the list."),
        Holds.DATE: words.gettext("A date: day, month or year, such as 3.2.2020, 2.2020 or 2020."),
        Holds.COUNT: words.gettext("A whole number, without words."),
        Holds.NUMBER: words.gettext("A number."),
        Holds.RECORD: words.gettext("Choose from the list, or write the name."),
        Holds.RECORDS: words.gettext("Names: one on each line, or with ; between them."),
        Holds.TEXTS: words.gettext("Several: one on each line, or with ; between them."),
        Holds.PERSONS: words.gettext(
            "One person on each line: name, role, organisation. Or use the sheet of speakers."
        ),
        Holds.LINK: words.gettext("The address of a page."),
        Holds.KEY: words.gettext("Please keep."),
        Holds.PARENT: words.gettext("The number in its first column."),
    }[column.holds]


def _write_example(
    page: Any, number: int, column: Column, words: Words, looks: _Looks, day: str
) -> None:
    page.write_string(layout.SHOWN - 1, number, _example(column, words, day), looks.example)


def _example(column: Column, words: Words, day: str) -> str:
    """A value that shows the form and says nothing of the world."""
    if column.holds is Holds.KEY:
        return words.pgettext("workbook", "example")
    if column.listed is not None:
        first = next(iter(column.listed.labels.values()))
        return words.pgettext(column.listed.name, first)
    name = words.gettext("Name of an organisation")
    return {
        Holds.DATE: day,
        Holds.COUNT: "25",
        Holds.NUMBER: "49,3",
        Holds.PARENT: "1",
        Holds.LINK: "https://example.org/page",
        Holds.RECORDS: f"{name}; {name} 2",
        Holds.PERSONS: words.gettext("First name Surname, role, organisation"),
    }.get(column.holds, "…" if not column.is_wanted else words.gettext("Title or name"))


def _offer(page: Any, number: int, column: Column, words: Words, listed: Mapping[str, str]) -> None:
    """The message beside a cell, and its list. Other names of a register may be written."""
    source = listed.get(column.listed.name if column.listed else column.register or "")
    is_list = source is not None and column.holds in (Holds.CODE, Holds.RECORD)
    about = f"{column.head(words)}: {help_of(column, words)}"
    options: dict[str, Any] = {
        "validate": "list" if is_list else "any",
        "input_title": column.head(words)[:_LONGEST_TITLE],
        "input_message": about[:_LONGEST_HELP],
    }
    if is_list:
        options |= {
            "source": source,
            "error_type": "stop" if column.holds is Holds.CODE else "warning",
            "error_title": words.gettext("Not in the list"),
            "error_message": words.gettext("Please choose from the list."),
        }
    last = layout.FIRST + layout.ROWS - 2
    page.data_validation(layout.FIRST - 1, number, last, number, options)

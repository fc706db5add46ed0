"""The answer sheet of a narrative in one language, as a workbook with lists to choose from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from pipelines.present import Words
from pipelines.review import layout
from schemas import codes
from schemas.fields import CodeList

_WIDTHS = (6, 70, 22, 60)
_LINE = 15
"""Points of a line of a cell."""


@dataclass(frozen=True)
class Asked:
    """What a sheet asks about.

    title: of the reading copy; sentences: id and text of each, in their order; text_hash: of what
    is read; made: the day of the data, ISO 8601, so that the same text gives the same file.
    """

    narrative_id: str
    title: str
    text_hash: str
    sentences: Sequence[tuple[str, str]]
    made: str


@dataclass(frozen=True)
class _Looks:
    head: Format
    bold: Format
    text: Format
    open: Format


def write_sheet(path: Path, words: Words, asked: Asked) -> None:
    """Write an answer sheet.

    path: the file; words: of the language of the reader. No cell asks for a name; only the cells of
    answers can be changed.
    """
    with Workbook(path) as book:
        day = datetime.fromisoformat(asked.made)
        book.set_properties({"title": asked.title, "created": day})
        looks = _looks(book)
        answers = book.add_worksheet(words.gettext("Answers"))
        reader = book.add_worksheet(words.gettext("Reader"))
        text = book.add_worksheet(layout.TEXT_PAGE)
        _write_text(text, words, asked)
        _write_answers(answers, words, asked, looks)
        _write_reader(reader, words, looks)
        for page in (answers, reader, text):
            page.protect("", {"format_columns": True, "format_rows": True})
        text.hide()


def _looks(book: Workbook) -> _Looks:
    cell = {"text_wrap": True, "valign": "top"}
    frame = {"border": 1, "border_color": "#c9cfd6"}
    return _Looks(
        head=book.add_format({"bold": True, "font_size": 14}),
        bold=book.add_format({**cell, "bold": True, "bottom": 1}),
        text=book.add_format({**cell, **frame}),
        open=book.add_format({**cell, **frame, "locked": False, "bg_color": "#fffbe6"}),
    )


def _write_text(page: Worksheet, words: Words, asked: Asked) -> None:
    """What was read, and the lists that the other pages choose from."""
    page.write_string(0, 0, layout.FORM)
    values = (asked.narrative_id, words.code, asked.text_hash)
    for row, (name, value) in enumerate(zip(layout.SAID_OF_TEXT, values, strict=True), 1):
        page.write_string(row, 0, name)
        page.write_string(row, 1, value)
    for column, listed in enumerate(layout.LISTS, layout.FIRST_LIST):
        for row, label in enumerate(layout.choice(words, listed).labels.values()):
            page.write_string(row, column, label)


def _write_answers(page: Worksheet, words: Words, asked: Asked, looks: _Looks) -> None:
    for column, width in enumerate(_WIDTHS):
        page.set_column(column, column, width)
    page.set_column(layout.KEY, layout.KEY, None, None, {"hidden": True})
    for row, line in enumerate(_head(words, asked)):
        page.write_string(row, 0, line, looks.head if row == 0 else None)
    start = len(_head(words, asked)) + 1
    names = (
        words.pgettext("column", "No."),
        words.gettext("Sentence"),
        words.gettext("Verdict"),
        words.gettext("Comment"),
    )
    for column, name in enumerate(names):
        page.write_string(start, column, name, looks.bold)
    page.freeze_panes(start + 1, 0)
    for number, (key, text) in enumerate(asked.sentences, 1):
        _write_row(page, start + number, str(number), text, key, looks)
        _offer(page, start + number, layout.VERDICT, words, codes.COMMENT_VERDICT)
    last = start + len(asked.sentences) + 2
    _write_row(page, last, "", words.gettext("The text as a whole"), layout.WHOLE, looks)
    _offer(page, last, layout.VERDICT, words, codes.REVIEW_VERDICT)
    page.set_landscape()
    page.fit_to_pages(1, 0)


def _head(words: Words, asked: Asked) -> list[str]:
    return [
        asked.title,
        words.gettext(
            "Please read the reading copy, and choose a verdict in each row. A comment may follow."
        ),
        words.gettext(
            "Comments are published: no names of private persons, no addresses, no telephone "
            "numbers, no links."
        ),
        words.gettext("The second page asks about the reader. No name is asked."),
    ]


def _write_row(page: Worksheet, row: int, number: str, text: str, key: str, looks: _Looks) -> None:
    lines = 1 + len(text) // _WIDTHS[layout.SENTENCE]
    page.set_row(row, _LINE * max(lines, 2))
    page.write_string(row, layout.NUMBER, number, looks.text)
    page.write_string(row, layout.SENTENCE, text, looks.text)
    page.write_blank(row, layout.VERDICT, None, looks.open)
    page.write_blank(row, layout.COMMENT, None, looks.open)
    page.write_string(row, layout.KEY, key)


def _write_reader(page: Worksheet, words: Words, looks: _Looks) -> None:
    page.set_column(layout.QUESTION, layout.QUESTION, 40)
    page.set_column(layout.ANSWER, layout.ANSWER, 40)
    page.set_column(layout.READER_KEY, layout.READER_KEY, None, None, {"hidden": True})
    page.write_string(0, 0, words.gettext("About the reader"), looks.head)
    note = words.gettext("In your own words; both questions may stay open. No name is asked.")
    page.write_string(1, 0, note)
    asked = (
        (layout.COMMUNITY, words.gettext("Community"), codes.COMMUNITY),
        (layout.PROFESSION, words.gettext("Profession"), codes.PROFESSION),
    )
    for row, (key, question, listed) in enumerate(asked, 3):
        page.write_string(row, layout.QUESTION, question, looks.text)
        page.write_blank(row, layout.ANSWER, None, looks.open)
        page.write_string(row, layout.READER_KEY, key)
        _offer(page, row, layout.ANSWER, words, listed)


def _offer(page: Worksheet, row: int, column: int, words: Words, listed: CodeList) -> None:
    """Let a cell be chosen from a list of the hidden page."""
    name = xl_col_to_name(layout.FIRST_LIST + layout.LISTS.index(listed), col_abs=True)
    source = f"='{layout.TEXT_PAGE}'!{name}$1:{name}${len(listed.codes)}"
    page.data_validation(
        row,
        column,
        row,
        column,
        {
            "validate": "list",
            "source": source,
            "error_title": words.gettext("Verdict"),
            "error_message": words.gettext("Please choose from the list."),
        },
    )

"""What the workbook of a partner asks, made from the schemas: its sheets and their columns."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import IO, Any, Protocol

from pydantic.fields import FieldInfo

from schemas import codes
from schemas.fields import (
    CodeList,
    code_list,
    date_of,
    nullable,
    reference,
    value_type,
)
from schemas.problem import CouldNotRun
from schemas.registry import TABLES, Table

FORM = "dialogue-workbook 1"
"""What stands in the first cell of the hidden page that says what a workbook is."""

SAID, LISTS = "dialogue", "lists"
"""The hidden pages, with the same names in every language."""

LANGUAGE, FILE_ID, ORGANISATION, EXAMPLE = "language", "file_id", "organisation", "example"
SAID_OF_FILE = (LANGUAGE, FILE_ID, EXAMPLE)
"""What the hidden page says, below its first cell: name in the first column, value behind it."""

NAMES, HEADS, HELP, SHOWN, FIRST = range(1, 6)
"""Rows of a sheet, from 1: names of fields (hidden), heads, help, the example, the first of own."""

ROWS = 300
"""Rows that are prepared for a partner."""

KEY = "row"
"""The column that numbers the rows: by it a row is known again next month."""

PARENT = "of_row"
"""On a sheet of parts: the number of the row of the other sheet that a part belongs to."""

PAGE = "page"
"""The address of the page on which a partner published the matter."""

PROBLEMS = "problems"
"""The column in which an annotated copy says what is wrong; nobody fills it in."""

_OURS = frozenset({"id", "verified", "note", "region_id", "number", "citations", "discrepancies"})
"""Fields that the editors set, and never a partner."""

_LATER = frozenset({"evidence"})
"""Required fields that an editor may set where a partner leaves them out."""


class Words(Protocol):
    """The words of a language, as the room of languages gives them."""

    code: str

    def gettext(self, message: str, /) -> str:
        """A message."""

    def pgettext(self, context: str, message: str, /) -> str:
        """A message in a context."""


class Holds(Enum):
    """What the cells of a column hold."""

    TEXT = "text"
    CODE = "code"
    DATE = "date"
    COUNT = "count"
    NUMBER = "number"
    RECORD = "record"
    RECORDS = "records"
    TEXTS = "texts"
    PERSONS = "persons"
    LINK = "link"
    KEY = "key"
    PARENT = "parent"


@dataclass(frozen=True)
class Column:
    """A column of a sheet.

    field: of the record; about: what it asks, in English, and the context in the catalogues;
    is_wanted: a row without it is refused; is_later: an editor sets it where it is left out;
    listed: its codes; register: the table whose records it names; child: the table of a list.
    """

    field: str
    about: str
    context: str
    holds: Holds
    is_wanted: bool = False
    is_later: bool = False
    listed: CodeList | None = None
    register: str | None = None
    child: str | None = None

    def head(self, words: Words) -> str:
        """The head in a language; a star marks what must be filled in."""
        text = words.pgettext(self.context, self.about)
        return f"{text[:1].upper()}{text[1:]}{' *' if self.is_wanted else ''}"


@dataclass(frozen=True)
class Sheet:
    """A sheet of the workbook.

    name: of its kind of record; title: in English; table: of its rows; parent: the sheet that its
    rows are parts of; field: the list of the parent that they are.
    """

    name: str
    title: str
    table: str
    parent: str | None = None
    field: str | None = None
    without: frozenset[str] = frozenset()

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The number of the row, what the schemas ask, and the page."""
        table = TABLES[self.table]
        own = [_column(name, info, self.table) for name, info in _asked(table, self.without)]
        lists = [_list(table, name) for name in table.children if name not in _skipped(self)]
        numbered = Column(KEY, "No.", CONTEXT, Holds.KEY)
        if self.parent is not None:
            whole = Column(PARENT, "No. of the row it belongs to", CONTEXT, Holds.PARENT, True)
            return (numbered, whole, *own, *lists)
        page = Column(PAGE, "Address of the page that reports it", CONTEXT, Holds.LINK)
        return (numbered, *own, *lists, page)

    def column(self, field: str) -> Column | None:
        """The column of a field, if it is asked."""
        return next((each for each in self.columns if each.field == field), None)


CONTEXT = "workbook"
"""The context of what a workbook asks, in the catalogues."""


def _skipped(sheet: Sheet) -> frozenset[str]:
    """Lists of records in records, which no cell can hold, and those of the editors."""
    table = TABLES[sheet.table]
    nested = {name for name, child in table.children.items() if not _fits_a_cell(child.table)}
    parts = {each.field for each in SHEETS if each.parent == sheet.name and each.field}
    return frozenset(_OURS | nested | sheet.without | (parts - {"speakers"}))


def _fits_a_cell(table: str) -> bool:
    names = set(TABLES[table].columns)
    is_plain = len(names - {"number", "role", *TABLES[table].foreign_keys}) <= 1
    return "name" in names or is_plain


def _asked(table: Table, without: frozenset[str]) -> Iterator[tuple[str, FieldInfo]]:
    given = {
        child.table: child.given for each in TABLES.values() for child in each.children.values()
    }
    passed = _OURS | without | given.get(table.name, frozenset())
    for name, info in table.model.model_fields.items():
        if name not in passed:
            yield name, info


def _column(name: str, info: FieldInfo, table: str) -> Column:
    listed, ref = code_list(info), reference(info)
    is_later = name in _LATER
    return Column(
        field=name,
        about=info.description or name,
        context=CONTEXT,
        holds=_holds(info, listed is not None, ref is not None),
        is_wanted=not nullable(info) and not is_later,
        is_later=is_later,
        listed=listed,
        register=ref.table if ref else None,
    )


def _holds(info: FieldInfo, has_codes: bool, has_ref: bool) -> Holds:
    if has_codes:
        return Holds.CODE
    if has_ref:
        return Holds.RECORD
    if date_of(info) is not None:
        return Holds.DATE
    return {int: Holds.COUNT, float: Holds.NUMBER}.get(value_type(info), Holds.TEXT)


def _list(table: Table, name: str) -> Column:
    """A column for a list: several values in a cell."""
    child = table.children[name]
    if child.value is None:
        return Column(name, "Speakers", CONTEXT, Holds.PERSONS, child=child.table)
    info = TABLES[child.table].model.model_fields[child.value]
    role = codes.ORGANISATION_ROLE.labels.get(child.constants.get("role", ""))
    ref = reference(info)
    return Column(
        field=name,
        about=role or info.description or name,
        context=codes.ORGANISATION_ROLE.name if role else CONTEXT,
        holds=Holds.RECORDS if ref else Holds.TEXTS,
        register=ref.table if ref else None,
        child=child.table,
    )


SHEETS: tuple[Sheet, ...] = (
    Sheet("activity", "Activities", "activities", without=frozenset({"agreements"})),
    Sheet(
        "speaker",
        "Speakers",
        "activity_speakers",
        "activity",
        "speakers",
        frozenset({"organisation_id"}),
    ),
    Sheet("session", "Sessions", "activity_sessions", "activity", "sessions"),
    Sheet("project", "Projects", "projects", without=frozenset({"delivered"})),
    Sheet("planned", "Planned activities", "planned_activities", "project", "planned"),
    Sheet(
        "survey",
        "Surveys",
        "surveys",
        without=frozenset({"organisations", "groups", "questions"}),
    ),
)
"""The sheets, in their order; one with a parent stands behind it."""


def sheet_of(name: str) -> Sheet:
    """A sheet by its name. Raises CouldNotRun for one that there is not."""
    found = [each for each in SHEETS if each.name == name]
    if not found:
        raise CouldNotRun(f"no sheet {name}; allowed: {', '.join(each.name for each in SHEETS)}")
    return found[0]


def extracted(
    file: IO[bytes], keywords: Any, comment_tags: Any, options: Any
) -> Iterator[tuple[int, str, tuple[str, str], list[str]]]:
    """What a workbook asks, as Babel takes messages from a file; babel.cfg names this function."""
    asked: Sequence[tuple[str, str]] = [
        *((each.context, each.about) for sheet in SHEETS for each in sheet.columns),
        *((CONTEXT, sheet.title) for sheet in SHEETS),
        *((lst.name, label) for lst in _lists() for label in lst.labels.values()),
    ]
    for context, text in dict.fromkeys(asked):
        yield 1, "pgettext", (context, text), []


def _lists() -> list[CodeList]:
    """The code lists that are chosen from, each once."""
    listed = [each.listed for sheet in SHEETS for each in sheet.columns if each.listed]
    return list({each.name: each for each in listed}.values())

"""The cells of a row as values of a record: read by what their column holds, or what is wrong."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from pydantic import JsonValue

from pipelines.capture.workbook import dates
from pipelines.capture.workbook.faults import Fault
from pipelines.capture.workbook.layout import Column, Holds, Sheet, Words
from pipelines.capture.workbook.reading import Cell, Line, Plain
from schemas.candidates import Evidence
from schemas.fields import NEVER_WRITTEN, URL, CodeList
from schemas.personal import personal_in, without_personal
from schemas.registry import TABLES

_PARTS = re.compile(r"[;\n]")
_BULLET = re.compile(r"^(?:[•·*▪–-]|\d{1,2}[.)])\s+")
_IN_PERSON = re.compile(r"\s*[,(]\s*")
_WHOLE = re.compile(r"\d{1,3}(?:[., ]\d{3})+|\d+(?:[.,]0+)?")
_MEETING = re.compile(
    r"zoom\.us|teams\.(?:microsoft|live)|meet\.google|webex|whatsapp|t\.me/", re.I
)


def folded(text: str) -> str:
    """A text by which names are compared: small letters without marks, plain blanks."""
    letters = unicodedata.normalize("NFD", text.casefold().replace("đ", "dj"))
    return " ".join("".join(each for each in letters if not unicodedata.combining(each)).split())


@dataclass(frozen=True)
class Known:
    """What rows are read with.

    languages: the words of every language that a code may be typed in; registers: register to the
    id of each name, folded; today: the day of the import.
    """

    languages: Sequence[Words]
    registers: Mapping[str, Mapping[str, str]]
    today: date

    @cached_property
    def _by_list(self) -> dict[str, dict[str, str]]:
        return {}

    def code(self, listed: CodeList, text: str) -> str | None:
        """The code that is meant: typed as code or as label in any language."""
        known = self._by_list
        if listed.name not in known:
            known[listed.name] = {folded(code): code for code in listed.codes} | {
                folded(words.pgettext(listed.name, label)): code
                for words in self.languages
                for code, label in listed.labels.items()
            }
        return known[listed.name].get(folded(text))

    def record(self, register: str, text: str) -> str | None:
        """The id of a record that is named."""
        return self.registers.get(register, {}).get(folded(text))


@dataclass
class Reading:
    """One row while it is read: its record, where each value stood, what is wrong, what is open.

    left: fields with a name that is in no register; open: what an editor has to do, in sentences.
    """

    sheet: Sheet
    title: str
    line: Line
    heads: Mapping[str, str]
    words: Words
    known: Known
    is_1904: bool = False
    record: dict[str, JsonValue] = field(default_factory=dict)
    evidence: list[Evidence] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    left: set[str] = field(default_factory=set)
    open: list[str] = field(default_factory=list)

    def read(self) -> "Reading":
        """Read every cell."""
        for column in self.sheet.columns:
            if column.holds not in (Holds.KEY, Holds.PARENT):
                self._cell(column)
        self._spans()
        return self

    def fault(
        self, kind: str, column: Column, found: str | None = None, allowed: str | None = None
    ) -> None:
        """Say what is wrong with a cell. found: what leads to a person is taken out."""
        cell = self.line.cells.get(column.field)
        name, at = (cell.name, cell.column) if cell else (f"{self.line.number}", None)
        head = self.heads.get(column.field) or column.head(self.words)
        shown = None if found is None else without_personal(found)
        self.faults.append(Fault(kind, name, at, head, shown, allowed))

    def _cell(self, column: Column) -> None:
        cell = self.line.cells.get(column.field)
        text = cell.text if cell else ""
        if cell is not None and cell.fault:
            self.fault(cell.fault, column, text)
        elif cell is None or not text or text.casefold() in NEVER_WRITTEN:
            self._absent(column)
        elif column.holds is not Holds.LINK and personal_in(text):
            self.fault("personal", column)
            self._put(column, cell, without_personal(" ".join(text.split())))
        else:
            _READ[column.holds](self, column, cell)

    def _absent(self, column: Column) -> None:
        if column.is_wanted:
            allowed = self._labels(column.listed) if column.listed else None
            self.fault("missing", column, allowed=allowed)
        elif column.is_later:
            self.open.append(f"{column.field} is missing; an editor sets it")

    def _put(self, column: Column, cell: Cell, value: JsonValue) -> None:
        self.record[column.field] = value
        self._read_at(column.field, cell, value, without_personal(cell.text))

    def _read_at(self, field: str, cell: Cell, value: JsonValue, text: str) -> None:
        """Note where a value stood. text: the words there."""
        where = f"{self.title}!{cell.name}"
        self.evidence.append(
            Evidence(field=field, value=value, text=text, place=where, confidence=1)
        )

    def _put_list(
        self, column: Column, cell: Cell, values: Sequence[tuple[str, JsonValue]]
    ) -> None:
        """Put a list, and note the words of each item.

        values: words and value; each value counts once.
        """
        listed: list[JsonValue] = []
        for text, value in values:
            if value in listed:
                continue
            listed.append(value)
            at = f"{column.field}.{len(listed)}"
            fields = value.items() if isinstance(value, dict) else ((None, value),)
            for name, each in fields:
                self._read_at(f"{at}.{name}" if name else at, cell, each, text)
        self.record[column.field] = listed

    def text(self, column: Column, cell: Cell) -> None:
        """Words, on one line."""
        self._put(column, cell, " ".join(cell.text.split()))

    def code(self, column: Column, cell: Cell) -> None:
        """A code of a list."""
        assert column.listed is not None
        code = self.known.code(column.listed, cell.text)
        if code is None:
            self.fault("no code", column, cell.text, self._labels(column.listed))
        else:
            self._put(column, cell, code)

    def _labels(self, listed: CodeList) -> str:
        labels = listed.labels.values()
        return ", ".join(self.words.pgettext(listed.name, label) for label in labels)

    def date(self, column: Column, cell: Cell) -> None:
        """A date: a cell of that kind, a number of days, or words."""
        try:
            self._put(column, cell, _date(cell.value, cell.text, self.is_1904))
        except dates.TwoDates:
            self.fault("two dates", column, cell.text, dates.ALLOWED)
        except dates.NoDate:
            self.fault("no date", column, cell.text, dates.ALLOWED)

    def count(self, column: Column, cell: Cell) -> None:
        """A whole number; marks of thousands may stand in it."""
        value = cell.value
        if isinstance(value, bool) or not _WHOLE.fullmatch(cell.text):
            self.fault("no number", column, cell.text, self.words.gettext("a whole number"))
            return
        whole = re.sub(r"[.,]0+$", "", cell.text) if len(cell.text) < 5 else cell.text
        self._put(column, cell, int(re.sub(r"[., ]", "", whole)))

    def number(self, column: Column, cell: Cell) -> None:
        """A number, with a decimal comma or point."""
        try:
            self._put(column, cell, float(cell.text.rstrip("% ").replace(",", ".")))
        except ValueError:
            self.fault("no number", column, cell.text, "49,3")

    def one(self, column: Column, cell: Cell) -> None:
        """The name of a record in a register, or words for an editor to look up."""
        self._put(column, cell, self._known(column, " ".join(cell.text.split())))

    def several(self, column: Column, cell: Cell) -> None:
        """Names of records."""
        named = [(part, self._known(column, part)) for part in parts(cell.text)]
        self._put_list(column, cell, named)

    def _known(self, column: Column, name: str) -> str:
        assert column.register is not None
        found = self.known.record(column.register, name)
        if found is None:
            self.left.add(column.field)
            self.open.append(
                f"{column.field}: {name!r} is not in {column.register}; enter it there, or choose"
            )
        return found or name

    def texts(self, column: Column, cell: Cell) -> None:
        """Several texts."""
        self._put_list(column, cell, [(part, part) for part in parts(cell.text)])

    def persons(self, column: Column, cell: Cell) -> None:
        """Persons, each with role and organisation."""
        persons = [(part, person(part, self.known)) for part in parts(cell.text)]
        self._put_list(column, cell, persons)

    def link(self, column: Column, cell: Cell) -> None:
        """The address of a page; one that leads into a meeting is none."""
        text = cell.text
        if _MEETING.search(text):
            self.fault("personal", column)
        elif URL.fault(text):
            self.fault("no link", column, text, "https://...")
        else:
            self._read_at(column.field, cell, text, text)
            self.open.append(f"cites no source yet; read {text} and enter it in raw/sources.yml")

    def _spans(self) -> None:
        """A span of days in one cell is the first and the last day."""
        for first, last in TABLES[self.sheet.table].periods:
            value = self.record.get(first)
            if isinstance(value, str) and "/" in value and ".." not in value:
                start, _, end = value.partition("/")
                self.record[first] = start
                self.record.setdefault(last, end)


def _date(value: Plain, text: str, is_1904: bool) -> str:
    if isinstance(value, date):
        return dates.of_cell(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return dates.of_serial(value, is_1904)
    if re.fullmatch(r"\d{5}", text):  # a date that was pasted as text
        return dates.of_serial(int(text), is_1904)
    return dates.read(text)


def parts(text: str) -> Iterator[str]:
    """What stands in a cell, one on each line or with ; between; bullets and numbers go."""
    seen = (_BULLET.sub("", part.strip()).strip() for part in _PARTS.split(text))
    return iter(dict.fromkeys(part for part in seen if part))


def person(text: str, known: Known) -> dict[str, JsonValue]:
    """A person as a record. text: name, role, organisation, with commas or brackets."""
    name, *rest = (part.strip(" )") for part in _IN_PERSON.split(text, maxsplit=2))
    made: dict[str, JsonValue] = {"name": name}
    if rest and rest[0]:
        made["role"] = rest[0]
    if len(rest) > 1 and rest[1]:
        made |= organisation(rest[1], known)
    return made


def organisation(name: str, known: Known) -> dict[str, JsonValue]:
    """The organisation of a speaker: its id where it is in the register, else its name."""
    found = known.record("organisations", name)
    return {"organisation": name} if found is None else {"organisation_id": found}


_READ: Mapping[Holds, Callable[[Reading, Column, Cell], None]] = {
    Holds.TEXT: Reading.text,
    Holds.CODE: Reading.code,
    Holds.DATE: Reading.date,
    Holds.COUNT: Reading.count,
    Holds.NUMBER: Reading.number,
    Holds.RECORD: Reading.one,
    Holds.RECORDS: Reading.several,
    Holds.TEXTS: Reading.texts,
    Holds.PERSONS: Reading.persons,
    Holds.LINK: Reading.link,
}

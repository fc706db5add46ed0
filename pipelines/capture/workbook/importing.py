"""Rows of a workbook to candidates: the good ones, and the bad ones with their reasons."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import JsonValue

from pipelines.capture.workbook import layout
from pipelines.capture.workbook.faults import Fault
from pipelines.capture.workbook.layout import SHEETS, Holds, Sheet, Words
from pipelines.capture.workbook.reading import Filled, Line, Page
from pipelines.capture.workbook.values import Known, Reading, folded, organisation
from pipelines.ingest.records import Draft
from pipelines.ingest.validate import valid_rows
from schemas import edtf
from schemas.candidates import Candidate, Origin
from schemas.fields import SLUG, date_of
from schemas.problem import Place, show
from schemas.registry import TABLES
from schemas.when import too_early, too_late

_ID = "x"
"""Stands for the id, which an editor gives, while a row is checked."""


@dataclass(frozen=True)
class Told:
    """What is wrong with a row: the title of its sheet, its number, and the faults."""

    title: str
    row: int
    faults: tuple[Fault, ...]


@dataclass(frozen=True)
class Read:
    """What a workbook gave.

    good, bad: rows as candidates, the bad ones with what is wrong in `problems`; told: what is
    wrong, by sheet and row; remarks: for the editor; rows: that were filled in.
    """

    good: tuple[Candidate, ...]
    bad: tuple[Candidate, ...]
    told: tuple[Told, ...]
    remarks: tuple[str, ...]
    rows: int


@dataclass
class _Row:
    """A row with the number by which it is known again, and the rows that are parts of it."""

    reading: Reading
    number: str
    parts: dict[str, list[Reading]] = field(default_factory=lambda: defaultdict(list))


def candidates(filled: Filled, file: str, data: bytes, words: Words, known: Known) -> Read:
    """The rows of a workbook as candidates.

    file: its name; data: its bytes, by whose hash the candidates name it; words: of its language.
    A bad row costs no other.
    """
    return _Import(filled, file, hashlib.sha256(data).hexdigest(), words, known).done()


class _Import:
    """One workbook, read: gathers what is wrong as it goes."""

    def __init__(
        self, filled: Filled, file: str, snapshot: str, words: Words, known: Known
    ) -> None:
        self.filled, self.file, self.snapshot = filled, file, snapshot
        self.words, self.known = words, known
        self.remarks = list(filled.remarks)
        self.told: list[Told] = []
        self.rows = 0

    def done(self) -> Read:
        rows = {
            sheet.name: self._whole(page)
            for sheet in SHEETS
            if sheet.parent is None and (page := self._page(sheet))
        }
        for sheet in SHEETS:
            if sheet.parent is not None and (page := self._page(sheet)):
                self._parts(page, rows.get(sheet.parent, []))
        good: list[Candidate] = []
        bad: list[Candidate] = []
        for own in rows.values():
            for row in own:
                made = self._candidate(row)
                (bad if row.reading.faults else good).append(made)
                self._tell(row.reading)
        told = tuple(sorted(self.told, key=lambda each: (each.title, each.row)))
        return Read(tuple(good), tuple(bad), told, tuple(self.remarks), self.rows)

    def _page(self, sheet: Sheet) -> Page | None:
        return next((page for page in self.filled.pages if page.sheet == sheet), None)

    def _tell(self, reading: Reading) -> None:
        if reading.faults:
            told = Told(reading.title, reading.line.number, tuple(reading.faults))
            self.told.append(told)

    def _reading(self, page: Page, line: Line) -> Reading:
        self.rows += 1
        made = Reading(
            page.sheet, page.title, line, page.heads, self.words, self.known, self.filled.is_1904
        )
        return made.read()

    def _whole(self, page: Page) -> list[_Row]:
        """The rows of a sheet that are records."""
        found: dict[str, _Row] = {}
        for line in page.lines:
            reading = self._reading(page, line)
            number = line.text(layout.KEY) or self._by_title(page, line)
            if number in found:
                reading.fault("twice", page.sheet.columns[0], number)
                number = f"{number}, again in row {line.number}"
            _check_dates(reading)
            if not self.filled.organisation:
                reading.fault("organisation", page.sheet.columns[0])
            found[number] = _Row(reading, number)
        return list(found.values())

    def _by_title(self, page: Page, line: Line) -> str:
        """What stands for the number of a row that has none."""
        what = f"sheet {page.title}: row {line.number} has no number"
        self.remarks.append(f"{what}; it is known again by its title and date")
        return folded(f"{line.text('title')} {line.text('date')}")

    def _parts(self, page: Page, wholes: Sequence[_Row]) -> None:
        """The rows of a sheet that are parts of those of another."""
        sheet = page.sheet
        column = sheet.column(layout.PARENT)
        assert column is not None and sheet.field is not None
        by_number = {row.number: row for row in wholes}
        for line in page.lines:
            reading = self._reading(page, line)
            row = by_number.get(line.text(layout.PARENT))
            if row is None:
                found = line.text(layout.PARENT) or None
                reading.fault("parent" if found else "missing", column, found)
            _checked(reading)
            self._tell(reading)
            if row is not None and reading.faults:
                row.reading.open.append(f"row {line.number} of {page.title} was left out")
            elif row is not None:
                row.parts[sheet.field].append(reading)

    def _candidate(self, row: _Row) -> Candidate:
        reading = row.reading
        _join(row, self.known)
        _checked(reading)
        self._language(reading)
        problems = [fault.sentence(self.known.languages[0]) for fault in reading.faults]
        return Candidate(
            key=self._key(row),
            kind=reading.sheet.name,
            record=reading.record,
            evidence=tuple(reading.evidence),
            origin=Origin(
                file=self.file,
                snapshot=self.snapshot,
                row=reading.line.number,
                seen_on=self.known.today,
            ),
            problems=(*problems, *reading.open),
        )

    def _key(self, row: _Row) -> str:
        """The same for the same row of the same organisation and file."""
        filled = self.filled
        parts = (filled.file_id, folded(filled.organisation), row.reading.sheet.name, row.number)
        return "workbook-" + hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:16]

    def _language(self, reading: Reading) -> None:
        """Texts of a workbook in another language wait for their translation."""
        code = self.filled.language.partition("-")[0]
        if code != "en" and reading.sheet.column("source_language"):
            reading.record.setdefault("source_language", code)
            reading.open.append("the words may not be English; put title and summary into English")


def _join(row: _Row, known: Known) -> None:
    """Put the parts of a row into its record."""
    record, evidence = row.reading.record, row.reading.evidence
    for name, readings in row.parts.items():
        given = record.get(name)
        listed: list[JsonValue] = list(given) if isinstance(given, list) else []
        for reading in readings:
            own = dict(reading.record)
            if name == "planned":
                own["number"] = len(listed) + 1
            if name == "speakers" and isinstance(own.get("organisation"), str):
                own |= organisation(str(own.pop("organisation")), known)
            listed.append(own)
            at = f"{name}.{len(listed)}"
            evidence.extend(
                replaced.model_copy(update={"field": f"{at}.{replaced.field}"})
                for replaced in reading.evidence
            )
        record[name] = listed


def _check_dates(reading: Reading) -> None:
    """Dates that lie ahead, too far back, or in the wrong order."""
    table, record = TABLES[reading.sheet.table], reading.record
    announced = table.announced
    may_lie_ahead = announced is not None and record.get(announced.column) in announced.codes
    for column in reading.sheet.columns:
        value = record.get(column.field)
        kind = date_of(table.model.model_fields[column.field]) if _is_date(column.holds) else None
        if kind is None or not isinstance(value, str):
            continue
        limit = kind.limit(reading.known.today.isoformat())
        if too_late(value, limit) and not may_lie_ahead:
            reading.fault("ahead", column, value)
        if too_early(value):
            reading.fault("old", column, value)
    for first, last in table.periods:
        if _ends_before(record.get(first), record.get(last)):
            column = reading.sheet.column(last) or reading.sheet.columns[0]
            reading.fault("order", column, str(record[last]))


def _is_date(holds: Holds) -> bool:
    return holds is Holds.DATE


def _ends_before(first: Any, last: Any) -> bool:
    if not isinstance(first, str) or not isinstance(last, str):
        return False
    start, end = edtf.first_day(first), edtf.last_day(last)
    return start is not None and end is not None and end < start


def _checked(reading: Reading) -> None:
    """Hold a row against its model; what was told before is not told again."""
    told = {fault.column for fault in reading.faults}
    _, problems = valid_rows(_drafts(reading))
    for problem in problems:
        column = reading.sheet.column(problem.field or "") or _of_list(reading, problem.table)
        cell = reading.line.cells.get(column.field) if column else None
        if column is None or (cell is not None and cell.column in told):
            continue
        if problem.found == "nothing" or problem.what.endswith("is missing"):
            continue
        reading.fault("form", column, problem.found, problem.allowed)


def _of_list(reading: Reading, table: str) -> layout.Column | None:
    return next((each for each in reading.sheet.columns if each.child == table), None)


def _drafts(reading: Reading) -> Iterator[Draft]:
    """A row, and what its lists hold, as ingest checks them; names in no register are passed."""
    table = TABLES[reading.sheet.table]
    place = Place(reading.title, reading.line.number)
    own = {
        name: value
        for name, value in reading.record.items()
        if name in table.columns and name not in reading.left
    }
    given: dict[str, Any] = {name: False for name in ("verified",) if name in table.columns}
    given |= {name: _ID for name in ("id", *table.foreign_keys) if name in table.columns}
    given |= {"number": 1} if "number" in table.columns else {}
    wanted = {name: value for name, value in given.items() if name in table.required}
    yield Draft(table.name, {**wanted, **own}, place, {})
    for name, child in table.children.items():
        value = reading.record.get(name)
        for item in value if isinstance(value, list) else ():
            values: dict[str, Any] = {**dict.fromkeys(child.link, _ID), **child.constants}
            values |= {"number": 1} if child.numbered else {}
            if child.value is None and isinstance(item, Mapping):
                yield Draft(child.table, {**values, **item}, place, {})
            elif name not in reading.left or SLUG.fault(str(item)) is None:
                yield Draft(child.table, {**values, str(child.value): item}, place, {})


def differences(old: Candidate, new: Candidate) -> list[str]:
    """What a row says otherwise than before, a line for each field."""
    fields = dict.fromkeys([*old.record, *new.record])
    return [
        f"{name}: {_shown(old.record.get(name))} -> {_shown(new.record.get(name))}"
        for name in fields
        if old.record.get(name) != new.record.get(name)
    ]


def _shown(value: JsonValue) -> str:
    if isinstance(value, list | dict):
        return show(json.dumps(value, ensure_ascii=False))
    return show(value)

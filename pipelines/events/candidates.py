"""Short tables of activities and meetings as candidates: a person decides on each row."""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from pydantic import JsonValue

from pipelines.events.blocks import Source, places
from pipelines.events.cells import Field, fields_of, on_one_line
from pipelines.events.mapping import Map
from pipelines.events.rows import Judge, read
from schemas.candidates import Candidate, Evidence, Origin
from schemas.fields import reference
from schemas.personal import personal_in, without_personal
from schemas.problem import Place
from schemas.registry import PARENT_ID, TABLES

MOST = 1_000
"""Rows that become candidates: more than a person can look at are no candidates."""

KINDS: Mapping[str, str] = {"activities": "activity", "meetings": "meeting"}
"""Table -> the kind of its candidates; rows of other tables are none."""

_STANDING_IN = {PARENT_ID: "x", "verified": "false"}
"""What an editor sets later, while a row is checked."""


@dataclass(frozen=True)
class Found:
    """The rows of a table. good: candidates; bad: with what is wrong in `problems`; told: that."""

    good: tuple[Candidate, ...]
    bad: tuple[Candidate, ...]
    told: tuple[str, ...]


@dataclass(frozen=True)
class Names:
    """What rows are read with.

    registers: table -> name, folded -> id; fold: makes a name comparable; today: of the import.
    """

    registers: Mapping[str, Mapping[str, str]]
    fold: Callable[[str], str]
    today: date

    def id_of(self, register: str, name: str) -> str | None:
        """The id of a record that is named."""
        return self.registers.get(register, {}).get(self.fold(name))


def are_few(sources: Sequence[Source]) -> bool:
    """Whether tables have no more rows than become candidates; no more are read than tells it."""
    rows = 0
    for source in sources:
        for block in source.blocks():
            rows += block.cells.num_rows + len(block.torn)
            if rows > MOST:
                return False
    return True


def candidates(
    sources: Sequence[Source], told: Map, names: Names, snapshots: Sequence[str]
) -> Found:
    """The rows of short tables as candidates.

    names: of records that rows may name; snapshots: the sha256 of each file. A bad row costs no
    other.
    """
    good: list[Candidate] = []
    bad: list[Candidate] = []
    faults: list[str] = []
    for source, snapshot in zip(sources, snapshots, strict=True):
        for row in _rows(source, told, names):
            made = row.candidate(snapshot)
            (bad if row.faults else good).append(made)
            faults += row.faults
        faults += _torn(source)
    return Found(tuple(good), tuple(bad), tuple(faults))


def _torn(source: Source) -> list[str]:
    return [
        f"{Place(source.name, torn.line)}: {torn.why}"
        for block in source.blocks()
        for torn in block.torn
    ]


def _rows(source: Source, told: Map, names: Names) -> Iterator["_Row"]:
    at = places(source.heads, told.heads, source.name)
    fields = fields_of(told, names.today.isoformat(), also=tuple(_STANDING_IN))
    lists = _list_fields(told, names)
    for block in source.blocks():
        rows = zip(*(column.to_pylist() for column in block.cells.columns), strict=True)
        for line, cells in zip(block.lines.tolist(), rows, strict=True):
            row = _Row(told, names, source.name, line, fields, lists)
            row.read({head: cells[place] for head, place in at.items()}, at)
            yield row


def _list_fields(told: Map, names: Names) -> dict[str, Field]:
    """The one column of each list that the map names."""
    found = {}
    for name in told.lists:
        child = told.table.children[name]
        assert child.value is not None
        info = TABLES[child.table].model.model_fields[child.value]
        found[name] = Field(child.value, info, names.today.isoformat())
    return found


@dataclass
class _Row:
    """One row while it is read: its record, where each value stood, what is wrong, what is open."""

    told: Map
    names: Names
    file: str
    line: int
    fields: Mapping[str, Field]
    lists: Mapping[str, Field]
    record: dict[str, JsonValue] = field(default_factory=dict)
    evidence: list[Evidence] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    own_id: str = ""

    def read(self, cells: Mapping[str, str], at: Mapping[str, int]) -> None:
        """Read the cells. cells: by head; at: where each head stands."""
        texts = dict(self.told.constants)
        for name, head in self.told.columns.items():
            texts[name] = self._impersonal(name, cells[head], at[head])
        self.own_id = on_one_line(texts.pop(PARENT_ID, ""))
        self._judge(texts, at)
        for name, head in self.told.lists.items():
            self._list(name, self._impersonal(name, cells[head], at[head]), at[head])

    def _impersonal(self, name: str, text: str, at: int) -> str:
        """A cell without what leads to a person, which is a fault of its row."""
        fault = personal_in(text)
        if fault is None:
            return text
        self._fault(at, f"{name}: {fault}; take it out")
        return without_personal(text)

    def _judge(self, texts: Mapping[str, str], at: Mapping[str, int]) -> None:
        named = {name: self._named(name, text) for name, text in texts.items()}
        checked = {name: text for name, text in named.items() if text is not None}
        where = {name: at[head] for name, head in self.told.columns.items()}
        judge = Judge(self.told.table, self.fields, where, self.file)
        found = judge.row(read(self.fields, {**_STANDING_IN, **checked}), self.line)
        self.faults += [f"{problem.place}: {problem.sentence()}" for problem in found.problems]
        for name, text in texts.items():
            value = on_one_line(text) if named[name] is None else found.values[name]
            if value is not None and name not in _STANDING_IN:
                self.record[name] = value
                head = self.told.columns.get(name)
                if head is not None:
                    self._stood(name, value, text, at[head])

    def _named(self, name: str, text: str) -> str | None:
        """The text that is judged: the id of what is named, None where an editor has to choose."""
        info, told = self.fields[name].info, on_one_line(text)
        ref = reference(info)
        if ref is None or not told:
            return text
        found = self.names.id_of(ref.table, told)
        if found is None:
            self._ask(name, told, ref.table)
        return found

    def _ask(self, name: str, told: str, register: str) -> None:
        self.open.append(f"{name}: {told!r} is not in {register}; enter it there, or choose")

    def _list(self, name: str, text: str, at: int) -> None:
        """The values of a list in one cell, each once."""
        parts = [on_one_line(part) for part in text.split(self.told.separator)]
        own = self.lists[name]
        values: list[str] = []
        ref = reference(own.info)
        for part in dict.fromkeys(filter(None, parts)):
            value: str | None = self.names.id_of(ref.table, part) if ref else part
            if ref and value is None:
                self._ask(name, part, ref.table)
            elif not own.holds(value):
                self._fault(at, f"{name}: {part!r} is no value of this list")
            values.append(value or part)
        for number, each in enumerate(values, 1):
            self._stood(f"{name}.{number}", each, text, at)
        if values:
            self.record[name] = list[JsonValue](values)

    def _fault(self, at: int, sentence: str) -> None:
        self.faults.append(f"{Place(self.file, self.line, at + 1)}: {sentence}")

    def _stood(self, name: str, value: JsonValue, text: str, at: int) -> None:
        place = str(Place(self.file, self.line, at + 1))
        self.evidence.append(
            Evidence(field=name, value=value, text=text, place=place, confidence=1)
        )

    def candidate(self, snapshot: str) -> Candidate:
        """The row as a candidate."""
        return Candidate(
            key=self._key(),
            kind=KINDS[self.told.record],
            record=self.record,
            evidence=tuple(self.evidence),
            origin=Origin(
                file=self.file, snapshot=snapshot, row=self.line, seen_on=self.names.today
            ),
            problems=(*self.faults, *self.open, _CITES),
        )

    def _key(self) -> str:
        """The same for the same row of the same table: by its id, else by all that it says."""
        said = self.own_id or json.dumps(self.record, sort_keys=True)
        parts = (self.told.name, self.told.record, said)
        return "table-" + hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:16]


_CITES = "cites no source yet; enter the document that the table was published with"

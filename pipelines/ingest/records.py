"""What ingest hands on: validated rows by table, and where each of them stands in raw/."""

from array import array
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any, TypeVar

from schemas.fields import Row
from schemas.problem import Key, Place, Problem
from schemas.registry import TABLES

RowType = TypeVar("RowType", bound=Row)


class Places(Mapping[str, Place]):
    """Where the values of one row stand, in little room: a run holds those of every value.

    As a mapping of places they would take more memory than the records.
    """

    __slots__ = ("_at", "_fields", "_file")

    def __init__(self, places: Mapping[str, Place]) -> None:
        self._file = next(iter(places.values())).file if places else ""
        self._fields = _shared(tuple(places))
        self._at = array("L", (part for place in places.values() for part in place[1:]))

    def __getitem__(self, field: str) -> Place:
        if field not in self._fields:
            raise KeyError(field)
        start = 2 * self._fields.index(field)
        return Place(self._file, self._at[start], self._at[start + 1])

    def __iter__(self) -> Iterator[str]:
        return iter(self._fields)

    def __len__(self) -> int:
        return len(self._fields)


@cache
def _shared(fields: tuple[str, ...]) -> tuple[str, ...]:
    """One for all rows with the same fields."""
    return fields


@dataclass(frozen=True, slots=True)
class Draft:
    """A row as written: its table, its values, and the place of the row and of each value.

    parent: the record in which it is nested; inherited: columns whose value comes from there.
    """

    table: str
    values: Mapping[str, Any]
    place: Place
    places: Mapping[str, Place]
    parent: "Draft | None" = None
    inherited: frozenset[str] = frozenset()

    @property
    def key(self) -> Key:
        """The key of the row, with None for a part that is missing."""
        return tuple(self.values.get(column) for column in TABLES[self.table].key)


@dataclass(frozen=True)
class Origins:
    """Record and field -> file, line and column."""

    drafts: Mapping[tuple[str, Key], Draft]

    @classmethod
    def of(cls, drafts: Iterable[Draft]) -> "Origins":
        """Index drafts by table and key; of two with one key the first counts."""
        index: dict[tuple[str, Key], Draft] = {}
        for draft in drafts:
            if all(isinstance(part, str | int | None) for part in draft.key):
                index.setdefault((draft.table, draft.key), draft)
        return cls(index)

    def placed(self, problems: Iterable[Problem]) -> tuple[Problem, ...]:
        """The problems, each with its place, in the order of files and lines."""
        located = [replace(problem, place=self._locate(problem)) for problem in problems]
        return tuple(sorted(located, key=lambda p: (p.place or Place("", 0, 0), p.what)))

    def _locate(self, problem: Problem) -> Place | None:
        """The place of the value, else of the record, that a problem speaks of."""
        if problem.place is not None:
            return problem.place
        draft = self.drafts.get((problem.table, problem.key))
        if draft is None:
            return None
        return draft.places.get(problem.field or "", draft.place)


@dataclass(frozen=True)
class Records:
    """Validated rows by table.

    rejected: rows that failed; unclear: tables of which not every id is known, because a file could
    not be read or an id is at fault.
    """

    rows: Mapping[str, tuple[Row, ...]]
    rejected: Mapping[str, tuple[Draft, ...]] = field(default_factory=dict)
    unclear: frozenset[str] = frozenset()

    def written(self, table: str, *columns: str) -> set[tuple[Any, ...]]:
        """Values of some columns over all rows, also those that failed: one fault, one problem."""
        good = {tuple(getattr(r, c) for c in columns) for r in self.rows.get(table, ())}
        bad = {tuple(d.values.get(c) for c in columns) for d in self.rejected.get(table, ())}
        return good | {values for values in bad if all(isinstance(v, Hashable) for v in values)}

    def of(self, table: str, model: type[RowType]) -> tuple[RowType, ...]:
        """The rows of one table, as the model that the registry names for it."""
        if TABLES[table].model is not model:
            raise TypeError(f"{table} holds {TABLES[table].model.__name__}, not {model.__name__}")
        return self.rows.get(table, ())  # type: ignore[return-value]


@dataclass(frozen=True)
class Ingested:
    """Records, where they stand, and everything that is wrong with them.

    drafts: every row as written, also of two with one key.
    """

    records: Records
    origins: Origins
    problems: tuple[Problem, ...] = field(default=())
    files: int = 0
    drafts: tuple[Draft, ...] = ()

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that stop a build."""
        return tuple(p for p in self.problems if p.severity == "error")

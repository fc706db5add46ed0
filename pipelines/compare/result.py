"""What a comparison finds, as values to use from Python."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from pipelines.compare import shown
from pipelines.compare.methods import Constant, Method, Shift
from pipelines.compare.sheet import Key, NotCompared

NAMED = 5
"""So many files that were not compared are named in the verdict; the answer lists them all."""


@dataclass(frozen=True)
class Cell:
    """A cell that changed.

    column: its name in the new version; kind: one of `cells.py`; rule: position in the rules of the
    table of the rule that explains it, None for an edit.
    """

    key: Key
    column: str
    old: str
    new: str
    kind: str
    rule: int | None = None


@dataclass(frozen=True)
class Row:
    """A row that was added or removed, whole."""

    key: Key
    values: Mapping[str, str]


@dataclass(frozen=True)
class ColumnChange:
    """A change of the schema of a table.

    old, new: the names, or the types if the type changed; a column that was not there has no name.
    column: the column, by its new name if it has one.
    filled: how many rows have a value in an added or removed column.
    values: those of an added column in the rows that both versions have.
    same: share of cells that a renamed column kept.
    """

    kind: Literal["added", "removed", "renamed", "type"]
    column: str
    old: str = ""
    new: str = ""
    filled: int = 0
    values: Mapping[Key, str] | None = None
    same: float | None = None


@dataclass(frozen=True)
class Rule:
    """A systematic change of a column, told once.

    kind: such as `code renamed`; old, new: from and to, or the first example.
    count: cells that it explains.
    kept: rows that the rule would change and that stayed as they were. Cells in its reach that
    changed otherwise are edits; `exceptions` counts both.
    method: the function from the old value to the new one.
    """

    column: str
    kind: str
    old: str
    new: str
    count: int
    exceptions: int
    kept: tuple[Key, ...]
    method: Method

    @property
    def what(self) -> str:
        """The rule as a sentence, without its column."""
        return self.sentence(self.old, self.new)

    def sentence(self, old: str, new: str) -> str:
        """The same with old and new as they shall be written."""
        if isinstance(self.method, Shift):
            by, start = self.method.by, self.method.start
            which = "every number" if start is None else f"every number from {start:,} on"
            return f"{which} is {abs(by):,} {'higher' if by > 0 else 'lower'}"
        if isinstance(self.method, Constant):
            return f'every value is now "{new}"' if self.new else "every value was removed"
        number = len(self.method.pairs)
        return {
            "filled": f'every empty cell now holds "{new}"',
            "emptied": f'every "{old}" was removed',
            "code renamed": f'every "{old}" is now "{new}"',
            "recoded": f'{number:,} codes were renamed, such as "{old}" to "{new}"',
            "renumbered": f"{number:,} numbers were replaced one to one, such as {old} by {new}",
        }.get(self.kind, f'only the {self.kind} changed, such as "{old}" to "{new}"')


@dataclass(frozen=True)
class TableComparison:
    """One table in both versions.

    old_name, old_place, new_place: where its versions come from.
    old_key, new_key: names of the key columns on each side; how: what they were chosen by.
    changed: every cell that changed, those that a rule explains included.
    notes: what is no change but good to know, such as another order of columns.
    remarks: what reading either version showed, told whether anything changed or not.
    """

    name: str
    old_name: str
    old_place: str
    new_place: str
    old_rows: int
    new_rows: int
    old_key: tuple[str, ...] = ()
    new_key: tuple[str, ...] = ()
    how: str = ""
    added: tuple[Row, ...] = ()
    removed: tuple[Row, ...] = ()
    columns: tuple[ColumnChange, ...] = ()
    rules: tuple[Rule, ...] = ()
    changed: tuple[Cell, ...] = ()
    notes: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def edits(self) -> tuple[Cell, ...]:
        """The changed cells that no rule explains."""
        return tuple(cell for cell in self.changed if cell.rule is None)

    @property
    def renamed(self) -> bool:
        """Whether the table has another name than before."""
        return self.name != self.old_name

    @property
    def differs(self) -> bool:
        """Whether anything changed."""
        return bool(self.renamed or self.added or self.removed or self.columns or self.changed)

    def schema(self, kind: str) -> list[ColumnChange]:
        """The schema changes of one kind."""
        return [change for change in self.columns if change.kind == kind]


@dataclass(frozen=True)
class WholeTable:
    """A table that only one version has."""

    name: str
    place: str
    rows: int
    columns: tuple[str, ...]


@dataclass(frozen=True)
class Given:
    """What was given of a version. files: how many tables were read from; left: the others."""

    files: int
    left: tuple[NotCompared, ...] = ()


@dataclass(frozen=True)
class Comparison:
    """All that differs between two versions of a dataset.

    old, new: what was given of either version, None if it was not read from files.
    """

    tables: tuple[TableComparison, ...]
    added: tuple[WholeTable, ...] = ()
    removed: tuple[WholeTable, ...] = ()
    old: Given | None = None
    new: Given | None = None

    @property
    def differs(self) -> bool:
        """Whether anything changed."""
        return bool(self.added or self.removed) or any(table.differs for table in self.tables)

    @property
    def left(self) -> dict[str, None]:
        """The paths of the files that were given and not compared, in order, each once."""
        given = [each for side in (self.old, self.new) if side for each in side.left]
        return dict.fromkeys(sorted(each.path for each in given))

    @property
    def verdict(self) -> str:
        """All in one line: over how much, what changed, and what was not compared."""
        parts = [part for part in _counts(self) if part]
        compared = _plural(len(self.tables), "table", "compared")
        nothing = "no differences in what was compared" if self.left else "no differences"
        found = f"{compared} ({_over(self)}): {', '.join(parts) or nothing}"
        return f"{found}; not compared: {_names(list(self.left))}" if self.left else found


def _over(found: Comparison) -> str:
    """`9 rows of 1 file before, 8 of 1 now`."""
    old, new = sum(t.old_rows for t in found.tables), sum(t.new_rows for t in found.tables)
    return f"{_plural(old, 'row')}{_of(found.old)} before, {new:,}{_of(found.new)} now"


def _of(given: Given | None) -> str:
    return f" of {_plural(given.files, 'file')}" if given else ""


def _names(paths: Sequence[str]) -> str:
    named = ", ".join(map(shown.short, paths[:NAMED]))
    return f"{named} and {len(paths) - NAMED:,} more" if len(paths) > NAMED else named


def _counts(found: Comparison) -> Iterable[str]:
    """What changed and how often, row by row, cell by cell, then the schema."""
    tables = found.tables
    added = sum(len(table.added) for table in tables)
    removed = sum(len(table.removed) for table in tables)
    yield _plural(added, "row", "added") if added else ""
    yield _plural(removed, "row", "removed", short=bool(added)) if removed else ""
    yield _cells(tables)
    for kind in ("added", "removed", "renamed"):
        number = sum(len(table.schema(kind)) for table in tables)
        yield _plural(number, "column", kind) if number else ""
    types = sum(len(table.schema("type")) for table in tables)
    yield _plural(types, "column", "of another type") if types else ""
    for kind, number in (
        ("added", len(found.added)),
        ("removed", len(found.removed)),
        ("renamed", sum(table.renamed for table in tables)),
    ):
        yield _plural(number, "table", kind) if number else ""


def _cells(tables: Iterable[TableComparison]) -> str:
    cells = [cell for table in tables for cell in table.changed]
    by_rule = sum(cell.rule is not None for cell in cells)
    rules = sum(len(table.rules) for table in tables)
    explained = f" ({by_rule:,} by {_plural(rules, 'rule')})" if by_rule else ""
    return f"{_plural(len(cells), 'cell', 'changed')}{explained}" if cells else ""


def _plural(number: int, noun: str, participle: str = "", short: bool = False) -> str:
    """`2 rows added`; short: without the noun, which was just said."""
    words = [f"{number:,}", "" if short else noun if number == 1 else f"{noun}s", participle]
    return " ".join(word for word in words if word)

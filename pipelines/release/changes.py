"""What differs from the release before, each difference with the revision that explains it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipelines.release.ledger import Ledger, key_of, ledgered, mark_of
from pipelines.release.ledger_file import order, read_ledger, versions
from schemas.csv_text import cell
from schemas.registry import INDEXED_KEYS, TABLES
from schemas.tables import Tables, arrow_table

Row = dict[str, Any]


@dataclass(frozen=True)
class Change:
    """One difference; key and column as in the table `changes`, values as text, empty as None."""

    table: str
    key: str | None
    column: str | None
    change: str
    new: str | None = None
    revisions: tuple[Row, ...] = ()


@dataclass(frozen=True)
class Changes:
    """All differences between a release and the tables now."""

    before: Ledger
    found: tuple[Change, ...]

    def rows(self) -> list[Row]:
        """The rows of the table `changes`."""
        return [
            {
                "number": number,
                "release_before": self.before.version,
                "changed_table": one.table,
                "changed_key": one.key,
                "field": one.column,
                "change": one.change,
                "old": one.revisions[0]["old"] if one.revisions else None,
                "new": one.new,
                "revision_id": one.revisions[-1]["id"] if one.revisions else None,
            }
            for number, one in enumerate(self.found, 1)
        ]


def changes_since(before: Ledger, tables: Tables) -> Changes:
    """Compare the tables with what a release had.

    before: its ledger; tables: the base tables now.
    """
    revisions = _Revisions.since(before, tables)
    now = {name: _keyed(name, tables) for name in ledgered(tables)}
    found = [*_columns(before, tables)]
    for name, rows in now.items():
        if name in before.rows:
            found.extend(_rows(name, before, rows, revisions))
    return Changes(before, tuple(_hanging(found, before, revisions)))


def with_changes(derived: Tables, base: Tables, raw: Path) -> Tables:
    """The tables with `releases` and `changes`: empty if nothing was released before this version.

    derived: base and computed tables; base: the base tables of the version in `dataset`; raw: the
    folder with the ledgers. Raises CouldNotRun for a damaged ledger.
    """
    version = base.rows("dataset")[0]["version"]
    earlier = [each for each in versions(raw) if order(each) < order(version)]
    ledgers = [read_ledger(raw, each) for each in earlier]
    rows = changes_since(ledgers[-1], base).rows() if ledgers else []
    return derived.with_tables(
        {
            "releases": arrow_table("releases", map(_release, ledgers)),
            "changes": arrow_table("changes", rows),
        }
    )


def _release(ledger: Ledger) -> Row:
    counted = ("agreements", "assessments", "assessors", "citations")
    return {
        "version": ledger.version,
        "release_date": ledger.release_date,
        "schema_version": ledger.schema_version,
        **{name: ledger.counts[name] for name in counted},
    }


def _keyed(name: str, tables: Tables) -> dict[str, Row]:
    return {key_of(row, TABLES[name].key): row for row in tables.rows(name)}


@dataclass
class _Revisions:
    """The revisions since a release, by what they explain."""

    cells: dict[tuple[str, str, str], list[Row]] = field(default_factory=lambda: defaultdict(list))
    rules: dict[tuple[str, str, str], list[Row]] = field(default_factory=lambda: defaultdict(list))
    gone: dict[tuple[str, str], list[Row]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def since(cls, before: Ledger, tables: Tables) -> "_Revisions":
        made = cls()
        for row in sorted(tables.rows("revisions"), key=lambda row: str(row["id"])):
            if order(row["release"]) > order(before.version):
                made._add(row)
        return made

    def _add(self, row: Row) -> None:
        table, key, column = row["changed_table"], row["changed_key"], row["field"]
        if row["change"] in ("removed", "merged"):
            self.gone[table, key].append(row)
        elif row["change"] == "changed" and key is None:
            self.rules[table, column, mark_of(row["old"])].append(row)
        elif row["change"] == "changed":
            self.cells[table, key, column].append(row)

    def of_cell(
        self, table: str, key: str, column: str, mark: str, new: str | None
    ) -> Iterator[Row]:
        """Those of one cell, else the rule for all records with its old and new value."""
        yield from self.cells.get((table, key, column), ())
        if (table, key, column) not in self.cells:
            rules = self.rules.get((table, column, mark), ())
            yield from (rule for rule in rules if rule["new"] == new)


def _columns(before: Ledger, tables: Tables) -> Iterator[Change]:
    for name in sorted({*before.columns, *ledgered(tables)}):
        old = before.columns.get(name, ())
        new = TABLES[name].columns if name in tables else ()
        yield from (Change(name, None, each, "column-removed") for each in old if each not in new)
        yield from (Change(name, None, each, "column-added") for each in new if each not in old)


def _rows(
    name: str, before: Ledger, now: Mapping[str, Row], revisions: _Revisions
) -> Iterator[Change]:
    old = before.rows[name]
    for key in sorted({*old, *now}):
        if key not in old:
            yield Change(name, key, None, "added")
        elif key not in now:
            yield Change(
                name, key, None, "removed", None, tuple(revisions.gone.get((name, key), ()))
            )
        else:
            yield from _cells(name, key, before, now[key], revisions)


def _cells(
    name: str, key: str, before: Ledger, row: Row, revisions: _Revisions
) -> Iterator[Change]:
    for column in before.columns[name]:
        if column not in row:
            continue
        mark = before.mark(name, key, column)
        if mark != mark_of(row[column]):
            new = cell(row[column]) or None
            why = tuple(revisions.of_cell(name, key, column, mark, new))
            yield Change(name, key, column, "changed", new, why)


def _hanging(found: list[Change], before: Ledger, revisions: _Revisions) -> Iterator[Change]:
    """A row that hung on a removed one went with it, for the same reason."""
    why = {(one.table, str(one.key)): one.revisions for one in found if one.change == "removed"}
    for _ in TABLES:  # a child of a child of ...: at most as deep as there are tables
        inherited = {
            place: owner
            for place, own in why.items()
            if not own and (owner := _of_owner(place, before, why))
        }
        if not inherited:
            break
        why.update(inherited)
    for one in found:
        if one.change == "removed" and not one.revisions:
            own = why[one.table, str(one.key)]
            yield Change(one.table, one.key, None, "removed", None, own)
        else:
            yield one


def _of_owner(
    place: tuple[str, str], before: Ledger, why: Mapping[tuple[str, str], tuple[Row, ...]]
) -> tuple[Row, ...]:
    """The revisions of a row that the key of this one names."""
    name, key = place
    parts = dict(zip(before.keys[name], key.split("|"), strict=False))
    owners = [(target, parts[c]) for c, target in TABLES[name].foreign_keys.items() if c in parts]
    owners += [(parts[t], parts[i]) for t, i in INDEXED_KEYS if t in parts and i in parts]
    return next((why[owner] for owner in owners if why.get(owner)), ())

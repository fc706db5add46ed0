"""What keeps a release from being published: a change that nothing explains."""

from collections.abc import Iterator

from pipelines.release.changes import Change, Changes
from pipelines.release.ledger import Ledger, counts, key_of, mark_of
from pipelines.release.ledger_file import order
from schemas.problem import Place, Problem
from schemas.registry import TABLES
from schemas.tables import Tables

_WRITE = "write why into raw/revisions.yml"
_REVISIONS = Place("raw/revisions.yml")
"""Where a change is explained that has no place of its own any more."""


def gates(changes: Changes, tables: Tables) -> Iterator[Problem]:
    """Every problem that keeps a release from being published.

    changes: what differs from the release before; tables: the base tables of the new one.
    """
    yield from _version(changes.before, tables)
    keys = {name: _keys(name, tables) for name in tables}
    for change in changes.found:
        key = keys.get(change.table, {}).get(change.key or "", ())
        if change.change == "column-removed":
            yield from _column(change, changes.before)
        elif change.change == "removed":
            yield from _removed(change, keys)
        elif change.change == "changed":
            yield from _changed(change, key, changes.before)
    yield from _shrunk(changes.before, tables)


def _keys(name: str, tables: Tables) -> dict[str, tuple[object, ...]]:
    table = TABLES[name]
    return {key_of(row, table.key): tuple(row[p] for p in table.key) for row in tables.rows(name)}


def _version(before: Ledger, tables: Tables) -> Iterator[Problem]:
    about = tables.rows("dataset")[0]
    key = (about["id"],)
    if order(about["version"]) <= order(before.version):
        what, allowed = "a version that does not follow the last", f"after {before.version}"
        yield Problem(what, "dataset", key, "version", about["version"], allowed)
    if about["release_date"] < before.release_date:
        what, allowed = "a release before the last one", f"{before.release_date} or later"
        yield Problem(what, "dataset", key, "release_date", about["release_date"], allowed)


def _column(change: Change, before: Ledger) -> Iterator[Problem]:
    name = f"{change.table}.{change.column}"
    if name not in before.deprecated:
        yield Problem(
            f"the column {name} vanished without notice",
            allowed="columns that the release before had as deprecated",
            hint="keep it for this release, with a revision of it as deprecated",
            place=_REVISIONS,
        )


def _removed(change: Change, keys: dict[str, dict[str, tuple[object, ...]]]) -> Iterator[Problem]:
    if not change.revisions:
        yield Problem(
            f"{change.table} {change.key} was released and is gone",
            hint=f"put it back, or {_WRITE}: change: removed, or merged with merged_into",
            place=_REVISIONS,
        )
    for revision in change.revisions:
        target, is_own = revision["merged_into"], revision["changed_table"] == change.table
        if is_own and target is not None and target not in keys.get(change.table, {}):
            what = f"merged into a record that is not in {revision['changed_table']}"
            yield Problem(what, "revisions", (revision["id"],), "merged_into", target)


def _changed(change: Change, key: tuple[object, ...], before: Ledger) -> Iterator[Problem]:
    assert change.key is not None and change.column is not None
    if not change.revisions:
        yield Problem(
            "a released value changed without a revision",
            change.table,
            key,
            change.column,
            found=change.new or "nothing",
            allowed=f"the value of release {before.version}",
            hint=f"{_WRITE}: changed_table: {change.table}, changed_key: {change.key}, "
            f"field: {change.column}, old, new, kind, reason, date",
        )
        return
    first, last = change.revisions[0], change.revisions[-1]
    is_told = first["kind"] != "personal-data"
    if is_told and mark_of(first["old"]) != before.mark(change.table, change.key, change.column):
        what, allowed = "not the value that was released", f"the value of release {before.version}"
        yield Problem(what, "revisions", (first["id"],), "old", first["old"] or "nothing", allowed)
    if (last["new"] or None) != change.new:
        what = "not the value that stands there now"
        found, allowed = last["new"] or "nothing", change.new or "nothing"
        yield Problem(what, "revisions", (last["id"],), "new", found, allowed)


def _shrunk(before: Ledger, tables: Tables) -> Iterator[Problem]:
    explained = {
        row["field"]
        for row in tables.rows("revisions")
        if row["change"] == "narrowed" and order(row["release"]) > order(before.version)
    }
    now = counts(tables)
    for name, was in before.counts.items():
        if now.get(name, was) < was and name not in explained:
            yield Problem(
                f"less is covered than in release {before.version}: {name}",
                found=str(now[name]),
                allowed=f"{was} or more",
                hint=f"{_WRITE}: change: narrowed, field: {name}",
                place=_REVISIONS,
            )

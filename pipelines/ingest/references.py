"""Checks between records: keys are given once, and what is referred to exists."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pipelines.ingest.records import Draft, Records
from schemas import near
from schemas.fields import Row
from schemas.ids import is_numbered, same_sequence
from schemas.problem import Key, Place, Problem, show
from schemas.registry import INDEXED_KEYS, TABLES

_SHOWN = 8


def duplicates(drafts: Iterable[Draft]) -> Iterator[Problem]:
    """A key that stands twice in its table, or a claim id in all tables of claims.

    What is nested in the second is not reported again.
    """
    first: dict[tuple[str, Key], Draft] = {}
    again: set[int] = set()
    for draft in drafts:
        if not all(isinstance(part, str | int | None) for part in draft.key):
            continue
        earlier = first.setdefault((same_sequence(draft.table)[0], draft.key), draft)
        if earlier is draft:
            continue
        again.add(id(draft))
        if draft.parent is None or id(draft.parent) not in again:
            yield _duplicate(draft, earlier)


def _duplicate(draft: Draft, earlier: Draft) -> Problem:
    """Two records with one key: both places, and where the next id is known, how to give it."""
    columns, sequence = TABLES[draft.table].key, same_sequence(draft.table)
    is_shared = draft.table != earlier.table
    place = draft.places.get(columns[-1], draft.place)
    found = " ".join(show(part) for part in draft.key)
    return Problem(
        "a claim id given twice"
        if is_shared
        else f"duplicate {' + '.join(columns)} in {draft.table}",
        draft.table,
        draft.key,
        columns[-1],
        found=found,
        allowed=f"each id once in {', '.join(sequence)}" if is_shared else "each key once",
        hint=f"first given at {earlier.place}{_way_out(draft, found, place)}",
        place=place,
    )


def _way_out(draft: Draft, found: str, place: Place) -> str:
    if not is_numbered(draft.table):
        return ""
    line = f"dialogue renumber {found} --at {place.file}:{place.line}"
    return f"; if they are two records, `{line}` gives this one the next id"


def broken_references(records: Records, drafts: Iterable[Draft]) -> Iterator[Problem]:
    """A value that names a record which does not exist.

    drafts: also the rows that failed validation, so that one fault is reported once. What names a
    record of an unclear table is checked when that table is mended.
    """
    ids = _ids(drafts)
    for table, rows in records.rows.items():
        for column, target in TABLES[table].foreign_keys.items():
            if target not in records.unclear:
                yield from _column(table, rows, column, target, ids.get(target, {}))
        for pair in INDEXED_KEYS:
            if set(pair) <= set(TABLES[table].columns):
                named = (row for row in rows if getattr(row, pair[0]) not in records.unclear)
                yield from _pairs(table, named, pair, ids)


def _ids(drafts: Iterable[Draft]) -> dict[str, dict[Any, None]]:
    ids: dict[str, dict[Any, None]] = {}
    for draft in drafts:
        table = TABLES[draft.table]
        if table.is_named and all(draft.values.get(column) is not None for column in table.key):
            ids.setdefault(draft.table, {})[table.name_of(draft.values)] = None
    return ids


def _key(table: str, row: Row) -> Key:
    return tuple(getattr(row, column) for column in TABLES[table].key)


def _column(
    table: str, rows: Iterable[Row], column: str, target: str, known: Mapping[Any, None]
) -> Iterator[Problem]:
    for row in rows:
        value = getattr(row, column)
        if value is not None and value not in known:
            yield Problem(
                f"{column} names no record of {target}",
                table,
                _key(table, row),
                column,
                found=str(value),
                allowed=_some(known),
                hint=near.hint(str(value), known),
            )


def _pairs(
    table: str,
    rows: Iterable[Row],
    pair: tuple[str, str],
    ids: Mapping[str, Mapping[Any, None]],
) -> Iterator[Problem]:
    citing = [name for name, spec in TABLES.items() if spec.cites or spec.name in ids]
    for row in rows:
        named, value = getattr(row, pair[0]), getattr(row, pair[1])
        if value in ids.get(named, {}):
            continue
        column = pair[1] if named in citing else pair[0]
        known = ids.get(named, {}) if named in citing else dict.fromkeys(citing)
        yield Problem(
            f"{column} names no record",
            table,
            _key(table, row),
            column,
            found=" ".join([named, value, *_which(row)]),
            allowed=_some(known),
            hint=near.hint(str(getattr(row, column)), known),
        )


def _which(row: Row) -> list[str]:
    """The field that a row speaks of, if it names one."""
    return [str(row.__dict__["field"])] if "field" in row.__dict__ else []


def _some(known: Iterable[Any]) -> str:
    names = [str(name) for name in known]
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return "an id that exists: " + ", ".join(names[:_SHOWN]) + more if names else "no record yet"

"""What differs between two versions of one table."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from operator import eq

from pipelines.compare.common import NUMBERS, Column, in_common
from pipelines.compare.keys import check_common, key_columns, rows_by_key
from pipelines.compare.match import column_pairs, name_pairs
from pipelines.compare.result import Cell, ColumnChange, Row, Rule, TableComparison
from pipelines.compare.rules import ColumnPair, column_changes
from pipelines.compare.sheet import Key, Kind, Kinds, Sheet
from pipelines.compare.values import type_of

HELD = {
    **dict.fromkeys(NUMBERS, "number"),
    **dict.fromkeys((Kind.DAY, Kind.MOMENT, Kind.SHEET_MOMENT, Kind.INSTANT), "datetime"),
    **dict.fromkeys((Kind.CLOCK, Kind.SHEET_CLOCK), "time"),
    Kind.TEXT: "string",
    Kind.BOOLEAN: "boolean",
}
"""How a file holds the values of a column -> its type."""
RARELY = 0.1
"""Below this share of common keys the comparison says so."""


@dataclass(frozen=True)
class _Kept:
    """The rows that both versions have: their keys and their columns, row by row."""

    keys: Sequence[Key]
    old: Mapping[str, Sequence[str]]
    new: Mapping[str, Sequence[str]]


def compare_tables(old: Sheet, new: Sheet, key: Sequence[str] = ()) -> TableComparison:
    """What differs between two versions of one table.

    key: names of the key columns, see `compare`. Raises CouldNotRun if no key works.
    """
    old, new = _with_columns_of(old, new), _with_columns_of(new, old)
    remarks = tuple(
        dict.fromkeys(f"{sheet.called}: {note}" for sheet in (old, new) for note in sheet.notes)
    )
    place = (new.name, old.name, old.place, new.place, old.height, new.height)
    alike = name_pairs(old.columns, new.columns)
    old, new = _comparable(old, new, alike)
    if not key and _identical(old, new):
        return TableComparison(*place, remarks=remarks)
    by = key_columns(old, new, key)
    keys_alike = dict(zip(by.new, by.old, strict=True))
    old, new = _comparable(old, new, _more(keys_alike, alike))
    before, after = rows_by_key(old, by.old), rows_by_key(new, by.new)
    keys = [key for key in after if key in before]
    check_common(old, new, by, len(keys))
    rows = [before[key] for key in keys], [after[key] for key in keys]
    kept = _Kept(keys, _picked(old, rows[0]), _picked(new, rows[1]))
    pairs = column_pairs(kept.old, kept.new, keys_alike)
    renamed = _more(pairs, alike | keys_alike)
    if renamed:
        old, new = _comparable(old, new, renamed)
        kept = _again(kept, old, new, rows, renamed)
    rules, changed = _content(old, new, kept, pairs)
    return TableComparison(
        *place,
        old_key=by.old,
        new_key=by.new,
        how=by.how,
        added=tuple(_row(new, key, after[key]) for key in after if key not in before),
        removed=tuple(_row(old, key, before[key]) for key in before if key not in after),
        columns=tuple(_schema(old, new, kept, pairs)),
        rules=tuple(rules),
        changed=tuple(changed),
        notes=tuple(_notes(pairs, old, rows[0], min(old.height, new.height))),
        remarks=remarks,
    )


def _with_columns_of(sheet: Sheet, other: Sheet) -> Sheet:
    """A table without rows whose columns nobody knows has those of the other version."""
    if sheet.columns:
        return sheet
    columns: dict[str, Sequence[str]] = dict.fromkeys(other.columns, ())
    return replace(sheet, columns=columns, key=other.key, types=other.types, kinds=other.kinds)


def _more(pairs: Mapping[str, str], known: Mapping[str, str]) -> dict[str, str]:
    return {name: before for name, before in pairs.items() if known.get(name) != before}


def _comparable(old: Sheet, new: Sheet, pairs: Mapping[str, str]) -> tuple[Sheet, Sheet]:
    """Both tables, the values of columns that belong together in forms that can be compared.

    pairs: new name -> old name of those columns.
    """
    before, after = dict(old.columns), dict(new.columns)
    for name, was in pairs.items():
        before[was], after[name] = in_common(
            Column(before[was], old.kind(was)), Column(after[name], new.kind(name))
        )
    return replace(old, columns=before), replace(new, columns=after)


def _identical(old: Sheet, new: Sheet) -> bool:
    """Whether nothing changed, not even an order: then no key is needed."""
    return list(old.columns) == list(new.columns) and all(
        _types(old, name, new, name) is None and list(old.columns[name]) == list(new.columns[name])
        for name in new.columns
    )


def _picked(sheet: Sheet, rows: Sequence[int]) -> dict[str, Sequence[str]]:
    if list(rows) == list(range(sheet.height)):
        return dict(sheet.columns)
    return {name: [column[row] for row in rows] for name, column in sheet.columns.items()}


def _again(
    kept: _Kept,
    old: Sheet,
    new: Sheet,
    rows: tuple[Sequence[int], Sequence[int]],
    pairs: Mapping[str, str],
) -> _Kept:
    """The kept rows with some columns as they are now. pairs: new name -> old name of them."""
    before = {was: [old.columns[was][row] for row in rows[0]] for was in pairs.values()}
    after = {name: [new.columns[name][row] for row in rows[1]] for name in pairs}
    return _Kept(kept.keys, {**kept.old, **before}, {**kept.new, **after})


def _row(sheet: Sheet, key: Key, row: int) -> Row:
    return Row(key, {name: column[row] for name, column in sheet.columns.items()})


def _content(
    old: Sheet, new: Sheet, kept: _Kept, pairs: Mapping[str, str]
) -> tuple[list[Rule], list[Cell]]:
    """The rules, column by column, and the changed cells, row by row."""
    rules: list[Rule] = []
    cells: list[Cell] = []
    for name, before in pairs.items():
        if kept.old[before] != kept.new[name]:
            held = old.kind(before), new.kind(name)
            column = ColumnPair(name, kept.keys, kept.old[before], kept.new[name], held)
            more, changed = column_changes(column, first=len(rules))
            rules += more
            cells += changed
    row = {key: position for position, key in enumerate(kept.keys)}
    return rules, sorted(cells, key=lambda cell: row[cell.key])


def _schema(old: Sheet, new: Sheet, kept: _Kept, pairs: Mapping[str, str]) -> list[ColumnChange]:
    """Columns renamed, added, removed and of another type, in this order."""
    return [
        *(_renamed(kept, before, name) for name, before in pairs.items() if before != name),
        *(_added(new, kept, name) for name in new.columns if name not in pairs),
        *(_removed(old, name) for name in old.columns if name not in pairs.values()),
        *(
            ColumnChange("type", name, old=types[0], new=types[1])
            for name, before in pairs.items()
            if (types := _types(old, before, new, name))
        ),
    ]


def _renamed(kept: _Kept, before: str, name: str) -> ColumnChange:
    cells = len(kept.keys)
    same = sum(map(eq, kept.old[before], kept.new[name])) / cells if cells else None
    return ColumnChange("renamed", name, old=before, new=name, same=same)


def _added(new: Sheet, kept: _Kept, name: str) -> ColumnChange:
    values = dict(zip(kept.keys, kept.new[name], strict=True))
    return ColumnChange("added", name, new=name, filled=_filled(new, name), values=values)


def _removed(old: Sheet, name: str) -> ColumnChange:
    return ColumnChange("removed", name, old=name, filled=_filled(old, name))


def _filled(sheet: Sheet, name: str) -> int:
    return sum(map(bool, sheet.columns[name]))


def _types(old: Sheet, before: str, new: Sheet, name: str) -> tuple[str, str] | None:
    """The types of a column if they differ: as both files declare them, else as its values show.

    What a workbook or JSON say of a value is less than a type: they know numbers, not whole ones.
    """
    if before in old.types and name in new.types:
        was, now = old.types[before], new.types[name]
    elif held := _held(old.kind(before), new.kind(name)):
        was, now = held
    else:
        shown = type_of(old.columns[before]), type_of(new.columns[name])
        was, now = shown[0] or "", shown[1] or ""
    empty = not any(old.columns[before]) or not any(new.columns[name])
    declared = before in old.types and name in new.types
    return None if was == now or (empty and not declared) else (was, now)


def _held(old: Kinds, new: Kinds) -> tuple[str, str] | None:
    """The types as the files hold the values, if both say it of all values."""
    if not isinstance(old, Kind) or not isinstance(new, Kind):
        return None
    return (HELD[old], HELD[new]) if old in HELD and new in HELD else None


def _notes(pairs: Mapping[str, str], old: Sheet, rows: Sequence[int], fewer: int) -> Iterable[str]:
    """What is no change but good to know.

    pairs: new name -> old name of the columns; rows: where the rows of the new version stand in the
    old one; fewer: how many rows the smaller version has.
    """
    order = {name: position for position, name in enumerate(old.columns)}
    if not _ascending([order[before] for before in pairs.values()]):
        yield "the columns stand in another order"
    if not _ascending(rows):
        yield "the rows stand in another order"
    if len(rows) < RARELY * fewer:
        yield f"only {len(rows):,} of {fewer:,} keys are in both versions: was it renumbered?"


def _ascending(numbers: Sequence[int]) -> bool:
    return all(a < b for a, b in pairwise(numbers))

"""What changed in the data: two editions, compared table by table."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from pipelines.compare import Dataset, TableComparison, compare, read_versions
from pipelines.telling.values import Changes, TableChange
from schemas.problem import CouldNotRun, plain
from schemas.registry import TABLES

NAMED = 3
"""Rows of each kind that are named, added, removed and changed."""

TITLES = ("title", "short_title", "name", "name_en", "text", "summary", "finding")
"""Columns that say what a row is, the first that is filled."""

LONGEST = 60
"""Letters of a title."""

_SUMS = "SHA256SUMS"


def changes(before: Path | None, after: Path | None) -> Changes:
    """What differs between two editions.

    before, after: their folders on the shelf; None where there is none. What cannot be compared is
    a note.
    """
    if after is None:
        return Changes(note="nothing was published")
    if before is None:
        return Changes(note="the first edition")
    name = before.name
    if before == after:
        return Changes(before=name)
    if not (before / "data").is_dir():
        return Changes(before=name, note="the edition before is not on the shelf any more")
    try:
        return Changes(before=name, tables=tuple(_changed(before / "data", after / "data")))
    except (CouldNotRun, OSError, ValueError) as error:
        return Changes(before=name, note=f"could not be compared: {plain(str(error))}")


def _changed(old: Path, new: Path) -> Iterator[TableChange]:
    """The tables of which the files differ, in the order of the registry."""
    before, after = _sums(old), _sums(new)
    named = [name for name in TABLES if before.get(name) != after.get(name)]
    both = [name for name in named if name in before and name in after]
    versions = read_versions(old, new, both) if both else ({}, {})
    for name in named:
        if name not in before:
            yield _whole(name, "new table")
        elif name not in after:
            yield _whole(name, "table taken away")
        else:
            yield _table(name, *versions)


def _sums(data: Path) -> dict[str, str]:
    """The hash of the CSV of each table, by its name."""
    lines = (data / _SUMS).read_text(encoding="utf-8").splitlines()
    pairs = [line.split(maxsplit=1) for line in lines]
    return {path.removesuffix(".csv"): sha for sha, path in pairs if path.endswith(".csv")}


def _whole(name: str, note: str) -> TableChange:
    return TableChange(table=name, note=note, is_computed=TABLES[name].is_computed)


def _table(name: str, old: Dataset, new: Dataset) -> TableChange:
    try:
        (found,) = compare({name: old[name]}, {name: new[name]}).tables
    except CouldNotRun:  # every row has another key, say
        return _whole(name, f"{old[name].height} rows before, {new[name].height} now")
    changed = _columns_by_row(found)
    return TableChange(
        table=name,
        added=len(found.added),
        removed=len(found.removed),
        changed=len(changed),
        named=() if TABLES[name].is_computed else tuple(_named(found, changed)),
        note="other columns" if found.columns else "",
        is_computed=TABLES[name].is_computed,
    )


def _columns_by_row(found: TableComparison) -> dict[str, list[str]]:
    columns: dict[str, list[str]] = {}
    for cell in found.changed:
        columns.setdefault(_key(cell.key), []).append(cell.column)
    return columns


def _named(found: TableComparison, changed: Mapping[str, list[str]]) -> Iterator[str]:
    for word, rows in (("added", found.added), ("removed", found.removed)):
        yield from (f"{word} {_key(row.key)}{_title(row.values)}" for row in rows[:NAMED])
    for key, columns in list(changed.items())[:NAMED]:
        yield f"changed {key}: {', '.join(columns)}"


def _key(key: tuple[str, ...]) -> str:
    return plain("|".join(key))


def _title(row: Mapping[str, str]) -> str:
    title = plain(next((row[name] for name in TITLES if row.get(name)), ""))
    short = title if len(title) <= LONGEST else f"{title[: LONGEST - 3]}..."
    return f" ({short})" if short else ""

"""Tables as tests write them, and a comparison applied to the old version again."""

import csv
import io
from collections.abc import Sequence

from pipelines.compare import Comparison, Key, Sheet, TableComparison, compare


def sheet(text: str, name: str = "t", key: Sequence[str] = (), place: str = "") -> Sheet:
    """A table from lines such as `id,a`, `1,x`."""
    header, *rows = csv.reader(io.StringIO(text.strip("\n")))
    columns = {column: [row[i] for row in rows] for i, column in enumerate(header)}
    return Sheet(name, columns, key=tuple(key), place=place)


def compared(old: str, new: str, *key: str) -> TableComparison:
    """Two versions of one table, compared."""
    (table,) = both(old, new, *key).tables
    return table


def both(old: str, new: str, *key: str) -> Comparison:
    return compare({"t": sheet(old, place="old.csv")}, {"t": sheet(new, place="new.csv")}, key=key)


def column(old: Sequence[str], new: Sequence[str]) -> TableComparison:
    """A table of a key and one column `a`, compared."""
    return compare({"t": _numbered(old)}, {"t": _numbered(new)}, key=["id"]).tables[0]


def _numbered(values: Sequence[str]) -> Sheet:
    return Sheet("t", {"id": [f"r{i}" for i in range(len(values))], "a": list(values)})


Rows = dict[Key, dict[str, str]]


def rows(table: Sheet, key: Sequence[str]) -> Rows:
    """The rows of a table by their key."""
    names = list(table.columns)
    lines = zip(*table.columns.values(), strict=True)
    found = [dict(zip(names, line, strict=True)) for line in lines]
    return {tuple(row[name] for name in key): row for row in found}


def applied(old: Sheet, found: TableComparison) -> Rows:
    """The new version, from the old one and what the comparison tells: rules and edits only."""
    made = rows(old, found.old_key)
    for row in found.removed:
        del made[row.key]
    for key, row in made.items():
        for change in found.schema("removed"):
            del row[change.old]
        renamed = {change.old: change.new for change in found.schema("renamed")}
        made[key] = {renamed.get(name, name): value for name, value in row.items()}
        for change in found.schema("added"):
            assert change.values is not None
            made[key][change.new] = change.values[key]
    _apply_rules(made, found)
    for cell in found.edits:
        made[cell.key][cell.column] = cell.new
    return made | {row.key: dict(row.values) for row in found.added}


def _apply_rules(made: Rows, found: TableComparison) -> None:
    """Every rule on the values as they were, not on what another rule made of them."""
    before = {key: dict(row) for key, row in made.items()}
    for rule in found.rules:
        for key, row in before.items():
            value = row[rule.column]
            if key not in rule.kept and rule.method(value) != value:
                made[key][rule.column] = rule.method(value)

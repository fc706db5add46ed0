"""What people are told of a table: blocks of lines in columns, for the terminal and Markdown."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from pipelines.compare import shown
from pipelines.compare.result import Cell, ColumnChange, Row, Rule, TableComparison
from pipelines.compare.sheet import Key

LIMIT = 20
"""So many edits, rules, rows and columns of a table are shown."""
BESIDE = 3
"""So many columns of an added or removed row are shown beside its key."""

RULE = ("column", "what changed", "cells", "exceptions")
CELL = ("column", "kind", "old", "new")

Line = tuple[str, ...]
Item = TypeVar("Item")


@dataclass(frozen=True)
class Block:
    """Lines in columns under a title and a header; left_out: how many lines are not shown."""

    title: str
    header: Line
    lines: Sequence[Line]
    left_out: int


def blocks(table: TableComparison, every: bool) -> Iterator[Block]:
    """What changed in a table, blocks without a line left out.

    every: each changed cell instead of the edits only, and no limit.
    """
    limit = None if every else LIMIT
    cells = table.changed if every else table.edits
    key = " | ".join(map(shown.line, table.new_key))
    kept = [(key, rule.column) for rule in table.rules for key in rule.kept]
    parts: tuple[Block, ...] = (
        _block("Columns", ("change", "column"), table.columns, _column, limit),
        _block("Rules", RULE, table.rules, _rule, limit),
        _block("Exceptions that stayed as they were", (key, "column"), kept, _kept, limit),
        _block("Cells" if every else "Edits", (key, *CELL), cells, _cell, limit),
        _rows("Rows added", table.new_key, table.added, limit),
        _rows("Rows removed", table.old_key, table.removed, limit),
    )
    yield from (part for part in parts if part.lines)


def _block(
    title: str, header: Line, items: Sequence[Item], tell: Callable[[Item], Line], limit: int | None
) -> Block:
    """A block of the first items; tell: makes a line of one."""
    lines = [tell(item) for item in items[:limit]]
    return Block(f"{title}: {len(items):,}", header, lines, len(items) - len(lines))


def _column(change: ColumnChange) -> Line:
    name = shown.line(change.column)
    if change.kind == "renamed":
        old, new = shown.renamed(change.old, change.column)
        return "renamed", f"{old} is now {new}{_same(change.same)}"
    if change.kind == "type":
        return "type", f"{name} was {change.old}, is now {change.new}"
    return change.kind, f"{name} ({change.filled:,} value{'' if change.filled == 1 else 's'})"


def _same(share: float | None) -> str:
    """How much of a renamed column stayed; 100 % stands for all only."""
    if share is None:
        return ""
    percent = f"{100 * share:.1f}".removesuffix(".0")
    rounded = "more than 99.9" if percent == "100" and share < 1 else percent
    return f" ({rounded} % of its cells the same)"


def _rule(rule: Rule) -> Line:
    old, new = shown.cell(rule.old, rule.new, rule.kind)
    counts = f"{rule.count:,}", f"{rule.exceptions:,}"
    return shown.line(rule.column), rule.sentence(old, new), *counts


def _kept(exception: tuple[Key, str]) -> Line:
    """A cell that a rule would have changed; those that changed otherwise are edits."""
    key, column = exception
    return shown.key(key), shown.line(column)


def _cell(cell: Cell) -> Line:
    old, new = shown.cell(cell.old, cell.new, cell.kind)
    return shown.key(cell.key), shown.line(cell.column), cell.kind, old, new


def _rows(title: str, key: Key, rows: Sequence[Row], limit: int | None) -> Block:
    """Rows by their key and the first of their other columns."""
    others = [name for name in (rows[0].values if rows else ()) if name not in key][:BESIDE]
    names = [*key, *others]

    def tell(row: Row) -> Line:
        return tuple(shown.short(row.values[name]) for name in names)

    return _block(title, tuple(map(shown.line, names)), rows, tell, limit)

"""A comparison for machines: CSV with a row for each change, and JSON with the whole."""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from typing import Any

from pipelines.compare.methods import Constant, Method, Pairs, Shift
from pipelines.compare.result import (
    Cell,
    ColumnChange,
    Comparison,
    Given,
    Row,
    Rule,
    TableComparison,
    WholeTable,
)
from pipelines.compare.sheet import Key
from schemas.csv_text import guarded_row

HEADER = ("table", "kind", "key", "column", "old", "new", "count", "rule")


def as_csv(found: Comparison, every: bool = False) -> str:
    """A row for each change.

    every: each changed cell, also those that a rule explains.
    """
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(HEADER)
    for line in _lines(found, every):
        writer.writerow(guarded_row(line.get(name, "") for name in HEADER))
    return buffer.getvalue()


def _lines(found: Comparison, every: bool) -> Iterator[dict[str, Any]]:
    for table in found.tables:
        yield from ({"table": table.name, **line} for line in _table_lines(table, every))
    for kind, tables in (("table added", found.added), ("table removed", found.removed)):
        yield from ({"table": t.name, "kind": kind, "count": t.rows} for t in tables)
    for side, given in (("old", found.old), ("new", found.new)):
        for left in given.left if given else ():
            yield {"kind": "file not compared", side: left.path, "rule": left.why}


def _table_lines(table: TableComparison, every: bool) -> Iterator[dict[str, Any]]:
    if table.renamed:
        yield {"kind": "table renamed", "old": table.old_name, "new": table.name, "count": 1}
    yield from map(_column_line, table.columns)
    for rule in table.rules:
        yield from _rule_lines(rule)
    for cell in table.changed if every else table.edits:
        yield _cell_line(cell, "" if cell.rule is None else table.rules[cell.rule].what)
    yield from (_row_line("row added", "new", row) for row in table.added)
    yield from (_row_line("row removed", "old", row) for row in table.removed)


def _column_line(change: ColumnChange) -> dict[str, Any]:
    kind = "type changed" if change.kind == "type" else f"column {change.kind}"
    count = change.filled if change.kind in ("added", "removed") else 1
    both = {"old": change.old, "new": change.new}
    return {"kind": kind, "column": change.column, **both, "count": count}


def _rule_lines(rule: Rule) -> Iterator[dict[str, Any]]:
    """The rule, then each row that it leaves as it was."""
    shared = {"column": rule.column, "old": rule.old, "rule": rule.what}
    yield {**shared, "kind": rule.kind, "new": rule.new, "count": rule.count}
    for key in rule.kept:
        yield {"kind": "unchanged", "key": _key(key), "column": rule.column, "rule": rule.what}


def _cell_line(cell: Cell, rule: str) -> dict[str, Any]:
    values = {"kind": cell.kind, "key": _key(cell.key), "column": cell.column}
    return {**values, "old": cell.old, "new": cell.new, "count": 1, "rule": rule}


def _row_line(kind: str, side: str, row: Row) -> dict[str, Any]:
    """A row, its values as a JSON object on the side of the version that has it."""
    return {"kind": kind, "key": _key(row.key), side: _json(dict(row.values)), "count": 1}


def _key(key: Key) -> str:
    """A key of one column as it is, a key of several as a JSON list."""
    return key[0] if len(key) == 1 else _json(key)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def as_json(found: Comparison, every: bool = False) -> str:
    """The whole comparison as one JSON object. every: as for CSV."""
    whole = {
        "verdict": found.verdict,
        "tables": [_table(table, every) for table in found.tables],
        "tables_added": [_whole(table) for table in found.added],
        "tables_removed": [_whole(table) for table in found.removed],
        "files": {"old": _given(found.old), "new": _given(found.new)},
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _given(given: Given | None) -> dict[str, Any] | None:
    """The files of a version, None if it was not read from files."""
    if given is None:
        return None
    left = [{"path": each.path, "why": each.why} for each in given.left]
    return {"compared": given.files, "not_compared": left}


def _whole(table: WholeTable) -> dict[str, Any]:
    return {
        "name": table.name,
        "place": table.place,
        "rows": table.rows,
        "columns": list(table.columns),
    }


def _table(table: TableComparison, every: bool) -> dict[str, Any]:
    return {
        "name": table.name,
        "old": _side(table.old_name, table.old_place, table.old_rows, table.old_key),
        "new": _side(table.name, table.new_place, table.new_rows, table.new_key),
        "key_chosen_by": table.how,
        "rows_added": [_row(row) for row in table.added],
        "rows_removed": [_row(row) for row in table.removed],
        "columns": [_column(change) for change in table.columns],
        "rules": [_rule(rule) for rule in table.rules],
        "cells" if every else "edits": [
            _cell(cell) for cell in (table.changed if every else table.edits)
        ],
        "notes": list(table.notes),
        "remarks": list(table.remarks),
    }


def _side(name: str, place: str, rows: int, key: Key) -> dict[str, Any]:
    return {"name": name, "place": place, "rows": rows, "key": list(key)}


def _row(row: Row) -> dict[str, Any]:
    return {"key": list(row.key), "values": dict(row.values)}


def _column(change: ColumnChange) -> dict[str, Any]:
    values = change.values or {}
    return {
        "kind": change.kind,
        "column": change.column,
        "old": change.old,
        "new": change.new,
        "filled": change.filled,
        "same": change.same,
        "values": [{"key": list(key), "value": value} for key, value in values.items() if value],
    }


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "column": rule.column,
        "kind": rule.kind,
        "what": rule.what,
        "old": rule.old,
        "new": rule.new,
        "count": rule.count,
        "exceptions": rule.exceptions,
        "unchanged": [list(key) for key in rule.kept],
        "method": _method(rule.method),
    }


def _method(method: Method) -> Mapping[str, Any]:
    match method:
        case Pairs(pairs):
            return {"pairs": dict(pairs)}
        case Shift(by, None):
            return {"shift": by}
        case Shift(by, start):
            return {"shift": by, "from": start}
        case Constant(value):
            return {"constant": value}


def _cell(cell: Cell) -> dict[str, Any]:
    return {
        "key": list(cell.key),
        "column": cell.column,
        "old": cell.old,
        "new": cell.new,
        "kind": cell.kind,
        "rule": cell.rule,
    }

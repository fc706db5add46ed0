"""The codebook as data: one row for each column with its counts, and one for each code."""

from datetime import date
from typing import Any

import pyarrow as pa

from schemas import codes
from schemas.csv_text import cell
from schemas.fields import CodeList, code_list, is_level, nullable, text_rule, value_type
from schemas.registry import Table
from schemas.tables import Tables

FIELD_TYPES = {str: "string", int: "integer", float: "number", bool: "boolean", date: "date"}
"""What the Data Package standard calls the types of columns."""

_ORDERED = frozenset({"integer", "number", "date"})
"""Types that have a least and a greatest value."""


def codebook(tables: Tables) -> pa.Table:
    """One row for each column of each table, with counts over the rows of this build."""
    specs = {name: tables.spec(name) for name in tables}
    rows = [
        {**_defined(spec, position, column), **_counted(tables[name], spec, column)}
        for name, spec in specs.items()
        for position, column in enumerate(spec.columns, 1)
    ]
    return pa.Table.from_pylist(rows)


def _defined(spec: Table, position: int, column: str) -> dict[str, Any]:
    """What the schema says of a column."""
    info = spec.model.model_fields[column]
    listed, rule, extra = code_list(info), text_rule(info), info.json_schema_extra
    assert isinstance(extra, dict)
    inputs = extra["inputs"]
    assert isinstance(inputs, list)
    return {
        "table": spec.name,
        "position": position,
        "column": column,
        "title": info.title or column.replace("_", " "),
        "description": info.description,
        "type": FIELD_TYPES[value_type(info)],
        "format": rule.allowed if rule and rule.kind not in ("text", "words") else None,
        "unit": extra["unit"],
        "code_list": listed.name if listed else (codes.LEVEL.name if is_level(info) else None),
        "may_be_missing": nullable(info),
        "missing_means": _missing(spec, column),
        "key": column in spec.key,
        "refers_to": spec.foreign_keys.get(column),
        "set_by": extra["by"],
        "formula": extra["formula"],
        "inputs": "; ".join(map(str, inputs)) or None,
    }


def _missing(spec: Table, column: str) -> str | None:
    """What an empty cell says; None where there is none."""
    if not nullable(spec.model.model_fields[column]):
        return None
    if column == "level" and "no_level_code" in spec.columns:
        return "no level was given or could be read; `no_level_code` says why"
    return "not known, or does not apply"


def _counted(table: pa.Table, spec: Table, column: str) -> dict[str, Any]:
    """What the rows of this build hold in a column."""
    values = table[column].to_pylist()
    filled = [value for value in values if value is not None]
    is_ordered = FIELD_TYPES[value_type(spec.model.model_fields[column])] in _ORDERED
    ends = (min(filled), max(filled)) if filled and is_ordered else (None, None)
    return {
        "example": cell(filled[0]) if filled else None,
        "rows": len(values),
        "missing": len(values) - len(filled),
        "distinct": len(set(filled)),
        "min": None if ends[0] is None else cell(ends[0]),
        "max": None if ends[1] is None else cell(ends[1]),
    }


def code_lists() -> pa.Table:
    """One row for each code of each closed list, in order."""
    lists = [value for value in vars(codes).values() if isinstance(value, CodeList)]
    rows = [
        {
            "code_list": listed.name,
            "code": each.code,
            "label": each.label,
            "description": each.meaning,
        }
        for listed in lists
        if listed not in codes.OF_THE_CODEBOOK
        for each in listed.codes.values()
    ]
    return pa.Table.from_pylist(rows)

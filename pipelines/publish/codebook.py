"""The codebook as data: one row for each column, and one for each code."""

from typing import Any

import pyarrow as pa

from pipelines.publish.package import FIELD_TYPES
from schemas import codes
from schemas.codes import LEVEL_MEANINGS, LEVEL_WORDS
from schemas.csv_text import cell
from schemas.fields import CodeList, code_list, nullable, text_rule, value_type
from schemas.registry import TABLES
from schemas.tables import Tables


def codebook(tables: Tables) -> pa.Table:
    """One row for each column of each table, with counts over the rows of this build."""
    rows = [
        _row(tables, name, position, column)
        for name in tables
        for position, column in enumerate(TABLES[name].columns, 1)
    ]
    return pa.Table.from_pylist(rows)


def _row(tables: Tables, name: str, position: int, column: str) -> dict[str, Any]:
    spec, values = TABLES[name], tables[name][column]
    info = spec.model.model_fields[column]
    listed, rule, extra = code_list(info), text_rule(info), info.json_schema_extra
    assert isinstance(extra, dict)
    inputs = extra["inputs"]
    assert isinstance(inputs, list)
    filled = [value for value in values.to_pylist() if value is not None]
    return {
        "table": name,
        "position": position,
        "column": column,
        "title": info.title or column.replace("_", " "),
        "description": info.description,
        "type": FIELD_TYPES[value_type(info)],
        "format": rule.allowed if rule and rule.kind not in ("text", "words") else None,
        "unit": extra["unit"],
        "code_list": listed.name if listed else ("level" if column == "level" else None),
        "may_be_missing": nullable(info),
        "key": column in spec.key,
        "refers_to": spec.foreign_keys.get(column),
        "set_by": extra["by"],
        "formula": extra["formula"],
        "inputs": "; ".join(map(str, inputs)) or None,
        "since": "1.0.0",
        "example": cell(filled[0]) if filled else None,
        "rows": len(values),
        "missing": len(values) - len(filled),
        "distinct": len(set(filled)),
    }


def code_lists() -> pa.Table:
    """One row for each code of each closed list, in order."""
    lists = [value for value in vars(codes).values() if isinstance(value, CodeList)]
    rows = [
        {"code_list": listed.name, "code": code, "label": code, "description": meaning}
        for listed in lists
        for code, meaning in listed.codes.items()
    ]
    levels = [
        {
            "code_list": "level",
            "code": str(level),
            "label": word,
            "description": LEVEL_MEANINGS[level],
        }
        for level, word in LEVEL_WORDS.items()
    ]
    return pa.Table.from_pylist(levels + rows)

"""The codebook as data: one row for each column with its counts, and one for each code."""

from dataclasses import dataclass
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from schemas import codes
from schemas.csv_text import cell
from schemas.fields import (
    CodeList,
    code_list,
    column_title,
    is_level,
    nullable,
    text_rule,
    value_type,
)
from schemas.registry import Table
from schemas.tables import Tables

FIELD_TYPES = {str: "string", int: "integer", float: "number", bool: "boolean", date: "date"}
"""What the Data Package standard calls the types of columns."""

_ORDERED = frozenset({"integer", "number", "date"})
"""Types that have a least and a greatest value."""


@dataclass(frozen=True)
class Column:
    """One column: what the schema says of it, and what the rows of this build hold in it.

    The names of the fields are the columns of the codebook, in their order.
    """

    table: str
    position: int
    column: str
    title: str
    description: str
    type: str
    format: str | None
    unit: str | None
    code_list: str | None
    may_be_missing: bool
    missing_means: str | None
    key: bool
    refers_to: str | None
    set_by: str
    formula: str | None
    inputs: str | None
    example: str | None
    rows: int
    missing: int
    distinct: int
    min: str | None
    max: str | None


@dataclass(frozen=True)
class ListedCode:
    """One code of a closed list; the names of the fields are the columns of the table."""

    code_list: str
    code: str
    label: str
    description: str


def codebook(tables: Tables) -> pa.Table:
    """One row for each column of each table, with counts over the rows of this build."""
    return pa.Table.from_pylist([vars(column) for column in columns(tables)])


def columns(tables: Tables) -> list[Column]:
    """Each column of each table, in the order of the data."""
    specs = {name: tables.spec(name) for name in tables}
    return [
        _column(tables[name], spec, position, column)
        for name, spec in specs.items()
        for position, column in enumerate(spec.columns, 1)
    ]


def _column(table: pa.Table, spec: Table, position: int, column: str) -> Column:
    info = spec.model.model_fields[column]
    listed, rule, extra = code_list(info), text_rule(info), info.json_schema_extra
    assert isinstance(extra, dict)
    inputs = extra["inputs"]
    assert isinstance(inputs, list)
    filled = table[column].drop_null()
    least, greatest = _ends(filled, FIELD_TYPES[value_type(info)])
    return Column(
        table=spec.name,
        position=position,
        column=column,
        title=column_title(column, info),
        description=info.description or "",
        type=FIELD_TYPES[value_type(info)],
        format=rule.allowed if rule and rule.kind not in ("text", "words") else None,
        unit=_text(extra["unit"]),
        code_list=listed.name if listed else (codes.LEVEL.name if is_level(info) else None),
        may_be_missing=nullable(info),
        missing_means=_missing(spec, column),
        key=column in spec.key,
        refers_to=spec.foreign_keys.get(column),
        set_by=str(extra["by"]),
        formula=_text(extra["formula"]),
        inputs="; ".join(map(str, inputs)) or None,
        example=cell(filled[0].as_py()) if len(filled) else None,
        rows=table.num_rows,
        missing=table.num_rows - len(filled),
        distinct=pc.count_distinct(filled).as_py(),
        min=least,
        max=greatest,
    )


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _missing(spec: Table, column: str) -> str | None:
    """What an empty cell says; None where there is none."""
    if not nullable(spec.model.model_fields[column]):
        return None
    if column == "level" and "no_level_code" in spec.columns:
        return "no level was given or could be read; `no_level_code` says why"
    return "not known, or does not apply"


def _ends(filled: pa.ChunkedArray, kind: str) -> tuple[str | None, str | None]:
    """The least and the greatest value; None for a type without order, and without values."""
    if not len(filled) or kind not in _ORDERED:
        return None, None
    ends = pc.min_max(filled).as_py()
    return cell(ends["min"]), cell(ends["max"])


def code_lists() -> pa.Table:
    """One row for each code of each closed list, in order."""
    return pa.Table.from_pylist([vars(code) for code in listed_codes()])


def listed_codes() -> list[ListedCode]:
    """Each code of each closed list, in order."""
    lists = [value for value in vars(codes).values() if isinstance(value, CodeList)]
    return [
        ListedCode(listed.name, each.code, each.label, each.meaning)
        for listed in lists
        if listed not in codes.OF_THE_CODEBOOK
        for each in listed.codes.values()
    ]

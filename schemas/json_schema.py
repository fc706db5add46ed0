"""JSON Schema (draft 2020-12) of each kind of file, composed from the row models for editors."""

from typing import Any

from pydantic.fields import FieldInfo

from schemas.fields import MOST, bounds, code_list, column_title, nullable, text_rule, value_type
from schemas.registry import FILES, TABLES, Child, FileKind, Table

DRAFT = "https://json-schema.org/draft/2020-12/schema"
_TYPES = {str: "string", int: "integer", float: "number", bool: "boolean"}


def file_schemas() -> dict[str, dict[str, Any]]:
    """The schema of every kind of file, by its name: what people write, without parent keys."""
    return {kind.name: _file(kind) for kind in FILES}


def _file(kind: FileKind) -> dict[str, Any]:
    head = {"$schema": DRAFT, "title": f"raw/{kind.pattern}"}
    if kind.root is not None:
        return {**head, **_record(TABLES[kind.root], frozenset())}
    given = frozenset({kind.folder_column} if kind.folder_column else ())
    lists = {
        field: {"type": "array", "items": _record(TABLES[table], given)}
        for field, table in kind.lists.items()
    }
    return {**head, "type": "object", "additionalProperties": False, "properties": lists}


def _record(table: Table, given: frozenset[str]) -> dict[str, Any]:
    own = {
        name: _field(name, info)
        for name, info in table.model.model_fields.items()
        if name not in given
    }
    lists = {name: _list(child) for name, child in table.children.items()}
    return {
        "type": "object",
        "description": table.title,
        "additionalProperties": False,
        "required": [name for name in table.required if name not in given],
        "properties": {**own, **lists},
    }


def _list(child: Child) -> dict[str, Any]:
    table = TABLES[child.table]
    if child.value is not None:
        items = _field(child.value, table.model.model_fields[child.value])
        return {"type": "array", "description": table.title, "items": items}
    return {"type": "array", "description": table.title, "items": _record(table, child.given)}


def _field(name: str, info: FieldInfo) -> dict[str, Any]:
    schema: dict[str, Any] = {"title": column_title(name, info), "description": info.description}
    kind = _TYPES[value_type(info)]
    schema["type"] = [kind, "null"] if nullable(info) else kind
    if codes := code_list(info):
        schema["enum"] = [*codes.codes, *([None] if nullable(info) else [])]
        meanings = "; ".join(f"{each.code}: {each.meaning}" for each in codes.codes.values())
        schema["description"] = f"{info.description}. {meanings}"
    if (rule := text_rule(info)) and rule.pattern:
        schema["pattern"] = f"^{rule.pattern}$"
    lowest, highest = bounds(info)
    if lowest is not None:
        schema["minimum"] = lowest
    if highest not in (None, MOST):
        schema["maximum"] = highest
    return schema

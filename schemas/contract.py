"""The contract as a whole: a hash by which a change of it is noticed."""

import hashlib
import json
from collections.abc import Mapping

from schemas.json_schema import file_schemas
from schemas.registry import TABLES
from schemas.tables import arrow_schema

_ONLY_SAID = frozenset({"title", "description", "$schema"})
"""Keys of a JSON Schema that tell a reader something and allow or refuse nothing."""

_DIGITS = 12


def contract_hash() -> str:
    """A hash of what the contract allows: 12 hexadecimal digits.

    What files of raw/ may hold, and the columns of every published table with their types. Titles
    and descriptions do not count, nor does the order of fields in a file.
    """
    files = {name: _rules(schema) for name, schema in file_schemas().items()}
    tables = {
        name: [(field.name, str(field.type), field.nullable) for field in arrow_schema(table)]
        for name, table in TABLES.items()
    }
    text = json.dumps([files, tables], sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:_DIGITS]


def _rules(schema: object, are_names: bool = False) -> object:
    """A schema without what is only said. are_names: its keys are names of fields."""
    if isinstance(schema, Mapping):
        return {
            key: _rules(value, key == "properties" and not are_names)
            for key, value in schema.items()
            if are_names or key not in _ONLY_SAID
        }
    if isinstance(schema, list):
        return [_rules(each) for each in schema]
    return schema

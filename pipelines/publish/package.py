"""The description of the data as a Data Package, version 2 (datapackage.org)."""

import hashlib
import json
from pathlib import Path
from typing import Any

from pydantic.fields import FieldInfo

from pipelines.publish.metadata import GEONAMES, OWNERS, About
from schemas.codebook import FIELD_TYPES
from schemas.codes import LEVEL_WORDS
from schemas.csv_text import GUARD, GUARD_SAID
from schemas.fields import code_list, is_level, nullable, value_type
from schemas.registry import Table
from schemas.tables import Tables

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"


def package(tables: Tables, info: About, out: Path) -> str:
    """datapackage.json for the CSV files in a folder.

    tables: what the files hold; info: the metadata; out: the folder, with the files in place.
    """
    descriptor = {
        "$schema": PROFILE,
        "name": info.id,
        "id": info.identifier,
        "title": info.title,
        "description": info.described,
        "version": info.version,
        **({"homepage": info.site} if info.site else {}),
        "created": f"{info.release_date}T00:00:00Z",
        "keywords": list(info.keywords),
        "licenses": [{"name": info.licence, "path": info.licence_url}],
        "contributors": [{"title": name, "roles": [role]} for name, role in info.creators],
        "sources": [{"title": GEONAMES}, {"title": OWNERS}],
        "schemaVersion": info.schema_version,
        "resources": [_resource(tables.spec(name), out / f"{name}.csv") for name in tables],
    }
    return json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n"


def _resource(table: Table, path: Path) -> dict[str, Any]:
    data = path.read_bytes()
    return {
        "name": table.name.replace("_", "-"),
        "title": table.title,
        "path": path.name,
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
        "dialect": {"delimiter": ",", "lineTerminator": "\n"},
        GUARD_SAID: GUARD,
        "schema": _schema(table),
    }


def _schema(table: Table) -> dict[str, Any]:
    fields = [_field(name, info) for name, info in table.model.model_fields.items()]
    schema: dict[str, Any] = {"fields": fields, "missingValues": [""]}
    optional = set(table.key) - set(table.required)
    schema["uniqueKeys" if optional else "primaryKey"] = (
        [list(table.key)] if optional else list(table.key)
    )
    if table.foreign_keys:
        schema["foreignKeys"] = [_foreign(table, *pair) for pair in table.foreign_keys.items()]
    return schema


def _foreign(table: Table, column: str, target: str) -> dict[str, Any]:
    resource = "" if target == table.name else target.replace("_", "-")
    return {"fields": [column], "reference": {"resource": resource, "fields": ["id"]}}


def _field(name: str, info: FieldInfo) -> dict[str, Any]:
    field: dict[str, Any] = {"name": name, "type": FIELD_TYPES[value_type(info)]}
    field["description"] = info.description
    if not nullable(info):
        field["constraints"] = {"required": True}
    if codes := code_list(info):
        field["categories"] = [{"value": v, "label": words} for v, words in codes.labels.items()]
    if is_level(info):
        field["categories"] = [{"value": v, "label": word} for v, word in LEVEL_WORDS.items()]
        field["categoriesOrdered"] = True
    return field

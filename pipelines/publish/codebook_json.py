"""The codebook as JSON: tables with their columns, and code lists with their codes."""

import json
from collections import defaultdict
from typing import Any

import pyarrow as pa

from pipelines.publish.metadata import About
from schemas.registry import TABLES


def codebook_json(book: pa.Table, lists: pa.Table, info: About) -> str:
    """codebook.json.

    book, lists: the tables of `schemas.codebook`; info: the metadata.
    """
    described = {
        "dataset": info.id,
        "version": info.version,
        "schema_version": info.schema_version,
        "tables": [
            {"table": name, "title": TABLES[name].title, "columns": rows}
            for name, rows in _grouped(book, "table").items()
        ],
        "code_lists": [
            {"code_list": name, "codes": rows}
            for name, rows in _grouped(lists, "code_list").items()
        ],
    }
    return json.dumps(described, ensure_ascii=False, indent=1) + "\n"


def _grouped(table: pa.Table, column: str) -> dict[str, list[dict[str, Any]]]:
    """Rows by the value of a column, without that column and what is empty."""
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in table.to_pylist():
        filled = {name: value for name, value in row.items() if value is not None}
        found[filled.pop(column)].append(filled)
    return found

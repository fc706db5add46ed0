"""The description of the CSV files as CSV on the Web (w3.org, "Metadata Vocabulary").

Its name is the one that programs look for beside a CSV file, so that one address is enough.
"""

import json
import re
from typing import Any

from pydantic.fields import FieldInfo

from pipelines.publish.metadata import About
from schemas.codes import LEVEL_WORDS
from schemas.csv_text import GUARD
from schemas.fields import code_list, column_title, is_level, nullable, separator, value_type
from schemas.registry import Table
from schemas.tables import Tables

CSVW = "csv-metadata.json"
CONTEXT = "http://www.w3.org/ns/csvw"
_BASES = {str: "string", int: "integer", float: "double", bool: "boolean"}
_GUARD_SAID = (
    f"A text that a spreadsheet would run as a formula has {GUARD} before it; docs/formats.md of "
    "the project says how to take it away."
)


def csvw(tables: Tables, info: About) -> str:
    """csv-metadata.json for the CSV files of the tables beside it.

    tables: what the files hold; info: the metadata.
    """
    described = {
        "@context": [CONTEXT, {"@language": "en"}],
        "dc:identifier": info.identifier,
        "dc:title": [_in(code, title) for code, (title, _) in info.said.items()],
        "dc:description": [_in(code, text) for code, (_, text) in info.said.items()],
        "dc:creator": info.author_names,
        "dc:publisher": info.publisher,
        "dc:license": {"@id": info.licence_url},
        "dc:issued": {"@value": info.release_date, "@type": "xsd:date"},
        "dc:subject": list(info.keywords),
        "schema:version": info.version,
        **({"schema:url": {"@id": info.site}} if info.site else {}),
        "rdfs:comment": _GUARD_SAID,
        "dialect": {"delimiter": ",", "encoding": "utf-8", "header": True},
        "tables": [_table(tables.spec(name), tables) for name in tables],
    }
    return json.dumps(described, ensure_ascii=False, indent=1) + "\n"


def _in(language: str, text: str) -> dict[str, str]:
    return {"@value": text, "@language": language}


def _table(spec: Table, tables: Tables) -> dict[str, Any]:
    fields = spec.model.model_fields.items()
    schema: dict[str, Any] = {"columns": [_column(name, field) for name, field in fields]}
    if set(spec.key) <= set(spec.required):  # CSVW knows no key of which a part may be missing
        schema["primaryKey"] = list(spec.key)
    keys = [_foreign(*pair) for pair in spec.foreign_keys.items() if pair[1] in tables]
    if keys:
        schema["foreignKeys"] = keys
    return {"url": f"{spec.name}.csv", "dc:title": spec.title, "tableSchema": schema}


def _foreign(column: str, target: str) -> dict[str, Any]:
    reference = {"resource": f"{target}.csv", "columnReference": ["id"]}
    return {"columnReference": [column], "reference": reference}


def _column(name: str, field: FieldInfo) -> dict[str, Any]:
    """A column. Its first title is the one in the header, which is no word of a language."""
    between = separator(field)
    return {
        "name": name,
        "titles": {"und": name, "en": column_title(name, field)},
        "dc:description": field.description,
        "datatype": _datatype(field),
        **({} if nullable(field) else {"required": True}),
        **({"separator": between} if between else {}),
    }


def _datatype(field: FieldInfo) -> str | dict[str, Any]:
    """What a cell holds: one of a list of codes, a level, or any value of its type.

    A date of a source may be a year or a month, so it is a text.
    """
    if codes := code_list(field):
        return {"base": "string", "format": "|".join(map(re.escape, codes.codes))}
    if is_level(field):
        return {"base": "integer", "minimum": min(LEVEL_WORDS), "maximum": max(LEVEL_WORDS)}
    return _BASES.get(value_type(field), "date")

"""The description for programs of machine learning: Croissant 1.0 (docs.mlcommons.org/croissant).

Its tables are the Parquet files, which have types: of a CSV file mlcroissant (1.1.1) guesses them,
and makes 2013.0 of a year and 7 of 007. There are no references between tables: with them it joins
the tables, and stops where one refers to itself.
"""

import json
from collections.abc import Sequence
from typing import Any

from pydantic.fields import FieldInfo

from pipelines.publish import citations
from pipelines.publish.listed import Listed
from pipelines.publish.metadata import About
from schemas.fields import value_type
from schemas.registry import Table
from schemas.tables import Tables

CROISSANT = "croissant.json"
STANDARD = "http://mlcommons.org/croissant/1.0"
CONTEXT: dict[str, Any] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileProperty": "cr:fileProperty",
    "fileObject": "cr:fileObject",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "parentField": "cr:parentField",
    "path": "cr:path",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}
"""As the standard prints it: programs compare it."""

_PARQUET = "application/x-parquet"
"""The type by which programs know it; the one that IANA lists is younger than the standard."""

_TYPES = {str: "sc:Text", int: "sc:Integer", float: "sc:Float", bool: "sc:Boolean"}


def croissant(tables: Tables, info: About, files: Sequence[Listed]) -> str:
    """croissant.json for the Parquet files of tables.

    tables: what the files hold; info: the metadata; files: those of the folder.
    """
    by_path = {file.path: file for file in files}
    described = {
        "@context": CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": STANDARD,
        "name": info.title,
        "description": info.described,
        "identifier": info.identifier,
        "version": info.version,
        "license": info.licence_url,
        **({"url": info.site} if info.site else {}),
        "creator": [{"@type": "sc:Organization", "name": name} for name in info.author_names],
        "publisher": {"@type": "sc:Organization", "name": info.publisher},
        "datePublished": info.release_date,
        "inLanguage": list(info.languages),
        "keywords": list(info.keywords),
        "citeAs": citations.bibtex(info).strip(),
        "distribution": [_file(by_path[_path(name)], info.data or "") for name in tables],
        "recordSet": [_records(tables.spec(name)) for name in tables],
    }
    return json.dumps(described, ensure_ascii=False, indent=1) + "\n"


def _path(name: str) -> str:
    return f"{name}.parquet"


def _file(file: Listed, folder: str) -> dict[str, Any]:
    """A file. folder: the address of the data, empty where there is none."""
    return {
        "@type": "cr:FileObject",
        "@id": file.path,
        "name": file.name,
        **({"description": file.title} if file.title else {}),
        "contentUrl": f"{folder}{file.path}",
        "contentSize": f"{file.length} B",
        "encodingFormat": _PARQUET,
        "sha256": file.sha256,
    }


def _records(spec: Table) -> dict[str, Any]:
    has_key = set(spec.key) <= set(spec.required)
    return {
        "@type": "cr:RecordSet",
        "@id": spec.name,
        "name": spec.name,
        "description": spec.title,
        **({"key": [{"@id": f"{spec.name}/{part}"} for part in spec.key]} if has_key else {}),
        "field": [_field(spec.name, *each) for each in spec.model.model_fields.items()],
    }


def _field(table: str, name: str, field: FieldInfo) -> dict[str, Any]:
    """A field. A date of a source may be a year or a month, so it is a text."""
    return {
        "@type": "cr:Field",
        "@id": f"{table}/{name}",
        "name": name,
        "description": field.description,
        "dataType": _TYPES.get(value_type(field), "sc:Date"),
        "source": {"fileObject": {"@id": _path(table)}, "extract": {"column": name}},
    }

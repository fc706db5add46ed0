"""The description of the dataset for search engines: schema.org Dataset as JSON-LD."""

import json
from pathlib import Path
from typing import Any

from pipelines.publish.metadata import About
from schemas.registry import TABLES
from schemas.tables import Tables

CONTEXT = "https://schema.org/"
_FORMATS = {
    ".csv": "text/csv",
    ".parquet": "application/vnd.apache.parquet",
    ".jsonl": "application/jsonl",
    ".dta": "application/x-stata-dta",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".duckdb": "application/vnd.duckdb",
    ".geojson": "application/geo+json",
}
_MEASURED = ("assessments", "positions", "differences", "obligations", "coverage", "shares")
"""Tables whose titles say what the dataset measures."""


def schema_org(tables: Tables, info: About, out: Path) -> str:
    """dataset.jsonld for the files in a folder.

    tables: what the files hold; info: the metadata; out: the folder, with the files in place.
    """
    described = {
        "@context": CONTEXT,
        "@type": "Dataset",
        "name": info.title,
        "description": f"{info.description} {info.imprint}",
        "identifier": f"{info.id}-{info.version}",
        "version": info.version,
        "license": info.licence_url,
        "creator": [{"@type": "Organization", "name": name} for name in info.author_names],
        "publisher": {"@type": "Organization", "name": info.publisher},
        "datePublished": info.release_date,
        "temporalCoverage": "/".join(info.period),
        "spatialCoverage": [{"@type": "Place", "name": name} for name in info.places],
        "keywords": list(info.keywords),
        "inLanguage": list(info.languages),
        "isAccessibleForFree": True,
        "citation": info.how_to_cite,
        "variableMeasured": [TABLES[name].title for name in _MEASURED if name in tables],
        "distribution": [_download(path, out) for path in _files(out)],
    }
    return json.dumps(described, ensure_ascii=False, indent=2) + "\n"


def _files(out: Path) -> list[Path]:
    return sorted(path for path in out.rglob("*") if path.suffix in _FORMATS)


def _download(path: Path, out: Path) -> dict[str, Any]:
    return {
        "@type": "DataDownload",
        "name": path.name,
        "contentUrl": path.relative_to(out).as_posix(),
        "encodingFormat": _FORMATS[path.suffix],
        "contentSize": f"{path.stat().st_size} B",
    }

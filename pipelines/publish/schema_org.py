"""The description of the dataset for search engines: schema.org Dataset as JSON-LD."""

import json
from collections.abc import Sequence
from typing import Any

from pipelines.publish.listed import Listed
from pipelines.publish.metadata import About
from schemas.registry import TABLES
from schemas.tables import Tables

CONTEXT = "https://schema.org/"
_MEASURED = ("assessments", "positions", "differences", "obligations", "coverage", "shares")
"""Tables whose titles say what the dataset measures."""


def schema_org(tables: Tables, info: About, files: Sequence[Listed]) -> str:
    """dataset.jsonld for files.

    tables: what the files hold; info: the metadata.
    """
    described = {
        "@context": CONTEXT,
        "@type": "Dataset",
        "name": info.title,
        "description": info.described,
        "identifier": info.identifier,
        **({"url": info.site} if info.site else {}),
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
        "distribution": [_download(file, info.data or "") for file in files],
    }
    return json.dumps(described, ensure_ascii=False, indent=2) + "\n"


def _download(file: Listed, folder: str) -> dict[str, Any]:
    """A file to take. folder: the address of the data, empty where there is none."""
    return {
        "@type": "DataDownload",
        "name": file.name,
        "contentUrl": f"{folder}{file.path}",
        "encodingFormat": file.format.media_type,
        "contentSize": f"{file.length} B",
        "sha256": file.sha256,
    }

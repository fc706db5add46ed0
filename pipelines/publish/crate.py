"""The description of a release as a research object: RO-Crate 1.1 (w3id.org/ro/crate/1.1)."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import quote

from pipelines.publish.metadata import About
from schemas.files import file_sha256
from schemas.media_types import MEDIA_TYPES, NAMED

CRATE = "ro-crate-metadata.json"
CONTEXT = [
    "https://w3id.org/ro/crate/1.1/context",
    {name: f"https://schema.org/{name}" for name in ("creditText", "sha256")},
]
"""That of the standard, with words of schema.org that it does not have yet."""

PROFILE = "https://w3id.org/ro/crate/1.1"
_ROOT, _SOFTWARE, _MAKING = "./", "#software", "#making"
_UNKNOWN = "application/octet-stream"


def crate(info: About, folder: Path) -> str:
    """ro-crate-metadata.json for the files of a folder.

    info: the metadata; folder: of the release, with all its files but the checksums.
    """
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    files = [_file(path, folder) for path in paths if path.name != CRATE or path.parent != folder]
    graph = [
        {
            "@id": CRATE,
            "@type": "CreativeWork",
            "conformsTo": {"@id": PROFILE},
            "about": {"@id": _ROOT},
        },
        _root(info, files),
        *_context(info),
        *files,
    ]
    return json.dumps({"@context": CONTEXT, "@graph": graph}, ensure_ascii=False, indent=1) + "\n"


def _root(info: About, files: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "@id": _ROOT,
        "@type": "Dataset",
        "name": info.title,
        "description": info.described,
        "identifier": info.identifier,
        "version": info.version,
        "datePublished": info.release_date,
        "license": {"@id": info.licence_url},
        **_at(info),
        "author": _one_or_all([{"@id": _who(name)} for name in info.author_names]),
        "publisher": {"@id": _who(info.publisher)},
        "keywords": ", ".join(info.keywords),
        "temporalCoverage": "/".join(info.period),
        "inLanguage": _one_or_all(list(info.languages)),
        "creditText": info.how_to_cite,
        "hasPart": [{"@id": file["@id"]} for file in files],
        "mentions": {"@id": _MAKING},
    }


def _at(info: About) -> dict[str, str]:
    """Where more is to be read, if that is known."""
    return {"url": info.site} if info.site else {}


def _one_or_all(values: list[Any]) -> Any:
    """Values as the standard wants them: one by itself."""
    return values if len(values) > 1 else values[0]


def _context(info: About) -> list[dict[str, Any]]:
    """Who and what is named: licence, authors, the program and that it made the files."""
    return [
        {"@id": info.licence_url, "@type": "CreativeWork", "name": info.licence},
        *(
            {"@id": _who(name), "@type": "Organization", "name": name, **_at(info)}
            for name in dict.fromkeys([*info.author_names, info.publisher])
        ),
        {
            "@id": _SOFTWARE,
            "@type": "SoftwareApplication",
            "name": "dialogue-data",
            "description": "Makes the data and the reports from the records.",
        },
        {
            "@id": _MAKING,
            "@type": "CreateAction",
            "name": f"Version {info.version} was made from the records",
            "instrument": {"@id": _SOFTWARE},
            "agent": {"@id": _who(info.publisher)},
            "endTime": info.release_date,
            "result": {"@id": _ROOT},
        },
    ]


def _who(name: str) -> str:
    """The name of somebody within the description."""
    return "#" + "-".join("".join(c if c.isalnum() else " " for c in name.casefold()).split())


def _file(path: Path, folder: Path) -> dict[str, Any]:
    return {
        "@id": quote(path.relative_to(folder).as_posix()),
        "@type": "File",
        "name": path.name,
        "encodingFormat": NAMED.get(path.name) or MEDIA_TYPES.get(path.suffix, _UNKNOWN),
        "contentSize": str(path.stat().st_size),
        "sha256": file_sha256(path),
    }

"""The metadata for a repository that gives DOIs: DataCite 4.5 as JSON (schema.datacite.org)."""

import json

from pipelines.publish.metadata import About

SCHEMA = "http://datacite.org/schema/kernel-4"


def _covered(info: About) -> dict[str, str]:
    """DataCite has a type of its own for it from 4.6 on."""
    about = "Period that the data speak of"
    return {"date": "/".join(info.period), "dateType": "Other", "dateInformation": about}


_KINDS = {"description": "Abstract", "imprint": "Other"}


def _titles(info: About) -> list[dict[str, str]]:
    """The title in other languages."""
    return [
        {"title": each.text, "titleType": "TranslatedTitle", "lang": each.language}
        for each in info.translated
        if each.field == "title"
    ]


def _descriptions(info: About) -> list[dict[str, str]]:
    """What it holds and what its status is, in other languages."""
    return [
        {"description": each.text, "descriptionType": _KINDS[each.field], "lang": each.language}
        for each in info.translated
        if each.field in _KINDS
    ]


def datacite(info: About) -> str:
    """datacite.json; the repository adds the DOI when it takes the release in."""
    described = {
        "creators": [{"name": name, "nameType": "Organizational"} for name in info.author_names],
        "titles": [{"title": info.title, "lang": "en"}, *_titles(info)],
        "publisher": {"name": info.publisher},
        "publicationYear": info.release_date[:4],
        "types": {"resourceTypeGeneral": "Dataset", "resourceType": "Dataset"},
        "subjects": [{"subject": keyword, "lang": "en"} for keyword in info.keywords],
        "dates": [
            {"date": info.release_date, "dateType": "Issued"},
            _covered(info),
        ],
        "language": info.languages[0],
        "version": info.version,
        "rightsList": [
            {
                "rights": info.licence,
                "rightsUri": info.licence_url,
                "rightsIdentifier": info.licence,
                "rightsIdentifierScheme": "SPDX",
            }
        ],
        "descriptions": [
            {"description": info.description, "descriptionType": "Abstract", "lang": "en"},
            {"description": info.imprint, "descriptionType": "Other", "lang": "en"},
            *_descriptions(info),
        ],
        "geoLocations": [{"geoLocationPlace": name} for name in info.places],
        "formats": ["text/csv", "application/vnd.apache.parquet", "application/jsonl"],
        "schemaVersion": SCHEMA,
    }
    return json.dumps(described, ensure_ascii=False, indent=2) + "\n"

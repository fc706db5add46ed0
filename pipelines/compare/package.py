"""What a datapackage.json says of the tables beside it: files, keys, types."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from pipelines.compare.files import Files
from schemas.problem import CouldNotRun

NAME = "datapackage.json"


@dataclass(frozen=True)
class Resource:
    """A file of a Data Package. key: its primary key; types: column -> type."""

    path: str
    key: tuple[str, ...]
    types: Mapping[str, str]


def resources(files: Files, place: str) -> list[Resource]:
    """The files that the Data Packages among the files describe, none without such a package.

    Raises CouldNotRun for a descriptor that is no such thing, and for a file that it names and
    that is not there.
    """
    found = []
    for name in files:
        if PurePosixPath(name).name == NAME:
            found += list(_resources(files, place, name))
    return found


def _resources(files: Files, place: str, name: str) -> Iterator[Resource]:
    for resource in _descriptor(files, place, name):
        path = resource.get("path")
        if not isinstance(path, str):
            raise CouldNotRun(
                f"{place}/{name}: resource {resource.get('name')} has no path of one file; a "
                "resource in several parts or without a file is not compared: join its parts"
            )
        whole = str(PurePosixPath(name).parent / path)
        if whole not in files:
            raise CouldNotRun(
                f"{place}/{name} names {path}, which is not there; fetch the version again"
            )
        yield _resource(whole, resource)


def _descriptor(files: Files, place: str, name: str) -> list[dict[str, Any]]:
    try:
        listed = json.loads(files[name]())["resources"]
        assert all(isinstance(resource, dict) for resource in listed)
    except (ValueError, TypeError, KeyError, AssertionError):
        raise CouldNotRun(
            f"{place}/{name} is not a Data Package: no JSON object with a list of resources; "
            "correct it, or leave it out"
        ) from None
    return list(listed)


def _resource(path: str, resource: Mapping[str, Any]) -> Resource:
    """The resource; whatever in its schema is not as the standard says counts as not said."""
    schema = resource.get("schema")
    schema = schema if isinstance(schema, dict) else {}
    key = schema.get("primaryKey", [])
    fields = [each for each in schema.get("fields", []) if isinstance(each, dict)]
    return Resource(
        path=path,
        key=(key,) if isinstance(key, str) else tuple(map(str, key)),
        types={str(each.get("name")): str(each["type"]) for each in fields if "type" in each},
    )

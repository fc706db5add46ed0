"""What a datapackage.json says of the tables beside it: files, keys, types, dialects."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from pipelines.compare import shown
from pipelines.compare.delimited import AS_WRITTEN, Dialect, is_mark
from pipelines.compare.files import Files
from schemas.csv_text import GUARD, GUARD_SAID
from schemas.problem import CouldNotRun

NAME = "datapackage.json"


@dataclass(frozen=True)
class Resource:
    """A file of a Data Package.

    key: its primary key; types: column -> type; columns: names in their order; format: such as csv,
    empty if it is not said.
    """

    path: str
    key: tuple[str, ...] = ()
    types: Mapping[str, str] = field(default_factory=dict)
    columns: tuple[str, ...] = ()
    dialect: Dialect = AS_WRITTEN
    format: str = ""


def resources(files: Files) -> list[Resource]:
    """The files that the Data Packages among the files describe, none without such a package.

    Raises CouldNotRun for a descriptor that is no such thing, and for a file that it names and
    that is not there.
    """
    return [each for name in descriptors(files) for each in _resources(files, name)]


def descriptors(files: Files) -> list[str]:
    """The paths of the Data Packages among the files."""
    return [name for name in files if PurePosixPath(name).name == NAME]


def _resources(files: Files, name: str) -> Iterator[Resource]:
    place = files[name].place
    for resource in _descriptor(files, name):
        path = resource.get("path")
        if not isinstance(path, str):
            raise CouldNotRun(
                f"{place}: resource {shown.name(str(resource.get('name')))} has no path of one "
                "file; a resource in parts or without a file is not compared: join its parts"
            )
        whole = str(PurePosixPath(name).parent / path)
        if whole not in files:
            raise CouldNotRun(
                f"{place} names {shown.name(path)}, which is not there; fetch the version again"
            )
        yield _resource(whole, resource)


def _descriptor(files: Files, name: str) -> list[dict[str, Any]]:
    try:
        listed = json.loads(files[name].read())["resources"]
        assert all(isinstance(resource, dict) for resource in listed)
    except (ValueError, TypeError, KeyError, AssertionError, RecursionError):
        raise CouldNotRun(
            f"{files[name].place} is not a Data Package: no JSON object with a list of resources; "
            "correct it, or leave it out"
        ) from None
    return list(listed)


def _resource(path: str, resource: Mapping[str, Any]) -> Resource:
    """The resource; whatever in it is not as the standard says counts as not said."""
    schema = _object(resource.get("schema"))
    fields = [each for each in _list(schema.get("fields")) if isinstance(each.get("name"), str)]
    columns = tuple(each["name"] for each in fields)
    return Resource(
        path=path,
        key=_key(schema.get("primaryKey")),
        types={each["name"]: each["type"] for each in fields if isinstance(each.get("type"), str)},
        columns=columns,
        dialect=_dialect(resource, columns),
        format=_text(resource.get("format")).lower(),
    )


def _key(said: Any) -> tuple[str, ...]:
    if isinstance(said, str):
        return (said,)
    names = said if isinstance(said, list) else []
    return tuple(names) if all(isinstance(name, str) for name in names) else ()


def _dialect(resource: Mapping[str, Any], columns: tuple[str, ...]) -> Dialect:
    """How the file is written, in the words of the Table Dialect standard."""
    said = _object(resource.get("dialect"))
    quote = _text(said.get("quoteChar"))
    return Dialect(
        delimiter=_mark(said.get("delimiter")),
        encoding=_text(resource.get("encoding")) or None,
        quote=quote if is_mark(quote) else Dialect.quote,
        double=said.get("doubleQuote") is not False,
        escape=_mark(said.get("escapeChar")),
        spaced=said.get("skipInitialSpace") is True,
        comment=_text(said.get("commentChar")) or None,
        names=columns if said.get("header") is False else (),
        guarded=resource.get(GUARD_SAID) == GUARD,
    )


def _mark(said: Any) -> str | None:
    return said if is_mark(_text(said)) else None


def _text(said: Any) -> str:
    return said if isinstance(said, str) else ""


def _object(said: Any) -> Mapping[str, Any]:
    return said if isinstance(said, dict) else {}


def _list(said: Any) -> list[dict[str, Any]]:
    return [each for each in said if isinstance(each, dict)] if isinstance(said, list) else []

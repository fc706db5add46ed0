"""Names that the records have: of agreements, places, organisations and projects."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from pipelines.capture.reader.folding import plain
from pipelines.capture.reader.gazetteer import gazetteer

RAW = Path(__file__).resolve().parents[3] / "raw"

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, eq=False)
class Known:
    """Names in plain small letters, each with the id of its record.

    agreements: whole names; weak: names of agreements that are ordinary words, which count beside
    the word agreement only; agreed: id of an agreement to its day, month or year; towns: name to
    id and name as printed; cyrillic: id of a town to its name.
    """

    agreements: Mapping[str, str] = field(default_factory=dict)
    weak: Mapping[str, str] = field(default_factory=dict)
    agreed: Mapping[str, str] = field(default_factory=dict)
    towns: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    cyrillic: Mapping[str, str] = field(default_factory=dict)
    organisations: Mapping[str, str] = field(default_factory=dict)
    projects: Mapping[str, str] = field(default_factory=dict)


@cache
def known(raw: Path = RAW) -> Known:
    """The names of the records in a folder. raw: of the records; what is missing is empty."""
    agreements = list(_agreements(raw))
    strong = {name: id_ for name, id_ in agreements if _is_strong(name)}
    weak = {name: id_ for name, id_ in agreements if not _is_strong(name) and len(name) > 4}
    return Known(
        strong,
        _unambiguous(weak.items()),
        dict(_agreed(raw)),
        _all_towns(raw),
        dict(_cyrillic(raw)),
        _unambiguous(_organisations(raw)),
        {
            plain(str(each.get("title", ""))): str(each.get("id"))
            for each in _files(raw / "projects")
        },
    )


_STRONG = re.compile(
    r"\b(?:agreement|marreveshj|sporazum|protocol|protokoll?|arrangement|aranzman|"
    r"memorandum|conclusions|zakljuc|konkluzion|declaration|deklarat|annex|aneks|roadmap|"
    r"action plan)\w*"
)


def _is_strong(name: str) -> bool:
    """Whether a name can stand alone: several words, the word agreement or a year among them."""
    return " " in name and (bool(_STRONG.search(name)) or bool(re.search(r"\b20\d\d\b", name)))


def _unambiguous(names: Iterable[tuple[str, str]]) -> dict[str, str]:
    found: dict[str, str | None] = {}
    for name, id_ in names:
        found[name] = id_ if found.get(name, id_) == id_ else None
    return {name: id_ for name, id_ in found.items() if id_}


def _agreements(raw: Path) -> Iterator[tuple[str, str]]:
    for record in _files(raw / "agreements"):
        for name in (
            record.get("title"),
            record.get("short_title"),
            *record.get("other_titles", []),
        ):
            yield from _forms(name, str(record.get("id")))
    for language in ("sq", "sr-Latn"):
        for record in _list(raw / "translations" / language / "agreements.yml", "translations"):
            if record.get("record_table") == "agreements" and "title" in str(record.get("field")):
                yield from _forms(record.get("text"), str(record.get("record_id")))


def _agreed(raw: Path) -> Iterator[tuple[str, str]]:
    for record in _files(raw / "agreements"):
        if day := record.get("date_agreed"):
            yield str(record.get("id")), str(day)


def _forms(name: object, id_: str) -> Iterator[tuple[str, str]]:
    """A name as it may be met: whole, and without what stands in brackets."""
    if isinstance(name, str):
        small = " ".join(plain(name).split())
        bare = " ".join(re.sub(r"\([^)]*\)", "", small).split())
        yield from ((each, id_) for each in {small, bare} if len(each) > 2)


def _towns(raw: Path) -> Iterator[tuple[str, tuple[str, str]]]:
    for record in _list(raw / "places.yml", "places"):
        if record.get("kind") not in ("city", "municipality", "village"):
            continue
        columns = ("name_sr_latn", "name_en", "name_sq", "name_sq_definite")
        own = [record.get(column) for column in columns]
        for name in (*record.get("aliases", []), *own):
            if isinstance(name, str) and len(name) > 2:
                yield plain(name), (str(record["id"]), name)
        words = plain(str(record.get("in_sr_latn") or "")).partition(" ")[2]
        if words and words not in {plain(str(n)) for n in own} and record.get("name_sr_latn"):
            yield words, (str(record["id"]), str(record["name_sr_latn"]))


def _cyrillic(raw: Path) -> Iterator[tuple[str, str]]:
    for record in _list(raw / "places.yml", "places"):
        if isinstance(name := record.get("name_sr_cyrl"), str):
            yield str(record["id"]), name


def _all_towns(raw: Path) -> dict[str, tuple[str, str]]:
    """The towns of the register, and others of the region in all their forms."""
    found = dict(_towns(raw))
    for id_, forms in gazetteer():
        known_as = next((found[form][0] for form, _ in forms if form in found), id_)
        for form, name in forms:
            found.setdefault(form, (known_as, name))
    return found


def _organisations(raw: Path) -> Iterator[tuple[str, str]]:
    for record in _list(raw / "organisations.yml", "organisations"):
        names = [record.get(column) for column in ("name", "name_sq", "name_sr", "acronym")]
        for name in (*names, *record.get("other_names", [])):
            yield from _forms(name, str(record.get("id")))


def _files(folder: Path) -> Iterator[dict[str, Any]]:
    for path in sorted(folder.glob("*.yml")) if folder.is_dir() else ():
        found = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)
        if isinstance(found, dict):
            yield found


def _list(path: Path, key: str) -> Iterator[dict[str, Any]]:
    if path.is_file():
        found = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)
        yield from found.get(key) or []

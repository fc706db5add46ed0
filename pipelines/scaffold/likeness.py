"""Records that a new one may be again: the same address, the same day and place, nearly a name."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from urllib.parse import urlsplit

from pipelines.ingest import Records
from pipelines.scaffold.used import slug
from pipelines.scaffold.values import Values
from schemas.fields import Row
from schemas.ids import CLAIMS

NEAR = 0.87
"""Two names of which so much is the same are nearly the same."""

SAME_WORDS = 0.95
"""Two sentences of which so much is the same say the same."""


@dataclass(frozen=True)
class Like:
    """A record that may be the same as a new one, and why."""

    table: str
    id: str
    why: str


def alike(table: str, values: Values, records: Records) -> list[Like]:
    """The records that a new one may be again.

    table, values: of the new one, its columns from the record around it among them.
    """
    look = _LOOKS.get(table, _nothing)
    return list(dict.fromkeys(look(table, values, records)))


def _nothing(table: str, values: Values, records: Records) -> Iterator[Like]:
    yield from ()


def _rows(records: Records, table: str) -> Iterator[Row]:
    yield from records.rows.get(table, ())


def _of(row: Row, name: str) -> str:
    value = row.__dict__.get(name)
    return "" if value is None else str(value)


def plain_address(url: str) -> str:
    """An address without what does not tell documents apart: scheme, www, slash and mark."""
    parts = urlsplit(url.strip())
    host = (parts.hostname or "").removeprefix("www.")
    kept = [each for each in parts.query.split("&") if each and not each.startswith("utm_")]
    return "?".join(filter(None, [host + parts.path.rstrip("/"), "&".join(kept)]))


def _sources(table: str, values: Values, records: Records) -> Iterator[Like]:
    own = [values.get("url"), *(values.get("other_addresses") or ())]
    wanted = {plain_address(str(url)) for url in own if url}
    there = [(_of(row, "id"), _of(row, "url")) for row in _rows(records, "sources")]
    there += [
        (_of(row, "source_id"), _of(row, "url")) for row in _rows(records, "source_addresses")
    ]
    for record, url in there:
        if plain_address(url) in wanted:
            yield Like("sources", record, f"has the address {url}")


def _meetings(table: str, values: Values, records: Records) -> Iterator[Like]:
    for row in _rows(records, "meetings"):
        place, own = _of(row, "place_id"), values.get("place_id")
        is_there = not place or not own or place == own
        if _of(row, "date") == values.get("date") and is_there:
            where = f" in {place}" if place else ""
            yield Like("meetings", _of(row, "id"), f"is on {_of(row, 'date')}{where}")


def near_names(one: str, other: str, least: float = NEAR) -> bool:
    """Whether two names are nearly the same, but for case, accents and punctuation."""
    a, b = slug(one), slug(other)
    if not a or not b:
        return one.casefold() == other.casefold() != ""
    if a == b:
        return True
    if re.findall(r"\d+", a) != re.findall(r"\d+", b):
        return False  # a second round, another year
    match = SequenceMatcher(None, a, b, autojunk=False)
    return (
        match.real_quick_ratio() >= least
        and match.quick_ratio() >= least
        and match.ratio() >= least
    )


_NAMES: Mapping[str, tuple[str, ...]] = {
    "organisations": ("name", "name_sq", "name_sr", "acronym"),
    "places": ("name_en", "name_sq", "name_sq_definite", "name_sr_latn", "name_sr_cyrl"),
    "agreements": ("title", "short_title"),
    "projects": ("title",),
    "surveys": ("title",),
    "scorecards": ("report",),
}

_FURTHER: Mapping[str, tuple[str, str, str, str]] = {
    "organisations": ("other_names", "organisation_names", "organisation_id", "name"),
    "places": ("aliases", "place_aliases", "place_id", "name"),
    "agreements": ("other_titles", "agreement_titles", "agreement_id", "title"),
}
"""Table -> list of further names, its own table, and there the columns of record and name."""


def _named(table: str, values: Values, records: Records) -> Iterator[Like]:
    field, further, record, column = _FURTHER.get(table, ("", "", "", ""))
    own = [str(values[name]) for name in _NAMES[table] if values.get(name)]
    own += [str(each) for each in values.get(field) or ()]
    there = [
        (_of(row, "id"), _of(row, name))
        for row in _rows(records, table)
        for name in _NAMES[table]
        if _of(row, name)
    ]
    there += [(_of(row, record), _of(row, column)) for row in _rows(records, further)]
    for other, name in there:
        if any(near_names(name, each) for each in own):
            yield Like(table, other, f"is called {name}")


def _activities(table: str, values: Values, records: Records) -> Iterator[Like]:
    title = str(values.get("title") or "")
    for row in _rows(records, "activities"):
        dates = {_of(row, "date"), str(values.get("date") or "")}
        if len(dates) == 1 and near_names(_of(row, "title"), title, 0.75):
            on = f" on {_of(row, 'date')}" if _of(row, "date") else ""
            yield Like("activities", _of(row, "id"), f"is called {_of(row, 'title')}{on}")


_SAID = ("finding", "text", "what")


def _claims(table: str, values: Values, records: Records) -> Iterator[Like]:
    """The same words on the same agreement."""
    said = next((str(values[name]) for name in _SAID if values.get(name)), "")
    agreement = str(values.get("agreement_id") or "")
    for row in _rows(records, table):
        is_of = _of(row, "agreement_id") == agreement or _of(row, "id").startswith(f"{agreement}-c")
        words = next((_of(row, name) for name in _SAID if _of(row, name)), "")
        if is_of and _same_moment(values, row) and near_names(words, said, SAME_WORDS):
            yield Like(table, _of(row, "id"), f"says: {words}")


def _same_moment(values: Values, row: Row) -> bool:
    """Whether the records speak of one date and in one voice, or do not say."""
    return all(
        str(values.get(name) or "") == _of(row, name)
        for name in ("date", "as_of", "assessor_id", "value")
    )


_LOOKS: Mapping[str, Callable[[str, Values, Records], Iterator[Like]]] = {
    "sources": _sources,
    "meetings": _meetings,
    "activities": _activities,
    **dict.fromkeys(_NAMES, _named),
    **dict.fromkeys(CLAIMS, _claims),
}

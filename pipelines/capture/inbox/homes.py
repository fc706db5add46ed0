"""Where in raw/ the record of a candidate belongs, and how records are named there."""

import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from pydantic import JsonValue

from schemas.problem import CouldNotRun
from schemas.registry import TABLES

UNDATED = "undated"
LONGEST_ID = 80

Fields = Mapping[str, JsonValue]


@dataclass(frozen=True)
class Home:
    """A place in raw/. table: of the record; file: its path, `{}` for a year or id.

    listed: the list in that file, or None where the file is the record.
    """

    table: str
    file: str
    listed: str | None
    schema: str


HOMES: Mapping[str, Home] = {
    "activity": Home("activities", "activities/{}.yml", "activities", "activities"),
    "meeting": Home("meetings", "meetings/{}.yml", "meetings", "meetings"),
    "project": Home("projects", "projects/{}.yml", None, "project"),
    "survey": Home("surveys", "surveys/{}.yml", None, "survey"),
    "organisation": Home("organisations", "organisations.yml", "organisations", "organisations"),
    "place": Home("places", "places.yml", "places", "places"),
    "source": Home("sources", "sources.yml", "sources", "sources"),
}
"""By the kind of a candidate."""


def home_of(kind: str) -> Home:
    """The place of a kind of candidate. Raises CouldNotRun for one that has none."""
    for name, home in HOMES.items():
        if kind in (name, home.table):
            return home
    raise CouldNotRun(
        f"a candidate of kind {kind} cannot be accepted here; allowed: {', '.join(HOMES)}; "
        "write the record by hand, then reject the candidate with that as the reason"
    )


def date_in(table: str, record: Fields) -> str | None:
    """The date by which a record is placed, or None."""
    for column in TABLES[table].dated_by:
        if isinstance(date := record.get(column), str) and date:
            return date
    return None


def file_of(home: Home, record: Fields) -> str:
    """The file of a record, relative to raw/. record: with its id."""
    if home.listed is None:
        return home.file.format(record["id"])
    date = date_in(home.table, record)
    year = re.match(r"(?:\.\./)?([0-9]{4})", date) if date else None
    return home.file.format(year[1] if year else UNDATED)


def free_id(home: Home, record: Fields, taken: Collection[str], is_chosen: bool = False) -> str:
    """An id that no record has: the one that the record brings, else one made from it.

    is_chosen: a person chose the one that it brings. Raises CouldNotRun where that one is taken, or
    names a file that is there.
    """
    own = record.get("id")
    if isinstance(own, str) and own:
        if own in taken and not is_chosen and home.listed is not None:
            return numbered(own, taken)
        if own in taken:
            raise CouldNotRun(f"the id {own} is taken; `dialogue inbox edit` gives another")
        return own
    return numbered(_made(home, record), taken)


def numbered(stem: str, taken: Collection[str]) -> str:
    """The stem, or the first of it with a number that is free."""
    names = (stem if number == 1 else f"{stem}-{number}" for number in range(1, len(taken) + 3))
    return next(name for name in names if name not in taken)


def _made(home: Home, record: Fields) -> str:
    date = date_in(home.table, record)
    day = "" if date is None or "/" in date else date
    if home.table == "meetings":
        return _joined("meeting", day)
    if home.table == "activities":
        by = record.get("organisers")
        first = by[0] if isinstance(by, list) and by else _words(record, 2)
        return _joined(str(first), str(record.get("kind", "")), day)
    return _joined(_words(record, 5)) or home.table


def _words(record: Fields, most: int) -> str:
    """The first words of a name or title that say something."""
    told = record.get("title") or record.get("name") or record.get("name_en") or ""
    return "-".join([word for word in slug(str(told)).split("-") if len(word) > 2][:most])


def _joined(*parts: str) -> str:
    room = LONGEST_ID - 15  # for a day, or a number behind
    *words, last = parts
    head = slug("-".join(words))[:room].strip("-")
    return "-".join(part for part in (head, slug(last)[:room].strip("-")) if part)


_APART = str.maketrans({"đ": "dj", "Đ": "dj", "ë": "e", "ł": "l", "ø": "o", "ß": "ss"})


def slug(text: str) -> str:
    """A text in the letters of an id."""
    plain = unicodedata.normalize("NFKD", text.translate(_APART)).encode("ascii", "ignore")
    return re.sub(r"[^a-z0-9]+", "-", plain.decode().lower()).strip("-")

"""Which ids are or were given, and the next one: none is ever given again."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import urlsplit

from pipelines.ingest import Ingested
from pipelines.release import read_ledger, versions
from pipelines.scaffold.values import Values
from schemas.ids import MEETINGS, SERIALS, meeting_ids, same_sequence
from schemas.registry import PARENT_ID, TABLES

Used = Mapping[str, frozenset[str]]
"""Table -> ids that are in the records, were released, or are named by a revision."""


def used_ids(found: Ingested, raw: Path) -> Used:
    """Every id that was ever given, as far as records and ledgers know.

    Raises CouldNotRun for a ledger that is not as it was written.
    """
    ids: dict[str, set[str]] = defaultdict(set)
    for table, spec in TABLES.items():
        if PARENT_ID in spec.columns:
            ids[table] |= {str(value) for (value,) in found.records.written(table, PARENT_ID)}
    for table, released in released_ids(raw).items():
        ids[table] |= released
    for table, *keys in found.records.written(
        "revisions", "changed_table", "changed_key", "merged_into"
    ):
        ids[str(table)] |= {str(key) for key in keys if key is not None}
    ids["agreements"] |= {
        str(value) for (value,) in found.records.written("agreement_former_ids", "former_id")
    }
    return {table: frozenset(values) for table, values in ids.items()}


def released_ids(raw: Path) -> dict[str, frozenset[str]]:
    """Table -> ids that any release had."""
    ids: dict[str, set[str]] = defaultdict(set)
    for version in versions(raw):
        ledger = read_ledger(raw, version)
        for table, rows in ledger.rows.items():
            if ledger.keys[table] == (PARENT_ID,):
                ids[table] |= set(rows)
    return {table: frozenset(values) for table, values in ids.items()}


def is_used(used: Used, table: str, record: str) -> bool:
    """Whether an id is or was given in a table, or one that shares its sequence."""
    return any(record in used.get(name, ()) for name in same_sequence(table))


def next_id(used: Used, table: str, owner: str) -> str:
    """The next id of a sequence: the highest ever given, plus one.

    owner: what the id begins with; of a meeting any id of its day.
    """
    if table == MEETINGS:
        return next(each for each in meeting_ids(owner) if not is_used(used, table, each))
    serial = SERIALS[table]
    ids = (record for name in same_sequence(table) for record in used.get(name, ()))
    parts = (serial.parts(record) for record in ids)
    numbers = [found[1] for found in parts if found and found[0] == owner]
    return serial.id(owner, max(numbers, default=0) + 1)


def proposed(used: Used, table: str, values: Values) -> str | None:
    """An id from the words of a record, the first that is free; None where nothing gives one."""
    for record in _proposals(table, values):
        if not is_used(used, table, record):
            return record
    return None


_WORDS: Mapping[str, tuple[int, int]] = {
    "agreements": (3, 6),
    "sources": (1, 4),
    "organisations": (9, 9),
    "places": (9, 9),
}
"""Table -> how many words its ids take at least and, where these are taken, at most."""


def _proposals(table: str, values: Values) -> Iterator[str]:
    """Ids from few words to more."""
    start, text, end = _said(table, values)
    least, most = _WORDS.get(table, (2, 5))
    words = slug(text).split("-")
    if most < 9:  # those that tell apart: not the shortest ones
        words = [word for word in words if len(word) > 3 or word.isdigit()] or words
    told = record = ""
    for count in range(least, most + 1):
        told = "-".join(words[:count])
        parts = [start, end, told] if table == "sources" else [start, told, end]
        if record := "-".join(filter(None, parts))[:80].rstrip("-"):
            yield record
    if told and record:
        yield from (f"{record[:76]}-{number}" for number in range(2, 100))


def _said(table: str, values: Values) -> tuple[str, str, str]:
    """What an id of words begins with, what it takes words from, and what it ends with."""

    def of(*names: str) -> str:
        return next((str(values[name]) for name in names if values.get(name)), "")

    def first(name: str) -> str:
        return str(next(iter(values.get(name) or ()), ""))

    match table:
        case "agreements":
            return "", of("short_title", "title"), _year(of("date_agreed"))
        case "sources":
            title = of("title") or urlsplit(of("url")).path
            publisher = of("publisher") or (urlsplit(of("url")).hostname or "")
            publisher = slug(publisher.removeprefix("www."))[:25].rstrip("-")
            return publisher, title, _year(of("published")) or "nd"
        case "organisations":
            return "", of("acronym", "name"), ""
        case "places":
            return "", of("name_en"), ""
        case "activities":
            return first("organisers"), of("title"), _day(of("date", "published")) or "nd"
        case "activity_outputs":
            return first("organisations"), of("title", "about"), _day(of("published")) or "nd"
        case "projects":
            return of("lead_id"), of("title"), ""
        case "surveys":
            day = _day(of("fieldwork_start", "published"))
            return of("organisation_id"), of("title"), day
        case "scorecards":
            return slug(of("publisher"))[:25], of("report"), _year(of("date"))
        case "coders":
            return "", of("task"), of("coded_on")[:7]
    return "", "", ""


def _year(text: str) -> str:
    found = re.search(r"\d{4}", text)
    return found[0] if found else ""


def _day(text: str) -> str:
    """A date as an id has it; of an interval its first end."""
    found = re.search(r"\d{4}(?:-\d{2}){0,2}", text)
    return found[0] if found else ""


_SPELLED = str.maketrans({"đ": "d", "Đ": "d", "ß": "ss", "ø": "o", "ł": "l", "'": "", "\u2019": ""})


def slug(text: str) -> str:
    """A text in lower-case letters and digits joined by hyphens; other scripts are left out."""
    spelled = unicodedata.normalize("NFKD", text.translate(_SPELLED))
    plain = spelled.encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")

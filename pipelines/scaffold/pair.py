"""Which of two records with one id gets another: never the one that was released."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipelines.ingest import Ingested
from pipelines.ingest.records import Draft
from pipelines.release import Ledger, read_ledger, versions
from pipelines.release.ledger import mark_of
from pipelines.scaffold.used import next_id, used_ids
from schemas import near
from schemas.ids import MEETINGS, SERIALS, is_numbered
from schemas.problem import CouldNotRun, Place
from schemas.registry import PARENT_ID, TABLES


@dataclass(frozen=True)
class Pair:
    """The record that gets another id, and the one that keeps it, if there are two."""

    chosen: Draft
    other: Draft | None
    ids: Mapping[tuple[str, str], str]

    @property
    def is_ambiguous(self) -> bool:
        """Whether a reference to table and id could mean either."""
        return self.other is not None and self.other.table == self.chosen.table


def pair_of(found: Ingested, raw: Path, record: str, at: str) -> Pair:
    """The record that gets another id, the one that keeps it, and the new ids.

    at: its file, or file:line, where two have the id. Raises CouldNotRun for an id that no record
    has, that is none of a sequence, or that was released.
    """
    there = [draft for draft in found.drafts if draft.values.get(PARENT_ID) == record]
    there = [draft for draft in there if PARENT_ID in draft.places]
    numbered = [draft for draft in there if is_numbered(draft.table)]
    if not numbered:
        raise CouldNotRun(_none(found, record, there))
    released = _released(raw, record, numbered)
    chosen = _chosen(numbered, released, record, at)
    other = next((draft for draft in numbered if draft is not chosen), None)
    if chosen is released:
        stays = f"the other one, at {_place(other)}, can get another" if other else "it stays"
        raise CouldNotRun(f"{record} at {_place(chosen)} was released with this id; {stays}")
    used = used_ids(found, raw)
    new = next_id(used, chosen.table, _owner(chosen.table, record))
    return Pair(chosen, other, _ids(found, chosen, record, new))


def _none(found: Ingested, record: str, there: Sequence[Draft]) -> str:
    if there:
        table = there[0].table
        return f"{record} at {_place(there[0])}: ids of {table} are words; choose one by hand"
    ids = {str(d.values.get(PARENT_ID)) for d in found.drafts if is_numbered(d.table)}
    return f"no record {record}; {near.hint(record, ids) or 'see `dialogue check`'}"


def _place(draft: Draft | None) -> Place | None:
    return draft.places[PARENT_ID] if draft else None


def _owner(table: str, record: str) -> str:
    if table == MEETINGS:
        return record
    parts = SERIALS[table].parts(record)
    if parts is None:
        raise CouldNotRun(f"{record} is no id of {table}; see raw/FORMAT.md")
    return parts[0]


def _released(raw: Path, record: str, there: Sequence[Draft]) -> Draft | None:
    """Which of the records is the one that a release had, or None where none had the id."""
    for version in reversed(versions(raw)):
        ledger = read_ledger(raw, version)
        had = [draft for draft in there if record in ledger.rows.get(draft.table, ())]
        if had:
            return max(had, key=lambda draft: _as_released(draft, ledger, record))
    return None


def _as_released(draft: Draft, ledger: Ledger, record: str) -> int:
    """How many cells of a record are as they were released."""
    columns = set(ledger.columns[draft.table]) & set(TABLES[draft.table].columns)
    return sum(
        ledger.mark(draft.table, record, name) == mark_of(draft.values.get(name))
        for name in columns
    )


def _chosen(there: Sequence[Draft], released: Draft | None, record: str, at: str) -> Draft:
    """The record that gets another id."""
    if at:
        meant = [draft for draft in there if _is_at(draft, at)]
    elif released is not None and len(there) == 2:
        meant = [draft for draft in there if draft is not released]
    else:
        meant = list(there)
    if len(meant) == 1:
        return meant[0]
    places = " and ".join(str(_place(draft)) for draft in there)
    what = "say which one by --at FILE:LINE" if len(there) > 1 else "there it is, not elsewhere"
    raise CouldNotRun(f"{record} stands at {places}; {what}")


def _is_at(draft: Draft, at: str) -> bool:
    """Whether a record stands at a place as somebody types it: a file, perhaps with a line."""
    file, _, line = without_column(at).partition(":")
    place = draft.places[PARENT_ID]
    given, known = f"/{Path(file).as_posix()}", f"/{place.file}"
    is_file = given.endswith(known) or known.endswith(given)
    return is_file and (not line or line == str(place.line))


def without_column(at: str) -> str:
    """A place without its column."""
    return re.sub(r"(:[0-9]+):[0-9]+\Z", r"\1", at)


def _ids(found: Ingested, chosen: Draft, record: str, new: str) -> dict[tuple[str, str], str]:
    """Table and old id -> new one: of the record, and of what in it begins with its id."""
    ids = {(chosen.table, record): new}
    for draft in found.drafts:
        own = draft.values.get(PARENT_ID)
        is_inside = draft.parent is chosen and PARENT_ID in draft.places
        if is_inside and str(own).startswith(f"{record}-"):
            ids[draft.table, str(own)] = new + str(own).removeprefix(record)
    return ids

"""The data as they stood: what had happened by one date and was said by another."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from datetime import date
from functools import partial
from typing import Any

import pyarrow as pa

from pipelines.derive.timing import timing
from schemas.claims import Assessment
from schemas.edtf import first_day, last_day
from schemas.evidence import Citation, Source
from schemas.registry import INDEXED_KEYS, PARENT_ID, TABLES, Table
from schemas.tables import Tables
from schemas.texts import Dataset

Row = dict[str, Any]
Keeps = Callable[[Row], bool]

_OWNERS = {
    "discrepancies": ("discrepancy_versions", "discrepancy_id"),
    "doubts": ("doubt_records", "doubt_id"),
}
"""Records that are nothing without those that belong to them."""


def as_they_stood(tables: Tables, as_of: date, known_by: date) -> Tables:
    """The base tables with what had happened by one date and was said by the other.

    tables: all base tables. Rows that hang on a dropped row go with it; where the link may be
    empty, it is emptied. Agreements, provisions and their summaries are those of today.
    """
    data_date = date.fromisoformat(tables.of(Dataset)[0].release_date)
    if as_of >= data_date and known_by >= data_date:
        return tables
    kept, said = _Kept(tables), _said(tables)
    for name, table in TABLES.items():
        if columns := table.dated_by:
            undated = table.undated_stays or as_of >= data_date
            kept.keep(name, partial(_had_happened, columns=columns, as_of=as_of, undated=undated))
        if table.is_said:
            known = partial(_was_known, table=table, said=said[name], known_by=known_by)
            kept.keep(name, known)
    claims = tables.of(Assessment)
    kept.keep_none_of("assessments", _known_to_be_wrong(claims, as_of, known_by))
    later = {claim.id for claim in claims if not _counts(claim, as_of, known_by)}
    kept.keep_none_of("assessments", later)
    kept.drop_what_hangs()
    targeted = kept.ids("assessment_targets", "claim_id")
    on_set = {claim.id for claim in claims if claim.about_set is not None}
    kept.keep_none_of("assessments", kept.ids("assessments") - targeted - on_set)
    kept.drop_what_hangs()
    for owner, (owned, column) in _OWNERS.items():
        lost = {_value(row, column) for row in tables.rows(owned)} - kept.ids(owned, column)
        kept.keep_none_of(owner, lost)
    kept.drop_what_hangs()
    return kept.tables()


def _was_known(row: Row, table: Table, said: Mapping[str, date], known_by: date) -> bool:
    return _known_from(row, table, said) <= known_by


def _had_happened(row: Row, columns: tuple[str, ...], as_of: date, undated: bool) -> bool:
    written = next(filter(None, (_value(row, column) for column in columns)), None)
    start = first_day(written) or last_day(written)
    return undated if start is None else start <= as_of


def _counts(claim: Assessment, as_of: date, known_by: date) -> bool:
    """R3, also for a claim without a date: it is known from the day on which it was said."""
    when = timing(claim)
    spoken = when.effective is None or when.effective <= as_of
    return spoken and when.said <= known_by


def _known_to_be_wrong(claims: Iterable[Assessment], as_of: date, known_by: date) -> set[str]:
    """Claims corrected by one that was said by then and is of a later time, so that it is left out.

    Without this a claim would stand again because its correction is gone.
    """
    later = ((claim.corrects_id, timing(claim)) for claim in claims if claim.corrects_id)
    return {
        corrected
        for corrected, when in later
        if when.said <= known_by and when.effective is not None and when.effective > as_of
    }


def _said(tables: Tables) -> Mapping[str, Mapping[str, date]]:
    """Table and id of each statement to the last day of its earliest dated source."""
    published = {source.id: last_day(source.published) for source in tables.of(Source)}
    days: dict[str, dict[str, date]] = defaultdict(dict)
    for citation in tables.of(Citation):
        day = published[citation.source_id]
        own = days[citation.cited_table]
        key = citation.cited_id
        if day is not None and (key not in own or day < own[key]):
            own[key] = day
    return days


def _known_from(row: Row, table: Table, said: Mapping[str, date]) -> date:
    """The day of the earliest source, else the day on which the record entered."""
    column = table.known_from
    recorded = last_day(_value(row, column)) if column in row else None
    return said.get(_value(row, PARENT_ID)) or recorded or date.max


def _value(row: Row, column: str) -> Any:
    """What a row of any table holds in a column that the registry names."""
    return row[column]


class _Kept:
    """Rows of all tables, of which some are dropped."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self.rows = {name: tables.rows(name) for name in tables}

    def keep(self, name: str, is_kept: Keeps) -> None:
        """Keep some rows of one table."""
        self.rows[name] = [row for row in self.rows[name] if is_kept(row)]

    def keep_none_of(self, name: str, lost: Set[str]) -> None:
        """Keep the rows of one table with other ids."""
        self.keep(name, lambda row: _value(row, PARENT_ID) not in lost)

    def ids(self, name: str, column: str = PARENT_ID) -> set[str]:
        """The values of a column of one table."""
        return {_value(row, column) for row in self.rows[name]}

    def drop_what_hangs(self) -> None:
        """Drop rows whose parent is gone, and theirs, until nothing hangs in the air."""
        before = -1
        while (now := sum(map(len, self.rows.values()))) != before:
            before = now
            ids = {
                name: set(map(TABLES[name].name_of, rows))
                for name, rows in self.rows.items()
                if TABLES[name].is_named and rows
            }
            for name, rows in self.rows.items():
                self.rows[name] = list(_mended(TABLES[name], rows, ids))

    def tables(self) -> Tables:
        """The tables with what is left, in the same schemas."""
        return Tables(
            {
                name: pa.Table.from_pylist(rows, schema=self._tables[name].schema)
                for name, rows in self.rows.items()
            }
        )


def _mended(table: Table, rows: Iterable[Row], ids: Mapping[str, set[str]]) -> Iterator[Row]:
    """Rows without links to what is gone; those that cannot do without them are left out."""
    indexed = [pair for pair in INDEXED_KEYS if pair[0] in table.columns]
    linked = [(column, ids.get(target, set())) for column, target in table.foreign_keys.items()]
    for row in rows:
        if any(_value(row, key) not in ids.get(_value(row, of), ()) for of, key in indexed):
            continue
        links = ((column, _value(row, column), there) for column, there in linked)
        gone = [column for column, held, there in links if held is not None and held not in there]
        if not any(name in table.required for name in gone):
            yield {**row, **dict.fromkeys(gone)} if gone else row

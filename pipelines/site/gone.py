"""Records that were released and are no longer there: what became of them stands where they stood.

An id never changes and is never given again, so an address only ends where a revision says that its
record was taken out, or that another takes its place.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from pipelines.present import Library
from pipelines.present.language import Printed
from pipelines.present.language.text import sentence
from pipelines.site.page import Context, Page
from pipelines.site.records import AGREEMENTS, owner_of, record_path
from schemas.agreements import Agreement
from schemas.changes import Revision
from schemas.ids import CLAIMS
from schemas.tables import given


@dataclass(frozen=True)
class Gone:
    """A record that is no longer there.

    path, other: address in the folder of the language, and id, of the record that takes its place.
    """

    id: str
    day: str
    reason: Printed
    path: str | None = None
    other: str | None = None


def withdrawn(library: Library, agreement_id: str) -> list[Gone]:
    """The claims that stood on the page of an agreement."""
    rows = _gone(library)
    return [
        _told(library, rows, row)
        for (table, key), row in rows.items()
        if table in CLAIMS and owner_of(key) == agreement_id
    ]


def gone_pages(library: Library) -> list[Page]:
    """A page for each agreement that is no longer there."""
    there, rows = {row.id for row in library.all(Agreement)}, _gone(library)
    return [
        _page(library, _told(library, rows, row))
        for (table, key), row in rows.items()
        if table == AGREEMENTS and key not in there
    ]


def _page(library: Library, gone: Gone) -> Page:
    title = library.words.gettext("Moved") if gone.path else library.words.gettext("Taken out")
    title = f"{title}: {gone.id}"
    gather = partial(_gathered, gone=gone)
    path = record_path(library, AGREEMENTS, gone.id)
    return Page(path, title, "gone.html.j2", gather, below="agreements.html", is_gone=True)


def _gathered(library: Library, gone: Gone) -> Context:
    return {"gone": gone}


def _gone(library: Library) -> Mapping[tuple[str, str], Revision]:
    """The last revision by which each record went, by table and key."""
    return {
        (row.changed_table, row.changed_key): row
        for row in library.all(Revision)
        if row.change in ("removed", "merged") and row.changed_key is not None
    }


def _told(library: Library, rows: Mapping[tuple[str, str], Revision], row: Revision) -> Gone:
    last = _last(rows, row)
    other = None if last.change == "removed" else last.merged_into
    words, table = library.words, row.changed_table
    return Gone(
        id=given(row.changed_key),
        day=words.in_span(row.date),
        reason=words.english(sentence(row.reason)),
        path=record_path(library, table, other) if other else None,
        other=other,
    )


def _last(rows: Mapping[tuple[str, str], Revision], row: Revision) -> Revision:
    """The revision at the end of a chain of records, each of which took the place of another."""
    seen = {row.id}
    while row.merged_into is not None:
        later = rows.get((row.changed_table, row.merged_into))
        if later is None or later.id in seen:
            break
        seen.add(later.id)
        row = later
    return row

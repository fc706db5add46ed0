"""Changes since the last release by table, with the revisions that say why."""

from collections import Counter
from dataclasses import dataclass

from pipelines.present.changes import last_release, version_order
from pipelines.present.language import Printed
from pipelines.present.language.text import sentence
from pipelines.present.library import Library
from schemas.changes import Change, Release, Revision


@dataclass(frozen=True)
class TableChanges:
    """How much of one table differs."""

    table: Printed
    added: str
    removed: str
    changed: str


@dataclass(frozen=True)
class RevisionText:
    """A revision, ready to print."""

    id: str
    what: Printed
    values: Printed | None
    kind: str
    reason: Printed
    date: str | None
    credit: Printed | None


def changes_by_table(library: Library) -> list[TableChanges]:
    """The tables in which something differs."""
    words = library.words
    found = Counter((row.changed_table, row.change) for row in library.all(Change))
    names = [name for name in library.sizes() if any(table == name for table, _ in found)]
    return [
        TableChanges(
            words.english(name),
            *(words.number(found[name, kind]) for kind in ("added", "removed", "changed")),
        )
        for name in names
    ]


def revisions(library: Library) -> list[RevisionText]:
    """The revisions since the last release, in the order of their ids."""
    if not library.all(Release):
        return []
    last = version_order(last_release(library).version)
    rows = (row for row in library.all(Revision) if version_order(row.release) > last)
    return [_revision(library, row) for row in rows]


def _revision(library: Library, row: Revision) -> RevisionText:
    words = library.words
    parts = (row.changed_table, row.changed_key, row.field)
    return RevisionText(
        id=row.id,
        what=words.english(", ".join(part for part in parts if part)),
        values=_values(library, row),
        kind=words.revision_kind[row.kind],
        reason=words.english(sentence(row.reason)),
        date=words.day(row.date),
        credit=words.english(row.credit) if row.credit else None,
    )


def _values(library: Library, row: Revision) -> Printed | None:
    """The value before and the value now, where one was changed."""
    words = library.words
    if row.change != "changed" or row.kind == "personal-data":
        return None
    nothing = words.gettext("nothing")
    old, new = (words.english(value) if value else nothing for value in (row.old, row.new))
    return words.gettext("Before: %(old)s; now: %(new)s.", old=old, new=new)

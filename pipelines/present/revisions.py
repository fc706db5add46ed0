"""Changes since the last release by table, the revisions that say why, and replies to claims."""

from collections import Counter
from dataclasses import dataclass

from pipelines.present.changes import last_release, version_order
from pipelines.present.claims import replies
from pipelines.present.language import Printed
from pipelines.present.language.text import sentence
from pipelines.present.library import Library, record
from pipelines.present.relations import ASSESSMENT_TARGETS_OF_CLAIM
from schemas.changes import Change, Release, Reply, Revision
from schemas.claims import Assessment, Benefit, Challenge


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
    return [revision_text(library, row) for row in rows]


def revision_text(library: Library, row: Revision) -> RevisionText:
    """A revision as text."""
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


@dataclass(frozen=True)
class ReplyText:
    """A reply to a claim, and the agreement on whose page the claim stands, if it is on one."""

    claim_id: str
    agreement_id: str | None
    text: Printed


def replies_to_claims(library: Library) -> list[ReplyText]:
    """Every reply to a claim, by claim, in the order of time."""
    return [
        ReplyText(claim.id, _place(library, claim), text)
        for claim in _replied_to(library)
        for text in replies(library, claim)
    ]


def _replied_to(library: Library) -> list[Assessment | Challenge]:
    """The claims with a reply, in the order of the data."""
    named = {(row.record_table, row.record_id) for row in library.all(Reply)}
    claims: list[Assessment | Challenge] = [
        *library.all(Assessment),
        *library.all(Challenge),
        *library.all(Benefit),
    ]
    return [claim for claim in claims if record(claim) in named]


def _place(library: Library, row: Assessment | Challenge) -> str | None:
    """The first agreement that a claim speaks of."""
    if isinstance(row, Challenge):
        return row.agreement_id
    targets = library.children(ASSESSMENT_TARGETS_OF_CLAIM, row.id)
    return targets[0].agreement_id if targets else None

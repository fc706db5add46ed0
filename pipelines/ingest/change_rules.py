"""Rules of change: a revision names what it revises, and what was removed is gone."""

from collections.abc import Iterator

from pipelines.ingest.records import Records
from schemas import near
from schemas.changes import ErrorReport, Revision
from schemas.problem import Problem
from schemas.registry import TABLES


def change_rules(records: Records) -> Iterator[Problem]:
    """Every revision or report that does not say what it is about."""
    for revision in records.of("revisions", Revision):
        yield from _named(revision)
        yield from _whole(revision)
    for report in records.of("error_reports", ErrorReport):
        yield from _answered(report)


def _named(revision: Revision) -> Iterator[Problem]:
    """The table and the field exist; a key has as many parts as that of the table."""
    table = TABLES.get(revision.changed_table)
    if table is None or table.is_computed:
        allowed = "a table of the records"
        near_by = near.hint(revision.changed_table, TABLES)
        yield _problem(revision, "no such table", "changed_table", allowed, near_by)
        return
    if revision.change == "changed" and revision.field not in table.columns:
        near_by = near.hint(revision.field or "", table.columns)
        yield _problem(revision, "no such field", "field", f"fields of {table.name}", near_by)
    parts = (revision.changed_key or "").count("|") + 1
    if revision.changed_key is not None and parts != len(table.key):
        yield _problem(revision, "no such key", "changed_key", " | ".join(table.key))


def _whole(revision: Revision) -> Iterator[Problem]:
    """Each kind of change has the fields that say what was done."""
    is_private = revision.kind == "personal-data"
    if is_private and revision.old is not None:
        what = "a revision of personal data that tells the old value"
        yield _private(revision, what)
    if revision.change == "changed" and revision.old == revision.new and not is_private:
        yield _problem(revision, "a change of nothing", "new", "another value than the old one")
    if revision.change in ("removed", "merged") and revision.changed_key is None:
        what = f"a record that was {revision.change} is named by its key"
        yield _problem(revision, what, "changed_key", "the key of the record")
    if (revision.change == "merged") != (revision.merged_into is not None):
        allowed = "with change: merged, and only there"
        yield _problem(revision, "merged_into does not fit the change", "merged_into", allowed)
    if revision.change in ("deprecated", "narrowed") and revision.field is None:
        what = f"{revision.change} without saying what"
        yield _problem(revision, what, "field", "the column, or the count that fell")


def _private(revision: Revision, what: str) -> Problem:
    """A problem that does not print the value that it speaks of."""
    hint = "leave old out: the release is compared without it"
    return Problem(what, "revisions", (revision.id,), "old", hint=hint)


def _answered(report: ErrorReport) -> Iterator[Problem]:
    """A report that is decided has an answer; one that was an error has its revision."""
    if report.outcome != "open" and report.answer is None:
        what = "a decided report without an answer"
        yield Problem(what, "error_reports", (report.id,), "answer", allowed="the reason")
    if report.outcome in ("accepted", "partly") and report.revision_id is None:
        what = "an accepted report without its revision"
        yield Problem(what, "error_reports", (report.id,), "revision_id", allowed="a revision id")


def _problem(
    revision: Revision, what: str, column: str, allowed: str, hint: str | None = None
) -> Problem:
    found = getattr(revision, column)
    return Problem(
        what, "revisions", (revision.id,), column, found or "nothing", allowed, hint=hint or None
    )

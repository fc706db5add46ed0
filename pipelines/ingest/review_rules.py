"""Rules of reviews: counts add up, no person can be found, and what came of a comment is said."""

from collections import defaultdict
from collections.abc import Iterator

from pipelines.ingest.records import Records
from schemas.narratives import NarrativeSentence
from schemas.personal import personal_in
from schemas.problem import Problem, show
from schemas.readings import reading_hashes
from schemas.registry import PARENT_ID, TABLES
from schemas.reviews import Review, ReviewComment, ReviewReaders
from schemas.texts import Translation

ORIGINS = {"workshop": "activity_id", "survey": "survey_id"}
"""Basis of a review -> the column that may name what it comes from."""

TAKE_OUT = "take it out: comments are published, and no person may be found by them"


def review_rules(records: Records) -> Iterator[Problem]:
    """Every broken rule of reviews."""
    reviews = {row.id: row for row in records.of("reviews", Review)}
    yield from _counts(records, reviews)
    for each in reviews.values():
        yield from _origin(each)
        yield from _personal("reviews", (each.id,), "note", each.note)
    sentences, hashes = _sentences(records), _hashes(records)
    for comment in records.of("review_comments", ReviewComment):
        review = reviews.get(comment.review_id)
        if review is not None:
            yield from _comment(comment, review)
            if "narrative_sentences" not in records.unclear:
                yield from _sentence(comment, review, sentences, hashes)
            yield from _outcome(comment, review, records)


def _counts(records: Records, reviews: dict[str, Review]) -> Iterator[Problem]:
    """The readers of a review are as many as the persons."""
    counted: dict[str, int] = defaultdict(int)
    for row in records.of("review_readers", ReviewReaders):
        counted[row.review_id] += row.count
    spoilt = {draft.values.get("review_id") for draft in records.rejected.get("review_readers", ())}
    for review in reviews.values():
        if review.id not in spoilt and (not review.persons or counted[review.id] != review.persons):
            what, found = "the readers of a review do not add up to its persons", review.persons
            allowed = f"{counted[review.id]}, as `readers` has it, and at least 1"
            hint = "count the readers again; who says nothing of themselves is not-stated"
            yield Problem(what, "reviews", (review.id,), "persons", str(found), allowed, hint)


def _origin(review: Review) -> Iterator[Problem]:
    """A review names a workshop or a survey only where it comes from one."""
    for basis, column in ORIGINS.items():
        named = getattr(review, column)
        if named is not None and review.basis != basis:
            what = f"{column} with the basis {review.basis}"
            yield Problem(what, "reviews", (review.id,), column, named, f"only with basis: {basis}")


def _personal(
    table: str, key: tuple[str | int, ...], field: str, text: str | None
) -> Iterator[Problem]:
    """No text holds an address; what was found is not said, so that no log holds it."""
    if kind := personal_in(text or ""):
        what, allowed = "personal data in a review", "no addresses, telephone numbers, links"
        yield Problem(what, table, key, field, kind, allowed, TAKE_OUT)


def _comment(comment: ReviewComment, review: Review) -> Iterator[Problem]:
    key = (comment.review_id, comment.number)
    yield from _personal("review_comments", key, "text", comment.text)
    yield from _personal("review_comments", key, "reason", comment.reason)
    if not 1 <= comment.persons <= review.persons:
        what, allowed = "a comment of more or fewer persons than read it", f"1 to {review.persons}"
        found = str(comment.persons)
        yield Problem(what, "review_comments", key, "persons", found, allowed)


def _sentence(
    comment: ReviewComment,
    review: Review,
    sentences: set[str],
    hashes: dict[tuple[str, str], str],
) -> Iterator[Problem]:
    """A comment is on a sentence of the narrative; one of an older text may be gone by now."""
    named, narrative = comment.sentence_id, review.narrative_id
    if named is None:
        return
    is_own = named.rpartition("-n")[0] == narrative
    is_older = hashes.get((narrative, review.language)) != review.text_hash
    if not is_own or (named not in sentences and not is_older):
        what, allowed = "a sentence that is not of this narrative", f"a sentence of {narrative}"
        key = (comment.review_id, comment.number)
        yield Problem(what, "review_comments", key, "sentence_id", named, allowed)


def _outcome(comment: ReviewComment, review: Review, records: Records) -> Iterator[Problem]:
    """What is changed is named, what is kept has its reason, what asks for a change is decided."""
    key, outcome = (comment.review_id, comment.number), comment.outcome
    if (comment.verdict is None) != (comment.sentence_id is None):
        what, allowed = "a verdict goes with a sentence", "both, or none for the text as a whole"
        yield Problem(what, "review_comments", key, "verdict", show(comment.verdict), allowed)
    if outcome is None and (comment.verdict != "correct" or comment.text is not None):
        what, allowed = "a comment of which nobody says what came of it", "open, changed, kept"
        yield Problem(what, "review_comments", key, "outcome", show(None), allowed)
    if outcome == "kept" and comment.reason is None:
        what, allowed = "a text that is kept without a reason", "the reason"
        yield Problem(what, "review_comments", key, "reason", show(None), allowed)
    link = (comment.changed_table, comment.changed_id)
    if outcome == "changed" and None in link:
        what, allowed = "a change that names nothing changed", "changed_table and changed_id"
        yield Problem(what, "review_comments", key, "outcome", outcome, allowed)
    elif outcome != "changed" and link != (None, None):
        what, allowed = "a change that is named with another outcome", "outcome: changed"
        yield Problem(what, "review_comments", key, "outcome", show(outcome), allowed)
    elif outcome == "changed" and not _is_there(comment, review, records):
        what, found = "a change that names no record", f"{link[0]} {link[1]}"
        allowed = "table and id of a record, or a sentence of this narrative"
        yield Problem(what, "review_comments", key, "changed_id", found, allowed)


def _is_there(comment: ReviewComment, review: Review, records: Records) -> bool:
    """Whether a record changed exists; a sentence of the narrative may have been taken out."""
    table, record = comment.changed_table or "", comment.changed_id or ""
    if table in records.unclear:
        return True
    if table == "narrative_sentences" and record.rpartition("-n")[0] == review.narrative_id:
        return True
    column = "record_id" if table == "translations" else PARENT_ID
    known = TABLES.get(table)
    if known is None or known.is_computed or column not in known.columns:
        return False
    return (record,) in records.written(table, column)


def _sentences(records: Records) -> set[str]:
    return {name for (name,) in records.written("narrative_sentences", "id")}


def _hashes(records: Records) -> dict[tuple[str, str], str]:
    return reading_hashes(
        records.of("narrative_sentences", NarrativeSentence),
        records.of("translations", Translation),
    )

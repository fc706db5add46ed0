"""What is taken of the rows that come back: a change for each good one, faults of the others."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipelines.translating.lines import Line, seen
from pipelines.translating.returned import Fault, Returned
from schemas import near
from schemas.codes import REVIEW, TITLE_STATUS
from schemas.fields import TEXT
from schemas.fingerprint import text_hash
from schemas.problem import Problem, show
from schemas.texts import Translation
from schemas.translatable import TextKey

BY_HAND = "our-translation"
"""The status of what a person translated and gave no status."""

_AGAIN = "export the text again and translate it there"


@dataclass(frozen=True)
class Change:
    """A translation that is written. before: as it stands, None for a new one."""

    before: Translation | None
    after: Translation


@dataclass(frozen=True)
class Judged:
    """What is written, and what is wrong with the rows of which nothing is."""

    changes: tuple[Change, ...]
    faults: tuple[Fault, ...]


def judged(rows: Sequence[Returned], known: Sequence[Line], language: str) -> Judged:
    """The changes that rows ask for.

    rows: as they came back; known: every text as it stands today.
    """
    by_key = {line.key: line for line in known}
    times = Counter(row.key for row in rows)
    changes: list[Change] = []
    faults: list[Fault] = []
    for row in rows:
        wrong = [*row.faults, *_unknown(row, by_key), *_twice(row, times)]
        line = by_key.get(row.key)
        if line is not None and not wrong and _is_work(row, line):
            wrong = list(_wrong(row, line, language))
            if not wrong:
                changes.append(Change(line.row, _after(row, line, language)))
        faults.extend(wrong)
    return Judged(tuple(each for each in changes if each.before != each.after), tuple(faults))


def _is_work(row: Returned, line: Line) -> bool:
    """Whether a row asks for anything that is not so already."""
    if row.text is not None and (row.text != line.current or line.state != "current"):
        return True
    if row.seen == seen(row.current, row.status, row.review, row.note):
        return False
    if (row.text or row.current, row.note) != (line.current, line.note):
        return True
    return row.is_status_set and (row.status, row.review) != (line.status, line.review)


def _unknown(row: Returned, known: Mapping[TextKey, Line]) -> Iterator[Fault]:
    if row.key in known:
        return
    tables = {key.table for key in known}
    if row.key.table not in tables:
        yield row.fault(
            *("table", "no table with texts to translate", row.key.table),
            hint=near.hint(row.key.table, tables),
        )
        return
    ids = {key.id for key in known if key.table == row.key.table}
    if row.key.id not in ids:
        hint = near.hint(row.key.id, ids) or "put back the id of the export, or take the row out"
        yield row.fault("id", f"no record of {row.key.table}", row.key.id, hint=hint)
        return
    fields = {key.field for key in known if (key.table, key.id) == row.key[:2]}
    yield row.fault(
        "field", "no text to translate of this record", row.key.field, ", ".join(sorted(fields))
    )


def _twice(row: Returned, times: Mapping[TextKey, int]) -> Iterator[Fault]:
    if times[row.key] > 1:
        what, hint = "a text that has more than one row", "keep one row of each text"
        yield row.fault("id", what, str(row.key), hint=hint)


def _wrong(row: Returned, line: Line, language: str) -> Iterator[Fault]:
    """What is wrong with a row that asks for a change."""
    if row.hash != line.original.hash:
        what = "the English text is another one since the export"
        yield row.fault("hash", what, row.hash, line.original.hash, _AGAIN)
    elif row.seen != line.seen:
        what = "the translation in the repository was changed since the export"
        hint = f"{_AGAIN}; a grey cell that was changed by hand gives this too"
        yield row.fault("current", what, show(row.current), show(line.current), hint)
    elif text_hash(row.english) != row.hash or _is_grey(row, line):
        what = "a grey cell was changed, or cells were moved"
        hint = "write a new text into the column for it, and put the old one back"
        yield row.fault("current", what, show(row.current), show(line.current), hint)
    yield from _codes(row)
    yield from _texts(row, line, language)
    yield from _claims(row, line)


def _is_grey(row: Returned, line: Line) -> bool:
    """Whether the translation of the export is not as it was; in some files it is the new one."""
    return row.is_status_set and (row.current or "").split() != (line.current or "").split()


def _codes(row: Returned) -> Iterator[Fault]:
    for column, value, listed in (
        ("status", row.status, TITLE_STATUS),
        ("review", row.review, REVIEW),
    ):
        if value is not None and value not in listed.codes:
            allowed = ", ".join(listed.codes)
            hint = near.hint(value, listed.codes)
            yield row.fault(column, f"no {column} of that name", value, allowed, hint)


def _texts(row: Returned, line: Line, language: str) -> Iterator[Fault]:
    for column, text in (("text", row.text), ("note", row.note)):
        if text is None:
            continue
        if fault := TEXT.fault(text):
            yield row.fault(column, fault, show(text), TEXT.allowed)
        elif "\n" in text and "\n" not in line.original.text:
            yield row.fault(column, "a line break", show(text), "a text on one line")
        elif column == "text" and language != "sr-Cyrl" and (odd := _cyrillic(text)):
            yield row.fault(column, "a letter of Cyrillic script", odd, "letters of Latin script")


def _cyrillic(text: str) -> str | None:
    return next((letter for letter in text if "\u0400" <= letter <= "\u04ff"), None)


def _claims(row: Returned, line: Line) -> Iterator[Fault]:
    """What a row says of a text that is not there, is stale, or is that of a source."""
    if row.text is None and row.current is None and line.current is not None:
        what, hint = "an empty text", "a translation is taken out by hand, in raw/translations"
        yield row.fault("text", what, allowed=show(line.current), hint=hint)
    elif row.text is None and line.row is None:
        what, hint = "a status, review or note without a text", "write the text, or empty the cell"
        yield row.fault("text", what, show(row.status or row.review or row.note), hint=hint)
    elif row.text is None and line.state == "stale" and row.review != line.review:
        what = "a review of a translation whose English text has changed"
        hint = "if the text still fits, copy it into the column of the new one"
        yield row.fault("review", what, show(row.review), hint=hint)
    is_sourced = line.row is not None and (line.row.verified or line.row.source_id is not None)
    if is_sourced and row.text is not None and row.text != line.current:
        what = "the wording is that of a source, and is not changed from here"
        hint = "change it by hand in raw/translations, with source_id and verified"
        yield row.fault("text", what, show(row.text), show(line.current), hint)


def _after(row: Returned, line: Line, language: str) -> Translation:
    """The translation that a good row asks for."""
    before = line.row
    text = row.text if row.text is not None else str(line.current)
    is_new = before is None or text != before.text
    review = row.review
    if is_new and before is not None and review == before.review:
        review = None  # it was a review of the text before
    is_read = row.text is not None or review not in (None, "unreviewed", line.review)
    return Translation(
        record_table=line.key.table,
        record_id=line.key.id,
        field=line.key.field,
        language=language,
        text=text,
        status=_status(row, before, is_new),
        review=review,
        verified=before.verified if before else False,
        source_id=before.source_id if before else None,
        original=line.original.hash if is_read else (before.original if before else None),
        note=row.note,
    )


def _status(row: Returned, before: Translation | None, is_new: bool) -> str:
    if row.status is not None and (row.is_status_set or not is_new):
        return row.status
    return BY_HAND if is_new or before is None else before.status


def misplaced(where: str, found: str, language: str) -> Fault:
    """A fault of a file that was exported for another language."""
    what, hint = "a file of another language", f"import it with --lang {found}, or export anew"
    return Fault(where, Problem(what, found=found, allowed=language, hint=hint))

"""Answers on the command line: positions on an agreement at any date, and what is owed."""

import csv
import io
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pipelines.present import Library, level_lines, owed_lines
from pipelines.run.edition import edition, read
from schemas import near
from schemas.codes import OBLIGED, PERFORMER
from schemas.csv_text import guarded_row
from schemas.edtf import ALLOWED, BadDate, first_day, last_day
from schemas.problem import CouldNotRun
from schemas.tables import Tables

Line = dict[str, str]


@dataclass(frozen=True)
class Question:
    """What is asked: an agreement at (as of, known by), of one performer or of all.

    Dates are EDTF texts, of which the last day counts; None stands for the data date.
    """

    agreement: str
    as_of: str | None = None
    known_by: str | None = None
    performer: str | None = None


def level(raw: Path, question: Question) -> list[Line]:
    """Positions on an agreement and its provisions, one line for each assessor and unit.

    raw: folder of the records. Raises CouldNotRun with what is possible for an unknown agreement
    or performer, a date that is none or lies before the first agreement, and an empty answer;
    ProblemsFound for errors in the data.
    """
    records = read(raw)
    base = records.base
    known("agreement", question.agreement, base["agreements"]["id"].to_pylist())
    if question.performer is not None:
        known("performer", question.performer, list(PERFORMER.codes))
    as_of, known_by = day_asked(base, question.as_of), day_asked(base, question.known_by)
    made = edition(records, as_of, known_by)
    was_agreed = question.agreement in made.stood["agreements"]["id"].to_pylist()
    library = Library(made.tables)
    lines = level_lines(library, question.agreement, question.performer) if was_agreed else []
    if not lines:
        raise CouldNotRun(_nothing(question, as_of, known_by))
    return lines


def owed(raw: Path, by: str | None, everything: bool) -> list[Line]:
    """Open obligations at the data date, one line for each, longest past first.

    raw: folder of the records; by: what one body owes; everything: also without a deadline that has
    passed. Raises CouldNotRun with what is possible for an unknown body and for an empty answer;
    ProblemsFound for errors in the data.
    """
    if by is not None:
        known("body", by, list(OBLIGED.codes))
    lines = owed_lines(Library(edition(read(raw)).tables), by, everything)
    if not lines:
        past = " past its deadline; ask with --all for those without such a deadline"
        of_whom = f" of {by}" if by else ""
        raise CouldNotRun(f"no open obligation{of_whom}{'' if everything else past}")
    return lines


def known(what: str, given: str, listed: Sequence[str]) -> None:
    """Raise CouldNotRun, with what is possible, for a value that is not listed."""
    if given not in listed:
        hint = near.hint(given, listed) or f"one of {', '.join(listed)}"
        raise CouldNotRun(f"no {what} {given}; {hint}")


def day_asked(tables: Tables, text: str | None) -> date:
    """The last day of a date as asked, within the time of the data."""
    latest = date.fromisoformat(tables.rows("dataset")[0]["release_date"])
    if text is None:
        return latest
    try:
        day = last_day(text)
    except BadDate as error:
        raise CouldNotRun(f"{error}; allowed: {ALLOWED}") from None
    agreed = [first_day(row["date_agreed"]) for row in tables.rows("agreements")]
    first = min((start for start in agreed if start), default=latest)
    if day is None or not first <= day <= latest:
        raise CouldNotRun(f"{text} is outside the data: from {first} to {latest}")
    return day


def _nothing(question: Question, as_of: date, known_by: date) -> str:
    who = f" on {question.performer}" if question.performer else ""
    return (
        f"no assessment of {question.agreement}{who} counts as of {as_of}, known by {known_by}; "
        "ask for a later date, or without --performer"
    )


def as_table(lines: Sequence[Line]) -> str:
    """Lines in columns, readable without colour."""
    head = {name: name for name in lines[0]}
    widths = {name: max(len(line[name]) for line in [head, *lines]) for name in head}
    rule = {name: "-" * width for name, width in widths.items()}
    rows = [
        "  ".join(line[name].ljust(widths[name]) for name in head).rstrip()
        for line in [head, rule, *lines]
    ]
    return "\n".join(rows) + "\n"


def as_csv(lines: Sequence[Line]) -> str:
    """Lines as CSV with a header."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(lines[0])
    writer.writerows(guarded_row(line.values()) for line in lines)
    return buffer.getvalue()


def as_json(lines: Sequence[Line]) -> str:
    """Lines as a JSON list."""
    return json.dumps(list(lines), ensure_ascii=False, indent=2) + "\n"


FORMATS: dict[str, Callable[[Sequence[Line]], str]] = {
    "table": as_table,
    "csv": as_csv,
    "json": as_json,
}

"""From a candidate to a record of raw/: tried on a copy of raw/ first, then written."""

import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from pydantic import JsonValue

from pipelines.capture.inbox import raw_files
from pipelines.capture.inbox.citing import cited
from pipelines.capture.inbox.data_date import date_of_data, needed, with_date
from pipelines.capture.inbox.homes import HOMES, Fields, file_of, free_id, home_of
from pipelines.capture.inbox.raw_files import DATASET, DECISIONS, Changes
from pipelines.capture.inbox.yaml_form import dumped, header, ordered, whole, with_item
from pipelines.ingest import ingest
from schemas.candidates import Candidate, Likeness
from schemas.files import replace_text
from schemas.problem import CouldNotRun, Problem, ProblemsFound
from schemas.registry import PARENT_ID, TABLES


@dataclass(frozen=True)
class Accepted:
    """What accepting a candidate writes.

    table, id: of the record; file: where it stands; source: id of a new source; data_date: the
    earlier and the new date of the data, where it moved; changes: the files; likenesses: what may
    be the same; warnings: about the files.
    """

    table: str
    id: str
    file: str
    source: str | None
    data_date: tuple[str, str] | None
    changes: Changes
    likenesses: tuple[Likeness, ...] = ()
    warnings: tuple[Problem, ...] = ()


def accepted(
    raw: Path,
    candidate: Candidate,
    record: Fields,
    today: date,
    is_verified: bool = False,
) -> Accepted:
    """What accepting would write; nothing is written yet, but all of it was checked.

    raw: the folder of the records; record: of the candidate, as a person may have edited it; today:
    the day of the decision; is_verified: whether a person read it on the page. Raises ProblemsFound
    for what the check of the records finds, CouldNotRun for a candidate that has no place.
    """
    plan = _planned(raw, candidate, record, today, is_verified)
    return replace(plan, likenesses=candidate.likenesses, warnings=_tried(raw, plan))


def write(accepted: Accepted) -> None:
    """Write what was accepted: what others rest on first, the decision last."""
    for file, text in accepted.changes.texts.items():
        path = accepted.changes.raw / file
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_text(path, text)


def rejected(raw: Path, candidate: Candidate, reason: str, today: date) -> Changes:
    """The change of a rejection: its line among the decisions, checked."""
    decision: dict[str, JsonValue] = {
        "candidate": candidate.key,
        "decision": "rejected",
        "reason": reason,
        "decided_on": today.isoformat(),
    }
    changes = Changes(raw)
    _add_decision(changes, decision)
    _without_errors(_checked(raw, changes, only=(DECISIONS,)))
    return changes


def _planned(
    raw: Path, candidate: Candidate, record: Fields, today: date, is_verified: bool
) -> Accepted:
    home, changes = home_of(candidate.kind), Changes(raw)
    fields = dict(record)
    _not_there_yet(raw, home.table, fields)
    is_chosen = fields.get(PARENT_ID) != candidate.record.get(PARENT_ID)
    taken = raw_files.ids(raw, home.table)
    fields[PARENT_ID] = free_id(home, fields, taken, is_chosen)
    if "verified" in TABLES[home.table].columns:
        fields["verified"] = is_verified
    source = _with_citation(raw, candidate, fields, home.table)
    fields = ordered(home.table, fields)
    moved = _move(changes, home.table, fields, max(today, candidate.origin.seen_on))
    if source is not None:
        _add(changes, "source", source)
    file = _add(changes, candidate.kind, fields)
    _add_decision(changes, _decision(candidate.key, home.table, str(fields[PARENT_ID]), today))
    made = str(source[PARENT_ID]) if source is not None else None
    return Accepted(home.table, str(fields[PARENT_ID]), file, made, moved, changes)


def _not_there_yet(raw: Path, table: str, fields: Fields) -> None:
    """Raise CouldNotRun for a record that is there, as after an accept that was cut off."""
    plain = {name: value for name, value in fields.items() if isinstance(value, str)}
    plain.pop(PARENT_ID, None)
    same = raw_files.record_like(raw, table, plain)
    if same is not None:
        raise CouldNotRun(
            f"{table} {same} says the same already; reject this candidate, with that as the reason"
        )


def _decision(key: str, table: str, record_id: str, today: date) -> dict[str, JsonValue]:
    return {
        "candidate": key,
        "decision": "accepted",
        "decided_on": today.isoformat(),
        "accepted_table": table,
        "accepted_id": record_id,
    }


def _with_citation(
    raw: Path, candidate: Candidate, fields: dict[str, JsonValue], table: str
) -> dict[str, JsonValue] | None:
    """Let a record cite its page, unless it does. Returns the source that is new."""
    if "citations" not in TABLES[table].children:
        return None
    taken, known = raw_files.source_ids(raw)
    found = cited(candidate, fields, taken, known)
    if found is None:
        return None
    own = fields.get("citations")
    before = own if isinstance(own, list) else []
    named = [each.get("source_id") for each in before if isinstance(each, dict)]
    if found.citation["source_id"] in named:
        return None
    fields["citations"] = [*before, found.citation]
    return found.source


def _move(changes: Changes, table: str, fields: Fields, today: date) -> tuple[str, str] | None:
    """Let the date of the data follow a record of a later day. Returns the earlier and the new."""
    text = changes.text(DATASET)
    if text is None:
        raise CouldNotRun("there is no raw/dataset.yml; see `dialogue check`")
    before, day = date_of_data(text), needed(table, fields, today)
    if day is None or day <= before:
        return None
    changes.texts[DATASET] = with_date(text, day)
    return before, day


def _add(changes: Changes, kind: str, fields: Fields) -> str:
    """Put a record into the file where it belongs. Returns that file."""
    home = home_of(kind)
    record = ordered(home.table, fields)
    file = file_of(home, record)
    if home.listed is None:
        if changes.text(file) is not None:
            raise CouldNotRun(
                f"raw/{file} is there already; `dialogue inbox edit` gives another id"
            )
        changes.texts[file] = whole(home, record)
    else:
        changes.texts[file] = with_item(changes.text(file), home, record, f"raw/{file}")
    return file


def _add_decision(changes: Changes, decision: dict[str, JsonValue]) -> None:
    before = changes.text(DECISIONS)
    start = (
        f"{header('decisions', 0)}decisions:\n" if before is None else before.rstrip("\n") + "\n"
    )
    item = dumped({"decisions": [ordered("decisions", decision)]}).partition("\n")[2]
    changes.texts[DECISIONS] = start + item


def _tried(raw: Path, plan: Accepted) -> tuple[Problem, ...]:
    """The warnings about the files that change. Raises ProblemsFound for errors anywhere."""
    found = _checked(raw, plan.changes)
    _without_errors(found)
    new = {f"{raw.name}/{file}" for file in (plan.file, "sources.yml", DECISIONS)}
    return tuple(
        each for each in found if each.place and each.place.file in new and plan.id in str(each.key)
    )


def _checked(raw: Path, changes: Changes, only: tuple[str, ...] = ()) -> tuple[Problem, ...]:
    """What the check finds in a copy of raw/ with the changes. only: problems of these files."""
    with tempfile.TemporaryDirectory(prefix="dialogue-inbox-") as folder:
        copy = Path(folder) / raw.name
        shutil.copytree(raw, copy, symlinks=True)
        for file, text in changes.texts.items():
            (copy / file).parent.mkdir(parents=True, exist_ok=True)
            (copy / file).write_text(text, encoding="utf-8")
        found = ingest(copy).problems
    own = {f"{raw.name}/{file}" for file in only}
    return tuple(p for p in found if not own or (p.place and p.place.file in own))


def _without_errors(problems: tuple[Problem, ...]) -> None:
    if any(problem.severity == "error" for problem in problems):
        raise ProblemsFound(tuple(_errors(problems)))


def _errors(problems: tuple[Problem, ...]) -> Iterator[Problem]:
    yield from (problem for problem in problems if problem.severity == "error")


KINDS = tuple(HOMES)
"""Kinds of candidates that have a place."""

"""Pages to candidates: records in the form of raw/activities and raw/projects, as far as known."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from pydantic import JsonValue, ValidationError

from pipelines.capture.reader.as_json import plain_value
from pipelines.capture.reader.folding import plain
from pipelines.capture.reader.kinds import is_issued
from pipelines.capture.reader.known import Known
from pipelines.capture.reader.values import Page, Read, Reading, Texts
from schemas.candidates import Candidate, Evidence, Likeness, Origin
from schemas.personal import personal_in
from schemas.registry import TABLES

Record = dict[str, JsonValue]
_LANGUAGE = {"sq": "sq", "sr-Latn": "sr", "sr-Cyrl": "sr"}


def offered(pages: Iterable[Page], seen_on: date, known: Known) -> list[Candidate]:
    """One candidate for each event, each entry of a listing and each project.

    pages: with their duplicates marked; seen_on: the day on which they were read.
    """
    return [each for page in pages for each in _of_page(page, seen_on, known)]


def _of_page(page: Page, seen_on: date, known: Known) -> Iterator[Candidate]:
    if page.kind_of_page in ("event", "project"):
        yield _candidate(page, page.reading, None, seen_on, known)
    for row, entry in enumerate(page.entries, 1):
        yield _candidate(page, entry, row, seen_on, known)


def _candidate(
    page: Page, reading: Reading, row: int | None, seen_on: date, known: Known
) -> Candidate:
    kind = "project" if page.kind_of_page == "project" else "activity"
    record = _project(reading, known) if kind == "project" else _activity(page, reading, row, known)
    record = {name: value for name, value in record.items() if value not in (None, [])}
    return Candidate(
        key=_key(page, reading, row),
        kind=kind,
        record=record,
        evidence=tuple(_evidence(page, reading)),
        origin=Origin(
            address=page.address,
            file=None if page.address else page.name,
            snapshot=page.snapshot,
            row=row,
            seen_on=seen_on,
        ),
        truncated=reading.truncated,
        likenesses=tuple(_likenesses(reading, kind)),
        problems=tuple(_problems(page, reading, record, kind, known)),
    )


def _key(page: Page, reading: Reading, row: int | None) -> str:
    """The same when the same page comes again; of an entry its words, for its place moves."""
    title = plain(reading.title.value) if reading.title else ""
    day = reading.date.value if reading.date else ""
    told = f"{title}|{day}" if title else str(row)
    inner = "" if row is None else f"#{told}"
    return hashlib.sha256(f"{page.address or page.name}{inner}".encode()).hexdigest()[:20]


def _activity(page: Page, reading: Reading, row: int | None, known: Known) -> Record:
    people = reading.participants
    words = page.text[people.start : people.end] if people else None
    return {
        "id": _id(reading, known),
        "title": _value(reading.title),
        "kind": _value(reading.kind),
        "date": _value(reading.date),
        "date_end": _value(reading.date_end),
        "published": _value(reading.published),
        "held": "yes" if reading.held and reading.held.value == "yes" else "not-known",
        "evidence": _evidence_code(reading, row),
        "mode": _value(reading.mode),
        "place_id": _place(reading, known),
        "project_id": _project_id(reading, known),
        "participants": people.value.number if people else None,
        "participants_note": words if people and people.value.hedged else None,
        "source_language": _LANGUAGE.get(page.language or ""),
        "verified": False,
        "organisers": _ids(reading.organisers, known),
        "partners": _ids(reading.partners, known),
        "funders": _ids(reading.funders, known),
        "target_groups": _list(reading.target_groups),
        "topics": _list(reading.topics),
        "speakers": [_speaker(read.value.name, read.value.role) for read in reading.speakers],
        "findings": _list(reading.findings),
        "agreements": [
            {"agreement_id": read.value, "basis": "stated"} for read in reading.agreements
        ],
        "discrepancies": [_discrepancy(reading, read) for read in reading.other_dates],
    }


def _project(reading: Reading, known: Known) -> Record:
    title = _value(reading.title)
    lead = next(iter(_ids(reading.organisers, known)), None)
    return {
        "id": _slug(title or "project"),
        "title": title,
        "lead_id": lead,
        "verified": False,
        "partners": _ids(reading.partners, known),
        "funders": _ids(reading.funders, known),
        "objectives": [reading.objective.value] if reading.objective else [],
        "target_groups": _list(reading.target_groups),
        "planned": [
            _without_nothing(
                number=n,
                title=read.value.title,
                kind=read.value.kind,
                note=_planned_note(read.value.count, read.value.towns),
            )
            for n, read in enumerate(reading.planned, 1)
        ],
    }


def _planned_note(count: int | None, towns: Sequence[str]) -> str | None:
    parts = [*([str(count)] if count else []), *([", ".join(towns)] if towns else [])]
    return ": ".join(parts) or None


def _without_nothing(**values: JsonValue) -> Record:
    return {name: value for name, value in values.items() if value is not None}


def _speaker(name: str, role: str | None) -> Record:
    return _without_nothing(name=name, role=role)


def _discrepancy(reading: Reading, other: Read[str]) -> str:
    first = reading.date.value if reading.date else "no date"
    return f"The page gives {first} and {other.value}."


def _evidence_code(reading: Reading, row: int | None) -> str:
    if is_issued(_value(reading.kind)) and not reading.truncated:
        return "publication"
    if row is not None or reading.truncated:
        return "listing-excerpt"
    return "report" if reading.held and reading.held.value == "yes" else "announcement"


def _value(read: Read[str] | None) -> str | None:
    return read.value if read else None


def _list(reads: Texts) -> list[JsonValue]:
    return [read.value for read in reads]


def _ids(reads: Texts, known: Known) -> list[JsonValue]:
    """The ids of organisations that the register has."""
    found = (known.organisations.get(_name(read.value)) for read in reads)
    return list(dict.fromkeys(id_ for id_ in found if id_))


def _name(name: str) -> str:
    return " ".join(plain(name).split())


def _place(reading: Reading, known: Known) -> str | None:
    found = known.towns.get(plain(reading.place.value)) if reading.place else None
    # Towns that only the gazetteer has are no places of the register.
    return found[0] if found and found[0] in known.cyrillic else None


def _project_id(reading: Reading, known: Known) -> str | None:
    return known.projects.get(_name(reading.project.value)) if reading.project else None


def _id(reading: Reading, known: Known) -> str:
    """A proposal: organiser, kind and day."""
    who = next(iter(_ids(reading.organisers, known)), None)
    day = _value(reading.date) or "undated"
    named = _slug(_value(reading.title) or "") if not who else str(who)
    return "-".join(part for part in (named, _value(reading.kind), day) if part)


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", plain(text)).strip("-")[:50].strip("-")


def _evidence(page: Page, reading: Reading) -> Iterator[Evidence]:
    for name, read in reading.values():
        yield Evidence(
            field=name,
            value=plain_value(read.value),
            text=page.text[read.start : read.end],
            start=read.start,
            end=read.end,
            confidence=read.confidence,
        )


def _likenesses(reading: Reading, kind: str) -> Iterator[Likeness]:
    if reading.duplicate_of:
        table = "projects" if kind == "project" else "activities"
        why = "the same day and a near title or the same organiser"
        yield Likeness(table=table, id=reading.duplicate_of, score=0.8, why=why)


def _problems(
    page: Page, reading: Reading, record: Record, kind: str, known: Known
) -> Iterator[str]:
    """What keeps a record from being valid, and what a person should know, in sentences."""
    yield from _invalid(record, "projects" if kind == "project" else "activities")
    for role in ("organisers", "partners", "funders"):
        for read in getattr(reading, role):
            if _name(read.value) not in known.organisations:
                yield f"{role}: {read.value!r} is not in raw/organisations.yml: add it or leave it"
    if not reading.on_dialogue:
        yield "the text does not name the dialogue: look whether it belongs here"
    if page.language in _LANGUAGE:
        yield f"title and texts are in {page.language}: the record wants them in English"
    for field, value in record.items():
        if isinstance(value, str) and (personal := personal_in(value)):
            yield f"{field} holds {personal}: take it out"
    yield from page.problems


def _invalid(record: Mapping[str, Any], table: str) -> Iterator[str]:
    """What the model of a table says of a record; nested lists are checked when it is accepted."""
    model = TABLES[table].model
    flat = {name: value for name, value in record.items() if name in model.model_fields}
    try:
        model.model_validate(flat)
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            field = ".".join(str(part) for part in detail["loc"])
            missing = detail["type"] == "missing"
            yield f"{field} is missing" if missing else f"{field}: {detail['msg']}"

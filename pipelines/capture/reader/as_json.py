"""A page as JSON: every field as read, and where each value stands."""

from typing import Any

from pipelines.capture.reader.values import Page, Planned, Read, Reading, Session, Speaker, Texts

Json = dict[str, Any]


def page_json(page: Page) -> Json:
    """One object for a page; null or an empty list where nothing is known."""
    return {
        "file": page.name,
        "address": page.address,
        "snapshot": page.snapshot,
        "kind_of_page": page.kind_of_page,
        "language": page.language,
        **_reading(page.reading, page.text),
        "entries": [
            {"language": page.language, **_reading(entry, page.text)} for entry in page.entries
        ],
        "links": list(page.links),
        "problems": list(page.problems),
    }


def _reading(reading: Reading, text: str) -> Json:
    people = reading.participants
    return {
        "title": _one(reading.title),
        "kind": _one(reading.kind),
        "date": _one(reading.date),
        "date_end": _one(reading.date_end),
        "other_dates": _texts(reading.other_dates),
        "date_inferred": reading.inferred,
        "published": _one(reading.published),
        "held": _one(reading.held),
        "mode": _one(reading.mode),
        "place": _one(reading.place),
        "organisers": _texts(reading.organisers),
        "partners": _texts(reading.partners),
        "funders": _texts(reading.funders),
        "project": _one(reading.project),
        "component": _one(reading.component),
        "objective": _one(reading.objective),
        "target_groups": _texts(reading.target_groups),
        "participants": people.value.number if people else None,
        "participants_hedged": people.value.hedged if people else None,
        "speakers": [speaker(read.value) for read in reading.speakers],
        "sessions": [_session(read.value) for read in reading.sessions],
        "planned": [_planned(read.value) for read in reading.planned],
        "topics": _texts(reading.topics),
        "agreements": _texts(reading.agreements),
        "findings": _texts(reading.findings),
        "outputs": _texts(reading.outputs),
        "on_dialogue": reading.on_dialogue,
        "truncated": reading.truncated,
        "duplicate_of": reading.duplicate_of,
        "evidence": [
            {
                "field": name,
                "value": plain_value(read.value),
                "text": text[read.start : read.end],
                "start": read.start,
                "end": read.end,
                "confidence": read.confidence,
            }
            for name, read in reading.values()
        ],
    }


def _one(read: Read[str] | None) -> str | None:
    return read.value if read else None


def _texts(reads: Texts) -> list[str]:
    return [read.value for read in reads]


def speaker(value: Speaker) -> Json:
    """A speaker as an object."""
    return {"name": value.name, "role": value.role}


def _session(value: Session) -> Json:
    told = {"title": value.title, "kind": value.kind, "count": value.count}
    return {name: each for name, each in told.items() if each is not None}


def _planned(value: Planned) -> Json:
    return {
        "title": value.title,
        "kind": value.kind,
        "count": value.count,
        "towns": list(value.towns),
    }


def plain_value(value: object) -> Any:
    """A value as JSON has it."""
    if isinstance(value, Speaker):
        return speaker(value)
    if isinstance(value, Session):
        return _session(value)
    if isinstance(value, Planned):
        return _planned(value)
    return value if isinstance(value, str | int | float | bool) else getattr(value, "number", None)

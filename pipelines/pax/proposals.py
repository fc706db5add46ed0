"""Entries without an agreement as candidates: a person decides, and writes the record."""

from datetime import date

from pydantic import JsonValue

from pipelines.pax.entries import Entry
from pipelines.pax.matching import OnlyTheirs
from schemas.candidates import Candidate, Evidence, Likeness, Origin

KIND = "agreement"
NEEDS = (
    "PA-X gives a title and a date; phase, form, summary, provisions and sources are for a person, "
    "who reads the text: `dialogue import pax FILE --out DIR` writes a file to fill in",
)


def key(entry_id: str) -> str:
    """The key of the candidate of an entry, the same whenever it comes again."""
    return f"pa-x-{entry_id}"


def fields(entry: Entry) -> dict[str, str]:
    """The fields of an agreement that an entry has."""
    found = {"title": entry.title, "date_agreed": entry.date}
    return {name: text for name, text in found.items() if text is not None}


def candidate(theirs: OnlyTheirs, file: str, seen_on: date) -> Candidate:
    """An entry as a candidate. file: the name of the download; seen_on: the day it was read."""
    entry = theirs.entry
    record: dict[str, JsonValue] = {**fields(entry)}
    return Candidate(
        key=key(entry.id),
        kind=KIND,
        record=record,
        evidence=tuple(
            Evidence(field=name, value=text, text=text, place=str(entry.place), confidence=1)
            for name, text in fields(entry).items()
        ),
        origin=Origin(file=file, row=entry.place.line, seen_on=seen_on),
        likenesses=tuple(
            Likeness(
                table="agreements",
                id=near.ours.id,
                score=near.score / 100,
                why=f"{' and '.join(near.fits_by)} of PA-X {entry.id} fit",
            )
            for near in theirs.near
        ),
        problems=NEEDS,
    )

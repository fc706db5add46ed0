"""Candidates for tests: examples, and no facts."""

from datetime import date
from pathlib import Path
from typing import Any

from pipelines.run.deciding import opened
from schemas.candidates import Candidate, Evidence, Origin

ADDRESS = "https://site.example.org/round-table-on-bridges"
SEEN = date(2020, 7, 1)
TODAY = date(2020, 7, 2)

RECORD: dict[str, Any] = {
    "title": "Round table on bridges",
    "kind": "roundtable",
    "date": "2020-06-24",
    "held": "yes",
    "evidence": "report",
    "organisers": ["example-institute"],
    "topics": ["bridges"],
}
WORDS = {
    "title": "Round table on bridges",
    "date": "24 June 2020",
    "organisers.1": "The Example Institute held",
}


def candidate(key: str = "abcdef123456", **values: Any) -> Candidate:
    """A round table that a page reports. values: fields of the record; None takes one out."""
    record = {**RECORD, **values}
    kept = {name: value for name, value in record.items() if value is not None}
    evidence = [
        Evidence(field=name, value=None, text=text, start=0, end=9, confidence=0.9)
        for name, text in WORDS.items()
    ]
    origin = Origin(address=ADDRESS, snapshot="0" * 64, seen_on=SEEN)
    return Candidate(key=key, kind="activity", record=kept, evidence=tuple(evidence), origin=origin)


def put(root: Path, *candidates: Candidate) -> None:
    """Put candidates into the inbox of a project."""
    opened(root / "raw", root / "build").put(candidates)

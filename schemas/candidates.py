"""Candidates: what came in and waits for a person, with where each value was read."""

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue

State = Literal["waiting", "accepted", "rejected"]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Evidence(_Strict):
    """Where a value was read.

    field: of the record, with dots and places for what is nested (`sessions.1.count`); text: the
    words as they stand; start, end: their place in the text of the page, absent for a workbook;
    place: sheet and cell of a workbook; confidence: from 0 to 1.
    """

    field: str
    value: JsonValue
    text: str
    start: int | None = None
    end: int | None = None
    place: str | None = None
    confidence: float = Field(ge=0, le=1)


class Origin(_Strict):
    """What a candidate was read from.

    address: of a page; file: name of a file of this machine; snapshot: sha256 of the bytes kept;
    row: number in a sheet or place in a listing; seen_on: the day.
    """

    address: str | None = None
    file: str | None = None
    snapshot: str | None = None
    row: int | None = None
    seen_on: date


class Likeness(_Strict):
    """A record or another candidate that may be the same. score: from 0 to 1; why: in words."""

    table: str
    id: str
    score: float = Field(ge=0, le=1)
    why: str


class Candidate(_Strict):
    """One possible record, as it would be written into raw/, and what it rests on.

    key: of what it was read from, the same when the same page or row comes again; kind: of the
    file in raw/ (activity, meeting, project, survey ...); record: its fields in the form of
    the contract; truncated: the rest was cut off, so that what is absent is not denied; problems:
    what keeps the record from being valid as it is, in sentences; reason: of a rejection.
    """

    key: str
    kind: str
    record: dict[str, JsonValue]
    evidence: tuple[Evidence, ...] = ()
    origin: Origin
    truncated: bool = False
    likenesses: tuple[Likeness, ...] = ()
    problems: tuple[str, ...] = ()
    state: State = "waiting"
    reason: str | None = None
    record_id: str | None = None
    decided_on: date | None = None

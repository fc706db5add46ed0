"""What the reader gives: values, each with the place in the text where it was read."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Generic, Literal, TypeVar

Value = TypeVar("Value", covariant=True)
PageKind = Literal["event", "listing", "project", "none"]
Held = Literal["yes", "announced", "unknown"]


@dataclass(frozen=True)
class Read(Generic[Value]):
    """A value and where it stands.

    start, end: in the text of the page; confidence: from 0 to 1.
    """

    value: Value
    start: int
    end: int
    confidence: float = 0.9


@dataclass(frozen=True)
class Speaker:
    """A person who spoke in a public or organisational role."""

    name: str
    role: str | None = None


@dataclass(frozen=True)
class Session:
    """A part of an event, or several that are only counted."""

    title: str | None = None
    kind: str | None = None
    count: int | None = None


@dataclass(frozen=True)
class Planned:
    """An activity that a project plans. towns: where, as written."""

    title: str
    kind: str | None = None
    count: int | None = None
    towns: tuple[str, ...] = ()


@dataclass(frozen=True)
class Participants:
    """A number of participants. hedged: the page says "around", "over" or the like."""

    number: int
    hedged: bool = False


Texts = tuple[Read[str], ...]


@dataclass(frozen=True)
class Reading:
    """What was read of one event, one entry of a listing or one project; empty where not known.

    other_dates: what disagrees with the date; inferred: the year of the date is our conclusion;
    truncated: the rest was cut off; start, end: the part of the text that was read.
    """

    start: int
    end: int
    title: Read[str] | None = None
    kind: Read[str] | None = None
    date: Read[str] | None = None
    date_end: Read[str] | None = None
    other_dates: Texts = ()
    published: Read[str] | None = None
    inferred: bool = False
    held: Read[Held] | None = None
    mode: Read[str] | None = None
    place: Read[str] | None = None
    organisers: Texts = ()
    partners: Texts = ()
    funders: Texts = ()
    project: Read[str] | None = None
    component: Read[str] | None = None
    objective: Read[str] | None = None
    target_groups: Texts = ()
    participants: Read[Participants] | None = None
    speakers: tuple[Read[Speaker], ...] = ()
    sessions: tuple[Read[Session], ...] = ()
    planned: tuple[Read[Planned], ...] = ()
    topics: Texts = ()
    agreements: Texts = ()
    findings: Texts = ()
    outputs: Texts = ()
    truncated: bool = False
    on_dialogue: bool = False
    duplicate_of: str | None = None

    def values(self) -> Iterator[tuple[str, Read[object]]]:
        """Each value that was read, with the name of its field and its place in a list."""
        for each in fields(self):
            found = getattr(self, each.name)
            if isinstance(found, Read):
                yield each.name, found
            elif isinstance(found, tuple):
                yield from ((f"{each.name}.{n}", read) for n, read in enumerate(found))


@dataclass(frozen=True)
class Page:
    """A page as it was read.

    text: what the places of values count in; snapshot: sha256 of the bytes; problems: what could
    not be read, and what is doubtful, in sentences.
    """

    name: str
    address: str | None
    snapshot: str
    text: str
    kind_of_page: PageKind
    language: str | None
    reading: Reading
    entries: tuple[Reading, ...] = ()
    links: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()

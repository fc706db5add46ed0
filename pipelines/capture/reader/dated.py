"""The dates of a part by where they stand, and those of an event as they were read."""

from dataclasses import dataclass
from datetime import date as Day

from pipelines.capture.reader.date_places import Marked
from pipelines.capture.reader.part import Part
from pipelines.capture.reader.values import Read


@dataclass(frozen=True)
class When:
    """The dates of an event as read.

    others: what disagrees; on_line: the date stands alone on a line, and may be that of the post.
    """

    date: Read[str] | None = None
    date_end: Read[str] | None = None
    others: tuple[Read[str], ...] = ()
    published: Read[str] | None = None
    inferred: bool = False
    first: Day | None = None
    on_line: bool = False


@dataclass(frozen=True)
class Dates:
    """The dates of a part by where they stand."""

    posted: list[Marked]
    line: list[Marked]
    dateline: list[Marked]
    label: list[Marked]
    dated: list[Marked]
    text: list[Marked]
    title: list[Marked]


def value_of(part: Part, marked: Marked, sure: float) -> Read[str]:
    """A date as it is read. sure: from 0 to 1."""
    return part.read(marked.found.iso or "", marked.found.start, marked.found.end, sure)


def place_of(part: Part, marked: Marked) -> int:
    """Where a date stands in the text of the page."""
    return part.read("", marked.found.start, marked.found.end).start

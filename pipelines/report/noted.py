"""The sources of a report: of each part those to which its notes lead."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from pipelines.present import usual_of
from pipelines.present.language import Printed
from pipelines.present.language.text import strung
from pipelines.present.notes import Note
from pipelines.report.binding import Binding, place_of
from pipelines.report.html import PRINT
from pipelines.report.parts import Part


@dataclass(frozen=True)
class Heading:
    """A part, as the list of sources calls it.

    id: of the part; title: as short as it is known by, behind its number if it is a chapter; place:
    begins the anchors of its notes.
    """

    id: str
    title: Printed
    place: str


@dataclass(frozen=True)
class Entry:
    """A note in the list. earlier: where its source stands already, with the note there."""

    note: Note
    earlier: tuple[Heading, Note] | None


@dataclass(frozen=True)
class Noted:
    """The notes of one part."""

    heading: Heading
    entries: list[Entry]


def sources(binding: Binding, parts: Sequence[Part]) -> Markup:
    """The list of sources as HTML. parts: of the report, in their order."""
    noted = [each for each in _noted(binding, parts) if each.entries]
    usual = usual_of(entry.note for each in noted for entry in each.entries)
    return PRINT.piece(binding.library.words, "sources.html.j2", noted=noted, usual=usual)


def _noted(binding: Binding, parts: Sequence[Part]) -> Iterator[Noted]:
    first: dict[str, tuple[Heading, Note]] = {}
    for heading in _headings(binding, parts):
        entries = []
        for note in binding.noted[heading.id].all:
            entries.append(Entry(note, first.get(note.url)))
            first.setdefault(note.url, (heading, note))
        yield Noted(heading, entries)


def _headings(binding: Binding, parts: Sequence[Part]) -> Iterator[Heading]:
    chapter = 0
    for part in parts:
        place = place_of(part)
        if part.about is None:
            yield Heading(part.id, part.title, place)
        else:
            chapter += 1
            title = strung([f"{chapter}.", binding.library.title(part.about)], " ")
            yield Heading(part.id, title, place)

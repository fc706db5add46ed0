"""Numbered notes: every citation gets the number of its source, in the order of first use."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from pipelines.present.language import Printed
from pipelines.present.language.text import strung
from pipelines.present.library import Library
from schemas.evidence import Citation, Source


@dataclass
class Note:
    """One source in the list at the end: its number and its parts, ready to print."""

    number: int
    publisher: str | None
    title: str | None
    in_brackets: bool
    date: str | None
    url: str
    language: str | None
    seen: list[Printed] = field(default_factory=list)
    copy_of: str | None = None


class Notes:
    """The notes of one document: gives each source its number where it is first printed."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._notes: dict[str, Note] = {}

    def numbers(self, cites: Iterable[Citation | Source]) -> list[int]:
        """The note numbers of what a text rests on; new sources get the next number."""
        return sorted({self._cited(each).number for each in cites})

    def _cited(self, cite: Citation | Source) -> Note:
        if isinstance(cite, Source):
            return self._source(cite.id)
        note, seen = self._source(cite.source_id), _seen(self._library, cite)
        if seen not in note.seen:
            note.seen.append(seen)
        return note

    def _source(self, source_id: str) -> Note:
        if source_id not in self._notes:
            self._notes[source_id] = self._note(self._library.one(Source, source_id))
        return self._notes[source_id]

    def _note(self, row: Source) -> Note:
        copied = row.copy_of_id
        original = self._library.one(Source, copied).url if copied else None
        return Note(
            number=len(self._notes) + 1,
            publisher=row.publisher,
            title=row.title,
            in_brackets=row.title_basis != "recorded",
            date=self._library.words.day(row.published),
            url=row.url,
            language=row.language,
            copy_of=original,
        )

    @property
    def all(self) -> list[Note]:
        """All notes so far, by number."""
        return list(self._notes.values())

    @property
    def usual(self) -> Printed | None:
        """How most of the sources were seen: said once instead of in each note."""
        return usual_of(self._notes.values())


def usual_of(notes: Iterable[Note]) -> Printed | None:
    """How most of some sources were seen."""
    seen = Counter(way for note in notes for way in note.seen)
    return seen.most_common(1)[0][0] if seen else None


def _seen(library: Library, citation: Citation) -> Printed:
    words = library.words
    how = words.gettext(
        "%(what)s seen %(day)s, %(part)s",
        what=words.seen_as[citation.seen_as],
        day=words.day(citation.seen_on),
        part=words.seen_part[citation.seen_part],
    )
    locator = library.noted(citation, "locator")
    return strung([locator, how], "; ") if locator else how

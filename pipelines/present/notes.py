"""Numbered notes: every citation gets the number of its source, in the order of first use."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from pipelines.present.language import Words
from pipelines.present.library import Library


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
    seen: list[str] = field(default_factory=list)
    copy_of: str | None = None


class Notes:
    """Numbers sources as a text goes along."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._notes: dict[str, Note] = {}

    def cite(self, table: str, row_id: str) -> list[int]:
        """The note numbers of a record."""
        return self.number(self._library.citations(table, row_id))

    def number(self, citations: Iterable[dict[str, Any]]) -> list[int]:
        """The note numbers of citations; new sources get the next number."""
        numbers = []
        for citation in citations:
            note = self.source(citation["source_id"])
            seen = _seen(self._library.words, citation)
            if seen not in note.seen:
                note.seen.append(seen)
            numbers.append(note.number)
        return sorted(set(numbers))

    def source(self, source_id: str) -> Note:
        """The note of a source."""
        if source_id not in self._notes:
            row = self._library.one("sources", source_id)
            self._notes[source_id] = self._note(row)
        return self._notes[source_id]

    def _note(self, row: dict[str, Any]) -> Note:
        copied = row["copy_of_id"]
        original = self._library.one("sources", copied)["url"] if copied else None
        return Note(
            number=len(self._notes) + 1,
            publisher=row["publisher"],
            title=row["title"],
            in_brackets=row["title_basis"] != "recorded",
            date=self._library.words.day(row["published"]),
            url=row["url"],
            language=row["language"],
            copy_of=original,
        )

    @property
    def all(self) -> list[Note]:
        """All notes so far, by number."""
        return list(self._notes.values())

    @property
    def usual(self) -> str | None:
        """How most of the sources were seen: said once instead of in each note."""
        seen = Counter(way for note in self._notes.values() for way in note.seen)
        return seen.most_common(1)[0][0] if seen else None


def _seen(words: Words, citation: dict[str, Any]) -> str:
    how = words.gettext(
        "%(what)s seen %(day)s, %(part)s",
        what=words.seen_as[citation["seen_as"]],
        day=words.day(citation["seen_on"]),
        part=words.seen_part[citation["seen_part"]],
    )
    locator = citation["locator"]
    return words.strung([words.english(locator), how], "; ") if locator else how

"""Binding: parts put together into one document, with notes and captions numbered as printed."""

from copy import copy
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from pipelines.present import Colophon, Library, Notes, Words, colophon
from pipelines.present.figures import Figure
from pipelines.present.language import Printed
from pipelines.report.html import PRINT, Medium
from pipelines.report.parts import Part
from pipelines.report.parts.part import Context


class Captions:
    """Numbers tables and figures in the order in which they are printed."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._tables = self._figures = 0

    def table(self, title: Printed) -> Markup:
        """The caption of the next table, as HTML."""
        self._tables += 1
        label = self._words.gettext("Table %(n)s", n=self._tables)
        return Markup('<caption id="table-{}"><span class="label">{}.</span> {}</caption>').format(
            self._tables, label, title
        )

    def figure(self, title: Printed) -> Markup:
        """The caption of the next figure, as HTML."""
        self._figures += 1
        label = self._words.gettext("Figure %(n)s", n=self._figures)
        return Markup(
            '<figcaption id="figure-{}"><span class="label">{}.</span> {}</figcaption>'
        ).format(self._figures, label, title)


@dataclass(frozen=True)
class Moment:
    """The two axes of time of a document: the state spoken of, and what was said by then."""

    as_of: date
    known_by: date


def place_of(part: Part) -> str:
    """What the anchors of the notes of a bound part begin with."""
    return f"{part.id}-"


class Binding:
    """One document in the making.

    library: the tables in the language of the document; moment: its two dates; medium: where it is
    read; notes: of the document; noted: of each of its parts, where it is bound of several.
    """

    def __init__(self, library: Library, moment: Moment, medium: Medium = PRINT) -> None:
        self.library = library
        self.medium = medium
        self.notes = Notes(library)
        self.noted: dict[str, Notes] = {}
        self.captions = Captions(library.words)
        self.frame: Colophon = colophon(library, moment.as_of, moment.known_by)
        self.figures: dict[str, Figure] = {}
        self._gathered: dict[str, Context] = {}

    def in_medium(self, medium: Medium) -> "Binding":
        """The same document in another medium: gathered once, its captions numbered anew."""
        other = copy(self)
        other.medium, other.captions = medium, Captions(self.library.words)
        return other

    def part(self, part: Part, h: int, is_bound: bool) -> Markup:
        """The HTML of one part; its captions get the next numbers.

        h: level of its own heading; is_bound: whether other parts stand in the same document. Then
        it numbers its notes by itself, and no change of another part changes it.
        """
        notes = self.noted.setdefault(part.id, Notes(self.library)) if is_bound else self.notes
        return self.medium.piece(
            self.library.words,
            part.page,
            **self._context(part),
            captions=self.captions,
            note_numbers=notes.numbers,
            noted_in=place_of(part) if is_bound else "",
            figure=self.figure,
            frame=self.frame,
            h=h,
            part=part.id,
            linked=is_bound,
        )

    def _context(self, part: Part) -> Context:
        """What a part gathers, once for all media."""
        if part.id not in self._gathered:
            self._gathered[part.id] = part.gather(self.library, self.frame.source)
        return self._gathered[part.id]

    def figure(self, one: Figure) -> Markup:
        """A figure as HTML, with its caption and its source; it is drawn with this document."""
        self.figures[one.id] = one
        caption = self.captions.figure(one.title)
        return self.medium.piece(self.library.words, "figure.html.j2", figure=one, caption=caption)

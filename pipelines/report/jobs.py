"""Jobs: what is made for one document or figure, self-contained so that another process can do it.

Each job knows the key of all that it is made from, so that nothing is made twice.
"""

import csv
import hashlib
import io
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from pipelines.making.store import Job
from pipelines.present.figures import Figure
from schemas.csv_text import guarded_row
from schemas.made_with import made_with

REFERENCES = Path(__file__).parent / "reference"
"""The reference documents of Word files, upright and lying: sizes, colours and faces.

Files of the repository (scripts/word-reference.py writes them), so that a document is the same
bytes whatever was made before it in the same process."""


@dataclass(frozen=True)
class Attachment:
    """A table in a PDF, as CSV."""

    name: str
    description: str
    text: str


@dataclass(frozen=True)
class Draw:
    """One figure to draw.

    folder: where SVG, PNG and CSV go; notice: words that stand in the place of the figure.
    """

    figure: Figure
    folder: Path
    notice: str | None = None

    @property
    def paths(self) -> tuple[Path, ...]:
        """SVG, PNG and CSV."""
        return tuple(self.folder / f"{self.figure.id}.{kind}" for kind in ("svg", "png", "csv"))

    @property
    def key(self) -> str:
        """By the data of the figure."""
        return _hash("figure", repr(self.figure), self.notice or "")

    def csv(self) -> str:
        """The data of the figure as CSV."""
        buffer = io.StringIO()
        writer = csv.writer(buffer, lineterminator="\n")
        writer.writerows(map(guarded_row, [self.figure.header, *self.figure.rows]))
        return buffer.getvalue()


SKETCHES = "print"
"""The folder, in that of the figures, of what only the pages of PDFs take in."""


@dataclass(frozen=True)
class Sketch:
    """A figure as a PDF takes it in: its letters are text, which is set in half the time.

    It is made with the figure, lies there while documents are made, and is not published.
    """

    draw: Draw

    @property
    def paths(self) -> tuple[Path, ...]:
        """The SVG, with letters as text."""
        return (self.draw.folder / SKETCHES / f"{self.draw.figure.id}.svg",)

    @property
    def key(self) -> str:
        """By the figure."""
        return _hash("sketch", self.draw.key)


@dataclass(frozen=True)
class Print:
    """One PDF to render.

    html: the page; its figures lie beside it under the names it gives; path: the file; modified:
    seconds since 1970 of the release, stamped into the PDF instead of the clock's, so that two
    builds of one release are the same bytes; base: the folder that the figures lie in; drawn: the
    keys of the figures; attached: tables that the PDF carries; is_one_page: it must fit on one;
    part: its id
    where it is a part of a report, which alone has tags whose ids begin with it.
    """

    html: str
    path: Path
    modified: int
    base: Path | None = None
    drawn: tuple[str, ...] = ()
    attached: tuple[Attachment, ...] = field(default=())
    is_one_page: bool = False
    part: str = ""

    @property
    def paths(self) -> tuple[Path, ...]:
        """The PDF."""
        return (self.path,)

    @property
    def key(self) -> str:
        """By the page, its figures and tables, and the date."""
        said = (str(self.modified), str(self.is_one_page), repr(self.attached), self.part)
        return _hash("pdf", self.html, *said, *self.drawn)


PARTS = "parts"
"""The folder, in that of a language, of printed parts; they are kept and not published."""


@dataclass(frozen=True)
class Bind:
    """The PDF of a whole report, bound from parts.

    front: the page of its cover and contents; index: the page that follows the parts; both say on
    which page something is, and are printed when it is known how long each part is.
    """

    path: Path
    modified: int
    front: str = ""
    parts: tuple[Print, ...] = ()
    index: str = ""

    @property
    def paths(self) -> tuple[Path, ...]:
        """The PDF."""
        return (self.path,)

    @property
    def drawn(self) -> tuple[str, ...]:
        """The keys of its parts, and of their figures."""
        figures = (key for part in self.parts for key in part.drawn)
        return (*keys(self.parts), *figures)

    @property
    def key(self) -> str:
        """By its pages and parts, and the date."""
        return _hash("bound", self.front, self.index, str(self.modified), *keys(self.parts))


@dataclass(frozen=True)
class Write:
    """One Word file to write.

    html: the page, as plain as a word processor takes it; title, author, language: for the file;
    wide: on landscape pages.
    """

    html: str
    path: Path
    modified: int
    title: str
    author: str
    language: str
    base: Path
    drawn: tuple[str, ...] = ()
    wide: bool = False

    @property
    def paths(self) -> tuple[Path, ...]:
        """The Word file."""
        return (self.path,)

    @property
    def key(self) -> str:
        """By the page, its figures and the date."""
        said = (self.title, self.author, self.language, str(self.modified), str(self.wide))
        return _hash("docx", self.html, *said, *self.drawn)


@dataclass(frozen=True)
class Show:
    """One page for a browser; it needs no other file but its figures."""

    html: str
    path: Path

    @property
    def paths(self) -> tuple[Path, ...]:
        """The page."""
        return (self.path,)

    @property
    def key(self) -> str:
        """By the page."""
        return _hash("html", self.html)


def _hash(*parts: str) -> str:
    digest = hashlib.sha256(made_with(*_ROOMS, but=_PARTS).encode())
    for part in parts:
        digest.update(hashlib.sha256(part.encode()).digest())
    return digest.hexdigest()[:32]


_HERE = Path(__file__).parent
_ROOMS = (_HERE, *(_HERE.parent / "present" / name for name in ("figures", "html")))
"""Where what makes a file from a page or from the data of a figure stands."""

_PARTS = _HERE / "parts"
"""What parts gather is in the page, the figures and the tables of a job, which its key is made of.

So a change of one part makes the documents of that part anew, and no others."""


def keys(jobs: Iterable[Job]) -> tuple[str, ...]:
    """The keys of jobs."""
    return tuple(job.key for job in jobs)

"""The notice that stands in the place of a document or figure which could not be made."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pipelines.present import Colophon, Words, plain
from pipelines.present.language import Printed
from pipelines.report.bound.split import replaced
from pipelines.report.html import PRINT, SCREEN, WORD, Medium
from pipelines.report.jobs import Bind, Draw, Print, Show, Write


@dataclass(frozen=True)
class Gap:
    """A file that holds a notice: its path in the folder of the reports, and what went wrong.

    part: what of the file the notice stands for, where the rest of it is good.
    """

    path: str
    reason: str
    part: str = ""

    def __str__(self) -> str:
        place = f"the place of {self.part}" if self.part else "its place"
        return f"reports/{self.path}: a notice stands in {place}; {self.reason}"


@dataclass(frozen=True)
class Subject:
    """What a document is, for the notice that may stand in its place.

    whole: the document that it is a part of, if it is one.
    """

    language: str
    title: Printed
    whole: Path | None = None


@dataclass(frozen=True)
class Notice:
    """What a notice needs to know of a document.

    words: of its language; title: of the document; frame: the dates and versions.
    """

    words: Words
    title: Printed
    frame: Colophon


def notice_of(
    job: Bind | Draw | Print | Show | Write, about: Notice
) -> Draw | Print | Show | Write:
    """The job that makes the notice in the place of another job."""
    if isinstance(job, Draw):
        return replace(job, notice=_no_figure(about.words))
    if isinstance(job, Show):
        return replace(job, html=_page(SCREEN, about))
    if isinstance(job, Write):
        html, authors = _page(WORD, about), plain(about.frame.authors)
        return replace(job, html=html, author=authors, drawn=(), wide=False)
    if isinstance(job, Print) and job.part:
        notice = PRINT.piece(about.words, "notice.html.j2", is_part=True)
        return replace(job, html=replaced(job.html, notice), drawn=())
    return Print(_page(PRINT, about), job.path, job.modified)


def _page(medium: Medium, about: Notice) -> str:
    """The notice as a page."""
    return medium.page(
        about.words,
        "section.html.j2",
        about.frame.is_marked,
        title=about.title,
        frame=about.frame,
        content=medium.piece(about.words, "notice.html.j2"),
        is_agreement=False,
        wide=False,
        notes=[],
        usual=None,
    )


def _no_figure(words: Words) -> str:
    """The words in the place of a figure."""
    return words.gettext("This figure could not be drawn. The table beside it holds its data.")


def shows(job: Any, failed: set[str]) -> bool:
    """Whether a document shows a figure, or a part, that could not be made.

    failed: their keys.
    """
    return bool(failed & set(getattr(job, "drawn", ())))

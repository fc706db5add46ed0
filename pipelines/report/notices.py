"""The notice that stands in the place of a document or figure which could not be made."""

from dataclasses import dataclass, replace
from typing import Any

from markupsafe import Markup

from pipelines.present import Colophon, Words, plain
from pipelines.present.language import Printed
from pipelines.report.jobs import Draw, Print, Show, Write
from pipelines.report.template import page, render, screen_page, word_page


@dataclass(frozen=True)
class Gap:
    """A file that holds a notice: its path in the folder of the reports, and what went wrong."""

    path: str
    reason: str

    def __str__(self) -> str:
        return f"reports/{self.path}: a notice stands in its place; {self.reason}"


@dataclass(frozen=True)
class Subject:
    """What a document is, for the notice that may stand in its place."""

    language: str
    title: Printed


@dataclass(frozen=True)
class Notice:
    """What a notice needs to know of a document.

    words: of its language; title: of the document; frame: the dates and versions.
    """

    words: Words
    title: Printed
    frame: Colophon


def notice_of(job: Draw | Print | Show | Write, about: Notice) -> Draw | Print | Show | Write:
    """The job that makes the notice in the place of another job."""
    words = about.words
    if isinstance(job, Draw):
        return replace(job, notice=_no_figure(words))
    values: dict[str, Any] = {
        "title": about.title,
        "frame": about.frame,
        "content": Markup(render(words, "notice.html.j2")),
        "is_agreement": False,
        "wide": False,
        "notes": [],
        "usual": None,
    }
    is_marked = about.frame.is_marked
    if isinstance(job, Show):
        return replace(job, html=screen_page(words, is_marked, **values))
    if isinstance(job, Write):
        html, authors = word_page(words, is_marked, **values), plain(about.frame.authors)
        return replace(job, html=html, author=authors, drawn=(), wide=False)
    return Print(page(words, "section.html.j2", is_marked, **values), job.path, job.modified)


def _no_figure(words: Words) -> str:
    """The words in the place of a figure."""
    return words.gettext("This figure could not be drawn. The table beside it holds its data.")


def shows(job: Any, failed: set[str]) -> bool:
    """Whether a document shows a figure that could not be drawn."""
    return bool(failed & set(getattr(job, "drawn", ())))

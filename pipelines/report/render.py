"""Doing jobs: HTML to PDF, tagged, without network, any warning an error; figures; Word files."""

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, datetime
from functools import cache, partial
from typing import Any

from weasyprint import CSS, HTML, Attachment
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError

from pipelines.report.bound import bound
from pipelines.report.fetching import Bundled
from pipelines.report.finish import finished
from pipelines.report.html.styles import print_style
from pipelines.report.jobs import Bind, Draw, Print, Show, Sketch, Write
from pipelines.report.word import written
from schemas.printing import in_print
from schemas.problem import CouldNotRun, reason

VARIANT = "pdf/ua-1"
EPOCH = "SOURCE_DATE_EPOCH"
_LOGGER = logging.getLogger("weasyprint")


AnyJob = Bind | Draw | Print | Show | Sketch | Write


class RenderProblem(CouldNotRun):
    """A PDF could not be made as it should be: what WeasyPrint said, and of which document."""


class _Kept(logging.Handler):
    """Keeps every record from WARNING up."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


@contextmanager
def _listening() -> Iterator[_Kept]:
    kept, level, spreading = _Kept(), _LOGGER.level, _LOGGER.propagate
    _LOGGER.addHandler(kept)
    _LOGGER.setLevel(logging.WARNING)
    _LOGGER.propagate = False
    try:
        yield kept
    finally:
        _LOGGER.removeHandler(kept)
        _LOGGER.setLevel(level)
        _LOGGER.propagate = spreading


@contextmanager
def _dated(seconds: int) -> Iterator[None]:
    """The time that WeasyPrint stamps into what it writes, instead of the clock's."""
    before = os.environ.get(EPOCH)
    os.environ[EPOCH] = str(seconds)
    try:
        yield
    finally:
        os.environ.pop(EPOCH)
        if before is not None:
            os.environ[EPOCH] = before


def ready(number: int) -> None:
    """Look up the fonts and the style, so that a process has them when its first page comes."""
    _fonts()
    _sheet()


def attempt(job: AnyJob) -> str | None:
    """Do one job. Returns what went wrong with its content, so that all of it is told at once.

    Raises OSError where the machine fails: another try may end better.
    """
    try:
        do(job)
    except OSError:
        raise
    except Exception as error:  # each library has exceptions of its own
        return reason(error)
    return None


def do(job: AnyJob) -> str:
    """Do one job and write its files.

    Returns the name of the first. Raises RenderProblem with everything that WeasyPrint or the
    converter warned of, or with the address that it was not to fetch.
    """
    job.paths[0].parent.mkdir(parents=True, exist_ok=True)
    if isinstance(job, Draw):
        _draw(job)
    elif isinstance(job, Sketch):
        _sketch(job, _pictures(job.draw)["sketch"])
    elif isinstance(job, Print):
        job.path.write_bytes(_printed(job))
    elif isinstance(job, Bind):
        job.path.write_bytes(_bound(job))
    elif isinstance(job, Show):
        job.path.write_text(job.html, encoding="utf-8", newline="")
    else:
        with _dated(job.modified):
            written(job)
    return job.paths[0].name


def _draw(job: Draw) -> None:
    made = _pictures(job)
    svg, png, table = job.paths
    svg.write_bytes(made["svg"])
    png.write_bytes(made["png"])
    table.write_text(job.csv(), encoding="utf-8", newline="")
    _sketch(Sketch(job), made["sketch"])


def _sketch(job: Sketch, picture: bytes) -> None:
    (path,) = job.paths
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(picture)


def _pictures(job: Draw) -> dict[str, bytes]:
    from pipelines.present.figures.draw import blank, drawn  # matplotlib takes a second to import

    return drawn(shown(job.figure)) if job.notice is None else blank(in_print(job.notice))


def shown(value: Any) -> Any:
    """A figure, or a part of one, with the mark in the place of letters without a glyph."""
    if isinstance(value, str):
        return in_print(value)
    if isinstance(value, tuple):
        return tuple(map(shown, value))
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{f.name: shown(getattr(value, f.name)) for f in fields(value)})
    return value


def _bound(job: Bind) -> bytes:
    """A report of parts that are printed already."""

    def printed(html: str) -> bytes:
        return _printed(Print(html, job.path, job.modified))

    def faced(html: str) -> bytes:
        data: bytes = HTML(string=html, url_fetcher=Bundled()).write_pdf(
            stylesheets=[_sheet()], font_config=_fonts()
        )
        return data

    return bound(job, printed, faced)


def _printed(job: Print) -> bytes:
    with _listening() as kept, _dated(job.modified):
        data = _pdf(job)
    if kept.messages:
        raise RenderProblem(f"{job.path.name}: " + "; ".join(sorted(set(kept.messages))))
    return data


@cache
def _fonts() -> FontConfiguration:
    """The fonts of a process: each document would add a quarter of a megabyte of its own."""
    return FontConfiguration()


@cache
def _sheet() -> CSS:
    """The styles of print, read once in a process: each document would read them for itself."""
    return CSS(string=print_style(), font_config=_fonts(), url_fetcher=Bundled())


def _pdf(job: Print) -> bytes:
    fetcher = Bundled(job.base)
    base = f"{job.base.resolve().as_uri()}/" if job.base else None
    day = datetime.fromtimestamp(job.modified, UTC)
    attached = [
        Attachment(
            string=each.text,
            name=each.name,
            description=each.description,
            created=day,
            modified=day,
            url_fetcher=fetcher,
        )
        for each in job.attached
    ]
    try:
        html = in_print(job.html).replace(print_style(), "", 1)
        document = HTML(string=html, base_url=base, url_fetcher=fetcher)
        if job.is_one_page:
            return _on_one_page(job, document)
        data: bytes = document.write_pdf(
            stylesheets=[_sheet()],
            font_config=_fonts(),
            pdf_variant=VARIANT,
            attachments=attached or None,
            finisher=partial(finished, mark=job.part),
        )
    except FatalURLFetchingError as error:  # no Exception: it would pass by everybody else
        raise RenderProblem(f"{job.path.name}: {error}") from None
    return data


FITS = (1.0, 1.08, 1.16, 1.25, 1.34)
"""How much larger than A4 a page is laid out and then made smaller, until all fits on it."""


def _on_one_page(job: Print, document: HTML) -> bytes:
    """A document on one page; its type is a little smaller if it has to be."""
    for larger in FITS:
        size = f"@page {{ size: {210 * larger:.2f}mm {297 * larger:.2f}mm !important }}"
        sheets = [_sheet(), CSS(string=size)]
        laid_out = document.render(_fonts(), stylesheets=sheets, pdf_variant=VARIANT)
        if len(laid_out.pages) == 1:
            data: bytes = laid_out.write_pdf(
                zoom=1 / larger, pdf_variant=VARIANT, finisher=finished
            )
            return data
    raise RenderProblem(f"{job.path.name}: too long for one page, also in the smallest type")

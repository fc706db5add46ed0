"""HTML to PDF: tagged, without network, and any warning is an error."""

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager

from weasyprint import HTML
from weasyprint.urls import FatalURLFetchingError, URLFetcher

from pipelines.report.plan import Job
from schemas.problem import CouldNotRun

VARIANT = "pdf/ua-1"
EPOCH = "SOURCE_DATE_EPOCH"
_LOGGER = logging.getLogger("weasyprint")


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


def do(job: Job) -> str:
    """Render one job and write its file.

    Returns the name of the file. Raises RenderProblem with everything that WeasyPrint warned of,
    or with the address that it was not to fetch.
    """
    with _listening() as kept, _dated(job.modified):
        data = _pdf(job)
    if kept.messages:
        raise RenderProblem(f"{job.path.name}: " + "; ".join(sorted(set(kept.messages))))
    job.path.parent.mkdir(parents=True, exist_ok=True)
    job.path.write_bytes(data)
    return job.path.name


def _pdf(job: Job) -> bytes:
    fetcher = URLFetcher(allowed_protocols=("file", "data"), fail_on_errors=True)
    try:
        document = HTML(string=job.html, url_fetcher=fetcher)
        data: bytes = document.write_pdf(pdf_variant=VARIANT)
    except FatalURLFetchingError as error:  # no Exception: it would pass by everybody else
        raise RenderProblem(f"{job.path.name}: {error}") from None
    return data

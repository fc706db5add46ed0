"""HTML to PDF: tagged, without network, and any warning is an error."""

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager

from weasyprint import HTML
from weasyprint.urls import URLFetcher

from pipelines.report.plan import Job

VARIANT = "pdf/ua-1"
_LOGGER = logging.getLogger("weasyprint")


class RenderProblem(Exception):
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


def do(job: Job) -> str:
    """Render one job and write its file.

    Returns the name of the file. Raises RenderProblem with everything that WeasyPrint warned of.
    """
    os.environ["SOURCE_DATE_EPOCH"] = str(job.modified)
    fetcher = URLFetcher(allowed_protocols=("file", "data"), fail_on_errors=True)
    with _listening() as kept:
        document = HTML(string=job.html, url_fetcher=fetcher)
        data = document.write_pdf(pdf_variant=VARIANT)
    if kept.messages:
        raise RenderProblem(f"{job.path.name}: " + "; ".join(sorted(set(kept.messages))))
    job.path.parent.mkdir(parents=True, exist_ok=True)
    job.path.write_bytes(data)
    return job.path.name

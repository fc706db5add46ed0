"""Pages of civil-society sites to typed values with their places in the text, and to candidates.

Events, listings and project pages; HTML or plain text; English, Albanian, Serbian in both scripts.
What the reader does not know it leaves empty.
"""

from collections.abc import Iterable
from datetime import date

from pipelines.capture.reader.as_json import page_json
from pipelines.capture.reader.duplicates import with_duplicates
from pipelines.capture.reader.known import Known, known
from pipelines.capture.reader.offering import offered
from pipelines.capture.reader.pages import read_page
from pipelines.capture.reader.table import summary
from pipelines.capture.reader.values import Page
from schemas.candidates import Candidate

__all__ = [
    "Known",
    "Page",
    "candidates",
    "known",
    "page_json",
    "read",
    "summary",
    "with_duplicates",
]


def read(data: bytes, *, name: str, address: str | None = None, names: Known | None = None) -> Page:
    """Read one page.

    data: its bytes, HTML or text; name: of its file; address: where it was; names: of the records,
    those of raw/ of this project unless given. Any bytes give a Page, with a problem where they
    are no text.
    """
    return read_page(data, name, address, names if names is not None else known())


def candidates(
    pages: Iterable[Page], seen_on: date | None = None, *, names: Known | None = None
) -> list[Candidate]:
    """The records that pages may be, with what may tell of the same marked.

    seen_on: the day on which they were read, today unless given.
    """
    there = names if names is not None else known()
    marked = with_duplicates(list(pages), there)
    return offered(marked, seen_on or date.today(), there)

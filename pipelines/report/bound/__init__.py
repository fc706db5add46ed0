"""The whole report, bound from parts that are printed, and kept, by themselves."""

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from io import BytesIO
from itertools import accumulate

import pikepdf
from pikepdf import Pdf

from pipelines.report.bound.joined import (
    Bookmark,
    Joined,
    bookmarks,
    placed,
    write_bookmarks,
)
from pipelines.report.bound.letters import faces, share
from pipelines.report.bound.numbered import number
from pipelines.report.bound.split import NAMES, paged
from pipelines.report.jobs import Bind

__all__ = ["bound"]

Printed = Callable[[str], bytes]
"""Makes a document of a page."""

USUAL_FRONT = 2
"""Pages that cover and contents have, as long as nobody has counted them."""

TRIES = 4


def bound(job: Bind, printed: Printed, faced: Printed) -> bytes:
    """Bind a report of its printed parts.

    printed: makes a document of a page; faced: the same of a page without tags. Raises Dangling
    for links between parts that lead nowhere.
    """
    with ExitStack() as opened:
        parts = [opened.enter_context(pikepdf.open(part.path)) for part in job.parts]
        front, pages = _front(job, printed, parts)
        index = _open(printed(paged(job.index, pages)))
        return _bound(job, [front, *parts, index], faced)


def _open(content: bytes) -> Pdf:
    return pikepdf.open(BytesIO(content))


def _front(job: Bind, printed: Printed, parts: list[Pdf]) -> tuple[Pdf, dict[str, int]]:
    """Cover and contents, and on which page each named place of the parts is.

    Printed again where the contents are longer or shorter than was thought.
    """
    length = USUAL_FRONT
    for _ in range(TRIES):
        pages = _pages(parts, length)
        front = _open(printed(paged(job.front, pages)))
        if len(front.pages) == length:
            return front, pages
        length = len(front.pages)
    raise ValueError(f"the contents had another number of pages each of {TRIES} times")


def _pages(parts: list[Pdf], front: int) -> dict[str, int]:
    """On which page each named place of the parts is, and the index.

    front: the number of pages before the parts.
    """
    *starts, index = accumulate((len(part.pages) for part in parts), initial=front)
    found = {
        name: start + page + 1
        for start, part in zip(starts, parts, strict=True)
        for name, (page, _) in placed(part).items()
    }
    return {**found, NAMES: index + 1}


def _bound(job: Bind, pieces: list[Pdf], faced: Printed) -> bytes:
    """One document of all pieces. The first one, whose data it takes over, becomes that."""
    lender = faces(pieces, faced)
    joined = Joined(pieces[0])
    marks = list(_bookmarks(job, pieces))
    for piece in pieces[1:]:
        joined.add(piece)
    joined.finish()
    write_bookmarks(joined.pdf, marks)
    own = share(joined.pdf, joined.starts, lender)
    number(joined.pdf, own, first=1)
    return _saved(joined.pdf)


def _bookmarks(job: Bind, pieces: list[Pdf]) -> Iterator[Bookmark]:
    pages = (job.front, *(part.html for part in job.parts), job.index)
    lengths = accumulate((len(piece.pages) for piece in pieces), initial=0)
    for page, piece, start in zip(pages, pieces, lengths, strict=False):
        yield from bookmarks(piece, _level(page), start)


def _level(page: str) -> int:
    """The level of the first heading of a page."""
    found = re.search("<h([1-6])", page)
    assert found is not None
    return int(found[1])


def _saved(pdf: Pdf) -> bytes:
    """The file, with nothing in it that differs from one time to the next."""
    made = BytesIO()
    pdf.save(
        made,
        deterministic_id=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        compress_streams=True,
    )
    return made.getvalue()

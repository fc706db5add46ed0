"""The sheets of a workbook as plain values; run as a script, of a workbook on standard input.

The library can end its process where a workbook declares more cells than there is memory. What may
do so is read in a process of its own, with an end to its memory and its computing time:
`python calamine_pages.py BYTES SECONDS`.
"""

import io
import pickle
import sys
from typing import Any, NamedTuple

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum


class Page(NamedTuple):
    """A sheet that holds anything. first: the number of its first row, from 0."""

    name: str
    first: int
    rows: list[list[Any]]


class Unreadable(Exception):
    """What the library says of a workbook that it cannot read."""


class Broken(Unreadable):
    """The library failed itself, on a workbook that is damaged, or for want of memory."""


def pages(data: bytes) -> list[Page]:
    """The sheets of a workbook that hold anything. Raises Unreadable."""
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            found = []
            for listed in book.sheets_metadata:
                if listed.typ is SheetTypeEnum.WorkSheet:
                    sheet = book.get_sheet_by_name(listed.name)
                    if sheet.start is not None:
                        found.append(Page(listed.name, sheet.start[0], sheet.to_python()))
            return found
    except (KeyboardInterrupt, SystemExit):
        raise
    # A fault of the library itself is no Exception: it is named PanicException.
    except BaseException as error:
        said = (str(error).splitlines() or [""])[0]
        if isinstance(error, CalamineError):
            raise Unreadable(said) from None
        raise Broken(f"{type(error).__name__}: {said}") from None


def _limit(memory: int, seconds: int) -> None:
    """Let the process have so much memory and computing time, or less if its parent has less."""
    import resource

    for what, asked in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CPU, seconds)):
        _, hard = resource.getrlimit(what)
        most = asked if hard == resource.RLIM_INFINITY else min(asked, hard)
        resource.setrlimit(what, (most, hard))


def _main() -> None:
    """Read a workbook from standard input, write its sheets, pickled, or why it cannot be read."""
    if sys.platform != "win32":
        _limit(int(sys.argv[1]), int(sys.argv[2]))
    try:
        # As plain tuples: the class has another name in this process.
        found = pages(sys.stdin.buffer.read())
        answer: object = [(page.name, page.first, page.rows) for page in found]
    except Broken:
        sys.exit(1)
    except Unreadable as error:
        answer = str(error)
    pickle.dump(answer, sys.stdout.buffer, protocol=5)


if __name__ == "__main__":
    _main()

"""What a command says: on the screen, and in a file when something unforeseen ends it."""

import os
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import datetime
from pathlib import Path
from typing import TextIO

from schemas.problem import CouldNotRun, reason

Aside = Callable[[], AbstractContextManager[None]]

GOOD, PROBLEMS, COULD_NOT = 0, 1, 2
"""What a command leaves with."""


def tell(text: object = "", end: str = "\n") -> None:
    """Print on standard output; who stopped reading it (`| head`) does not stop the command."""
    _print(text, sys.stdout, end)


def warn(text: object) -> None:
    """Print on standard error, in the same way."""
    _print(text, sys.stderr, "\n")


_aside: Aside = nullcontext
"""Makes way for what is printed."""


@contextmanager
def making_way(aside: Aside) -> Iterator[None]:
    """As long as this lasts, whatever is printed here is printed within `aside`."""
    global _aside
    before, _aside = _aside, aside
    try:
        yield
    finally:
        _aside = before


def _print(text: object, stream: TextIO, end: str) -> None:
    try:
        with _aside():
            print(text, end=end, file=stream, flush=True)
    except BrokenPipeError:
        nobody_reads(stream)


def nobody_reads(stream: TextIO) -> None:
    """Let what is still to be printed go nowhere, also what Python flushes at its end."""
    with open(os.devnull, "w") as nowhere:
        os.dup2(nowhere.fileno(), stream.fileno())


def cannot(why: str) -> int:
    """Say why a command could not run. Returns its exit code."""
    warn(f"dialogue: could not run: {why}")
    return COULD_NOT


def could_not(error: BaseException, folder: Path) -> int:
    """Say why a command could not run, whatever ended it. Returns its exit code."""
    return cannot(told(error, folder))


def told(error: BaseException, folder: Path) -> str:
    """Why something could not run, in few words.

    What is not foreseen is a fault of this program: its traceback goes into a file in `folder`,
    or among the temporary files where that cannot be written.
    """
    if isinstance(error, CouldNotRun | OSError | MemoryError | UnicodeEncodeError):
        return reason(error)
    return f"{reason(error)}\nThis was not foreseen: {_details(error, folder)}"


def _details(error: BaseException, folder: Path) -> str:
    text = "".join(traceback.format_exception(error))
    data = text.encode("utf-8", "backslashreplace")
    for place in (folder, Path(tempfile.gettempdir())):
        path = place / f"crash-{datetime.now():%Y%m%d-%H%M%S}-{os.getpid()}.txt"
        try:
            path.write_bytes(data)
        except OSError:
            continue
        return f"please report it with {path}"
    return "no file could be written with the details"

"""How the progress of a command is shown: a bar on a terminal, lines in a log, or not at all."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from pipelines.cli.at import At
from pipelines.cli.bar import Bar
from pipelines.making.progress import SILENT, Lines, Progress, ticking
from pipelines.run.screen import making_way, warn


@contextmanager
def shown(at: At, name: str) -> Iterator[Progress]:
    """Show how far a command is, as long as this lasts.

    name: of the command, which is what is under way until its work says more.
    """
    if at.is_quiet:
        yield SILENT
        return
    lines = (Bar if is_terminal() else Lines)(warn, at.is_verbose)
    with making_way(lines.aside), ticking(lines.tick):
        lines.begin(name)
        try:
            yield lines
        finally:
            lines.end()


def is_terminal() -> bool:
    """Whether standard error is a terminal on which lines can be drawn anew."""
    if os.environ.get("TERM", "dumb") in ("dumb", "unknown"):
        return False
    return sys.stderr is not None and sys.stderr.isatty()

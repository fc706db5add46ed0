"""What Prefect prints where a run is followed: the screen, or the journal."""

import logging
from collections.abc import Iterator

from prefect.logging.handlers import PrefectConsoleHandler


def consoles() -> Iterator[logging.Handler]:
    """Where Prefect prints what it logs."""
    for handler in logging.getLogger().handlers:
        if isinstance(handler, PrefectConsoleHandler):
            yield handler


def no_tracebacks() -> None:
    """What went wrong stands on the screen in a line; Prefect keeps the rest in its log."""
    for handler in consoles():
        if handler.formatter is not None and _without_traceback not in handler.filters:
            handler.addFilter(_without_traceback)
            handler.formatter.formatException = lambda ei: ""  # type: ignore[method-assign]


def _without_traceback(record: logging.LogRecord) -> bool:
    """Forget the traceback that the log, which came first, has set for the record."""
    record.exc_text = None
    return True

"""Work that another process may do: what maps jobs, in this process or in others."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Any

Mapper = Callable[[Callable[[Any], Any], Iterable[Any]], Iterable[Any]]
"""As the built-in map: does work on each job; the results come in the order of the jobs."""

Opened = Callable[[], AbstractContextManager[Mapper]]
"""Opens what maps jobs, such as a pool of processes."""


@contextmanager
def in_turn() -> Iterator[Mapper]:
    """What maps jobs in this process, one after the other."""
    yield map


@contextmanager
def kept_open(opened: Opened) -> Iterator[Opened]:
    """One opening for several uses: what is given opens nothing more."""
    with opened() as mapper:
        yield lambda: nullcontext(mapper)

"""Work that another process may do: what maps jobs, in this process or in others."""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from typing import Any

Mapper = Callable[[Callable[[Any], Any], Iterable[Any]], Iterable[Any]]
"""As the built-in map: does work on each job; the results come in the order of the jobs.

Whoever goes through the results tells with each of them how far the work is. Jobs and results are
plain values that can be sent; files go by way of the disk. Three there are: in this process
(`in_turn`), in others of this machine (pipelines/run/pool.py), on machines (pipelines/cluster).
"""

Opened = Callable[[], AbstractContextManager[Mapper]]
"""Opens what maps jobs, such as a pool of processes."""


@contextmanager
def in_turn() -> Iterator[Mapper]:
    """What maps jobs in this process, one after the other."""
    yield map


def awaken(run: Mapper, work: Callable[[int], None]) -> None:
    """Let processes begin while this one is still at what comes before their jobs.

    work: does nothing; a process that is to do it has imported what stands beside it.
    """
    run(work, range(os.cpu_count() or 1))


@contextmanager
def kept_open(opened: Opened) -> Iterator[Opened]:
    """One opening for several uses: what is given opens nothing more."""
    with opened() as mapper:
        yield lambda: nullcontext(mapper)


@contextmanager
def opened_when_needed(opened: Opened) -> Iterator[Mapper]:
    """A mapper that opens what maps with the first job, and nothing where there is none."""
    with ExitStack() as stack:
        mappers: list[Mapper] = []

        def run(work: Callable[[Any], Any], jobs: Iterable[Any]) -> Iterable[Any]:
            listed = list(jobs)
            if listed and not mappers:
                mappers.append(stack.enter_context(opened()))
            return mappers[0](work, listed) if listed else ()

        yield run

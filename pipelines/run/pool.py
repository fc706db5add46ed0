"""A pool of processes as a mapper: for stages that do many independent things."""

import gc
import multiprocessing
import os
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial
from typing import Any

from pipelines.making.memory import SELDOM
from pipelines.making.pooled import Mapper
from schemas.problem import Passing


@contextmanager
def processes() -> Iterator[Mapper]:
    """Open a pool with one process for each core; results come in the order of the jobs.

    The processes end with this one, however it ends. Raises Passing if one of them was killed.
    """
    context = multiprocessing.get_context("spawn")
    cores = os.cpu_count() or 1
    with ProcessPoolExecutor(cores, mp_context=context, initializer=_begin) as pool:
        try:
            yield partial(_in_order, pool)
        except BrokenProcessPool as error:
            raise Passing(
                "a process that renders was ended from outside, perhaps for want of memory"
            ) from error
        except BaseException:
            _end_children()
            raise


def _in_order(
    pool: ProcessPoolExecutor, work: Callable[[Any], Any], jobs: Iterable[Any]
) -> Iterator[Any]:
    """As pool.map, which cancels what waits when it is left, and stumbles over that at its end.

    The jobs are under way when this returns.
    """
    futures = [pool.submit(work, job) for job in jobs]
    return (future.result() for future in futures)


def _end_children() -> None:
    """Nobody waits for what is under way any more; the pool would, document by document."""
    for child in multiprocessing.active_children():
        child.terminate()


def _begin() -> None:
    """In a process of the pool: a killed parent cannot say that it is gone."""
    gc.set_threshold(*SELDOM)
    threading.Thread(target=_wait_for_end, daemon=True).start()


def _wait_for_end() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)

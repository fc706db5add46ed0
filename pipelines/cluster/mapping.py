"""Jobs on the workers of a Dask cluster, as a mapper."""

import gc
import pickle
import platform
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager
from functools import partial
from typing import Any

from distributed import Client, Future
from distributed.comm.core import CommClosedError
from distributed.scheduler import KilledWorker

from pipelines.cluster.fitting import NOT_AS_HERE, fingerprint
from pipelines.cluster.sent import Sent
from pipelines.making.memory import SELDOM
from pipelines.making.pooled import Mapper, Opened
from schemas.problem import CouldNotRun, Passing

LOOK = 5.0
"""Seconds between two looks whether there is anybody who works."""

DESERTED = 60.0
"""Seconds without any worker after which nobody is waited for."""

_ONE = threading.Lock()
"""Jobs of one process take turns: the environment and the logs that they set are the process's."""


def done(work: Callable[[Any], Any], fits: str, job: Any) -> Any:
    """In a worker: do one job, if the worker makes the same bytes as who sent it.

    Asked for each job, as a worker may join when the work is under way. Raises CouldNotRun on a
    worker that does not fit.
    """
    if fingerprint() != fits:
        raise CouldNotRun(f"a worker on {platform.node()} {NOT_AS_HERE}")
    with _ONE:
        gc.set_threshold(*SELDOM)
        return work(job)


def on_workers(client: Client) -> Opened:
    """What maps jobs by the workers of a cluster; results come in the order of the jobs.

    client: connected, and closed by who opened it. A job whose worker ends is done by another one.
    Raises Passing where no worker is left, or a job has ended several of them.
    """

    @contextmanager
    def opened() -> Iterator[Mapper]:
        yield partial(_in_order, client)

    return opened


def _in_order(client: Client, work: Callable[[Any], Any], jobs: Iterable[Any]) -> Iterator[Any]:
    """The jobs are under way when this returns."""
    fits = fingerprint()
    packed = [Sent(done, work, fits, job).packed for job in jobs]
    with _told():
        futures = client.map(pickle.loads, packed, pure=False) if packed else []
    return _results(client, deque(futures))


def _results(client: Client, futures: deque[Future]) -> Iterator[Any]:
    while futures:
        with _told():
            _wait(client, futures[0])
            result = futures.popleft().result()
        yield result


def _wait(client: Client, future: Future) -> None:
    """Wait for a job as long as anybody works. Raises Passing when nobody has for a while."""
    deserted: float | None = None
    while not future.done():
        try:
            future.exception(timeout=LOOK)
        except TimeoutError:
            now = time.monotonic()
            deserted = None if client.nthreads() else (deserted or now)
            if deserted is not None and now - deserted >= DESERTED:
                raise Passing(
                    f"the cluster has had no worker for {DESERTED:.0f} seconds; start one and run "
                    "again: what is made already is kept"
                ) from None


@contextmanager
def _told() -> Iterator[None]:
    """What ends a cluster, in our words."""
    try:
        yield
    except KilledWorker as error:
        raise Passing(
            f"{error.allowed_failures + 1} workers were ended while they did one job, perhaps for "
            "want of memory"
        ) from error
    except ModuleNotFoundError as error:
        raise CouldNotRun(
            f"a worker has no {error.name}; start it in the environment of this project"
        ) from error
    except (CancelledError, CommClosedError) as error:
        raise Passing("the scheduler of the cluster is gone, or cannot be reached") from error

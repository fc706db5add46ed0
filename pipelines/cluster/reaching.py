"""A cluster that is there and fits: at an address, or of workers of this machine."""

import logging
import os
import pickle
import tempfile
import threading
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipelines.cluster.asked import DASK, Asked
from pipelines.cluster.fitting import NOT_AS_HERE, fingerprint, looked
from pipelines.cluster.sent import Sent
from schemas.problem import CouldNotRun, reason

ANSWER = 10.0
"""Seconds in which a scheduler has to answer, and to have a worker."""

CLOSING = 2.0
"""Seconds more, in which Dask itself may find out that nobody answers, and why."""

LOOK_OVER = 60.0
"""Seconds in which each worker has to say what it works with: the first time it loads all of it."""


@dataclass(frozen=True)
class Reached:
    """A cluster. address: of its scheduler; options: of who connects; workers: how many fit."""

    address: str
    options: Mapping[str, Any]
    workers: int


@contextmanager
def reached(where: Asked, build: Path) -> Iterator[Reached]:
    """A cluster that answers, whose workers see the folder and make the same bytes.

    where: which; build: the folder that workers write into, absolute. Raises CouldNotRun where
    there is none, within about a minute.
    """
    _have_dask()
    with ExitStack() as stack, _quiet():
        address, options = where.address, dict[str, Any]()
        if address is None:
            address, options = stack.enter_context(_of_this_machine())
        yield Reached(address, options, _looked_over(address, options, build))


def _have_dask() -> None:
    try:
        import distributed  # noqa: F401
    except ImportError as error:
        raise CouldNotRun(
            f"--on {DASK} needs packages that are not installed ({error.name}): "
            "`.venv/bin/pip install -e .[dask]`"
        ) from error


@contextmanager
def _of_this_machine() -> Iterator[tuple[str, dict[str, Any]]]:
    """A scheduler and a worker for each core, which end with this process.

    Only who has the key that is made for them can send them work.
    """
    from distributed import LocalCluster
    from distributed.security import Security

    security = Security.temporary()
    with (
        tempfile.TemporaryDirectory(prefix="dialogue-workers-") as folder,
        LocalCluster(
            n_workers=os.cpu_count() or 1,
            threads_per_worker=1,
            memory_limit=None,
            dashboard_address="127.0.0.1:0",
            local_directory=folder,
            security=security,
            silence_logs=logging.CRITICAL,
        ) as cluster,
    ):
        yield cluster.scheduler_address, {"security": security}


def _looked_over(address: str, options: Mapping[str, Any], build: Path) -> int:
    """Ask every worker what it works with. Returns how many there are."""
    with _connected(address, options) as client:
        try:
            client.wait_for_workers(1, timeout=ANSWER)
        except TimeoutError:
            raise CouldNotRun(
                f"the Dask scheduler at {address} has no worker; start one in the environment of "
                f"this project: `dask worker {address} --nthreads 1`"
            ) from None
        return _all_fit(client, build)


def _connected(address: str, options: Mapping[str, Any]) -> Any:
    """Connect, in a thread: who takes the call and says nothing is not waited for."""
    from distributed import Client

    found: list[Any] = []

    def connect() -> None:
        try:
            found.append(Client(address, timeout=ANSWER, set_as_default=False, **options))
        except Exception as error:  # whatever answers there may be no scheduler at all
            found.append(error)

    thread = threading.Thread(target=connect, daemon=True)
    thread.start()
    thread.join(ANSWER + CLOSING)
    if found and not isinstance(found[0], Exception):
        return found[0]
    why = f" ({_short(found[0])})" if found else ""
    raise CouldNotRun(
        f"no Dask scheduler answers at {address} within {ANSWER:.0f} seconds{why}; start one with "
        "`dask scheduler`, or leave the address out"
    )


def _all_fit(client: Any, build: Path) -> int:
    build.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(prefix=".seen-", dir=build) as seen:
        packed = Sent(looked, Path(seen.name)).packed
        asked = {
            worker: client.submit(pickle.loads, packed, workers=[worker], pure=False)
            for worker in client.nthreads()
        }
        faults = [
            f"worker {worker} {fault}"
            for worker, answer in asked.items()
            if (fault := _fault(answer, build))
        ]
    if faults:
        raise CouldNotRun("\n".join(faults))
    return len(asked)


def _fault(answer: Any, build: Path) -> str | None:
    """Why a worker will not do, if it will not."""
    try:
        fits, sees = answer.result(timeout=LOOK_OVER)
    except TimeoutError:
        return f"does not answer within {LOOK_OVER:.0f} seconds; start it again"
    except ImportError as error:
        return f"has no {error.name or error}; start it in the environment of this project"
    except Exception as error:
        return f"cannot work: {reason(error)}"
    if fits != fingerprint():
        return NOT_AS_HERE
    if not sees:
        return f"does not see {build}; share the folder, at the same place on each machine"
    return None


def _short(error: Exception) -> str:
    return reason(error).partition("\n")[0][:200]


@contextmanager
def _quiet() -> Iterator[None]:
    """What Dask logs of workers that come and go is nothing for who waits for the result."""
    import dask

    logger = logging.getLogger("distributed")
    before, level = logger.propagate, logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        with dask.config.set({"distributed.admin.large-graph-warning-threshold": "1 PB"}):
            yield
    finally:
        logger.setLevel(level)
        logger.propagate = before

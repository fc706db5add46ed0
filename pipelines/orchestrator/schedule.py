"""The deployments in one process, with a Prefect server of its own: those that are due run."""

import asyncio
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from prefect.runner import Runner
from prefect.schedules import Cron
from prefect.server.schemas.schedules import CronSchedule
from prefect.types.entrypoint import EntrypointType
from pydantic import ValidationError

from pipelines.orchestrator.deployments import ONE, Times, deployments
from pipelines.orchestrator.prefect_api import api
from pipelines.run.screen import COULD_NOT, GOOD, cannot, tell
from pipelines.run.stopping import SCHEDULED
from schemas.problem import CouldNotRun, reason

AT_ONCE = 1
"""Runs at a time, of all deployments together: they write to one folder. The next ones wait."""


def serve(
    root: Path, times: Times, port: int | None = None, begun: Callable[[], None] = lambda: None
) -> int:
    """Offer the deployments, and run what is due, until the process is stopped.

    root: folder with raw/ and build/; port: of a server of our own with Prefect's pages, else one
    without pages on a free port; begun: called when all is ready and the waiting begins. Returns 2
    if it could not run; the process ends with 0 when it is stopped.
    """
    if (wrong := _wrong(root, times)) is not None:
        return cannot(wrong)
    try:
        with _stopped_by_both(), api(schedules=True, gone=_end, port=port):
            due = f"refresh runs at {times.nightly}, release at {times.monthly}"
            tell(f"{due} ({times.timezone}); stop with Ctrl-C")
            begun()
            _serve(root, times)
    except KeyboardInterrupt:
        pass
    except (CouldNotRun, RuntimeError) as error:
        return cannot(reason(error))
    tell("stopped")
    # Not by way of the interpreter's end: there Prefect's threads abort the process now and then
    # ("exception not rethrown"), and a service that was stopped would seem to have crashed.
    os._exit(GOOD)


@contextmanager
def _stopped_by_both() -> Iterator[None]:
    """SIGINT too: what a script starts in the background would ignore it, and never end."""
    told = (signal.SIGINT, signal.SIGTERM)
    before = [signal.signal(each, signal.default_int_handler) for each in told]
    try:
        yield
    finally:
        for each, handler in zip(told, before, strict=True):
            signal.signal(each, handler)


def _wrong(root: Path, times: Times) -> str | None:
    """Why these times would never bring anything about, if they would not."""
    if not (root / "raw").is_dir():
        return f"no folder {root / 'raw'}"
    if not times.timezone.strip():
        return "no time zone; give an IANA name such as Europe/Brussels"
    if not times.late > 0:
        return f"{times.late:g} minutes late: no run could ever begin; give more than 0"
    faults = (_wrong_cron(cron, times.timezone) for cron in (times.nightly, times.monthly))
    return next((fault for fault in faults if fault is not None), None)


def _wrong_cron(cron: str, timezone: str) -> str | None:
    try:
        asyncio.run(CronSchedule(cron=cron, timezone=timezone).get_dates(1))
    except ValidationError as error:
        reasons = [fault["msg"].removeprefix("Value error, ") for fault in error.errors()]
        return "; ".join(reasons)
    except ValueError:
        return f'the schedule "{cron}" names a date that never comes'
    return None


def _end(why: str) -> None:
    """End at once. Prefect would ask a server that is gone for a minute and print tracebacks."""
    cannot(why)
    os._exit(COULD_NOT)


def _serve(root: Path, times: Times) -> None:
    os.environ[SCHEDULED] = str(os.getpid())
    # Not paused at the end: a run that is due while we are stopped is one that is late.
    runner = _Runner(name="dialogue", limit=AT_ONCE, pause_on_shutdown=False)
    for each in deployments(root.resolve(), times):
        runner.add_flow(
            each.flow,
            name=each.flow.name,
            description=each.about,
            schedules=[Cron(each.cron, timezone=times.timezone)] if each.cron else [],
            parameters=each.parameters,
            concurrency_limit=ONE,
            entrypoint_type=EntrypointType.MODULE_PATH,
        )
    asyncio.run(runner.start())


class _Runner(Runner):
    """What `flow.serve` runs, but SIGTERM ends it as Ctrl-C does.

    Prefect's own way leaves a coroutine unawaited, says so on the screen and skips our clean-up.
    """

    def handle_sigterm(self, *_: Any, **__: Any) -> None:
        """Go the way of Ctrl-C."""
        signal.raise_signal(signal.SIGINT)

"""The flow on a schedule, in one process with a Prefect server of its own."""

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

from pipelines.orchestrator.flows import refresh
from pipelines.orchestrator.prefect_api import api
from pipelines.run.screen import COULD_NOT, GOOD, cannot, tell
from pipelines.run.stopping import SCHEDULED
from schemas.problem import CouldNotRun, reason

AT_ONCE = 2
"""Runs at a time: the one under way, and the next, which finds that out and is skipped."""


def serve_refresh(
    root: Path, cron: str, timezone: str, begun: Callable[[], None] = lambda: None
) -> int:
    """Run the flow on a schedule until the process is stopped.

    root: folder with raw/ and build/; cron: when; timezone: an IANA name; begun: called
    when all is ready and the waiting begins. Returns 2 if it could not
    run; the process ends with 0 when it is stopped.
    """
    if (wrong := _wrong(root, cron, timezone)) is not None:
        return cannot(wrong)
    try:
        with _stopped_by_both(), api(schedules=True, gone=_end):
            tell(f"refresh runs at {cron} ({timezone}); stop with Ctrl-C")
            begun()
            _serve(root, cron, timezone)
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


def _wrong(root: Path, cron: str, timezone: str) -> str | None:
    """Why this schedule would never publish anything, if it would not."""
    if not (root / "raw").is_dir():
        return f"no folder {root / 'raw'}"
    if not timezone.strip():
        return "no time zone; give an IANA name such as Europe/Brussels"
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


def _serve(root: Path, cron: str, timezone: str) -> None:
    # Prefect pauses the schedule at the end: runs of the time without us are not made up for.
    os.environ[SCHEDULED] = str(os.getpid())
    runner = _Runner(name="nightly", limit=AT_ONCE)
    runner.add_flow(
        refresh,
        name="nightly",
        schedules=[Cron(cron, timezone=timezone)],
        parameters={"root": str(root.resolve()), "captures": True},
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

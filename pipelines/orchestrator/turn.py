"""When the run of a deployment may begin: one rule, whatever server starts it."""

import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Annotated, Any

from prefect import get_run_logger
from prefect.client.schemas.objects import FlowRun, State
from prefect.context import FlowRunContext
from prefect.states import Failed
from pydantic import Field

from pipelines.run.job import note_skipped
from pipelines.run.screen import tell
from pipelines.run.shelf import AlreadyRunning, locked
from schemas.problem import CouldNotRun

LATE = 60.0
"""Minutes after its hour in which a run of the schedule may still begin."""

Late = Annotated[float, Field(gt=0)]
"""The parameter of that name that every deployment has, in minutes."""

LOOK = 5.0
"""Seconds between two looks whether a command still holds the build folder."""


class Missed(CouldNotRun):
    """A run of the schedule could not begin in time."""


def begin_by(late: float) -> datetime:
    """Until when the run of the present flow may begin.

    late: minutes, counted from its hour for a run of the schedule, and from now for one that a
    person asked for. What a command or another flow calls begins now. Raises Missed if it is
    too late.
    """
    now = datetime.now(UTC)
    run = _of_a_deployment()
    if run is None:
        return now
    is_of_the_schedule = run.auto_scheduled and run.run_count <= 1  # more: a person tried it again
    hour = run.expected_start_time if is_of_the_schedule else None
    until = (hour or now) + timedelta(minutes=late)
    if now > until:
        raise Missed(
            f"due at {hour:%Y-%m-%d %H:%M} UTC, and could not begin within {late:g} minutes: "
            "another run was under way or the machine was off; this run did nothing, the next one "
            "that is due runs"
        )
    return until


def _of_a_deployment() -> FlowRun | None:
    """The present run, if a schedule or a person started it by way of a deployment."""
    context = FlowRunContext.get()
    run = context.flow_run if context is not None else None
    return run if isinstance(run, FlowRun) and run.deployment_id is not None else None


def wait_for(build: Path, until: datetime) -> None:
    """Wait until no command holds the build folder, but no longer than allowed."""
    while datetime.now(UTC) < until and not _is_free(build):
        time.sleep(LOOK)


def _is_free(build: Path) -> bool:
    try:
        with locked(build):
            return True
    except AlreadyRunning:
        return False


def missed(build: Path, error: Missed) -> State[Any]:
    """Say that a run came too late, also in build/run-skipped.json."""
    note_skipped(build, str(error))
    return skipped(error)


def skipped(error: CouldNotRun) -> State[Any]:
    """Say that a run did nothing, also to who reads the log: Prefect notes states as news."""
    get_run_logger().warning("skipped: %s", error)
    tell(f"skipped: {error}")
    return Failed(name="Skipped", message=str(error), data=error)

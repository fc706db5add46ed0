"""The stages as a Prefect flow. No logic of its own: see job.py.

Only this package imports Prefect: the import alone takes seconds.
"""

import json
import logging
import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from contextvars import ContextVar
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import httpx
from prefect import Flow, flow, get_run_logger, task
from prefect.artifacts import create_markdown_artifact
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State
from prefect.exceptions import PrefectException
from prefect.logging.handlers import APILogWorker
from prefect.states import Failed

from pipelines.making.progress import SILENT, Progress, logged
from pipelines.orchestrator.capture_flow import came_in
from pipelines.orchestrator.consoles import consoles, no_tracebacks
from pipelines.orchestrator.keys import environment
from pipelines.orchestrator.prefect_api import api
from pipelines.orchestrator.turn import LATE, Late, Missed, begin_by, missed, skipped, wait_for
from pipelines.orchestrator.workers import dask_runner, mapping
from pipelines.run.job import Paths
from pipelines.run.nightly import Telling, clock, told_job
from pipelines.run.pool import processes
from pipelines.run.screen import COULD_NOT, GOOD, cannot, making_way, tell, told, warn
from pipelines.run.shelf import AlreadyRunning
from pipelines.run.stopping import end_with_schedule
from pipelines.telling.markdown import markdown
from pipelines.telling.values import CameIn, Report, Run
from schemas.problem import CouldNotRun, Passing, ProblemsFound, reason

RETRIED = frozenset({"publish", "report", "promote", "site", "place"})
"""Stages that can fail in passing: they write to the disk, render in other processes or send."""

RETRY_DELAYS = (1.0, 5.0)
"""Seconds before each further attempt."""

CLEANING_UP = 5.0
"""Seconds that a run without its server has to leave things in order."""

Result = TypeVar("Result")
Say = Callable[[str], None]
Work = Callable[[Telling, Say, Progress], None]
"""What a flow does; shown as who starts it wants."""

_HOW: ContextVar[tuple[Say, Progress] | None] = ContextVar("how", default=None)
"""Who started the flow in this process shows what it does; a run of the schedule has nobody."""


@flow(name="refresh", persist_result=False)
def refresh(root: str, captures: bool = False, late: Late = LATE) -> State[Any] | None:
    """Visit sites, run all stages of the project in `root`, and publish their result.

    The site of it is made, and goes to the place that DIALOGUE_PUBLISH_TO names, if it names one.
    What comes of the visits keeps nothing from being published. Errors in the data end the run as
    Failed; they are listed in its log and in its artifact.

    Args:
        root: The folder with raw/ and build/.
        captures: Whether the sites that are due are visited first, as every night.
        late: How many minutes after its hour the run may begin; later it is skipped.
    """
    paths = Paths.of(Path(root))
    first = (lambda: came_in(root)) if captures else _nothing
    return run_in_turn("refresh", paths, late, _main(paths), first)


@flow(name="publish", persist_result=False)
def publish(root: str, late: Late = LATE) -> State[Any] | None:
    """Run all stages of the project in `root` and publish their result; visit no site.

    As `refresh`, the site of it too.

    Args:
        root: The folder with raw/ and build/.
        late: How many minutes after its hour the run may begin; later it is skipped.
    """
    paths = Paths.of(Path(root))
    return run_in_turn("publish", paths, late, _main(paths))


def _main(paths: Paths) -> Work:
    """The main job, each stage of it a task."""

    def work(telling: Telling, say: Say, progress: Progress) -> None:
        full = replace(telling, environment=environment())
        told_job(paths, full, as_task, mapping(processes), say, progress)

    return work


def _nothing() -> None:
    """What comes in where no site is visited."""


def run_in_turn(
    name: str,
    paths: Paths,
    late: float,
    work: Work,
    first: Callable[[], CameIn | None] = _nothing,
) -> State[Any] | None:
    """Do the work of a flow when its turn comes, and put beside the run what came of it.

    name: of the flow; late: minutes after its hour in which it may begin; first: what is done
    before, whether or not a command holds the build folder; returns what came in.
    """
    end_with_schedule()
    no_tracebacks()
    try:
        until = begin_by(late)
    except Missed as error:
        return missed(paths.build, error)
    reports = list[Report]()
    telling = Telling(first(), shown=reports.append)
    wait_for(paths.build, until)
    try:
        failed = _failed(paths, work, telling)
    except AlreadyRunning as error:
        return skipped(error)  # run.json is that of the other run
    for report in reports or [_of_run_file(paths.build)]:
        _show_summary(name, report)
    return failed


def _failed(paths: Paths, work: Work, telling: Telling) -> State[Any] | None:
    """Do the work. Returns how it failed, if it did. Raises AlreadyRunning."""
    try:
        with _shown() as (say, progress):
            work(telling, say, progress)
    except AlreadyRunning:
        raise
    except ProblemsFound as found:
        # As a state, not raised on: Prefect logs what is raised with a traceback.
        return Failed(message=_listed(paths.build, found), data=found)
    except Exception as error:
        return Failed(message=_ended(error, paths.build), data=error)
    return None


@contextmanager
def _shown() -> Iterator[tuple[Say, Progress]]:
    """How the run is shown: as the command wants it, else in the log of the schedule."""
    if (how := _HOW.get()) is not None:
        yield how
        return
    with logged(warn) as lines, making_way(lines.aside):
        yield tell, lines


def _ended(error: Exception, build: Path) -> str:
    """Log in a line what ended a run, with its details in a file if nobody foresaw it."""
    said = told(error, build)
    get_run_logger().error("could not run: %s", said)
    return said


def as_task(name: str, stage: Callable[[], Result]) -> Result:
    """Run one stage as a Prefect task of that name.

    The task takes no arguments, so that Prefect does not walk through the records.
    """
    as_its_task = task(
        name=name,
        retries=len(RETRY_DELAYS) if name in RETRIED else 0,
        retry_delay_seconds=list(RETRY_DELAYS),
        retry_condition_fn=_in_passing,
        persist_result=False,
        cache_policy=NO_CACHE,
    )
    return as_its_task(stage)()


def _in_passing(_task: object, _run: object, state: State[Any]) -> bool:
    """Whether another attempt can end better: a full disk may, an error in the data cannot."""
    return isinstance(state.data, OSError | Passing)


def _listed(build: Path, found: ProblemsFound) -> str:
    """Log every error once, for who follows scheduled runs. Returns the message of the run."""
    get_run_logger().error("%s:\n%s", found, "\n".join(_run_file(build)["errors"]))
    return f"{found}; nothing was published"


def _show_summary(name: str, report: Report) -> None:
    """Put what ran beside the run in Prefect's own pages. name: of the flow."""
    create_markdown_artifact(
        key=f"{name}-summary",
        markdown=markdown(report),
        description=f"{report.run.status}: version {report.run.version}",
    )


def _of_run_file(build: Path) -> Report:
    """The report of a run that tells nobody else, such as a candidate of a release."""
    return Report(at=clock(), run=Run.model_validate(_run_file(build)))


def _run_file(build: Path) -> dict[str, Any]:
    run: dict[str, Any] = json.loads((build / "run.json").read_text(encoding="utf-8"))
    return run


def run_refresh(
    root: Path,
    say: Say = tell,
    progress: Progress = SILENT,
    captures: bool = False,
    on: str | None = None,
) -> int:
    """Run the flow once, on Prefect's embedded server.

    root: folder with raw/ and build/; say: told what each stage came to; progress: told how far it
    is; captures: whether sites that are due are visited first; on: workers that share the work,
    such as `dask`. Returns 0 good, 2 could not run; raises ProblemsFound if the data have errors.
    """
    for handler in consoles():  # the command tells; Prefect keeps its log of the run
        handler.setLevel(logging.CRITICAL)
    before = _HOW.set((say, progress))
    try:
        with ExitStack() as stack:
            flow_of = refresh
            if on is not None:  # first: an address where nobody answers is told at once
                progress.begin(f"looking for workers ({on})")
                runner = stack.enter_context(dask_runner(on, root / "build"))
                progress.end()
                flow_of = refresh.with_options(task_runner=runner)
            say("Starting the orchestrator: about 20 seconds")
            stack.enter_context(api(schedules=False, gone=_stop))
            _run(flow_of, root, captures)
    except CouldNotRun as error:
        return cannot(reason(error))
    finally:
        _HOW.reset(before)
    return GOOD


def _run(flow_of: Flow[..., Any], root: Path, captures: bool) -> None:
    try:
        flow_of(str(root.resolve()), captures=captures)
    except (PrefectException, httpx.HTTPError) as error:
        raise CouldNotRun(f"Prefect's server failed: {reason(error)}") from error
    finally:
        APILogWorker.drain_all(timeout=5)  # before the server goes


def _stop(why: str) -> None:
    """Stop as from the keyboard, then without Prefect, which asks who is gone for minutes."""
    logging.disable(logging.CRITICAL)
    os.kill(os.getpid(), signal.SIGINT)
    time.sleep(CLEANING_UP)
    cannot(why)
    os._exit(COULD_NOT)

"""The stages as a Prefect flow. No logic of its own: see job.py.

Only this module, prefect_api.py and schedule.py import Prefect: the import alone takes seconds.
"""

import json
import logging
import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Any, TypeVar

import httpx
from prefect import flow, get_run_logger, task
from prefect.artifacts import create_markdown_artifact
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State
from prefect.exceptions import PrefectException
from prefect.logging.handlers import APILogWorker, PrefectConsoleHandler
from prefect.states import Failed

from pipelines.making.progress import SILENT, Progress, logged
from pipelines.orchestrator.capture_flow import capture
from pipelines.orchestrator.prefect_api import api
from pipelines.run.job import Paths
from pipelines.run.nightly import Telling, told_job
from pipelines.run.pool import processes
from pipelines.run.screen import COULD_NOT, GOOD, cannot, making_way, tell, told, warn
from pipelines.run.shelf import AlreadyRunning
from pipelines.run.stopping import end_with_schedule
from pipelines.telling.markdown import markdown
from pipelines.telling.values import Report
from schemas.problem import CouldNotRun, Passing, ProblemsFound, reason

RETRIED = frozenset({"publish", "report", "promote"})
"""Stages that can fail in passing: they write to the disk or render in other processes."""

RETRY_DELAYS = (1.0, 5.0)
"""Seconds before each further attempt."""

CLEANING_UP = 5.0
"""Seconds that a run without its server has to leave things in order."""

Result = TypeVar("Result")
Say = Callable[[str], None]

_HOW: ContextVar[tuple[Say, Progress] | None] = ContextVar("how", default=None)
"""Who started the flow in this process shows what it does; a run of the schedule has nobody."""


@flow(name="refresh", persist_result=False)
def refresh(root: str, captures: bool = False) -> State[Any] | None:
    """Run all stages of the project in `root` and publish their result.

    captures: whether sites are visited first, as every night; what comes of it keeps nothing from
    being published. Errors in the data end the run as Failed; they are listed in its log and in its
    artifact.
    """
    paths = Paths.of(Path(root))
    end_with_schedule()
    _no_tracebacks()
    reports = list[Report]()
    telling = Telling(capture(root) if captures else None, shown=reports.append)
    try:
        with _shown() as (say, progress):
            told_job(paths, telling, as_task, processes, say, progress)
    except AlreadyRunning as error:
        return _skipped(error)  # run.json is that of the other run
    except ProblemsFound as found:
        # As a state, not raised on: Prefect logs what is raised with a traceback.
        failed: State[Any] | None = Failed(message=_listed(paths.build, found), data=found)
    except Exception as error:
        failed = Failed(message=_ended(error, paths.build), data=error)
    else:
        failed = None
    for report in reports:
        _show_summary(report)
    return failed


@contextmanager
def _shown() -> Iterator[tuple[Say, Progress]]:
    """How the run is shown: as the command wants it, else in the log of the schedule."""
    if (how := _HOW.get()) is not None:
        yield how
        return
    with logged(warn) as lines, making_way(lines.aside):
        yield tell, lines


def _skipped(error: AlreadyRunning) -> State[Any]:
    """Say that a run met another one, also to who reads the log: Prefect notes states as news."""
    get_run_logger().warning("skipped: %s", error)
    tell(f"skipped: {error}")
    return Failed(name="Skipped", message=str(error), data=error)


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


def _show_summary(report: Report) -> None:
    """Put what ran beside the run in Prefect's own pages."""
    create_markdown_artifact(
        key="refresh-summary",
        markdown=markdown(report),
        description=f"{report.run.status}: version {report.run.version}",
    )


def _run_file(build: Path) -> dict[str, Any]:
    run: dict[str, Any] = json.loads((build / "run.json").read_text(encoding="utf-8"))
    return run


def run_refresh(root: Path, say: Say = tell, progress: Progress = SILENT) -> int:
    """Run the flow once, on Prefect's embedded server.

    root: folder with raw/ and build/; say: told what each stage came to; progress: told how far it
    is. Returns 0 good, 2 could not run; raises ProblemsFound if
    the data have errors.
    """
    for handler in _consoles():  # the command tells; Prefect keeps its log of the run
        handler.setLevel(logging.CRITICAL)
    say("Starting the orchestrator: about 20 seconds")
    before = _HOW.set((say, progress))
    try:
        with api(schedules=False, gone=_stop):
            _run(root)
    except CouldNotRun as error:
        return cannot(reason(error))
    finally:
        _HOW.reset(before)
    return GOOD


def _run(root: Path) -> None:
    try:
        refresh(str(root.resolve()))
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


def _consoles() -> Iterator[logging.Handler]:
    for handler in logging.getLogger().handlers:
        if isinstance(handler, PrefectConsoleHandler):
            yield handler


def _no_tracebacks() -> None:
    """What went wrong stands on the screen in a line; Prefect keeps the rest in its log."""
    for handler in _consoles():
        if handler.formatter is not None:
            handler.formatter.formatException = lambda ei: ""  # type: ignore[method-assign]

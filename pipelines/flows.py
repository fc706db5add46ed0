"""The stages as a Prefect flow, run once or on a schedule. No logic of its own: see job.py.

The one module that imports Prefect: the import alone takes seconds.
"""

import asyncio
import json
import logging
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import httpx
from prefect import flow, get_run_logger, task
from prefect.artifacts import create_markdown_artifact
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State
from prefect.client.schemas.schedules import CronSchedule
from prefect.logging.handlers import PrefectConsoleHandler
from prefect.runner import Runner
from prefect.schedules import Cron
from prefect.settings import PREFECT_API_URL, PREFECT_HOME, temporary_settings
from prefect.states import Failed
from prefect.types.entrypoint import EntrypointType
from pydantic import ValidationError

from pipelines.job import Paths, main_job
from pipelines.pool import processes
from pipelines.shelf import AlreadyRunning
from schemas.problem import CouldNotRun, ProblemsFound

GOOD, COULD_NOT = 0, 2

RETRIED = frozenset({"publish", "report", "promote"})
"""Stages that can fail in passing: they write to the disk or render in other processes."""

RETRY_DELAYS = (1.0, 5.0)
"""Seconds before each further attempt."""

SERVER_START = 120.0
"""Seconds that the server of a schedule may take to start."""

Result = TypeVar("Result")


@flow(name="refresh", persist_result=False)
def refresh(root: str) -> State[Any] | None:
    """Run all stages of the project in `root` and publish their result.

    Errors in the data end the run as Failed; they are listed in its log and in its artifact.
    """
    paths = Paths.of(Path(root))
    try:
        main_job(paths, run=as_task, mapper=processes, say=partial(print, flush=True))
    except AlreadyRunning as error:
        return Failed(message=str(error), data=error)  # run.json is that of the other run
    except ProblemsFound as found:
        # As a state, not raised on: Prefect logs what is raised with a traceback.
        failed: State[Any] | None = Failed(message=_listed(paths.build, found), data=found)
    except CouldNotRun as error:
        failed = Failed(message=str(error), data=error)
    except Exception:
        _show_summary(paths.build)
        raise
    else:
        failed = None
    _show_summary(paths.build)
    return failed


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
    return isinstance(state.data, OSError | BrokenProcessPool)


def _listed(build: Path, found: ProblemsFound) -> str:
    """Log every error once, for who follows scheduled runs. Returns the message of the run."""
    get_run_logger().error("%s:\n%s", found, "\n".join(_run_file(build)["errors"]))
    return f"{found}; nothing was published"


def _show_summary(build: Path) -> None:
    """Put what ran beside the run in Prefect's own pages."""
    run = _run_file(build)
    create_markdown_artifact(
        key="refresh-summary",
        markdown=summary_markdown(run),
        description=f"{run['status']}: version {run['version']}",
    )


def summary_markdown(run: dict[str, Any]) -> str:
    """The content of run.json as a page.

    run: as main_job writes it.
    """
    about = {
        "version": run["version"],
        "status": run["status"],
        "published": run["published"],
        "errors": len(run["errors"]),
        "warnings": len(run["warnings"]),
    }
    parts = [_grid("run", "", about), _grid("stage", "seconds", run["seconds"])]
    parts.append("\n".join(f"- `{error}`" for error in run["errors"]))
    parts.append(_grid("table", "rows", run["counts"]))
    return "\n\n".join(part for part in parts if part) + "\n"


def _grid(left: str, right: str, values: dict[str, Any]) -> str:
    if not values:
        return ""
    lines = [f"| {name} | {'' if value is None else value} |" for name, value in values.items()]
    return "\n".join([f"| {left} | {right} |", "|---|---|", *lines])


def _run_file(build: Path) -> dict[str, Any]:
    run: dict[str, Any] = json.loads((build / "run.json").read_text(encoding="utf-8"))
    return run


def run_refresh(root: Path) -> int:
    """Run the flow once, on Prefect's embedded server.

    root: folder with raw/ and build/. Returns 0 good, 2 could not run; raises ProblemsFound if
    the data have errors.
    """
    _silence_console()
    print("Starting the orchestrator: about 20 seconds", flush=True)
    try:
        refresh(str(root.resolve()))
    except (CouldNotRun, RuntimeError) as error:
        # RuntimeError: a pool of processes that died, a server that did not start.
        return _cannot(str(error))
    return GOOD


def _silence_console() -> None:
    """Who runs the flow by hand is told by the command; Prefect keeps its log of the run."""
    for handler in logging.getLogger().handlers:
        if isinstance(handler, PrefectConsoleHandler):
            handler.setLevel(logging.CRITICAL)


def _cannot(reason: str) -> int:
    print(f"dialogue: could not run: {reason}", file=sys.stderr)
    return COULD_NOT


def serve_refresh(root: Path, cron: str, timezone: str) -> int:
    """Run the flow on a schedule until the process is stopped.

    root: folder with raw/ and build/; cron: when; timezone: an IANA name. Returns 0 when
    stopped, 2 if it could not run.
    """
    try:
        CronSchedule(cron=cron, timezone=timezone)
    except ValidationError as error:
        reasons = [fault["msg"].removeprefix("Value error, ") for fault in error.errors()]
        return _cannot("; ".join(reasons))
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        with _api():
            print(f"refresh runs at {cron} ({timezone}); stop with Ctrl-C", flush=True)
            _serve(root, cron, timezone)
    except KeyboardInterrupt:
        pass
    except RuntimeError as error:
        return _cannot(str(error))
    print("stopped", flush=True)
    return GOOD


def _serve(root: Path, cron: str, timezone: str) -> None:
    # Prefect pauses the schedule at the end: runs of the time without us are not made up for.
    runner = _Runner(name="nightly", limit=1)
    runner.add_flow(
        refresh,
        name="nightly",
        schedules=[Cron(cron, timezone=timezone)],
        parameters={"root": str(root.resolve())},
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


@contextmanager
def _api() -> Iterator[None]:
    """A Prefect server for the schedule: the one that is set, else one of our own.

    The embedded server has no scheduler.
    """
    if PREFECT_API_URL.value():
        yield
        return
    port = _free_port()
    url = f"http://127.0.0.1:{port}/api"
    with _server(port, url), temporary_settings({PREFECT_API_URL: url}):
        yield


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def _server(port: int, url: str) -> Iterator[None]:
    address = ["--host", "127.0.0.1", "--port", str(port), "--no-ui"]
    home = PREFECT_HOME.value()
    home.mkdir(parents=True, exist_ok=True)
    with (home / "server.log").open("w") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "prefect", "server", "start", *address],
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # Ctrl-C reaches us first: we stop it when the runner is done
        )
    stopping = threading.Event()
    threading.Thread(target=_end_with, args=[process, stopping], daemon=True).start()
    try:
        _wait_for(process, url)
        yield
    finally:
        if process.poll() is not None:
            raise RuntimeError(f"Prefect's server is gone: see {home}/server.log")
        stopping.set()
        _stop(process)


def _end_with(process: "subprocess.Popen[bytes]", stopping: threading.Event) -> None:
    """End with the server: without it the schedule would wait for ever and nobody would know."""
    process.wait()
    if not stopping.is_set():
        os.kill(os.getpid(), signal.SIGINT)


def _wait_for(process: subprocess.Popen[bytes], url: str) -> None:
    deadline = time.monotonic() + SERVER_START
    while time.monotonic() < deadline and process.poll() is None:
        try:
            if httpx.get(f"{url}/health", timeout=5).is_success:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.2)
    raise RuntimeError("Prefect's server did not start")


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()

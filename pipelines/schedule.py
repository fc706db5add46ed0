"""The flow on a schedule, in one process with a Prefect server of its own."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
from prefect.client.schemas.schedules import CronSchedule
from prefect.runner import Runner
from prefect.schedules import Cron
from prefect.settings import PREFECT_API_URL, PREFECT_HOME, temporary_settings
from prefect.types.entrypoint import EntrypointType
from pydantic import ValidationError

from pipelines.flows import refresh
from pipelines.screen import GOOD, cannot, tell

SERVER_START = 120.0
"""Seconds that the server of a schedule may take to start."""


def serve_refresh(root: Path, cron: str, timezone: str) -> int:
    """Run the flow on a schedule until the process is stopped.

    root: folder with raw/ and build/; cron: when; timezone: an IANA name. Returns 0 when
    stopped, 2 if it could not run.
    """
    try:
        CronSchedule(cron=cron, timezone=timezone)
    except ValidationError as error:
        reasons = [fault["msg"].removeprefix("Value error, ") for fault in error.errors()]
        return cannot("; ".join(reasons))
    # Both: a process started in the background of a script would ignore SIGINT, and so never end.
    for told in (signal.SIGINT, signal.SIGTERM):
        signal.signal(told, signal.default_int_handler)
    try:
        with _api():
            tell(f"refresh runs at {cron} ({timezone}); stop with Ctrl-C")
            _serve(root, cron, timezone)
    except KeyboardInterrupt:
        pass
    except RuntimeError as error:
        return cannot(str(error))
    tell("stopped")
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

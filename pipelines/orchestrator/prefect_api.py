"""Prefect's API for a run or a schedule: the server that is set, asked first, or one of our own."""

import contextvars
import os
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import prefect
from prefect.client.base import ServerType
from prefect.client.orchestration import get_client
from prefect.settings import PREFECT_API_URL, PREFECT_HOME, temporary_settings

from pipelines.run.screen import tell
from pipelines.run.stopping import tied
from schemas.problem import CouldNotRun, reason

ANSWER = 10.0
"""Seconds that a server has to answer."""

SERVER_START = 120.0
"""Seconds that a server of our own may take to start."""

Gone = Callable[[str], None]
"""Is told, in a thread of its own, that our server is gone."""


@contextmanager
def api(schedules: bool, gone: Gone, port: int | None = None) -> Iterator[None]:
    """Let what runs inside use a server that answers.

    schedules: whether a server of our own is to start runs that are due; gone: told if it ends;
    port: of ours, with Prefect's pages, else a free one without pages.
    Raises CouldNotRun if the server that PREFECT_API_URL names does not answer, or if ours does not
    start.
    """
    url = PREFECT_API_URL.value()
    if url:
        _ask(url)
        tell(f"Prefect's server at {url} answers")
        yield
        return
    address = port or _free_port()
    url = f"http://127.0.0.1:{address}/api"
    command = _scheduling(address, port is not None) if schedules else _embedded(address)
    with _own_server(command, url, gone), temporary_settings({PREFECT_API_URL: url}):
        if port is not None:
            tell(f"Prefect's pages: http://127.0.0.1:{port}")
        yield


def _ask(url: str) -> None:
    """Raise CouldNotRun for a server that gives no answer, or none of Prefect's, in time."""
    found: list[Exception | None] = []
    context = contextvars.copy_context()  # Prefect keeps its settings there
    asking = threading.Thread(
        target=lambda: found.append(context.run(_answer)),
        daemon=True,  # a server that keeps silent or drips words is not waited for
    )
    asking.start()
    asking.join(ANSWER)
    if not found:
        why = f"does not answer within {ANSWER:.0f} seconds"
    elif found[0] is not None:
        why = f"does not answer as one: {reason(found[0])}"
    else:
        return
    raise CouldNotRun(
        f"Prefect's server at {url} {why}; start it, correct PREFECT_API_URL, or unset it for a "
        "server of our own"
    )


def _answer() -> Exception | None:
    """Ask the server that is set. Returns what is wrong with its answer."""
    try:
        with get_client(sync_client=True, httpx_settings={"timeout": ANSWER}) as client:
            fault = client.api_healthcheck()
            if fault is None and client.server_type != ServerType.CLOUD:
                client.api_version()
    except Exception as error:
        return error
    return fault


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def _own_server(command: list[str], url: str, gone: Gone) -> Iterator[None]:
    """A server that ends with us, also when we are killed."""
    home = PREFECT_HOME.value()
    home.mkdir(parents=True, exist_ok=True)
    log = home / "server.log"
    process = _started(command, log)
    stopping = threading.Event()
    threading.Thread(target=_watch, args=[process, stopping, gone, log], daemon=True).start()
    try:
        _wait_for(process, url, log)
        yield
    finally:
        is_gone = process.poll() is not None
        stopping.set()
        _stop(process)
        if is_gone:
            raise CouldNotRun(f"Prefect's server is gone: see {log}")


def _scheduling(port: int, has_pages: bool) -> list[str]:
    """The server with its services: it starts what is due."""
    address = ("--host", "127.0.0.1", "--port", str(port))
    return tied("prefect", "server", "start", *address, "--ui" if has_pages else "--no-ui")


def _embedded(port: int) -> list[str]:
    """The server without services, as Prefect itself starts one for a single run."""
    app = ("--app-dir", str(prefect.__module_path__.parent), "--factory")
    address = ("--host", "127.0.0.1", "--port", str(port), "--log-level", "error")
    return tied("uvicorn", *app, "prefect.server.api.server:create_app", *address)


def _started(command: list[str], log: Path) -> "subprocess.Popen[bytes]":
    embedded = {
        "PREFECT_UI_ENABLED": "0",
        "PREFECT__SERVER_EPHEMERAL": "1",
        "PREFECT__SERVER_FINAL": "1",
    }
    with log.open("w") as written:
        return subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=written,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # Ctrl-C reaches us first: we stop it when all is done
            env={**os.environ, **(embedded if "uvicorn" in command else {})},
            cwd=Path(__file__).resolve().parents[2],
        )


def _watch(
    process: "subprocess.Popen[bytes]", stopping: threading.Event, gone: Gone, log: Path
) -> None:
    """End with the server: without it a schedule would wait for ever and nobody would know."""
    process.wait()
    if not stopping.is_set():
        gone(f"Prefect's server is gone: see {log}")


def _wait_for(process: "subprocess.Popen[bytes]", url: str, log: Path) -> None:
    deadline = time.monotonic() + SERVER_START
    while time.monotonic() < deadline and process.poll() is None:
        try:
            if httpx.get(f"{url}/health", timeout=5).is_success:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.1)
    raise CouldNotRun(f"Prefect's server did not start: see {log}")


def _stop(process: "subprocess.Popen[bytes]") -> None:
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    if process.stdin is not None:
        process.stdin.close()

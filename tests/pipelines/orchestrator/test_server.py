"""The way of an institution, for real: PostgreSQL, server, pool, deployments, worker, schedule."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

import httpx
import pytest

from tests.kept import with_documents
from tests.postgres import Postgres, found, postgres
from tests.trees import tiny_tree
from tests.units import Unit, unit

CHECKOUT = Path(__file__).resolve().parents[3]
PATIENCE = 240
"""Seconds until something that is waited for is there, on a machine that does much else."""

AHEAD = 4
"""Seconds from a schedule that is set to the time it names."""

AT_ONCE = 0.01
"""Minutes late: a run that is not begun at its time is skipped."""

EAGER = {
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_SERVICES_SCHEDULER_LOOP_SECONDS": "1",
    "PREFECT_WORKER_QUERY_SECONDS": "1",
}
"""Services that look more often than they do elsewhere: all that differs from the units."""

Found = TypeVar("Found")

pytestmark = pytest.mark.skipif(
    found("postgres") is None, reason="no PostgreSQL here (Debian: postgresql)"
)


@dataclass(frozen=True)
class Server:
    """Prefect's server, asked as anybody may ask it."""

    url: str

    def get(self, path: str) -> Any:
        """What it answers."""
        return httpx.get(self.url + path, timeout=30).raise_for_status().json()

    def post(self, path: str, content: Any) -> Any:
        """What it answers to what is sent."""
        return httpx.post(self.url + path, json=content, timeout=30).raise_for_status().json()

    def deployment(self, name: str) -> dict[str, Any]:
        """The deployment of a flow; both have one name."""
        found: dict[str, Any] = self.get(f"/deployments/name/{name}/{name}")
        return found

    def runs(self, name: str, until: datetime) -> list[dict[str, Any]]:
        """The runs of a deployment that are due by a time."""
        chosen = {
            "flow_runs": {"expected_start_time": {"before_": until.isoformat()}},
            "deployments": {"name": {"any_": [name]}},
        }
        found: list[dict[str, Any]] = self.post("/flow_runs/filter", chosen)
        return found


@dataclass(frozen=True)
class Institution:
    """All of it, after its runs. root: the project; runs: by the name of their deployment."""

    server: Server
    root: Path
    database: Postgres
    runs: dict[str, dict[str, Any]]


@pytest.fixture(scope="module")
def institution(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Institution]:
    """A server with three runs of a schedule.

    One was due while no worker was there, one when a worker was, and one while that one ran.
    """
    root = project(tmp_path_factory.mktemp("institution"))
    with postgres() as database, ExitStack() as stack:
        database.run("createdb", "prefect")
        server = stack.enter_context(serving(root, database))
        prefect(root, server, "work-pool", "create", "dialogue", "--type", "process")
        prefect(root, server, "--no-prompt", "deploy", "--all")
        missed = due_soon(server, "capture", AT_ONCE)
        wait_until(lambda: datetime.now(UTC) > missed + timedelta(seconds=1))
        stack.enter_context(working(root, server))
        kept = due_soon(server, "refresh", 60.0)
        met = due_soon(server, "publish", AT_ONCE, at=kept + timedelta(seconds=1))
        due = {"capture": missed, "refresh": kept, "publish": met}
        runs = {name: wait_until(lambda n=name: ended(server, n, due[n])) for name in due}
        yield Institution(server, root, database, runs)


def project(folder: Path) -> Path:
    """The tiny tree with the rest of a checkout; its documents are in its store already."""
    with_documents(tiny_tree(folder))
    for name in ("pipelines", "schemas", "prefect.yaml", "prefect.toml"):
        (folder / name).symlink_to(CHECKOUT / name)
    (folder / ".venv").symlink_to(sys.prefix)
    return folder


@contextmanager
def serving(root: Path, database: Postgres) -> Iterator[Server]:
    """The server as its unit starts it, but on a free port and with the database of the tests."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = str(probe.getsockname()[1])
    made = unit("dialogue-server.service", root)
    command = [port if word == "4200" else word for word in made.command]
    variables = {
        name: value.replace("/var/run/postgresql", str(database.folder))
        for name, value in made.environment.items()
    }
    server = Server(f"http://127.0.0.1:{port}/api")
    with running(Unit(command, variables, made.folder), root / "server.log"):
        wait_until(lambda: answers(server))
        yield server


@contextmanager
def working(root: Path, server: Server) -> Iterator[None]:
    """A worker as its unit starts it."""
    made = unit("dialogue-worker.service", root)
    variables = {**made.environment, "PREFECT_API_URL": server.url}
    with running(Unit(made.command, variables, made.folder), root / "worker.log"):
        yield


@contextmanager
def running(made: Unit, log: Path) -> Iterator[None]:
    """What a unit starts, as systemd would: without what this process has set for Prefect."""
    with log.open("w") as written:
        process = subprocess.Popen(
            made.command,
            cwd=made.folder,
            env={**plain(), **EAGER, **made.environment},
            stdout=written,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        yield
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def plain() -> dict[str, str]:
    """The variables of this process but those of Prefect."""
    ours = ("PREFECT_", "DIALOGUE_INBOX")
    return {name: value for name, value in os.environ.items() if not name.startswith(ours)}


def prefect(root: Path, server: Server, *arguments: str) -> None:
    """A command of the operator's page."""
    done = subprocess.run(
        [root / ".venv/bin/prefect", *arguments],
        cwd=root,
        env={**plain(), "PREFECT_API_URL": server.url, "DIALOGUE_ROOT": str(root)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def due_soon(server: Server, name: str, late: float, at: datetime | None = None) -> datetime:
    """Give a deployment a schedule, and see that the server makes a run of it. Returns its time.

    late: minutes; at: the time, else some seconds ahead, and again if the server came too late.
    """
    path = f"/deployments/{server.deployment(name)['id']}/schedules"
    while True:
        hour = at or datetime.now(UTC).replace(microsecond=0) + timedelta(seconds=AHEAD)
        cron = f"{hour.minute} {hour.hour} {hour.day} {hour.month} * {hour.second}"
        when = {"cron": cron, "timezone": "UTC"}
        server.post(path, [{"schedule": when, "active": True, "parameters": {"late": late}}])
        while datetime.now(UTC) < hour:
            if server.runs(name, hour):
                return hour
            time.sleep(0.1)
        assert at is None, f"no run of {name} at {hour}"


def ended(server: Server, name: str, hour: datetime) -> dict[str, Any] | None:
    """The run that was due, once it has come to its end."""
    (run,) = server.runs(name, hour)
    return run if run["state_type"] in ("COMPLETED", "FAILED", "CRASHED", "CANCELLED") else None


def answers(server: Server) -> bool:
    """Whether it is there."""
    try:
        return bool(server.get("/health"))
    except httpx.TransportError:
        return False


def wait_until(reached: Callable[[], Found | None]) -> Found:
    """What was reached, if it was in time."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if found := reached():
            return found
        time.sleep(0.2)
    raise AssertionError("waited in vain")


def artifact(at: Institution, name: str) -> dict[str, Any]:
    """What a run left beside itself, as the server tells it."""
    chosen = {
        "artifacts": {
            "flow_run_id": {"any_": [at.runs[name]["id"]]},
            "key": {"any_": [f"{name}-summary"]},
        }
    }
    (found,) = at.server.post("/artifacts/filter", chosen)
    return dict(found)


def test_the_schedule_starts_a_run_that_publishes(institution: Institution) -> None:
    run = institution.runs["refresh"]
    assert (run["state_type"], run["state_name"]) == ("COMPLETED", "Completed"), run["state"]
    assert run["auto_scheduled"]
    assert (institution.root / "build/data/SHA256SUMS").is_file()
    said = json.loads((institution.root / "build/run.json").read_text(encoding="utf-8"))
    shown = artifact(institution, "refresh")
    assert shown["description"] == f"published: version {said['version']}"
    assert f"| agreements | {said['counts']['agreements']} |" in shown["data"]
    assert "- no active site in raw/sites.yml: nothing is fetched" in shown["data"]


@pytest.mark.parametrize("name", ["capture", "publish"])
def test_a_run_that_could_not_begin_in_time_is_skipped(institution: Institution, name: str) -> None:
    # capture: no worker was there; publish: refresh was under way.
    run = institution.runs[name]
    assert (run["state_type"], run["state_name"]) == ("FAILED", "Skipped"), run["state"]
    assert "could not begin within 0.01 minutes" in run["state"]["message"]


def test_what_is_said_in_the_journal_is_for_people(institution: Institution) -> None:
    said = (institution.root / "worker.log").read_text(encoding="utf-8")
    assert "skipped: due at " in said and "  promote " in said
    assert "Traceback" not in said
    assert "UserWarning" not in said


def test_a_run_waited_until_the_other_one_ended(institution: Institution) -> None:
    first, second = institution.runs["refresh"], institution.runs["publish"]
    assert second["expected_start_time"] < first["end_time"] <= second["start_time"]


def test_the_deployments_are_offered_as_the_file_says(institution: Institution) -> None:
    for name in ("capture", "refresh", "publish", "release"):
        made = institution.server.deployment(name)
        assert made["global_concurrency_limit"]["limit"] == 1
        assert made["concurrency_options"]["collision_strategy"] == "ENQUEUE"
        assert made["work_pool_name"] == "dialogue"
        assert {"root", "late"} <= made["parameter_openapi_schema"]["properties"].keys()


def test_the_database_goes_into_a_file_and_comes_back(institution: Institution) -> None:
    database, kept = institution.database, institution.root / "prefect.dump"
    database.run("pg_dump", "--format=custom", "--file", str(kept), "prefect")
    database.run("createdb", "again")
    database.run("pg_restore", "--dbname", "again", str(kept))
    asked = ("--no-align", "--tuples-only", "--command", "select id from flow_run order by id")
    before, after = (database.run("psql", *asked, name).stdout for name in ("prefect", "again"))
    assert institution.runs["refresh"]["id"] in before.split()
    assert after == before

"""The Prefect flow: what it adds to the job, and the schedule for real."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any
from uuid import UUID

import pytest

from pipelines import job
from pipelines.report import Made, Wanted, report
from schemas.problem import ProblemsFound
from schemas.tables import Tables
from tests.trees import tiny_tree

CHECKOUT = Path(__file__).resolve().parents[2]
SETTINGS = {
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_SERVER_LOGGING_LEVEL": "CRITICAL",
}
DIALOGUE = "import sys; from pipelines.cli import main; sys.exit(main(sys.argv[1:]))"
FIRST_RUN = 400
"""Seconds until a schedule of every minute has published."""

IN_THE_BACKGROUND = ("sh", "-c", 'trap "" INT; exec "$@"', "sh")
"""As a script starts what it puts into the background: SIGINT is ignored."""

STOP = 180
"""Seconds until a schedule that was told to stop is gone."""


@pytest.fixture(scope="session")
def flows(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """The module under test, on one server for all tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PREFECT_HOME", str(tmp_path_factory.mktemp("prefect")))
        for name, value in SETTINGS.items():
            patch.setenv(name, value)
        from prefect.testing.utilities import prefect_test_harness

        from pipelines import flows as module

        with prefect_test_harness(server_startup_timeout=120):
            yield module


@pytest.fixture(autouse=True)
def few_documents(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two documents in place of all; the schedule, in a process of its own, makes all."""

    def few(tables: Tables, out: Path, mapper: Any, wanted: None, store: Path) -> Made:
        asked = Wanted(languages=("sq",), sections=("sets", "agreements/example-2013"))
        return report(tables, out, mapper, asked, store)

    monkeypatch.setattr(job, "report", few)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A tiny project, with build/ as in a checkout."""
    root = tiny_tree(tmp_path)
    (root / "build").mkdir(exist_ok=True)
    return root


def run_file(root: Path) -> dict[str, Any]:
    """What the run wrote about itself."""
    run: dict[str, Any] = json.loads((root / "build/run.json").read_text(encoding="utf-8"))
    return run


def break_record(root: Path) -> None:
    """Two faults in one agreement."""
    path = next((root / "raw/agreements").glob("*.yml"))
    lines = path.read_text(encoding="utf-8").splitlines()
    wrong = [f"{line.partition(':')[0]}: nonsense" if _coded(line) else line for line in lines]
    path.write_text("\n".join(wrong) + "\n", encoding="utf-8")


def _coded(line: str) -> bool:
    return line.startswith(("phase:", "form:"))


def summary() -> str:
    """The newest summary on the server."""
    from prefect.client.orchestration import get_client
    from prefect.client.schemas.filters import ArtifactFilter, ArtifactFilterKey
    from prefect.client.schemas.sorting import ArtifactSort

    with get_client(sync_client=True) as client:
        found = client.read_artifacts(
            artifact_filter=ArtifactFilter(key=ArtifactFilterKey(any_=["refresh-summary"])),
            sort=ArtifactSort.CREATED_DESC,
            limit=1,
        )
    return str(found[0].data)


def run_counts(flow_run: UUID) -> dict[str, int]:
    """How often each stage of a run was started."""
    from prefect.client.orchestration import get_client
    from prefect.client.schemas.filters import FlowRunFilter, FlowRunFilterId

    chosen = FlowRunFilter(id=FlowRunFilterId(any_=[flow_run]))
    # Guards against FastAPI 0.151 and later: Prefect 3.8 refuses its own `limit: null` there.
    with get_client(sync_client=True) as client:
        runs = client.read_task_runs(flow_run_filter=chosen)
    return {run.name.rpartition("-")[0]: run.run_count for run in runs}


def test_good_run_publishes_and_is_summarised(flows: ModuleType, root: Path) -> None:
    assert flows.run_refresh(root) == 0
    run = run_file(root)
    assert run["status"] == "published"
    assert (root / "build/data/SHA256SUMS").is_file()
    assert (root / "build/reports/sq/sections/sets.pdf").is_file()
    shown = summary()
    assert f"| version | {run['version']} |" in shown
    assert "| status | published |" in shown
    assert f"| agreements | {run['counts']['agreements']} |" in shown
    assert f"| warnings | {len(run['warnings'])} |" in shown
    assert f"| promote | {run['seconds']['promote']} |" in shown


def test_progress_is_shown_and_prefect_is_silent(
    flows: ModuleType, root: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    flows.run_refresh(root)
    shown = capfd.readouterr()
    assert "  ingest " in shown.out
    assert "  promote " in shown.out
    assert shown.err == ""


def test_problems_end_the_run_and_leave_what_was_published(
    flows: ModuleType, root: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    flows.run_refresh(root)
    before = (root / "build/current").readlink()
    break_record(root)
    capfd.readouterr()
    with pytest.raises(ProblemsFound) as found:
        flows.run_refresh(root)
    errors = [p for p in found.value.problems if p.severity == "error"]
    assert {p.field for p in errors} == {"phase", "form"}
    assert (root / "build/current").readlink() == before
    assert run_file(root)["status"] == "problems"
    assert "Traceback" not in capfd.readouterr().err
    shown = summary()
    for error in run_file(root)["errors"]:
        assert shown.count(error) == 1


def test_problems_make_the_run_failed_in_prefect(flows: ModuleType, root: Path) -> None:
    break_record(root)
    state = flows.refresh(str(root), return_state=True)
    assert state.is_failed()
    assert state.message == "2 errors in the data; nothing was published"


@pytest.mark.usefixtures("flows")
def test_problems_leave_the_command_with_1(root: Path, capfd: pytest.CaptureFixture[str]) -> None:
    from pipelines.cli import main

    break_record(root)
    assert main(["--root", str(root), "refresh"]) == 1
    err = capfd.readouterr().err
    for error in run_file(root)["errors"]:
        assert err.count(error) == 1


def failing_once(error: Exception, stage: Callable[..., Any]) -> Callable[..., Any]:
    """A stage whose first call fails."""
    errors = [error]

    def call(*values: Any) -> Any:
        if errors:
            raise errors.pop()
        return stage(*values)

    return call


def test_disk_that_fails_in_passing_is_tried_again(
    flows: ModuleType, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pipelines import shelf

    full = OSError(28, "No space left on device")
    monkeypatch.setattr(shelf, "promote", failing_once(full, shelf.promote))
    state = flows.refresh(str(root), return_state=True)
    assert state.is_completed()
    counts = run_counts(state.state_details.flow_run_id)
    assert counts["promote"] == 2
    assert counts["ingest"] == 1
    assert run_file(root)["status"] == "published"


def test_stage_that_finds_problems_is_not_tried_again(
    flows: ModuleType, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pipelines import shelf

    monkeypatch.setattr(shelf, "promote", failing_once(ProblemsFound(()), shelf.promote))
    state = flows.refresh(str(root), return_state=True)
    assert state.is_failed()
    assert run_counts(state.state_details.flow_run_id)["promote"] == 1
    assert not (root / "build/current").exists()


def test_second_run_at_the_same_time_is_refused(
    flows: ModuleType, root: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    from pipelines.shelf import locked

    with locked(root / "build"):
        assert flows.run_refresh(root) == 2
    assert "another run is writing" in capfd.readouterr().err


@pytest.mark.parametrize(
    ("cron", "timezone", "wrong"),
    [("61 * * * *", "Europe/Brussels", "61 * * * *"), ("30 2 * * *", "Mars/Base", "Mars/Base")],
)
def test_schedule_that_cannot_be_read(
    flows: ModuleType,
    root: Path,
    capfd: pytest.CaptureFixture[str],
    cron: str,
    timezone: str,
    wrong: str,
) -> None:
    from pipelines import schedule  # after the fixture has set Prefect's home

    assert schedule.serve_refresh(root, cron, timezone) == 2
    assert wrong in capfd.readouterr().err


@contextmanager
def serving(root: Path, *start: str) -> Iterator[tuple["subprocess.Popen[bytes]", Path]]:
    """The schedule in a process of its own, with what it shows; start: what starts it."""
    shown = root / "serve.log"
    plain = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    command = ["--root", str(root), "serve", "--cron", "* * * * *"]
    with shown.open("wb") as log:
        process = subprocess.Popen(
            [*start, sys.executable, "-c", DIALOGUE, *command],
            cwd=CHECKOUT,
            env={**plain, "PYTHONPATH": str(CHECKOUT), "DO_NOT_TRACK": "1"},
            stdout=log,
            stderr=subprocess.STDOUT,
        )
    try:
        yield process, shown
    finally:
        if process.poll() is None:
            process.terminate()
            ended(process)


def ended(process: "subprocess.Popen[bytes]") -> int:
    """The exit code of a process that was told to stop; what does not stop is not left behind."""
    try:
        return process.wait(STOP)
    except subprocess.TimeoutExpired:
        process.kill()
        return process.wait()


def wait_until(reached: Callable[[], bool], process: "subprocess.Popen[bytes]") -> bool:
    """Whether it was reached in time, by a process that is still there."""
    deadline = time.monotonic() + FIRST_RUN
    while time.monotonic() < deadline and process.poll() is None:
        if reached():
            return True
        time.sleep(0.5)
    return False


def test_schedule_publishes_and_stops_on_sigterm(root: Path) -> None:
    # Guards against SQLAlchemy 2.1: Prefect 3.8's scheduler dies of it, and only its log says so.
    with serving(root, *IN_THE_BACKGROUND) as (process, shown):
        assert wait_until((root / "build/current").exists, process), shown.read_text()
        process.send_signal(signal.SIGTERM)
        assert ended(process) == 0
    text = shown.read_text(encoding="utf-8")
    assert "  promote " in text
    assert text.endswith("stopped\n")
    assert "Traceback" not in text
    assert "Warning" not in text
    assert run_file(root)["status"] == "published"
    assert {path.parent.name for path in (root / "build/reports").rglob("report.pdf")} == {
        *("en", "sq", "sr-Latn", "sr-Cyrl")
    }


def test_schedule_stops_on_ctrl_c(root: Path) -> None:
    with serving(root) as (process, shown):
        assert wait_until(lambda: "refresh runs at" in shown.read_text(), process)
        process.send_signal(signal.SIGINT)
        assert ended(process) == 0
    lines = shown.read_text(encoding="utf-8").splitlines()
    assert lines == ["refresh runs at * * * * * (Europe/Brussels); stop with Ctrl-C", "stopped"]

"""The Prefect flow: what it adds to the job, and the schedule for real."""

import json
import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple
from uuid import UUID

import pytest

from pipelines.report import Made, Wanted, report
from pipelines.run import job
from pipelines.run.shelf import AlreadyRunning, locked
from pipelines.telling.history import read_runs
from schemas.problem import CouldNotRun, ProblemsFound
from schemas.tables import Tables
from tests.kept import with_documents
from tests.pipelines.capture.candidates import candidate, put
from tests.processes import children, gone
from tests.seen import Seen
from tests.trees import tiny_tree, with_store
from tests.workers import workers

CHECKOUT = Path(__file__).resolve().parents[3]
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


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where Prefect keeps what it knows in these tests."""
    return tmp_path_factory.mktemp("prefect")


@pytest.fixture(scope="module")
def flows(home: Path) -> Iterator[ModuleType]:
    """The module under test, on one server for all tests here.

    It ends with them: each ping of its connections draws a number from `random` (websockets), and
    hypothesis would take that for the doing of a strategy of another test in this process.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PREFECT_HOME", str(home))
        for name, value in SETTINGS.items():
            patch.setenv(name, value)
        from prefect.events.worker import EventsWorker
        from prefect.settings import PREFECT_HOME, temporary_settings

        from pipelines.orchestrator import flows as module
        from pipelines.orchestrator.prefect_api import api

        with temporary_settings({PREFECT_HOME: home}), api(schedules=False, gone=pytest.fail):
            yield module
            EventsWorker.drain_all()


@pytest.fixture(autouse=True)
def few_documents(monkeypatch: pytest.MonkeyPatch, plain_site: None) -> None:
    """Two documents in place of all; the schedule, in a process of its own, makes all."""

    def few(tables: Tables, out: Path, mapper: Any, wanted: None, *rest: Any) -> Made:
        asked = Wanted(languages=("sq",), sections=("sets", "evidence/example-2013"))
        return report(tables, out, mapper, asked, *rest)

    monkeypatch.setattr(job, "report", few)


@pytest.fixture
def root(tmp_path: Path, store: Path) -> Path:
    """A tiny project, with build/ as in a checkout; what other tests made is not made again."""
    return with_store(tiny_tree(tmp_path), store)


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


def summary(flow: str = "refresh") -> str:
    """The newest summary on the server, of a flow."""
    from prefect.client.orchestration import get_client
    from prefect.client.schemas.filters import ArtifactFilter, ArtifactFilterKey
    from prefect.client.schemas.sorting import ArtifactSort

    with get_client(sync_client=True) as client:
        found = client.read_artifacts(
            artifact_filter=ArtifactFilter(key=ArtifactFilterKey(any_=[f"{flow}-summary"])),
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
    assert run["changes"]["note"] in shown
    assert f"<td>{run['published']}</td>" in (root / "build/run.html").read_text(encoding="utf-8")
    assert [night.published for night in read_runs(root / "build")] == [run["published"]]


def test_progress_is_shown_and_prefect_is_silent(
    flows: ModuleType, root: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    flows.run_refresh(root)
    shown = capfd.readouterr()
    assert "  ingest " in shown.out
    assert "  promote " in shown.out
    assert shown.err == ""


STAGES = ["ingest", "tabulate", "derive", "verify", "publish", "promote"]
"""Of a first run, which publishes the data before it makes the reports."""


def test_who_starts_the_flow_sees_how_far_it_is(flows: ModuleType, root: Path) -> None:
    told, seen = list[str](), Seen()
    flows.run_refresh(root, told.append, seen)
    heads = [line.split()[0] for line in told]
    assert heads[0] == "Starting" and heads[-1] == "site"
    assert list(dict.fromkeys(heads[1:])) == [*STAGES, "to", "report", "site"]
    assert set(seen.stages()) == {*STAGES, "report", "site"}
    assert "agreements.parquet" in seen.steps


def test_a_run_of_the_schedule_tells_its_log(
    flows: ModuleType,
    root: Path,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("pipelines.making.progress.FIRST", 0)
    monkeypatch.setattr("pipelines.making.progress.EVERY", 0)
    flows.refresh(str(root))
    assert "publish: " in capfd.readouterr().err


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


def test_on_dask_the_jobs_of_a_run_go_to_its_workers(
    flows: ModuleType, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    distributed = pytest.importorskip("distributed")
    prefect_dask = pytest.importorskip("prefect_dask")
    expected = job.main_job(job.Paths.of(root)).published
    for made in (root / "build" / ".made", root / "build" / ".made-data"):
        made.unlink()  # nothing is taken from before
    monkeypatch.setattr(flows, "processes", pytest.fail)
    with workers(1) as cluster:
        runner = prefect_dask.DaskTaskRunner(address=cluster.scheduler_address)
        flows.refresh.with_options(task_runner=runner)(str(root))
        with distributed.Client(cluster, set_as_default=False) as client:
            # By value: the workers do not know the tests.
            rendered = client.run(lambda: "pipelines.report.render" in sys.modules)
            assert rendered and all(rendered.values())
    assert run_file(root)["published"] == expected


@pytest.mark.parametrize(
    ("on", "told"),
    [("spark", "allowed: dask, dask="), ("dask=127.0.0.1:1", "no Dask scheduler answers")],
)
def test_workers_that_there_are_not_are_told_before_anything_begins(
    flows: ModuleType,
    root: Path,
    on: str,
    told: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    pytest.importorskip("distributed")
    monkeypatch.setattr(flows, "api", pytest.fail)
    assert flows.run_refresh(root, on=on) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert told in line


def test_disk_that_fails_in_passing_is_tried_again(
    flows: ModuleType, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pipelines.run import shelf

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
    from pipelines.run import shelf

    monkeypatch.setattr(shelf, "promote", failing_once(ProblemsFound(()), shelf.promote))
    state = flows.refresh(str(root), return_state=True)
    assert state.is_failed()
    assert run_counts(state.state_details.flow_run_id)["promote"] == 1
    assert not (root / "build/current").exists()


@pytest.mark.usefixtures("flows")
def test_second_run_at_the_same_time_is_refused(
    root: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    from pipelines.cli import main

    (root / "build/run.json").write_text('{"process": 7, "started": "today"}', encoding="utf-8")
    before = (root / "build/run.json").read_bytes()
    with locked(root / "build"):
        assert main(["--root", str(root), "refresh"]) == 2
    shown = capfd.readouterr()
    assert "skipped: another run is writing" in shown.out
    assert "another run is writing" in shown.err
    assert (root / "build/run.json").read_bytes() == before
    skipped = json.loads((root / "build/run-skipped.json").read_text(encoding="utf-8"))
    assert skipped["status"] == "skipped"
    assert skipped["running"] == {"process": 7, "started": "today"}
    assert "process 7, begun today; this run did nothing" in skipped["reason"]


def test_run_that_is_skipped_is_no_other_failure_to_prefect(flows: ModuleType, root: Path) -> None:
    with locked(root / "build"):
        state = flows.refresh(str(root), return_state=True)
    assert (state.is_failed(), state.name) == (True, "Skipped")


@pytest.mark.parametrize(
    ("cron", "timezone", "wrong"),
    [
        ("61 * * * *", "Europe/Brussels", "61 * * * *"),
        ("", "Europe/Brussels", "cron"),
        ("0 0 30 2 *", "Europe/Brussels", "a date that never comes"),
        ("0 0 31 4,6 *", "Europe/Brussels", "a date that never comes"),
        ("30 2 * * *", "Mars/Base", "Mars/Base"),
        ("30 2 * * *", "", "no time zone"),
        ("30 2 * * *", " ", "no time zone"),
    ],
)
def test_schedule_that_cannot_be_read(
    flows: ModuleType,
    root: Path,
    capfd: pytest.CaptureFixture[str],
    cron: str,
    timezone: str,
    wrong: str,
) -> None:
    from pipelines.orchestrator import schedule  # after the fixture has set Prefect's home
    from pipelines.orchestrator.deployments import Times

    assert schedule.serve(root, Times(nightly=cron, timezone=timezone)) == 2
    assert wrong in capfd.readouterr().err
    assert schedule.serve(root, Times(monthly=cron, timezone=timezone)) == 2
    assert wrong in capfd.readouterr().err


def test_a_schedule_on_which_nothing_could_ever_begin(
    flows: ModuleType, root: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    from pipelines.orchestrator import schedule
    from pipelines.orchestrator.deployments import Times

    for late in (0.0, -1.0, float("nan")):
        assert schedule.serve(root, Times(late=late)) == 2
        assert "no run could ever begin" in capfd.readouterr().err


def test_schedule_of_a_folder_without_records(
    flows: ModuleType, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    from pipelines.orchestrator import schedule
    from pipelines.orchestrator.deployments import Times

    assert schedule.serve(tmp_path, Times()) == 2
    assert f"no folder {tmp_path / 'raw'}" in capfd.readouterr().err


def test_schedule_on_the_29th_of_february_is_one(flows: ModuleType, root: Path) -> None:
    from pipelines.orchestrator import schedule
    from pipelines.orchestrator.deployments import Times

    assert schedule._wrong(root, Times(nightly="0 0 29 2 *")) is None


@contextmanager
def answering(answer: bytes) -> Iterator[str]:
    """The address of a server that takes a connection and gives one answer, if any."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        held: list[socket.socket] = []

        def take() -> None:
            while True:
                try:
                    connection, _ = server.accept()
                except OSError:
                    return
                held.append(connection)
                connection.sendall(answer)
                if answer:
                    connection.close()

        threading.Thread(target=take, daemon=True).start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}/api"
        server.shutdown(socket.SHUT_RDWR)
        for connection in held:
            connection.close()


PAGE = b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\nConnection: close\r\n\r\n<p/>"


@pytest.mark.parametrize("command", ["refresh", "serve"])
@pytest.mark.parametrize(
    ("answer", "said"), [(b"", "does not answer within"), (PAGE, "does not answer as one")]
)
def test_a_server_is_asked_before_it_is_waited_for(
    flows: ModuleType,
    root: Path,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    command: str,
    answer: bytes,
    said: str,
) -> None:
    from prefect.settings import PREFECT_API_URL, temporary_settings

    from pipelines.orchestrator import prefect_api, schedule
    from pipelines.orchestrator.deployments import Times

    monkeypatch.setattr(prefect_api, "ANSWER", 1.0)
    with answering(answer) as url, temporary_settings({PREFECT_API_URL: url}):
        if command == "serve":
            assert schedule.serve(root, Times()) == 2
        else:
            assert flows.run_refresh(root) == 2
    error = capfd.readouterr().err
    assert f"Prefect's server at {url} {said}" in error
    assert len(error.splitlines()) == 1


OFTEN, EVERY_MINUTE, NEVER_IN_A_TEST = "* * * * * */15", "* * * * *", "0 0 1 1 *"
"""Every 15 seconds (the sixth field), every minute, and at New Year."""


LATE = "0.5"
"""Minutes in which a run may begin: enough for one to start, soon over for one that waits."""


class Served(NamedTuple):
    """A schedule in a process of its own, and what it shows."""

    process: "subprocess.Popen[bytes]"
    root: Path

    @property
    def shown(self) -> str:
        """What it has shown so far."""
        return (self.root / "serve.log").read_text(encoding="utf-8")


def serve(root: Path, cron: str, *start: str, url: str | None = None) -> Served:
    """Start a schedule; start: what starts it; url: of Prefect's server, if not of its own."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    if url is not None:
        plain["PREFECT_API_URL"] = url
    command = ["--root", str(root), "serve", "--cron", cron, "--late", LATE]
    with (root / "serve.log").open("wb") as log:
        process = subprocess.Popen(
            [*start, sys.executable, "-c", DIALOGUE, *command],
            cwd=CHECKOUT,
            env={
                **plain,
                "PYTHONPATH": str(CHECKOUT),
                "DO_NOT_TRACK": "1",
                "PREFECT_RUNNER_POLL_FREQUENCY": "2",
            },
            stdout=log,
            stderr=subprocess.STDOUT,
        )
    return Served(process, root)


@contextmanager
def serving(root: Path, cron: str, *start: str, url: str | None = None) -> Iterator[Served]:
    """A schedule that does not outlive the tests."""
    served = serve(root, cron, *start, url=url)
    try:
        yield served
    finally:
        if served.process.poll() is None:
            served.process.terminate()
            ended(served.process)


class Night(NamedTuple):
    """What a schedule did that published, met another run, and was told to stop."""

    root: Path
    published: bool
    before: dict[str, Any]
    """Its report, as the other run began."""
    after: dict[str, Any]
    """Its report, as a run had met the other one."""
    skipped: bool
    code: int
    shown: str


@pytest.fixture(scope="module", autouse=True)
def night(
    tmp_path_factory: pytest.TempPathFactory, home: Path, flows: ModuleType
) -> Iterator["Future[Night]"]:
    """A schedule that goes on beside the other tests, so that nobody waits for it.

    Its documents are in its store and its tables in Prefect's database already, as those of every
    night but the first.
    """
    root = with_documents(tiny_tree(tmp_path_factory.mktemp("served")))
    (root / "build/.prefect").mkdir()
    source, target = (
        sqlite3.connect(folder / "prefect.db") for folder in (home, root / "build/.prefect")
    )
    with closing(source), closing(target):
        source.backup(target)
    with ThreadPoolExecutor(1) as thread:
        yield thread.submit(_night, root)


def _night(root: Path) -> Night:
    with serving(root, OFTEN, *IN_THE_BACKGROUND) as served:
        process = served.process
        published = wait_until((root / "build/current").exists, process)
        with held(root / "build"):
            before = run_file(root)
            skipped = wait_until((root / "build/run-skipped.json").exists, process)
            skipped = skipped and wait_until(
                lambda: "\nskipped: another run" in served.shown, process
            )
            after = run_file(root)
        process.send_signal(signal.SIGTERM)
        return Night(root, published, before, after, skipped, ended(process), served.shown)


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
        time.sleep(0.2)
    return False


@pytest.mark.usefixtures("flows")
def test_schedule_on_a_server_that_is_there_stops_on_ctrl_c(tmp_path: Path) -> None:
    from prefect.settings import PREFECT_API_URL

    url = PREFECT_API_URL.value()
    with serving(tiny_tree(tmp_path), NEVER_IN_A_TEST, url=url) as served:
        assert wait_until(lambda: "refresh runs at" in served.shown, served.process), served.shown
        served.process.send_signal(signal.SIGINT)
        assert ended(served.process) == 0, served.shown
        due = f"refresh runs at {NEVER_IN_A_TEST}, release at 0 5 1 * *"
        line = f"{due} (Europe/Brussels); stop with Ctrl-C"
        said = [each for each in served.shown.splitlines() if not each.startswith("serve: ")]
        assert said == [f"Prefect's server at {url} answers", line, "stopped"]


@pytest.mark.soak
def test_server_ends_with_a_schedule_that_is_killed(tmp_path: Path) -> None:
    with serving(tiny_tree(tmp_path), NEVER_IN_A_TEST) as served:
        assert wait_until(lambda: "refresh runs at" in served.shown, served.process)
        (server,) = children(served.process.pid)
        served.process.kill()
        served.process.wait()
        assert gone({server}, 20)


@pytest.mark.soak
def test_after_a_crash_what_was_missed_is_skipped_and_the_next_run_publishes(
    tmp_path: Path,
) -> None:
    root = with_documents(tiny_tree(tmp_path))
    with serving(root, EVERY_MINUTE) as served:
        assert wait_until(lambda: "  ingest " in served.shown, served.process), served.shown
        served.process.kill()
        served.process.wait()
    time.sleep(100)  # a run is due, and becomes later than it may be
    before = (root / "build/run.json").read_bytes()
    with serving(root, EVERY_MINUTE) as served:
        assert wait_until(lambda: "skipped: due at " in served.shown, served.process), served.shown
        # The run that was killed gives up its place after five minutes.
        assert wait_until(lambda: "  promote " in served.shown, served.process), served.shown
    assert (root / "build/run.json").read_bytes() != before
    assert "Traceback" not in served.shown


@contextmanager
def held(build: Path) -> Iterator[None]:
    """The lock of a folder, as soon as no run has it."""
    while True:
        with ExitStack() as stack:
            try:
                stack.enter_context(locked(build))
            except AlreadyRunning:
                time.sleep(0.05)
                continue
            yield
            return


@pytest.mark.last
def test_schedule_publishes_skips_what_meets_it_and_stops_on_sigterm(
    night: "Future[Night]",
) -> None:
    # Guards against SQLAlchemy 2.1: Prefect 3.8's scheduler dies of it, and only its log says so.
    root, published, before, after, skipped, code, shown = night.result()
    assert (published, skipped, code) == (True, True, 0), shown
    assert after == before
    assert "  promote " in shown
    assert shown.endswith("stopped\n")
    assert "Traceback" not in shown
    assert re.search(r"\| WARNING \| Flow run '.*' - skipped: another run is writing to ", shown)
    assert run_file(root)["status"] == "published"
    assert {path.parent.name for path in (root / "build/reports").rglob("report.pdf")} == {
        *("en", "sq", "sr-Latn", "sr-Cyrl")
    }


def test_a_night_captures_first_and_says_what_waits_for_a_person(
    flows: ModuleType, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DIALOGUE_INBOX", raising=False)
    put(root, candidate())
    assert flows.refresh(str(root), captures=True) is None
    assert run_file(root)["status"] == "published"
    assert (
        "- no active site in raw/sites.yml: nothing is fetched; "
        "1 candidate waits for a person: dialogue inbox list" in summary()
    )


def test_a_capture_that_fails_keeps_nothing_from_being_published(
    flows: ModuleType, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def out_of_order(*_: object, **__: object) -> None:
        raise CouldNotRun("out of order")

    monkeypatch.setattr("pipelines.run.capturing.capture", out_of_order)
    assert flows.refresh(str(root), captures=True) is None
    assert run_file(root)["status"] == "published"
    assert "- nothing was captured: out of order" in summary()


def test_to_publish_visits_no_site(
    flows: ModuleType, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def visited(*_: object, **__: object) -> None:
        raise AssertionError("a site was visited")

    monkeypatch.setattr("pipelines.run.capturing.capture", visited)
    assert flows.publish(str(root)) is None
    assert run_file(root)["status"] == "published"
    assert f"| version | {run_file(root)['version']} |" in summary("publish")


def test_a_release_of_the_schedule_is_a_candidate(flows: ModuleType, root: Path) -> None:
    from pipelines.orchestrator.release_flow import release

    assert release(str(root), languages=["sq"]) is None
    run = run_file(root)
    assert run["status"] == "released"
    (folder,) = (each for each in (root / "build/releases").iterdir() if each.is_dir())
    assert folder.name == f"{run['version']}-candidate"
    assert (folder / "data/SHA256SUMS").is_file()
    assert not (root / "raw/releases").exists()
    assert not (root / "build/current").exists()
    assert "| status | released |" in summary("release")


def test_a_release_that_may_not_be_is_failed(flows: ModuleType, root: Path) -> None:
    from pipelines.orchestrator.release_flow import release

    break_record(root)
    state = release(str(root), return_state=True)
    assert (state.is_failed(), state.name) == (True, "Failed")
    assert not (root / "build/releases").exists()


def test_a_run_that_comes_too_late_does_nothing_and_says_so(
    flows: ModuleType,
    root: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    from pipelines.orchestrator import capture_flow
    from pipelines.orchestrator.turn import Missed

    def too_late(late: float) -> None:
        raise Missed("due long ago")

    for module, flow in ((flows, flows.refresh), (capture_flow, capture_flow.capture)):
        monkeypatch.setattr(module, "begin_by", too_late)
        state = flow(str(root), return_state=True)
        assert (state.is_failed(), state.name) == (True, "Skipped")
        assert "skipped: due long ago" in capfd.readouterr().out
        note = root / "build/run-skipped.json"
        assert json.loads(note.read_text(encoding="utf-8"))["reason"] == "due long ago"
        note.unlink()
    assert not (root / "build/run.json").exists()

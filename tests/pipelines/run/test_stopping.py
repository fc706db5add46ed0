"""Being stopped: what a command started ends with it, however it ends."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from pipelines.run.pool import processes
from pipelines.run.stopping import SIGNALS, stoppable
from schemas.problem import Passing
from tests.each import each
from tests.processes import children, gone
from tests.trees import tiny_tree

CHECKOUT = Path(__file__).resolve().parents[3]

SERVER = """
import subprocess, sys
from pipelines.run.stopping import tied
child = subprocess.Popen(tied("http.server", "0", "--bind", "127.0.0.1"), stdin=subprocess.PIPE)
print(child.pid, flush=True)
child.wait()
"""

BUILD = """
import sys, time
from pipelines import cli
from pipelines.run import job
from pipelines.report import Made

def slowly(tables, out, mapper, *rest):
    with mapper() as run:
        list(run(time.sleep, [1, 1]))
        print("at work", flush=True)
        list(run(time.sleep, [600, 600]))
    return Made()

job.report = slowly
if __name__ == "__main__":
    sys.exit(cli.main(["--root", sys.argv[1], "build"]))
"""
"""A build whose documents take their time."""


@contextmanager
def running(program: str, *arguments: str) -> Iterator["subprocess.Popen[str]"]:
    process = subprocess.Popen(
        [sys.executable, "-c", program, *arguments],
        env={**os.environ, "PYTHONPATH": str(CHECKOUT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def rendering(process: "subprocess.Popen[str]") -> set[int]:
    """The processes of a build that renders, with the tracker of their resources."""
    assert process.stdout is not None
    for line in process.stdout:
        if line.startswith("at work"):  # a process that begins would tell of its end
            break
    while len(found := children(process.pid)) < 3 and process.poll() is None:
        time.sleep(0.1)
    return found


def run_file(root: Path) -> dict[str, object]:
    run: dict[str, object] = json.loads((root / "build/run.json").read_text(encoding="utf-8"))
    return run


@each(SIGNALS)
def test_a_signal_ends_what_runs_as_ctrl_c_does(number: signal.Signals):
    before = signal.signal(number, signal.SIG_DFL)
    try:
        with pytest.raises(KeyboardInterrupt, match=f"stopped by {number.name}"), stoppable():
            os.kill(os.getpid(), number)
            time.sleep(5)
        assert signal.getsignal(number) == signal.SIG_DFL
    finally:
        signal.signal(number, before)


def test_a_signal_that_is_to_be_ignored_stays_ignored():
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with stoppable():
            os.kill(os.getpid(), signal.SIGHUP)
    finally:
        signal.signal(signal.SIGHUP, before)


def test_a_tied_process_ends_with_its_parent():
    with running(SERVER) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        assert children(parent.pid) == {child}
        parent.kill()
        assert gone({child}, 10)


def test_a_killed_build_leaves_no_process_and_closes_what_it_wrote_to(tmp_path: Path):
    root = tiny_tree(tmp_path)
    with running(BUILD, str(root)) as build:
        workers = rendering(build)
        build.kill()
        assert gone(workers, 20)
        assert build.stdout is not None
        assert build.stdout.read() == ""  # the end of the pipe: nobody holds it open
    assert run_file(root)["status"] == "running"
    with running(BUILD, str(root)) as build:
        workers = rendering(build)
        build.send_signal(signal.SIGTERM)
        assert build.wait(20) == 2
        assert gone(workers, 10)
        assert build.stderr is not None
        assert build.stderr.read() == "dialogue: could not run: stopped by SIGTERM\n"
    run = run_file(root)
    assert (run["status"], run["errors"]) == ("failed", ["stopped by SIGTERM"])
    assert "did not end" in str(run["warnings"])
    assert not list((root / "build" / ".builds").glob(".new-*"))


def end_yourself(_: int) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_a_worker_that_is_killed_is_a_reason_to_try_again(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.syspath_prepend(CHECKOUT)  # the processes import this module too
    with pytest.raises(Passing, match="ended from outside"), processes() as run:
        list(run(end_yourself, [1, 2, 3]))


def test_results_come_in_the_order_of_the_jobs():
    with processes() as run:
        assert list(run(abs, [-3, 1, -2])) == [3, 1, 2]

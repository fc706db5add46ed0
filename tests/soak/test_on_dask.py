"""The whole edition on a Dask cluster of this machine, of which a worker is killed: same bytes."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from pipelines.run.job import Paths, main_job
from pipelines.run.pool import processes

pytestmark = pytest.mark.soak

CHECKOUT = Path(__file__).resolve().parents[2]
DIALOGUE = "import sys; from pipelines.cli import main; sys.exit(main(sys.argv[1:]))"
WORKING = 60
"""Files that are there when a worker is killed."""


@contextmanager
def process(*command: object) -> Iterator["subprocess.Popen[bytes]"]:
    """A process that ends with the test."""
    with subprocess.Popen(list(map(str, command)), cwd=CHECKOUT) as started:
        try:
            yield started
        finally:
            started.kill()


def published(root: Path) -> str:
    """The name of the edition, which is the hash of its content."""
    run = json.loads((root / "build/run.json").read_text(encoding="utf-8"))
    return str(run["published"])


def test_a_cluster_of_two_of_which_one_is_killed_publishes_the_same_edition(tmp_path: Path):
    pytest.importorskip("distributed")
    for name in ("here", "there"):
        shutil.copytree(CHECKOUT / "raw", tmp_path / name / "raw")
    main_job(Paths.of(tmp_path / "here"), mapper=processes)

    place, there = tmp_path / "scheduler.json", tmp_path / "there"
    dask = (sys.executable, "-m", "dask")
    worker = ("worker", "--scheduler-file", place, "--nthreads", 1, "--no-nanny")
    with (
        process(*dask, "scheduler", "--scheduler-file", place, "--no-dashboard"),
        process(*dask, *worker) as one,
        process(*dask, *worker),
    ):
        while not place.exists():
            time.sleep(0.1)
        address = json.loads(place.read_text())["address"]
        refresh = (sys.executable, "-c", DIALOGUE, "--root", there)
        with process(*refresh, "refresh", "--on", f"dask={address}") as run:
            while run.poll() is None and len(list(there.rglob("*.pdf"))) < WORKING:
                time.sleep(0.5)
            os.kill(one.pid, signal.SIGKILL)
            assert run.wait() == 0
    assert published(there) == published(tmp_path / "here")

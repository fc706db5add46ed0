"""Documents on one worker of Dask and on two: seconds, their ratio, and whether the bytes agree.

    .venv/bin/python benchmarks/workers.py [--lang en] [--section ID ...] [--kill]

Starts a scheduler and workers as processes of this machine, as on others, and renders the same
documents in this process alone, on one worker and on two, nothing kept. With --kill a third round
on two workers has one of them killed (SIGKILL) when a tenth of the documents is there. The workers
have done one document before the clock starts, so that imports do not count.
"""

import argparse
import hashlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from distributed import Client  # noqa: E402  # the project may not be installed

from pipelines.cluster.asked import Asked  # noqa: E402
from pipelines.cluster.mapping import on_workers  # noqa: E402
from pipelines.cluster.reaching import reached  # noqa: E402
from pipelines.making.pooled import Opened, in_turn  # noqa: E402
from pipelines.making.progress import SILENT, Progress, Silent  # noqa: E402
from pipelines.report import Wanted, report  # noqa: E402
from pipelines.run.edition import edition, read  # noqa: E402
from schemas.tables import Tables  # noqa: E402


@contextmanager
def cluster(workers: int, folder: Path) -> Iterator[tuple[Client, list[int]]]:
    """A scheduler with workers, each a process. Gives who is connected, and the workers' ids."""
    with ExitStack() as stack:
        place = folder / "scheduler.json"
        place.unlink(missing_ok=True)
        stack.enter_context(_process("scheduler", "--no-dashboard", "--host", "127.0.0.1", place))
        for _ in range(workers):
            more = ("--nthreads", "1", "--memory-limit", "0", "--no-dashboard", "--no-nanny")
            stack.enter_context(_process("worker", *more, place))
        while not place.exists():
            time.sleep(0.1)
        client = stack.enter_context(Client(scheduler_file=str(place), set_as_default=False))
        client.wait_for_workers(workers)
        with reached(Asked(client.scheduler.address), folder) as found:
            assert found.workers == workers
        yield client, list(client.run(os.getpid).values())


@contextmanager
def _process(what: str, *options: object) -> Iterator[None]:
    *rest, place = map(str, options)
    command = [sys.executable, "-m", "dask", what, *rest, "--scheduler-file", place]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            yield
        finally:
            process.terminate()


class Killing(Silent):
    """Kills a process when a part of the documents is there."""

    def __init__(self, victim: int) -> None:
        self._victim = victim
        self._after = 0
        self._done = 0

    def begin(self, what: str, total: int = 0) -> None:
        """So many are to come."""
        self._after = max(1, total // 10)

    def step(self, name: str) -> None:
        """One is there."""
        self._done += 1
        if self._done == self._after:
            os.kill(self._victim, signal.SIGKILL)


def rendered(
    tables: Tables, wanted: Wanted, folder: Path, opened: Opened, progress: Progress = SILENT
) -> tuple[float, str]:
    """Render into a folder. Returns the seconds, and the hash of all files."""
    start = time.perf_counter()
    made = report(tables, folder, opened, wanted, progress=progress)
    seconds = time.perf_counter() - start
    assert not made.gaps, made.gaps
    digest = hashlib.sha256()
    for path in made.paths:
        digest.update(path.relative_to(folder).as_posix().encode() + path.read_bytes())
    shutil.rmtree(folder)
    return seconds, digest.hexdigest()[:16]


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--lang", nargs="+", default=["en"])
    parser.add_argument("--section", nargs="+", default=[])
    parser.add_argument("--kill", action="store_true")
    asked = parser.parse_args(arguments)
    records = read(ROOT / "raw")
    tables, wanted = edition(records).tables, Wanted(tuple(asked.lang), asked.section)
    del records
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        alone, content = rendered(tables, wanted, folder / "out", in_turn)
        print(f"this process: {alone:.1f} s, content {content}", flush=True)
        one = _on(1, tables, wanted, folder, lambda ids: SILENT)
        two = _on(2, tables, wanted, folder, lambda ids: SILENT)
        print(f"2 workers take {two / one:.2f} of the time of 1")
        if asked.kill:
            killed = _on(2, tables, wanted, folder, lambda ids: Killing(ids[0]))
            print(f"with one killed {killed / two:.2f} of the time of 2 that live")


def _on(
    workers: int,
    tables: Tables,
    wanted: Wanted,
    folder: Path,
    progress: Callable[[list[int]], Progress],
) -> float:
    with cluster(workers, folder) as (client, ids):
        taken, content = rendered(tables, wanted, folder / "out", on_workers(client), progress(ids))
    print(f"{workers} workers: {taken:.1f} s, content {content}", flush=True)
    return taken


if __name__ == "__main__":
    main()

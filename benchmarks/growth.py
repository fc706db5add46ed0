"""How the data stages grow: this tree, and another commit, on N times as many agreements.

    .venv/bin/python benchmarks/growth.py N [M ...] [--against COMMIT] [--times N]

For each N the records of the checkout are grown N times: every agreement again under other ids,
with its claims, codings and translations. Then `dialogue build --data` runs on them as a whole
process. Prints rows and seconds of each stage, the rows that `publish` writes a second, and the
most memory that all its processes held together (the proportional set size of Linux, twice a
second). With --against the same is done with the code and the records of another commit, grown
--times (by default the first N): its records are fewer, so compare rows a second and not seconds.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.against import exported  # noqa: E402  # the project may not be installed

STAGES = ("ingest", "tabulate", "derive", "verify", "publish")
_STAGE = re.compile(r"  (\w+) +(.*) \(([\d.]+) s\)")
_ROWS = re.compile(r"([\d,]+) (?:rows|records)")

HERE = """
import sys
sys.path.insert(0, ".")
from pipelines.cli import main
if __name__ == "__main__":
    sys.exit(main(["--root", ".", "build", "--data"]))
"""
"""What runs in this tree, and in every commit that has `dialogue build --data`."""

THERE = """
import sys
sys.path.insert(0, ".")
from pathlib import Path
from pipelines.job import Paths, Summary, _Job, plainly
from pipelines.publish import publish
job = _Job(Paths.of(Path(".")), plainly, print, Summary(), None)
tables = job.tables(job.ingest())
out = Path("build/draft/data")
job.stage("publish", lambda: publish(tables, out, None), lambda names: f"{len(names)} files")
"""
"""The same stages in a commit that is older."""


@dataclass
class Measured:
    """What a run took.

    rows: of all tables; seconds: by stage; peaks: the most memory in MiB by stage; peak: of the
    whole run.
    """

    rows: int = 0
    seconds: dict[str, float] = field(default_factory=dict)
    peaks: dict[str, float] = field(default_factory=dict)

    @property
    def peak(self) -> float:
        """The most memory of the run, in MiB."""
        return max(self.peaks.values(), default=0.0)

    @property
    def published(self) -> float:
        """Rows that `publish` writes a second."""
        return self.rows / self.seconds["publish"]


class Copies:
    """Copies of the records of agreements, which have ids of their own.

    ids: of the agreements. What belongs to one has its id with a letter and a number behind it.
    """

    def __init__(self, ids: Iterable[str]) -> None:
        longest_first = sorted(ids, key=len, reverse=True)
        one = "|".join(map(re.escape, longest_first))
        self._own = re.compile(rf"(?<![\w/-])(?:{one})(?=-[cdp]\d|[.\s'\"]|$)", re.MULTILINE)

    def of(self, text: str, number: int) -> str:
        """The text with the ids of that copy."""
        return self._own.sub(rf"\g<0>-copy{number}", text)


def grown(raw: Path, out: Path, times: int) -> None:
    """Copy the records and grow them: `times` as many agreements, from 1."""
    shutil.copytree(raw, out)
    files = sorted((raw / "agreements").glob("*.yml"))
    copies = Copies(path.stem for path in files)
    for number in range(1, times):
        for path in files:
            text = re.sub(r"(?m)^former_ids:\n(?:  - .*\n)+", "", path.read_text(encoding="utf-8"))
            _write(out / "agreements" / f"{path.stem}-copy{number}.yml", copies.of(text, number))
    _listed(out / "codings.yml", "codings", re.compile("claim_id: (?!all-)"), copies, times)
    grows = re.compile(r"record_table: (?:agreements|provisions)\n")
    for path in sorted((out / "translations").glob("*/*.yml")):
        _listed(path, "translations", grows, copies, times)
    bounds = out / "bounds.yml"
    text = bounds.read_text(encoding="utf-8")
    _write(bounds, re.sub(r"max: (\d+)", lambda most: f"max: {int(most[1]) * times * 10}", text))


def _listed(path: Path, name: str, grows: re.Pattern[str], copies: Copies, times: int) -> None:
    """Grow a list of entries. grows: found in those that belong to agreements."""
    text = path.read_text(encoding="utf-8")
    head, found, body = text.partition(f"\n{name}:\n")
    if not found:
        return
    end = re.search(r"(?m)^(?=\w)", body)
    entries, after = (body[: end.start()], body[end.start() :]) if end else (body, "")
    each = re.split(r"(?m)^(?=  - )", entries)
    own = "".join(entry for entry in each if grows.search(entry))
    more = "".join(copies.of(own, number) for number in range(1, times))
    _write(path, head + found + entries + more + after)


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def measured(tree: Path, program: str) -> Measured:
    """Run the data stages in a tree as a process. Raises RuntimeError for a bad end."""
    script = tree / "growth-of-data.py"
    script.write_text(program, encoding="utf-8")
    found = Measured()
    with (
        subprocess.Popen(
            [sys.executable, str(script)],
            cwd=tree,
            env={**os.environ, "PYTHONUNBUFFERED": "1", "PYTHONPATH": str(tree)},
            stdout=subprocess.PIPE,
            text=True,
        ) as process,
        _weighed(process.pid) as peak,
    ):
        assert process.stdout is not None
        for line in process.stdout:
            if stage := _STAGE.match(line):
                _note(found, stage, peak.taken())
    if process.returncode:
        raise RuntimeError(f"{tree} ended with {process.returncode}")
    return found


def _note(found: Measured, stage: re.Match[str], peak: float) -> None:
    found.seconds[stage[1]] = float(stage[3])
    found.peaks[stage[1]] = peak
    if stage[1] == "derive" and (rows := _ROWS.search(stage[2])):
        found.rows = int(rows[1].replace(",", ""))


class _weighed:
    """The most memory that a process and those that it starts hold together, in MiB."""

    def __init__(self, process: int) -> None:
        self._process = process
        self._most = 0.0
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._go_on, daemon=True)

    def __enter__(self) -> "_weighed":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def _go_on(self) -> None:
        while not self._ended.wait(0.5):
            self._most = max(self._most, sum(map(_held, _family(self._process))))

    def taken(self) -> float:
        """The most since the last time that this was asked."""
        most, self._most = self._most, 0.0
        return most


def _family(process: int) -> Iterator[int]:
    """A process and all that it has started."""
    yield process
    try:
        children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    except OSError:
        return
    for child in children:
        yield from _family(int(child))


def _held(process: int) -> float:
    """The memory of a process in MiB; what it shares with others counts in part."""
    try:
        text = Path(f"/proc/{process}/smaps_rollup").read_text()
    except OSError:  # it has ended
        return 0.0
    held = re.search(r"(?m)^Pss: +(\d+) kB", text)
    return int(held[1]) / 1024 if held else 0.0


def told(name: str, times: int, found: Measured) -> Iterator[str]:
    """A run in words."""
    yield f"{name}, {times} times: {found.rows:,} rows"
    for stage in STAGES:
        seconds, held = found.seconds[stage], found.peaks[stage]
        rate = f"{found.rows / max(seconds, 0.01):,.0f} rows a second"
        yield f"  {stage:<9}{seconds:>8.1f} s{rate:>25}{held:>8,.0f} MiB"
    yield f"  most memory: {found.peak:,.0f} MiB"


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("sizes", metavar="N", type=int, nargs="+")
    parser.add_argument("--against", metavar="COMMIT")
    parser.add_argument("--times", type=int)
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        here = [_run("here", ROOT, size, Path(folder), HERE) for size in asked.sizes]
        if asked.against:
            there = exported(asked.against, Path(folder) / "there")
            program = HERE if (there / "pipelines" / "run").is_dir() else THERE
            times = asked.times or asked.sizes[0]
            old = _run(asked.against[:7], there, times, Path(folder), program)
            print(f"publish, rows a second: {here[-1].published / old.published:.1f} times")
    for less, more in pairwise(here):
        grows = " ".join(
            f"{stage} {more.seconds[stage] / max(less.seconds[stage], 0.01):.1f}"
            for stage in STAGES
        )
        print(f"{more.rows / less.rows:.1f} times the rows take, times the seconds: {grows}")


def _run(name: str, source: Path, times: int, folder: Path, program: str) -> Measured:
    """Grow the records of a tree and run the stages on them."""
    tree = folder / f"{name}-{times}"
    tree.mkdir()
    for part in ("pipelines", "schemas", "pyproject.toml"):
        (tree / part).symlink_to((source / part).resolve())
    grown(source / "raw", tree / "raw", times)
    start = time.perf_counter()
    found = measured(tree, program)
    for line in told(name, times, found):
        print(line, flush=True)
    print(f"  the whole process: {time.perf_counter() - start:.1f} s", flush=True)
    shutil.rmtree(tree)
    return found


if __name__ == "__main__":
    main()

"""Many inputs for every reader, in processes that are watched: whoever dies or hangs is counted.

python -m tests.soak.fuzzing.campaign [COUNT OF EACH READER] [READER ...]
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from tests.soak.fuzzing.readers import READERS, ROOT

AT_ONCE = 1250
"""Inputs for one process."""

TOO_LONG = 20.0
"""Seconds for one input."""

TOO_MUCH = 1024
"""Megabytes of a process."""


@dataclass
class Told:
    """What came of the inputs of a reader.

    counts: read, refused, raised; faults: number of an input -> what it led to; slowest: seconds;
    megabytes: the most that a process held.
    """

    counts: Counter[str] = field(default_factory=Counter)
    faults: dict[int, str] = field(default_factory=dict)
    slowest: float = 0.0
    megabytes: int = 0

    def add(self, other: "Told") -> None:
        """Take in another part."""
        self.counts += other.counts
        self.faults |= other.faults
        self.slowest = max(self.slowest, other.slowest)
        self.megabytes = max(self.megabytes, other.megabytes)


def part(name: str, first: int, count: int) -> Told:
    """Try a row of inputs; after one that ends its process, or takes too long, go on behind it."""
    told, end = Told(), first + count
    with tempfile.TemporaryDirectory() as folder:
        said = Path(folder) / "said"
        while first < end:
            fault = _process(name, first, end - first, said)
            text = said.read_text()
            if fault is None:
                whole = json.loads(text)
                faults = {int(number): what for number, what in whole["raised"].items()}
                counts = Counter(whole["counts"])
                told.add(Told(counts, faults, whole["slowest"], whole["megabytes"]))
                return told
            told.faults[int(text)] = fault
            told.counts["ended" if "signal" in fault else "hung"] += 1
            told.counts["not told"] += int(text) - first  # of a process that could not say
            first = int(text) + 1
    return told


def _process(name: str, first: int, count: int, said: Path) -> str | None:
    """Run one process. Returns why it was ended or ended itself, None if all went well."""
    said.write_text(str(first))
    command = [sys.executable, "-m", "tests.soak.fuzzing.worker", name, str(first), str(count)]
    with subprocess.Popen([*command, str(said)], cwd=ROOT, env=_quiet()) as process:
        while process.poll() is None:
            time.sleep(0.2)
            if time.time() - said.stat().st_mtime > TOO_LONG:
                process.kill()
                return f"took more than {TOO_LONG:.0f} s"
    return None if process.returncode == 0 else f"signal or exit code {process.returncode}"


def _quiet() -> dict[str, str]:
    return {**os.environ, "PYTHONWARNINGS": "ignore", "PYTHONFAULTHANDLER": "0"}


def campaign(asked: Mapping[str, int]) -> dict[str, Told]:
    """Try so many inputs of each reader, two processes at a time. asked: reader -> inputs."""
    found = {}
    with ThreadPoolExecutor(max_workers=2) as threads:
        for name, count in asked.items():
            starts = range(0, count, AT_ONCE)
            sizes = [min(AT_ONCE, count - start) for start in starts]
            whole = Told()
            for told in threads.map(partial(part, name), starts, sizes):
                whole.add(told)
            found[name] = whole
            print(line(name, whole), flush=True)
    return found


def line(name: str, told: Told) -> str:
    """A row of the table."""
    counts = told.counts
    numbers = [sum(counts.values()), counts["read"], counts["refused"], counts["raised"]]
    others = [counts["hung"], counts["ended"], told.megabytes, f"{told.slowest:.1f}"]
    faults = ", ".join(f"{number}: {what}" for number, what in sorted(told.faults.items())[:6])
    return f"| {name} | {' | '.join(map(str, [*numbers, *others]))} | {faults} |"


HEADER = (
    "| reader | inputs | read | refused | raised | hung | ended | most MB | slowest s | which |"
)

if __name__ == "__main__":
    asked = sys.argv[1:]
    print(HEADER)
    campaign(dict.fromkeys(asked[1:] or READERS, int(asked[0]) if asked else AT_ONCE))

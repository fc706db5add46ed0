"""Times of the commands as whole processes, as ratios in one run: see benchmarks/README.md."""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
EMPTY_FLOW = """
from prefect import flow

@flow(name="empty", persist_result=False)
def empty() -> None:
    pass

empty()
"""


def main() -> None:
    """Run every command in turn, several times, and print medians and ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3, help="runs of each command (default 3)")
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as home:
        commands = _commands(Path(home))
        for command in commands.values():
            _seconds(command, Path(home))
        seconds: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(runs):
            for name, command in commands.items():
                seconds[name].append(_seconds(command, Path(home)))
    _print({name: statistics.median(times) for name, times in seconds.items()}, runs)


def _commands(home: Path) -> dict[str, Sequence[str]]:
    (home / "raw").symlink_to(ROOT / "raw")
    dialogue = [str(ROOT / ".venv/bin/dialogue"), "--root", str(home)]
    return {
        "check": [*dialogue, "check"],
        "build": [*dialogue, "build"],
        "refresh": [*dialogue, "refresh"],
        "empty flow": [sys.executable, "-c", EMPTY_FLOW],
    }


def _seconds(command: Sequence[str], home: Path) -> float:
    settings = {
        "PREFECT_HOME": str(home / "build" / ".prefect"),
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PREFECT_SERVER_LOGGING_LEVEL": "CRITICAL",
        "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",
    }
    Path(settings["PREFECT_HOME"]).mkdir(parents=True, exist_ok=True)
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, **settings})
    return time.perf_counter() - start


def _print(median: dict[str, float], runs: int) -> None:
    print(f"{runs} runs of each after one that does not count; medians")
    for name, seconds in median.items():
        print(f"{name:<11} {seconds:7.1f} s")
    extra = median["refresh"] - median["build"]
    print(f"refresh / build           {median['refresh'] / median['build']:.2f}")
    print(f"(refresh - build) / empty {extra / median['empty flow']:.2f}")


if __name__ == "__main__":
    main()

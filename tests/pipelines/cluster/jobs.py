"""What workers do in these tests."""

import os
import signal
import time
from pathlib import Path

from pipelines.cluster.fitting import fingerprint


def process(job: int) -> int:
    """The process that does it, after a moment, so that no worker does all."""
    time.sleep(0.05)
    return os.getpid()


def double(job: int) -> int:
    """Twice a number."""
    if job < 0:
        raise OSError(f"{job} is less than nothing")
    return 2 * job


def killed_once(flag: Path) -> str:
    """Kill the worker the first time, and say so the next time."""
    if not flag.exists():
        flag.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return "done again"


def killed_always(job: int) -> None:
    """Kill whoever does it."""
    os.kill(os.getpid(), signal.SIGKILL)


def from_nowhere(job: int) -> None:
    """Need what a worker does not have."""
    raise ModuleNotFoundError("No module named 'nowhere'", name="nowhere")


def sees_nothing(seen: Path) -> tuple[str, bool]:
    """Make the same bytes, and have another disk."""
    return fingerprint(), False

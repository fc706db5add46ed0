"""Being stopped: a signal ends a command as Ctrl-C does, and what it started ends with it."""

import os
import runpy
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

SIGNALS = (signal.SIGTERM, signal.SIGHUP)
"""What a service manager and a closed terminal send."""

SCHEDULED = "DIALOGUE_SCHEDULE"
"""The variable that tells a run which process its schedule is."""

_LOOK, _GRACE = 1.0, 5.0
"""Seconds between two looks at the parent, and those for cleaning up without one: Prefect takes
minutes to find out that nobody answers any more."""


@contextmanager
def stoppable() -> Iterator[None]:
    """Let a signal end what runs inside as Ctrl-C does, so that everything is cleaned up.

    A signal that whoever started us wants ignored (nohup) stays ignored.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {each: signal.getsignal(each) for each in SIGNALS}
    for each in SIGNALS:
        if before[each] == signal.SIG_DFL:
            signal.signal(each, _stop)
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


def _stop(number: int, _: FrameType | None) -> None:
    raise KeyboardInterrupt(f"stopped by {signal.Signals(number).name}")


def tied(module: str, *arguments: str) -> list[str]:
    """The command that runs a module of Python as a process that ends with its parent.

    Start it with a pipe as standard input: the pipe closes when the parent ends, however it ends.
    """
    return [sys.executable, "-m", "pipelines.run.stopping", module, *arguments]


def end_with_schedule() -> None:
    """In a run that a schedule started: stop when that process is gone, however it ended."""
    if os.environ.get(SCHEDULED):
        threading.Thread(target=_look_at, args=[os.getppid()], daemon=True).start()


def _look_at(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(_LOOK)
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(_GRACE)
    os._exit(1)


def _end_with_parent() -> None:
    os.read(0, 1)
    os._exit(1)


def _run() -> None:
    threading.Thread(target=_end_with_parent, daemon=True).start()
    del sys.argv[0]
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    _run()

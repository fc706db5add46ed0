"""A terminal for tests: a command runs on it, and what was drawn is read from it."""

import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import termios
import time
from contextlib import suppress
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[3]
SECONDS = 60


def on_terminal(program: str, *arguments: str) -> tuple[int, str]:
    """Run a program of Python on a terminal of 80 columns. Returns exit code and what it wrote."""
    here, there = pty.openpty()
    fcntl.ioctl(there, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    unset = {"COLUMNS", "NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE"}
    environment = {name: value for name, value in os.environ.items() if name not in unset}
    environment |= {"TERM": "xterm", "PYTHONPATH": str(CHECKOUT)}
    process = subprocess.Popen(
        [sys.executable, "-c", program, *arguments],
        stdin=there,
        stdout=there,
        stderr=there,
        env=environment,
    )
    os.close(there)
    try:
        text = _drawn(here)
        return process.wait(), text
    finally:
        process.kill()
        process.wait()
        os.close(here)


def _drawn(here: int) -> str:
    """All that is written until the other side is closed."""
    parts, end = [], time.monotonic() + SECONDS
    with suppress(OSError):  # how Linux says that nobody writes any more
        while time.monotonic() < end:
            if select.select([here], [], [], 1)[0]:
                parts.append(os.read(here, 65536))
    return b"".join(parts).decode()

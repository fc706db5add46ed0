"""A storage that speaks S3, on this machine: started by the tests, gone after them."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

KEY, SECRET = "TESTKEY7654321", "test+secret/0123456789abcdef"
"""Keys of the tests: the second must stand in nothing that is printed or written."""

BUCKETS = 100
START = 30
"""Seconds in which it answers."""


@dataclass(frozen=True)
class Storage:
    """One that answers. port: on this machine; unused: folders of its buckets that nobody has."""

    port: int
    unused: list[Path]

    def bucket(self) -> Path:
        """An empty bucket: its name is that of the folder with its files.

        It was there when the server started, which does not look for new ones.
        """
        return self.unused.pop()


def program() -> Path | None:
    """The server: `rclone`, installed beside Python or on the path."""
    beside = Path(sys.executable).with_name("rclone")
    found = shutil.which(str(beside)) or shutil.which("rclone")
    return Path(found) if found is not None else None


@contextmanager
def storage(folder: Path) -> Iterator[Storage]:
    """Start one. folder: empty, for its files."""
    rclone = program()
    assert rclone is not None
    buckets = [folder / "buckets" / f"dialogue-{number}" for number in range(BUCKETS)]
    for each in buckets:
        each.mkdir(parents=True)
    port = _free_port()
    command = [str(rclone), "serve", "s3", "--config", os.devnull, "--auth-key", f"{KEY},{SECRET}"]
    command += ["--addr", f"127.0.0.1:{port}", str(folder / "buckets")]
    with (folder / "log").open("w") as log:
        process = subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT)
    try:
        _wait_for(process, port, folder / "log")
        yield Storage(port, buckets)
    finally:
        process.terminate()
        process.wait(START)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_for(process: "subprocess.Popen[bytes]", port: int, log: Path) -> None:
    deadline = time.monotonic() + START
    while time.monotonic() < deadline and process.poll() is None:
        with socket.socket() as asked:
            if asked.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    raise AssertionError(log.read_text(encoding="utf-8"))

"""A PostgreSQL of the tests: in a folder of its own, reached by a socket in it, gone after them."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

NOBODY = "nobody"
"""The account that runs it where the tests run as root, which PostgreSQL refuses."""

START = 60
"""Seconds in which it answers."""

PLAIN = ("--auth=trust", "--username=dialogue", "--encoding=UTF8", "--locale=C", "--no-sync")


@dataclass(frozen=True)
class Postgres:
    """One that answers. folder: of its socket."""

    folder: Path

    def url(self, database: str) -> str:
        """The address of a database, as SQLAlchemy reads it."""
        return f"postgresql+asyncpg://dialogue@/{database}?host={self.folder}"

    def run(self, program: str, *arguments: str, **how: Any) -> "subprocess.CompletedProcess[str]":
        """Run one of its client programs, which must succeed."""
        at = ("--host", str(self.folder), "--username", "dialogue")
        return subprocess.run(
            [str(found(program)), *at, *arguments],
            check=True,
            text=True,
            capture_output=True,
            **how,
        )


def found(program: str) -> Path | None:
    """A program of PostgreSQL: on the path, or where Debian puts the newest release."""
    if (path := shutil.which(program)) is not None:
        return Path(path)
    placed = Path("/usr/lib/postgresql").glob(f"*/bin/{program}")
    return max(placed, key=lambda each: float(each.parent.parent.name), default=None)


@contextmanager
def postgres() -> Iterator[Postgres]:
    """Start one. It ends with the tests."""
    # Not in the folder of the tests: that is closed to other accounts, and too long for a socket.
    folder = Path(tempfile.mkdtemp(prefix="dialogue-pg-"))
    account: dict[str, Any] = {}
    if os.geteuid() == 0:
        account = {"user": NOBODY, "group": folder.stat().st_gid, "extra_groups": []}
        shutil.chown(folder, NOBODY)
    data = folder / "data"
    try:
        _run([found("initdb"), "--pgdata", data, *PLAIN], cwd=folder, **account)
        with (folder / "log").open("w") as log:
            process = subprocess.Popen(
                [str(found("postgres")), "-D", str(data), "-k", str(folder), "-h", "", "-F"],
                cwd=folder,
                stdout=log,
                stderr=subprocess.STDOUT,
                **account,
            )
        try:
            _wait_for(process, folder)
            yield Postgres(folder)
        finally:
            process.send_signal(signal.SIGINT)  # its fast way
            process.wait(START)
    finally:
        shutil.rmtree(folder)


def _run(command: list[object], **how: Any) -> None:
    done = subprocess.run([str(each) for each in command], capture_output=True, text=True, **how)
    assert done.returncode == 0, done.stderr


def _wait_for(process: "subprocess.Popen[bytes]", folder: Path) -> None:
    deadline = time.monotonic() + START
    while time.monotonic() < deadline and process.poll() is None:
        asked = [str(found("pg_isready")), "--host", str(folder), "--quiet"]
        if subprocess.run(asked).returncode == 0:
            return
        time.sleep(0.05)
    raise AssertionError((folder / "log").read_text(encoding="utf-8"))

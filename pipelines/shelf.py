"""The shelf of builds: build/.builds/<hash>, one link to the current one, one rename to publish."""

import fcntl
import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from schemas.problem import CouldNotRun

KEPT = 3
"""How many builds stay on the shelf."""

SHOWN = ("data", "reports")
"""Folders of a build that are linked from build/."""


class AlreadyRunning(CouldNotRun):
    """Another run writes to the same build folder."""


@contextmanager
def locked(build: Path) -> Iterator[None]:
    """Hold the build folder for one run. Raises AlreadyRunning if another run holds it."""
    build.mkdir(parents=True, exist_ok=True)
    with (build / ".lock").open("w") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise AlreadyRunning(f"another run is writing to {build}") from error
        yield


@contextmanager
def new_build(build: Path) -> Iterator[Path]:
    """An empty folder for a build that is not yet published; gone if the run stops."""
    shelf = build / ".builds"
    shelf.mkdir(parents=True, exist_ok=True)
    for left_over in shelf.glob(".new-*"):
        shutil.rmtree(left_over)
    folder = shelf / f".new-{os.getpid()}"
    folder.mkdir()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def promote(build: Path, folder: Path) -> str:
    """Publish a finished build: name it by its content and turn the link, in one rename.

    Returns the name. A build with the same content is kept as it is. Works when tried again after
    a failure half-way: the folder stays as it is until the run ends.
    """
    shelf = build / ".builds"
    name = _content_hash(folder)
    target = shelf / name
    if not target.exists():
        fresh = shelf / f".new-{name}"
        shutil.rmtree(fresh, ignore_errors=True)
        shutil.copytree(folder, fresh, copy_function=os.link)
        fresh.rename(target)
    _link(build / "current", Path(".builds") / name)
    for shown in SHOWN:
        _link(build / shown, Path("current") / shown)
    _tidy(shelf, target)
    return name


def _content_hash(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        digest.update(path.relative_to(folder).as_posix().encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:16]


def _link(link: Path, target: Path) -> None:
    """Point a link at a target: made beside it and renamed over it."""
    if link.is_symlink() and link.readlink() == target:
        return
    fresh = link.with_name(f".{link.name}.new")
    fresh.unlink(missing_ok=True)
    fresh.symlink_to(target)
    fresh.replace(link)


def _tidy(shelf: Path, current: Path) -> None:
    builds = sorted(shelf.iterdir(), key=lambda path: path.stat().st_mtime_ns, reverse=True)
    old = [path for path in builds if path != current and not path.name.startswith(".")]
    for path in old[KEPT - 1 :]:
        shutil.rmtree(path)


def replace_text(path: Path, text: str) -> None:
    """Write a file so that a reader sees the old one or the new one, never a part."""
    fresh = path.with_name(f".{path.name}.new")
    fresh.write_text(text, encoding="utf-8")
    fresh.replace(path)

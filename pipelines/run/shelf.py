"""The shelf of builds: build/.builds/<hash>, one link to the current one, one rename to publish."""

import fcntl
import hashlib
import os
import re
import shutil
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from schemas.files import (
    Warn,
    discard,
    folder_at,
    free_name,
    in_silence,
    move_aside,
    replace_text,
)
from schemas.problem import CouldNotRun

__all__ = ["AlreadyRunning", "locked", "new_build", "open_to_all", "promote", "replace_text"]

KEPT = 3
"""How many builds stay on the shelf."""

SHOWN = ("data", "reports")
"""Folders of a build that are linked from build/."""

MARK = "INCOMPLETE.txt"
"""Stands in an edition that has not all of its files, and says which are still to come."""

FILE_MODE, FOLDER_MODE = 0o644, 0o755
"""What is published can be read by all, whatever the umask of the account that made it."""

_NAME = re.compile("[0-9a-f]{16}")


class AlreadyRunning(CouldNotRun):
    """Another run writes to the same build folder."""


@contextmanager
def locked(build: Path, warn: Warn = in_silence) -> Iterator[None]:
    """Hold the build folder for one run. Raises AlreadyRunning if another run holds it.

    warn: told of what was moved out of the way.
    """
    is_new = not build.exists()
    lock = folder_at(build, warn) / ".lock"
    if is_new:
        build.chmod(FOLDER_MODE)
    if lock.exists() and not lock.is_file():
        move_aside(lock, warn)
    with lock.open("w") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise AlreadyRunning(f"another run is writing to {build}") from error
        yield


@contextmanager
def new_build(build: Path, warn: Warn = in_silence) -> Iterator[Path]:
    """An empty folder for a build that is not yet published; gone if the run stops.

    warn: told of what lies in the way and of what earlier runs left and cannot be removed.
    """
    shelf = folder_at(build / ".builds", warn)
    for left_over in [*shelf.glob(".new-*"), *shelf.glob(".old-*")]:
        _discard(left_over, warn)
    folder = Path(tempfile.mkdtemp(prefix=".new-", dir=shelf))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def promote(build: Path, folder: Path, warn: Warn = in_silence) -> str:
    """Publish a finished build: name it by its content and turn the link, in one rename.

    warn: told of what was damaged, lay in the way or could not be tidied. Returns the name. A build
    with the same content is kept as it is, if it still has that content. Works when tried again
    after a failure half-way: the folder stays as it is until the run ends.
    """
    shelf = build / ".builds"
    open_to_all(folder, warn)
    name = _content_hash(folder)
    if not _is_whole(shelf / name):
        _shelve(folder, build, name, warn)
    _give_mode(shelf, FOLDER_MODE, shelf.stat(), warn)
    open_to_all(shelf / name, warn)
    _link(build / "current", Path(".builds") / name, warn)
    for shown in SHOWN:
        _link(build / shown, Path("current") / shown, warn)
    _tidy(shelf, name, warn)
    return name


def open_to_all(folder: Path, warn: Warn = in_silence) -> None:
    """Give a folder and all in it the modes of what is published."""
    _give_mode(folder, FOLDER_MODE, folder.stat(), warn)
    for entry in _entries(folder):
        if entry.is_dir(follow_symlinks=False):
            open_to_all(Path(entry.path), warn)
        else:
            _give_mode(entry, FILE_MODE, entry.stat(), warn)


def _give_mode(path: Path | os.DirEntry[str], mode: int, info: os.stat_result, warn: Warn) -> None:
    if stat.S_IMODE(info.st_mode) != mode:
        try:
            os.chmod(path, mode)
        except PermissionError as error:  # of another account
            warn(f"{os.fspath(path)} may not be readable for all: {error}")


def _content_hash(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(_files(folder)):
        digest.update(path.relative_to(folder).as_posix().encode())
        with path.open("rb") as file:
            digest.update(hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()[:16]


def _files(folder: Path) -> Iterator[Path]:
    """Every file. Raises OSError for what is no plain file and for what cannot be listed."""
    for entry in _entries(folder):
        if entry.is_dir(follow_symlinks=False):
            yield from _files(Path(entry.path))
        elif entry.is_file(follow_symlinks=False):
            yield Path(entry.path)
        else:
            raise OSError(f"{entry.path} is no plain file")


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as scanned:
        return list(scanned)


def _is_whole(target: Path) -> bool:
    """Whether a build on the shelf still has the content that its name says."""
    try:
        return not target.is_symlink() and _content_hash(target) == target.name
    except OSError:
        return False


def _shelve(folder: Path, build: Path, name: str, warn: Warn) -> None:
    """Put a build on the shelf under its name; a damaged one of that name gives way.

    While it does, readers are led to a copy: `current` shows a whole build at every moment.
    """
    target = build / ".builds" / name
    if os.path.lexists(target):
        warn(f"the build {name} on the shelf was damaged; it is made again")
        stand_in = free_name(target, f".whole-{{}}-{name}")
        _linked_copy(folder, stand_in)
        _link(build / "current", Path(".builds") / stand_in.name, warn)
        _give_way(target, warn)
    _linked_copy(folder, target)
    os.sync()  # before the link turns: after a power cut it must not lead to empty files


def _give_way(target: Path, warn: Warn) -> None:
    """Take a damaged build from its name; that it cannot be emptied is no reason to keep it."""
    try:
        discard(target)
    except OSError as error:
        if os.path.lexists(target):
            raise
        warn(f"the damaged build {target.name} could not be removed: {error}")


def _linked_copy(folder: Path, target: Path) -> None:
    fresh = target.with_name(f".new-{target.name}")
    if os.path.lexists(fresh):
        discard(fresh)
    shutil.copytree(folder, fresh, copy_function=os.link)
    fresh.rename(target)


def _link(link: Path, target: Path, warn: Warn) -> None:
    """Point a link at a target: made beside it and renamed over it."""
    if link.is_symlink() and link.readlink() == target:
        return
    if link.exists() and not link.is_symlink():
        move_aside(link, warn)
    fresh = link.with_name(f".{link.name}.new")
    if os.path.lexists(fresh):
        discard(fresh)
    fresh.symlink_to(target)
    fresh.replace(link)


def _tidy(shelf: Path, current: str, warn: Warn) -> None:
    """Remove old builds. The new one is published: no fault of this is a fault of the run."""
    try:
        builds = [path for path in shelf.iterdir() if _NAME.fullmatch(path.name) and path.is_dir()]
        builds.sort(key=lambda path: path.stat().st_mtime_ns, reverse=True)
        others = [path for path in builds if path.name != current]
        parts = [path for path in others if (path / MARK).exists()]  # of no use beside a later one
        whole = [path for path in others if path not in parts]
        old = [*whole[KEPT - 1 :], *parts, *shelf.glob(".whole-*")]
    except OSError as error:
        warn(f"{shelf} could not be tidied: {error}")
        return
    for path in old:
        _discard(path, warn)


def _discard(path: Path, warn: Warn) -> None:
    try:
        if os.path.lexists(path):
            discard(path)
    except OSError as error:
        warn(f"{path} could not be removed: {error}")

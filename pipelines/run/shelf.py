"""The shelf of builds: build/.builds/<hash>, one link to the current one, one rename to publish."""

import fcntl
import os
import shutil
import stat
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from pipelines.run.turns import CURRENT, catch_up, newest_first, note
from pipelines.run.whole import State, content_hash, entries, has_its_content, state_of
from schemas.files import (
    Warn,
    discard,
    folder_at,
    free_name,
    in_silence,
    move_aside,
    replace_text,
    to_disk,
    tree_to_disk,
)
from schemas.problem import CouldNotRun

__all__ = [
    "AlreadyRunning",
    "editions_kept",
    "locked",
    "new_build",
    "open_to_all",
    "promote",
    "replace_text",
    "turn",
]

KEPT, LEAST = 5, 2
"""How many good editions stay on the shelf, and how many must: one to see, one to go back to."""

SETTING = "DIALOGUE_EDITIONS"
"""The variable that says how many instead."""

SHOWN = ("data", "reports")
"""Folders of a build that are linked from build/."""

FILE_MODE, FOLDER_MODE = 0o644, 0o755
"""What is published can be read by all, whatever the umask of the account that made it."""


class AlreadyRunning(CouldNotRun):
    """Another run writes to the same build folder."""


def editions_kept() -> int:
    """How many good editions stay on the shelf. Raises CouldNotRun for a setting that is none."""
    said = os.environ.get(SETTING, "").strip()
    if not said:
        return KEPT
    if not (said.isascii() and said.isdigit() and int(said[:9]) >= LEAST):
        raise CouldNotRun(
            f'{SETTING} is "{said[:40]}"; it is how many editions are kept, a whole number from '
            f"{LEAST} (without it {KEPT})"
        )
    return int(said)


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


def current(build: Path) -> Path | None:
    """The folder of the edition that readers see, by its own name; None where there is none."""
    link = build / CURRENT
    return build / link.readlink() if link.is_symlink() else None


@contextmanager
def new_build(build: Path, warn: Warn = in_silence) -> Iterator[Path]:
    """An empty folder for a build that is not yet published; gone if the run stops.

    warn: told of what lies in the way and of what earlier runs left and cannot be removed.
    """
    shelf = folder_at(build / ".builds", warn)
    for folder in (shelf, build):  # in build/ small files, that were to take a name there
        for left_over in [*folder.glob(".new-*"), *folder.glob(".old-*")]:
            _discard(left_over, warn)
    folder = Path(tempfile.mkdtemp(prefix=".new-", dir=shelf))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def promote(build: Path, folder: Path, warn: Warn = in_silence, kept: int = KEPT) -> str:
    """Publish a finished build: name it by its content and turn the link, in one rename.

    warn: told of what was damaged, lay in the way or could not be tidied; kept: how many good
    editions stay on the shelf. Returns the name. A build with the same content is kept as it is, if
    it still has that content. Works when tried again after a failure half-way: the folder stays as
    it is until the run ends.
    """
    shelf, before = build / ".builds", current(build)
    open_to_all(folder, warn)
    catch_up(build, warn)
    name = content_hash(folder)
    is_there = has_its_content(shelf / name)
    if not is_there:
        _shelve(folder, build, name, warn)
    _give_mode(shelf, FOLDER_MODE, shelf.stat(), warn)
    open_to_all(shelf / name, warn)
    turn(build, name, warn)
    note(build, name, "run", warn)
    is_as_it_was = is_there and before is not None and before.name == name
    if not is_as_it_was or any(shelf.glob(".whole-*")):  # to compare all others takes its time
        _tidy(build, name, kept, warn)
    return name


def turn(build: Path, name: str, warn: Warn = in_silence) -> None:
    """Lead readers to what stands on the shelf under a name, which must be whole.

    A power cut at any moment leaves the old or the new, whole: what they are led to is on the disk
    before the link turns, and the link itself when this returns.
    """
    tree_to_disk(build / ".builds" / name)
    to_disk(build / ".builds")
    for shown in SHOWN:  # first, so that the one rename shows all, also where nothing was shown
        _link(build / shown, Path(CURRENT) / shown, warn)
    _link(build / CURRENT, Path(".builds") / name, warn)
    to_disk(build)


def open_to_all(folder: Path, warn: Warn = in_silence) -> None:
    """Give a folder and all in it the modes of what is published."""
    _give_mode(folder, FOLDER_MODE, folder.stat(), warn)
    for entry in entries(folder):
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


def _shelve(folder: Path, build: Path, name: str, warn: Warn) -> None:
    """Put a build on the shelf under its name; a damaged one of that name gives way.

    While it does, readers are led to a copy: `current` shows a whole build at every moment.
    """
    target = build / ".builds" / name
    if os.path.lexists(target):
        warn(f"the build {name} on the shelf was damaged; it is made again")
        stand_in = free_name(target, f".whole-{{}}-{name}")
        _linked_copy(folder, stand_in)
        turn(build, stand_in.name, warn)
        _give_way(target, warn)
    _linked_copy(folder, target)


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


def _tidy(build: Path, current: str, kept: int, warn: Warn) -> None:
    """Remove old builds. The new one is published: no fault of this is a fault of the run."""
    shelf = build / ".builds"
    try:
        others = [path for path in newest_first(build) if path.name != current]
        old = [*_not_kept(others, kept - 1, warn), *shelf.glob(".whole-*")]
    except OSError as error:
        warn(f"{shelf} could not be tidied: {error}")
        return
    for path in old:
        _discard(path, warn)


def _not_kept(others: Sequence[Path], kept: int, warn: Warn) -> list[Path]:
    """What gives way: steps of a first run, what was damaged, good editions beyond the number.

    others: all but the current one, the newest first.
    """
    whole, old = 0, []
    for path in others:
        state = state_of(path)
        if state == State.DAMAGED:
            warn(f"the build {path.name} on the shelf was damaged and is removed")
        is_good = state == State.WHOLE and whole < kept
        whole += is_good
        if not is_good and state != State.UNREADABLE:  # its disk may be well another day
            old.append(path)
    return old


def _discard(path: Path, warn: Warn) -> None:
    try:
        if os.path.lexists(path):
            discard(path)
    except OSError as error:
        warn(f"{path} could not be removed: {error}")

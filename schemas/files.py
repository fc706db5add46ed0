"""Files and folders on a disk: written whole or not at all, and what lies in their way."""

import errno
import hashlib
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from schemas.problem import CouldNotRun

Warn = Callable[[str], None]
"""Is told in a sentence of what was damaged, lay in the way or could not be tidied."""


def in_silence(_: str) -> None:
    """Tell nobody."""


def replace_text(path: Path, text: str, mode: int | None = None) -> None:
    """Write a text as `replace_bytes` does; what cannot be encoded leaves the old file."""
    replace_bytes(path, text.encode("utf-8"), mode)


def replace_bytes(path: Path, data: bytes, mode: int | None = None) -> None:
    """Write a file so that a reader sees the old one or the new one, never a part.

    So does who reads it after a power cut: it is on the disk before it has its name. mode: of the
    file, by default that of the old one. What does not fit on the disk leaves the old file. A link
    stays a link; into a device or a pipe, which hold nothing, the data are written as they come.
    """
    target = path.resolve()
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, "a folder, not a file to write", str(path))
    with naming(path):
        if target.exists() and not target.is_file():
            target.write_bytes(data)
            return
        with beside(target) as fresh:
            fresh.write_bytes(data)
            to_disk(fresh)
            if mode is not None:
                fresh.chmod(mode)
            elif target.exists():
                shutil.copymode(target, fresh)
            fresh.replace(target)


def to_disk(path: Path) -> None:
    """Wait until a file, or the names in a folder, will be there after a power cut.

    Raises OSError where the disk could not keep what was written. A kind of disk that cannot be
    asked about a folder keeps names in its own way.
    """
    with naming(path):
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        except OSError as error:
            if not (path.is_dir() and error.errno in (errno.EINVAL, errno.ENOTSUP)):
                raise
        finally:
            os.close(handle)


def tree_to_disk(folder: Path) -> None:
    """The same for a folder with all that is in it, of plain files and folders."""
    os.sync()  # all at once is many times faster; what went wrong is told file by file only
    for place, _, files in os.walk(folder, topdown=False):
        for name in files:
            to_disk(Path(place, name))
        to_disk(Path(place))


@contextmanager
def beside(path: Path) -> Iterator[Path]:
    """A name in the same folder, of this process alone; what is left there at the end goes."""
    fresh = path.with_name(f".new-{os.getpid()}")
    try:
        yield fresh
    finally:
        fresh.unlink(missing_ok=True)


@contextmanager
def naming(path: Path) -> Iterator[None]:
    """Let an error of the disk say of which file it speaks: a write that fails does not."""
    try:
        yield
    except OSError as error:
        if error.errno is None:
            raise OSError(f"{path}: {error}") from error
        if error.filename is None:
            error.filename = str(path)
        raise


def folder_at(path: Path, warn: Warn = in_silence) -> Path:
    """The folder of that name, made if it is not there; what else has the name is moved aside.

    Raises CouldNotRun for a link to what is not there: a disk that is not mounted.
    """
    if path.is_symlink() and not path.exists():
        where = path.readlink()
        raise CouldNotRun(f"{path} leads to {where}, which is not there; mount it or remove {path}")
    if path.exists() and not path.is_dir():
        move_aside(path, warn)
    path.mkdir(parents=True, exist_ok=True)
    return path


def free_name(path: Path, pattern: str) -> Path:
    """A name beside a file that nothing has yet.

    pattern: of the name, with {} where a number stands.
    """
    names = (path.with_name(pattern.replace("{}", str(number))) for number in count(1))
    return next(name for name in names if not os.path.lexists(name))


def move_aside(path: Path, warn: Warn = in_silence) -> None:
    """Give what lies in the way another name in the same folder."""
    aside = free_name(path, path.name + ".aside-{}")
    path.rename(aside)
    warn(f"{path} was in the way and is now {aside.name}")


def file_sha256(path: Path) -> str:
    """The SHA-256 of what a file holds, in hexadecimal digits."""
    with naming(path), path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def discard(path: Path) -> None:
    """Remove a file or a folder, for who looks in one step: it is renamed before it is emptied."""
    old = path
    if not path.name.startswith(".old-"):
        old = free_name(path, f".old-{{}}-{path.name[:100]}")
        path.rename(old)
    if old.is_dir() and not old.is_symlink():
        shutil.rmtree(old)
    else:
        old.unlink()


@contextmanager
def put_at(folder: Path) -> Iterator[Path]:
    """An empty folder that gets this name when it is filled; the one that had it gives way."""
    fresh = folder.with_name(f".{folder.name}.new")
    folder_at(folder.parent)
    for left_over in (fresh, *folder.parent.glob(".old-*")):
        if os.path.lexists(left_over):
            discard(left_over)
    fresh.mkdir()
    try:
        yield fresh
        if os.path.lexists(folder):
            discard(folder)
        fresh.rename(folder)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)

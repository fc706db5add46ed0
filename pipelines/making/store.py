"""The store of what was made: files by the key of their inputs, kept from build to build."""

import hashlib
import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, Protocol

from schemas.files import Warn, beside, discard, folder_at, in_silence, naming

KEPT_TIMES = 3
"""How many times as many files as a build has stay in the store."""

_CHUNK = 1 << 20


class Job(Protocol):
    """One piece of work with the files that it makes."""

    @property
    def paths(self) -> tuple[Path, ...]:
        """The files, in the order in which the store keeps them."""

    @property
    def key(self) -> str:
        """The hash of all that the files are made from."""


class _Damaged(Exception):
    """What is kept is not what was kept; says why."""


class Store:
    """Keeps the files of jobs; a job whose key is known is not done again.

    A file is kept under the key, the hash of its content and its kind. The hash is compared when
    the file is fetched: what was damaged since is not given out, but made again.
    folder: where they are kept, or None to keep nothing; warn: told of what was damaged.
    """

    def __init__(self, folder: Path | None, warn: Warn = in_silence) -> None:
        self._folder = folder
        self._warn = warn
        self._names = dict(_listed(folder)) if folder is not None and folder.is_dir() else {}

    def fetch(self, job: Job) -> bool:
        """Put the files of a job in their places, if they are known. Returns whether they were."""
        places = _places(job)
        if not all(place in self._names for place in places):
            return False
        return all(map(self._put, places, job.paths))

    def _put(self, place: str, target: Path) -> bool:
        assert self._folder is not None
        path = self._folder / self._names[place]
        try:
            _give_out(path, target)
        except FileNotFoundError:  # another run dropped it
            if path.exists():
                raise
            return False
        except _Damaged as damage:
            self._warn(f"{path} was damaged ({damage}); it is made again")
            self._discard(path)
            return False
        return True

    def keep(self, job: Job) -> None:
        """Keep the files of a job that was done."""
        if self._folder is None:
            return
        folder = folder_at(self._folder, self._warn)
        for place, source in zip(_places(job), job.paths, strict=True):
            name = _kept(source, folder, place)
            earlier = self._names.get(place)
            self._names[place] = name
            if earlier not in (None, name):
                (folder / str(earlier)).unlink(missing_ok=True)

    def tidy(self, jobs: Iterable[Job]) -> None:
        """Drop what none of the jobs of this build needs and none of the last two needed."""
        if self._folder is None or not self._folder.is_dir():
            return
        used = {self._names.get(place) for job in jobs for place in _places(job)}
        for path in _by_age(self._folder, used)[KEPT_TIMES * max(len(used), 1) :]:
            self._discard(path)

    def _discard(self, path: Path) -> None:
        try:
            with suppress(FileNotFoundError):
                discard(path)
        except OSError as error:
            self._warn(f"{path} could not be removed: {error}")


def _places(job: Job) -> list[str]:
    """What the names of the files of a job are but for the hash of their content."""
    return [f"{job.key}-{path.suffix[1:]}" for path in job.paths]


def _listed(folder: Path) -> Iterator[tuple[str, str]]:
    for name in os.listdir(folder):
        parts = name.split("-")
        if len(parts) == 3:
            yield f"{parts[0]}-{parts[2]}", name


def _give_out(path: Path, target: Path) -> None:
    """A copy, not a link: who writes into a published file must not change what is kept.

    Raises _Damaged if it is not a file with the content of its name.
    """
    if not stat.S_ISREG(path.lstat().st_mode):  # a pipe would be waited for
        raise _Damaged("it is no plain file")
    target.parent.mkdir(parents=True, exist_ok=True)
    with beside(target) as fresh:
        if _copied(path, fresh) != path.name.split("-")[1]:
            raise _Damaged("its content is not what was kept")
        fresh.rename(target)


def _kept(source: Path, folder: Path, place: str) -> str:
    """Keep a copy of a file. Returns its name."""
    key, _, kind = place.partition("-")
    with beside(folder / place) as fresh:
        name = f"{key}-{_copied(source, fresh)}-{kind}"
        if (folder / name).is_dir():
            discard(folder / name)
        fresh.rename(folder / name)
    return name


def _copied(source: Path, target: Path) -> str:
    """Copy a file. Returns the hash of what was read."""
    digest = hashlib.sha256()
    with _opened(source) as read, naming(target), target.open("wb") as written:
        for part in _parts(read):
            digest.update(part)
            written.write(part)
    return digest.hexdigest()


def _opened(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except PermissionError as error:
        raise _Damaged(str(error)) from None


def _parts(file: BinaryIO) -> Iterator[bytes]:
    """The content in parts; a disk that cannot read it has damaged it."""
    while True:
        try:
            part = file.read(_CHUNK)
        except OSError as error:
            raise _Damaged(str(error)) from None
        if not part:
            return
        yield part


def _by_age(folder: Path, used: set[str | None]) -> list[Path]:
    """The files of the store, the youngest first; what is used is as young as can be."""
    ages: list[tuple[int, Path]] = []
    for path in folder.iterdir():
        with suppress(OSError):  # gone, or not ours to touch
            if path.name in used:
                os.utime(path)
            info = path.lstat()
            if stat.S_ISREG(info.st_mode):
                ages.append((info.st_mtime_ns, path))
    return [path for _, path in sorted(ages, reverse=True)]

"""The store of what was made: files by the key of their inputs, kept from build to build."""

import os
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Protocol


class Job(Protocol):
    """One piece of work with the files that it makes."""

    @property
    def paths(self) -> tuple[Path, ...]:
        """The files, in the order in which the store keeps them."""

    @property
    def key(self) -> str:
        """The hash of all that the files are made from."""


class Store:
    """Keeps the files of jobs; a job whose key is known is not done again.

    folder: where they are kept, or None to keep nothing.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def fetch(self, job: Job) -> bool:
        """Put the files of a job in their places, if they are known. Returns whether they were."""
        kept = self._kept(job)
        if not kept or not all(path.is_file() for path in kept):
            return False
        for source, target in zip(kept, job.paths, strict=True):
            _copied(source, target)
        return True

    def keep(self, job: Job) -> None:
        """Keep the files of a job that was done."""
        for source, target in zip(job.paths, self._kept(job), strict=False):
            _copied(source, target)

    def tidy(self, jobs: Iterable[Job]) -> None:
        """Drop what none of the jobs of this build needs and none of the last two needed."""
        if self._folder is None or not self._folder.is_dir():
            return
        used = {path.name for job in jobs for path in self._kept(job)}
        for path in self._folder.iterdir():
            if path.name in used:
                os.utime(path)
        by_age = sorted(self._folder.iterdir(), key=lambda p: p.stat().st_mtime_ns, reverse=True)
        for path in by_age[KEPT_TIMES * max(len(used), 1) :]:
            path.unlink()

    def _kept(self, job: Job) -> tuple[Path, ...]:
        if self._folder is None:
            return ()
        return tuple(self._folder / f"{job.key}-{path.suffix[1:]}" for path in job.paths)


KEPT_TIMES = 3
"""How many times as many files as a build has stay in the store."""


def _copied(source: Path, target: Path) -> None:
    """A copy, not a link: who writes into a published file must not change what is kept."""
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = target.with_name(f".{target.name}.new")
    shutil.copyfile(source, fresh)
    fresh.replace(target)

"""The files that are placed: those of the site, and those of each release below its version."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from schemas.files import file_sha256
from schemas.problem import CouldNotRun

RELEASES = "releases"
"""The folder of the releases, each in one of the name of its version."""

SUMS = "SHA256SUMS"

Step = Callable[[str], None]


@dataclass(frozen=True)
class File:
    """A file to be placed.

    path: where it is placed, seen from the target; source: on this disk; size: in bytes.
    """

    path: str
    source: Path
    sha256: str
    size: int

    def data(self) -> bytes:
        """Its bytes. Raises CouldNotRun if they are no longer those that were looked at."""
        data = self.source.read_bytes()
        if hashlib.sha256(data).hexdigest() != self.sha256:
            raise CouldNotRun(f"{self.source} changed while it was published; run it again")
        return data


@dataclass(frozen=True)
class Release:
    """A release on this disk.

    folder: its files; archive: the same as one file, None where it is not there.
    """

    version: str
    folder: Path
    archive: Path | None


def files_of(
    site: Path, paths: Iterable[str], releases: Iterable[Release], step: Step = lambda path: None
) -> list[File]:
    """Every file to be placed, with its checksum.

    site: folder of the site; paths: those of its files; step: told of each file. Raises CouldNotRun
    for a file that is not there, and for data that are not what their own list of checksums says.
    """
    found = [_file(site / path, path, step) for path in sorted(paths)]
    for release in releases:
        found += _of_release(release, step)
    _agree(found, "data/")
    for release in releases:
        _agree(found, f"{RELEASES}/{release.version}/")
    return found


def _of_release(release: Release, step: Step) -> Iterator[File]:
    base = f"{RELEASES}/{release.version}"
    for path in sorted(release.folder.rglob("*")):
        if path.is_file():
            yield _file(path, f"{base}/{path.relative_to(release.folder).as_posix()}", step)
    if release.archive is not None:
        yield _file(release.archive, f"{base}/{release.archive.name}", step)


def _file(source: Path, path: str, step: Step) -> File:
    if not source.is_file():
        raise CouldNotRun(f"{source} is not there; make the site again with `dialogue site`")
    digest = file_sha256(source)
    step(path)
    return File(path, source, digest, source.stat().st_size)


def _agree(files: Iterable[File], base: str) -> None:
    """Compare the files below a folder with the list of checksums in it, if there is one."""
    own = {file.path.removeprefix(base): file for file in files if file.path.startswith(base)}
    if SUMS not in own:
        return
    lines = own[SUMS].source.read_text(encoding="utf-8").splitlines()
    told = {name: digest for digest, _, name in (line.partition("  ") for line in lines)}
    wrong = [name for name, sha in told.items() if name not in own or own[name].sha256 != sha]
    if wrong:
        named = ", ".join(wrong[:3]) + (f" and {len(wrong) - 3} more" if len(wrong) > 3 else "")
        raise CouldNotRun(
            f"{own[SUMS].source} has other checksums than the files beside it: {named}; make it "
            "again (`dialogue build`, `dialogue site`) or restore the release"
        )


def is_plain(path: str) -> bool:
    """Whether a path that was read somewhere stays below its folder."""
    parts = PurePosixPath(path).parts
    return bool(parts) and not path.startswith("/") and ".." not in parts and "\\" not in path


def is_released(path: str) -> bool:
    """Whether a path is one of a release, which is never replaced."""
    return path.startswith(f"{RELEASES}/")


def size_in_words(size: int) -> str:
    """A number of bytes as people say it."""
    for unit, step in (("GB", 10**9), ("MB", 10**6), ("kB", 10**3)):
        if size >= step:
            return f"{size / step:,.1f} {unit}"
    return f"{size} bytes"

"""The files of a version, in a folder or an archive, read without unpacking anything."""

import lzma
import os
import re
import stat
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath
from typing import IO, NoReturn, cast

from pipelines.compare import shown
from pipelines.compare.limits import LIMITS, WAY_OUT, Limits
from pipelines.compare.sheet import NotCompared
from schemas.problem import CouldNotRun

TARS = (".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tar.xz")
ARCHIVES = (".zip", *TARS)
BLOCK = 1024 * 1024
"""So many bytes are read at once."""

_BROKEN = (
    zipfile.BadZipFile,
    tarfile.TarError,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    KeyError,
    IndexError,
    OverflowError,
    RuntimeError,
    MemoryError,
)
"""What the libraries raise on archives that are cut, damaged or of a kind that is not known."""
_AGAIN = "it is damaged or was not fetched to its end; fetch it again"


@dataclass(frozen=True)
class Member:
    """A file of a version. size: in bytes, as declared; stream: opens its content."""

    place: str
    size: int
    stream: Callable[[], IO[bytes]]

    def read(self) -> bytes:
        """The content. Raises CouldNotRun where it is damaged."""
        return b"".join(self.blocks())

    def blocks(self) -> Iterator[bytes]:
        """The content piece by piece. Raises CouldNotRun where it is damaged."""
        try:
            with self.stream() as stream:
                while block := stream.read(BLOCK):
                    yield block
        except _BROKEN as error:
            raise CouldNotRun(f"{self.place} cannot be read ({_said(error)}); {_AGAIN}") from None


@dataclass(frozen=True)
class Files(Mapping[str, Member]):
    """The files of a folder or an archive by their path in it.

    place: as messages name the whole; packed: whether it is an archive; odd: what is no plain file.
    """

    place: str
    members: Mapping[str, Member]
    packed: bool
    odd: tuple[NotCompared, ...] = ()

    def __getitem__(self, path: str) -> Member:
        return self.members[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self.members)

    def __len__(self) -> int:
        return len(self.members)


def is_archive(name: str) -> bool:
    """Whether a file is an archive, by its name."""
    return name.lower().endswith(ARCHIVES)


@contextmanager
def opened(path: Path, limits: Limits = LIMITS) -> Iterator[Files]:
    """The files of a folder or an archive.

    Raises CouldNotRun for an archive that is damaged, protected, declares more than is allowed, or
    names a place outside, and OSError for a folder that may not be read.
    """
    if path.is_dir():
        yield _folder(path)
        return
    with ExitStack() as closing:
        members = _zip if path.name.lower().endswith(".zip") else _tar
        place = shown.name(str(path))
        yield Files(place, dict(_by_name(place, members(path, place, limits, closing))), True)


def _folder(path: Path) -> Files:
    place = shown.name(str(path))
    members: dict[str, Member] = {}
    odd: list[NotCompared] = []
    for folder, below, names in os.walk(path, onerror=_raise):
        below.sort()
        for name in sorted(
            [*names, *(each for each in below if (Path(folder) / each).is_symlink())]
        ):
            file = Path(folder) / name
            inside = file.relative_to(path).as_posix()
            if file.is_file():
                called = f"{place}/{shown.name(inside)}"
                members[inside] = Member(called, file.stat().st_size, partial(_bytes, file))
            else:
                odd.append(NotCompared(inside, "no plain file, but a link, a pipe or a device"))
    return Files(place, members, False, tuple(odd))


def _bytes(path: Path) -> IO[bytes]:
    return path.open("rb")


def _raise(error: OSError) -> NoReturn:
    raise error


def _zip(
    path: Path, place: str, limits: Limits, closing: ExitStack
) -> Iterator[tuple[str, Member]]:
    try:
        archive = closing.enter_context(zipfile.ZipFile(path))
    except _BROKEN as error:
        reason = f"{place} cannot be read as a zip archive ({_said(error)}); {_AGAIN}"
        raise CouldNotRun(reason) from None
    listed = archive.infolist()
    _check_number(place, len(listed), limits)
    for each in listed:
        # Some programs of Windows write a backslash between folders, against the standard.
        name = each.filename.replace("\\", "/")
        if not name.endswith("/"):
            called = f"{place}/{shown.name(name)}"
            if stat.S_ISLNK(each.external_attr >> 16):
                raise CouldNotRun(f"{called} is a link or a device; pack the file")
            yield each.filename, Member(called, each.file_size, partial(_unzipped, archive, each))


def _unzipped(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> IO[bytes]:
    if member.flag_bits & 0x1:
        place = f"{shown.name(str(archive.filename))}/{shown.name(member.filename)}"
        raise CouldNotRun(f"{place} is protected by a password; unpack it first")
    return archive.open(member)


class _Header(tarfile.TarInfo):
    """A header of a tar archive; those that only hold a long name are read as a whole."""

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> "_Header":
        found = super().frombuf(buf, encoding, errors)
        plain = found.isreg() or found.isdir() or found.issym() or found.islnk() or found.isdev()
        if not plain and found.size > BLOCK:
            raise tarfile.ReadError(f"a header of {found.size:,} bytes")
        return found


def _tar(
    path: Path, place: str, limits: Limits, closing: ExitStack
) -> Iterator[tuple[str, Member]]:
    try:
        archive = closing.enter_context(tarfile.TarFile.open(path, tarinfo=_Header))
    except _BROKEN as error:
        reason = f"{place} cannot be read as a tar archive ({_said(error)}); {_AGAIN}"
        raise CouldNotRun(reason) from None
    for each in _members(place, archive, limits):
        if not each.isdir():
            called = f"{place}/{shown.name(each.name)}"
            if not each.isreg():
                raise CouldNotRun(f"{called} is a link or a device; pack the file")
            yield each.name, Member(called, each.size, partial(_untarred, archive, each))


def _members(place: str, archive: tarfile.TarFile, limits: Limits) -> list[tarfile.TarInfo]:
    """What the archive holds, once it is sure that it was read to its end.

    An archive that was cut between two members looks complete to the reader of the standard
    library; a whole one ends with a block of zeros, and a compressed one with a checksum. What it
    declares is added up before it is passed over.
    """
    members: list[tarfile.TarInfo] = []
    size = 0
    try:
        for member in archive:
            members.append(member)
            size += member.size
            _check_number(place, len(members), limits)
            _check_size(place, size, limits)
        stream = cast(IO[bytes], archive.fileobj)
        stream.seek(archive.offset)
        ended = stream.read(tarfile.BLOCKSIZE) == bytes(tarfile.BLOCKSIZE)
        while block := stream.read(BLOCK):
            size += len(block)
            _check_size(place, size, limits)
    except _BROKEN as error:
        raise CouldNotRun(f"{place} cannot be read to its end ({_said(error)}); {_AGAIN}") from None
    if not ended:
        raise CouldNotRun(f"{place} has no end; {_AGAIN}")
    return members


def _check_number(place: str, number: int, limits: Limits) -> None:
    if number > limits.members:
        raise CouldNotRun(
            f"{place} holds {number:,} files or more; allowed: {limits.members:,}; {WAY_OUT}"
        )


def _check_size(place: str, size: int, limits: Limits) -> None:
    if size > limits.listed:
        raise CouldNotRun(
            f"{place} unpacks to {size:,} bytes or more; allowed: {limits.listed:,}; {WAY_OUT}"
        )


def _untarred(archive: tarfile.TarFile, member: tarfile.TarInfo) -> IO[bytes]:
    stream = archive.extractfile(member)
    assert stream is not None
    return stream


def _said(error: BaseException) -> str:
    return shown.name(str(error).partition("\n")[0].rstrip(":")) or type(error).__name__


def _by_name(place: str, members: Iterable[tuple[str, Member]]) -> Iterator[tuple[str, Member]]:
    """The members by their path, which stays inside and comes once."""
    seen: set[str] = set()
    for name, member in members:
        if _leads_outside(name):
            raise CouldNotRun(
                f"{place} holds {shown.name(name)}, a path that leads out of the archive; do not "
                "trust it: ask its publisher"
            )
        plain = str(PurePosixPath(name.replace("\\", "/")))
        if plain in seen:
            raise CouldNotRun(
                f"{place} holds {shown.name(plain)} twice; pack it again with one of them"
            )
        seen.add(plain)
        yield plain, member


def _leads_outside(name: str) -> bool:
    """Upward, or from the root of a disk: `C:/a`. The colon of `a:b.csv` is part of its name."""
    path = PurePosixPath(name.replace("\\", "/"))
    drive = re.match(r"[A-Za-z]:[\\/]", name) is not None
    return path.is_absolute() or ".." in path.parts or drive


def is_hidden(name: str) -> bool:
    """What systems and programs leave behind: .DS_Store, __MACOSX, lock files of Excel."""
    return any(part.startswith((".", "__MACOSX", "~$")) for part in PurePosixPath(name).parts)

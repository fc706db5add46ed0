"""The files of a version, in a folder or an archive, read without unpacking anything."""

import re
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path, PurePosixPath
from typing import BinaryIO, cast

from schemas.problem import CouldNotRun

Files = Mapping[str, Callable[[], bytes]]
"""Path inside the folder or archive -> what reads its content."""

TARS = (".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tar.xz")
ARCHIVES = (".zip", *TARS)

_BROKEN = (zipfile.BadZipFile, tarfile.TarError, zlib.error, EOFError, OSError)
_AGAIN = "it is damaged or was not fetched to its end; fetch it again"


def is_archive(path: Path) -> bool:
    """Whether a file is an archive, by its name."""
    return path.name.lower().endswith(ARCHIVES)


@contextmanager
def opened(path: Path) -> Iterator[Files]:
    """The files of a folder or an archive.

    Raises CouldNotRun for an archive that is damaged, protected, or that names a place outside.
    """
    if path.is_dir():
        yield _folder(path)
    elif path.name.lower().endswith(".zip"):
        with _zip(path) as files:
            yield files
    else:
        with _tar(path) as files:
            yield files


def _folder(path: Path) -> Files:
    found = {each.relative_to(path).as_posix(): each for each in sorted(path.rglob("*"))}
    return {name: each.read_bytes for name, each in found.items() if each.is_file()}


@contextmanager
def _zip(path: Path) -> Iterator[Files]:
    with ExitStack() as closing:
        try:
            archive = closing.enter_context(zipfile.ZipFile(path))
        except _BROKEN as error:
            reason = f"{path} cannot be read as a zip archive ({error}); {_AGAIN}"
            raise CouldNotRun(reason) from None
        members = [member for member in archive.infolist() if not member.is_dir()]
        yield _by_name(
            path, [(each.filename, partial(_unzipped, path, archive, each)) for each in members]
        )


def _unzipped(path: Path, archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    if member.flag_bits & 0x1:
        raise CouldNotRun(f"{path}/{member.filename} is protected by a password; unpack it first")
    try:
        return archive.read(member)
    except (*_BROKEN, NotImplementedError) as error:
        raise CouldNotRun(f"{path}/{member.filename} cannot be read ({error}); {_AGAIN}") from None


@contextmanager
def _tar(path: Path) -> Iterator[Files]:
    with ExitStack() as closing:
        try:
            archive = closing.enter_context(tarfile.open(path))
        except _BROKEN as error:
            reason = f"{path} cannot be read as a tar archive ({error}); {_AGAIN}"
            raise CouldNotRun(reason) from None
        members = [member for member in _members(path, archive) if not member.isdir()]
        for member in members:
            if not member.isreg():
                raise CouldNotRun(f"{path}/{member.name} is a link or a device; pack the file")
        yield _by_name(path, [(each.name, partial(_untarred, archive, each)) for each in members])


def _members(path: Path, archive: tarfile.TarFile) -> list[tarfile.TarInfo]:
    """What the archive holds, once it is sure that it was read to its end.

    An archive that was cut between two members looks complete to the reader of the standard
    library; a whole one ends with a block of zeros, and a compressed one with a checksum.
    """
    try:
        members = archive.getmembers()
        stream = cast(BinaryIO, archive.fileobj)
        stream.seek(archive.offset)
        rest = stream.read()
    except _BROKEN as error:
        raise CouldNotRun(f"{path} cannot be read to its end ({error}); {_AGAIN}") from None
    if not rest.startswith(bytes(tarfile.BLOCKSIZE)):
        raise CouldNotRun(f"{path} has no end; {_AGAIN}")
    return members


def _untarred(archive: tarfile.TarFile, member: tarfile.TarInfo) -> bytes:
    stream = archive.extractfile(member)
    assert stream is not None
    return stream.read()


def _by_name(path: Path, members: list[tuple[str, Callable[[], bytes]]]) -> Files:
    """The members by their path, which stays inside and comes once."""
    files: dict[str, Callable[[], bytes]] = {}
    for name, read in members:
        if _leads_outside(name):
            raise CouldNotRun(
                f"{path} holds {name}, a path that leads out of the archive; do not trust it: "
                "ask its publisher"
            )
        plain = str(PurePosixPath(name))
        if plain in files:
            raise CouldNotRun(f"{path} holds {plain} twice; pack it again with one of them")
        files[plain] = read
    return files


def _leads_outside(name: str) -> bool:
    path = PurePosixPath(name)
    drive = re.match(r"[A-Za-z]:", name) is not None
    return path.is_absolute() or ".." in path.parts or "\\" in name or drive


def is_hidden(name: str) -> bool:
    """What systems and programs leave behind: .DS_Store, __MACOSX, lock files of Excel."""
    return any(part.startswith((".", "__MACOSX", "~$")) for part in PurePosixPath(name).parts)

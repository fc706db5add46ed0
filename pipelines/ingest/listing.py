"""What lies in raw/: the files to read, and every entry that is none, so that nothing is left out.

Nothing is opened here: a pipe that nobody writes to would wait for ever.
"""

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from pipelines.ingest.characters import named, unseen
from schemas.problem import Place, Problem
from schemas.registry import FILES, FileKind, file_kind

NOT_RECORDS = ("FORMAT.md", "REFERENCE.md", "releases/*")
"""Files of raw/ that hold no records: the contract, its reference, the ledgers of releases."""

MOST_BYTES = 4 * 2**20
"""The largest file that is read: many times the largest register, and little enough for memory."""

_KINDS = ((stat.S_ISFIFO, "a pipe"), (stat.S_ISSOCK, "a socket"))


@dataclass
class Listing:
    """Files to read, by path relative to raw/; tables of which records may miss; what is wrong."""

    files: dict[str, FileKind] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)

    def with_files(self, paths: Iterable[str]) -> "Listing":
        """The same with further files of known kinds, by path relative to raw/."""
        more = {path: kind for path in paths if (kind := file_kind(path))}
        return replace(self, files=dict(sorted({**self.files, **more}.items())))

    def refuse(self, path: str, problem: Problem) -> None:
        """Note an entry that is not read: the records it might hold miss from their tables."""
        self.problems.append(problem)
        self.unread.update(*(kind.tables for kind in FILES if _may_hold(path, kind.pattern)))


def unreadable(root: Path, path: str, error: OSError) -> Problem:
    """The problem of a file or folder that the system does not hand out."""
    what, allowed, _ = _UNREADABLE
    shown = (error.strerror or str(error)).lower()
    return Problem(what, found=shown, allowed=allowed, place=_place(root, path))


def listed(root: Path) -> Listing:
    """List a folder of records. Raises FileNotFoundError if it is not there."""
    if not root.is_dir():
        raise FileNotFoundError(f"no folder {root}")
    found = Listing()
    _folder(root, "", found)
    return replace(found, files=dict(sorted(found.files.items())))


def _folder(root: Path, below: str, found: Listing) -> None:
    """One folder and all below it; `below` is its path relative to raw/."""
    try:
        names = sorted(os.listdir(root / below))
    except OSError as error:
        found.refuse(below, unreadable(root, below, error))
        return
    for name in names:
        path = f"{below}/{name}" if below else name
        if not any(fnmatch(path, each) for each in NOT_RECORDS):
            _entry(root, path, found)


def _entry(root: Path, path: str, found: Listing) -> None:
    try:
        status = (root / path).lstat()
    except OSError as error:
        found.refuse(path, unreadable(root, path, error))
        return
    is_folder, kind = stat.S_ISDIR(status.st_mode), file_kind(path)
    if is_folder and kind is None:
        _folder(root, path, found)
    elif not is_folder and _is_left(path):
        return
    elif fault := _fault(root, path, status):
        found.refuse(path, _refused(root, path, *fault))
    elif kind is None:
        found.refuse(path, _refused(root, path, _UNKNOWN, path))
    else:
        found.files[path] = kind


class _Fault(NamedTuple):
    """Why an entry is not read."""

    what: str
    allowed: str
    hint: str | None = None


_UNREADABLE = _Fault("cannot be read", "what the account of this command may read")
_LINK = _Fault(
    "a symbolic link",
    "files and folders themselves",
    "put the file or folder itself there, or take the link away",
)
_FOLDER = _Fault("a folder where a file belongs", "a file")
_NO_FILE = _Fault("no plain file", "files and folders", "take it away")
_LARGE = _Fault(
    "a file too large to read", f"at most {MOST_BYTES} bytes", "divide its records among files"
)
_HIDDEN = _Fault("a hidden file with a name of records", "a name without a dot in front")
_NAME = _Fault("a name with characters that cannot be seen", "letters that are seen", "rename it")
_UNKNOWN = _Fault("a file of no known kind", ", ".join(kind.pattern for kind in FILES))


def _fault(root: Path, path: str, status: os.stat_result) -> tuple[_Fault, str] | None:
    """Why an entry is not to be read, and what it is; None for a file of records."""
    if stat.S_ISLNK(status.st_mode):
        return _LINK, f"a link to {os.readlink(root / path)}"
    if stat.S_ISDIR(status.st_mode):
        return _FOLDER, "a folder"
    if not stat.S_ISREG(status.st_mode):
        kinds = (name for is_kind, name in _KINDS if is_kind(status.st_mode))
        return _NO_FILE, next(kinds, "a device")
    if status.st_size > MOST_BYTES:
        return _LARGE, f"{status.st_size} bytes"
    if PurePosixPath(path).name.startswith("."):
        return _HIDDEN, path
    if letters := unseen(path):
        return _NAME, ", ".join(map(named, letters))
    return None


def _refused(root: Path, path: str, fault: _Fault, shown: str) -> Problem:
    return Problem(
        fault.what,
        found=shown,
        allowed=fault.allowed,
        hint=fault.hint,
        place=_place(root, path),
    )


def _place(root: Path, path: str) -> Place:
    return Place(f"{root.name}/{path}" if path else root.name)


def _may_hold(path: str, pattern: str) -> bool:
    """Whether files of a pattern may lie at a path or below it."""
    parts, wanted = PurePosixPath(path).parts, PurePosixPath(pattern).parts
    return len(parts) <= len(wanted) and all(map(fnmatch, parts, wanted))


def _is_left(path: str) -> bool:
    """Whether an editor or a desktop left it: hidden, and no record that was renamed."""
    name = PurePosixPath(path).name
    return name.startswith(".#") or (name.startswith(".") and not name.endswith(_RECORDS))


_RECORDS = (".yml", ".yaml")


def missing(root: Path, found: Listing) -> Iterator[Problem]:
    """A file without which there is no dataset."""
    for kind in FILES:
        is_there = any(kind.matches(path) for path in found.files)
        if kind.required and not is_there and not kind.tables <= found.unread:
            place = Place(f"{root.name}/{kind.pattern}")
            yield Problem("a file is missing", allowed=kind.pattern, place=place)

"""Whether an edition has the content that its name says: the hash of all its files."""

import hashlib
import os
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

MARK = "INCOMPLETE.txt"
"""Stands in an edition that has not all of its files, and says which are still to come."""


class State(StrEnum):
    """What an edition on the shelf is worth; one that cannot be read may be whole."""

    WHOLE = "whole"
    INCOMPLETE = "incomplete"
    DAMAGED = "damaged"
    UNREADABLE = "unreadable"


class _NotPlain(Exception):
    """What no edition has: a link, a pipe."""


def state_of(edition: Path) -> State:
    """Compare the content of an edition with its name."""
    try:
        if edition.is_symlink() or content_hash(edition) != edition.name:
            return State.DAMAGED
        return State.INCOMPLETE if (edition / MARK).exists() else State.WHOLE
    except (_NotPlain, FileNotFoundError, NotADirectoryError):
        return State.DAMAGED
    except OSError:
        return State.UNREADABLE


def has_its_content(edition: Path) -> bool:
    """Whether it is what was published under its name, all of an edition or its first steps."""
    return state_of(edition) in (State.WHOLE, State.INCOMPLETE)


def content_hash(folder: Path) -> str:
    """The name of an edition with the content of a folder.

    Raises OSError for what cannot be read or listed.
    """
    digest = hashlib.sha256()
    for path in sorted(_files(folder)):
        digest.update(path.relative_to(folder).as_posix().encode())
        with path.open("rb") as file:
            digest.update(hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()[:16]


def entries(folder: Path) -> list[os.DirEntry[str]]:
    """What stands in a folder."""
    with os.scandir(folder) as scanned:
        return list(scanned)


def _files(folder: Path) -> Iterator[Path]:
    for entry in entries(folder):
        if entry.is_dir(follow_symlinks=False):
            yield from _files(Path(entry.path))
        elif entry.is_file(follow_symlinks=False):
            yield Path(entry.path)
        else:
            raise _NotPlain(entry.path)

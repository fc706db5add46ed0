"""What files are made with: the text of our modules and the versions of packages.

The keys of what is kept are made of it, so that no list has to be kept by hand.
"""

import hashlib
from collections.abc import Iterable
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PROJECT = "dialogue-data"


@cache
def made_with(*rooms: Path, but: Path | None = None) -> str:
    """One hash of all that a room makes its files with.

    rooms: folders; every file in them counts with its name and content, but for templates and
    styles, which are in the page that they make. but: a folder in them that does not count, as what
    it decides is in the page too. Every package that the project needs counts with its version.
    """
    return _hashed(rooms, leaves_out=(".j2", ".css"), but=but)


@cache
def composed_with(*rooms: Path) -> str:
    """One hash of all that pages are composed with: their rooms with templates and styles.

    rooms: folders. Every package that the project needs counts with its version.
    """
    return _hashed(rooms)


def _hashed(
    rooms: Iterable[Path], leaves_out: tuple[str, ...] = (), but: Path | None = None
) -> str:
    digest = hashlib.sha256(_versions().encode())
    for room in rooms:
        counted = (path for path in room.rglob("*") if _counts(path, leaves_out))
        for path in sorted(path for path in counted if but not in path.parents):
            digest.update(path.relative_to(room).as_posix().encode())
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _counts(path: Path, leaves_out: tuple[str, ...]) -> bool:
    return path.is_file() and "__pycache__" not in path.parts and path.suffix not in leaves_out


@cache
def _versions() -> str:
    """The version of every installed package that the project needs, with what these need."""
    found: dict[str, str] = {}
    waiting = list(_needed(PROJECT))
    while waiting:
        name = waiting.pop()
        if name not in found:
            try:
                found[name] = distribution(name).version
            except PackageNotFoundError:  # what is broken will say so where it is used
                continue
            waiting.extend(_needed(name))
    return "\n".join(f"{name} {version}" for name, version in sorted(found.items()))


def _needed(name: str) -> Iterable[str]:
    """Names of what an installed package needs here, without its extras and what others need.

    A package that only other Pythons or systems need may still be there, because a tool of
    developers brought it: what is published must not depend on that.
    """
    for line in distribution(name).requires or ():
        wanted = Requirement(line)
        if wanted.marker is None or wanted.marker.evaluate({"extra": ""}):
            yield canonicalize_name(wanted.name)

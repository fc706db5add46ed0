"""Where an answer goes: to the terminal as it can show it, into a file whole or not at all."""

import os
import shutil
import tempfile
from pathlib import Path

from pipelines.compare import shown
from schemas.problem import CouldNotRun


def check_out(out: Path, versions: tuple[Path, ...]) -> None:
    """Raise CouldNotRun for a file to write that is one of those that are compared."""
    if out.is_dir():
        raise CouldNotRun(f"--out {shown.name(str(out))} is a folder; name a file in it")
    if not out.exists():
        return
    target = out.resolve()
    for version in versions:
        there = version.resolve()
        if target == there or there in target.parents or _is_same(out, version):
            raise CouldNotRun(
                f"--out {shown.name(str(out))} would overwrite what is compared; name another file"
            )


def _is_same(one: Path, other: Path) -> bool:
    """Whether two names are of one file, as of a hard link."""
    return other.exists() and one.samefile(other)


def printable(text: str, encoding: str) -> str:
    """A text without what an encoding cannot hold, which is written as its code."""
    return text.encode(encoding, errors="backslashreplace").decode(encoding)


def write_whole(out: Path, text: str) -> None:
    """Write a file beside its place and move it there, so that it is never there in part.

    What is no plain file, such as /dev/stdout, is written to as it is. Raises OSError.
    """
    target = out.resolve()
    data = text.encode("utf-8", errors="backslashreplace")
    if target.exists() and not target.is_file():
        target.write_bytes(data)
        return
    handle, name = tempfile.mkstemp(prefix=f".{target.name[:50]}-", dir=target.parent)
    fresh = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        _take_mode(fresh, target)
        fresh.replace(target)
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise


def _take_mode(fresh: Path, target: Path) -> None:
    """Who may read the file: as before, or as of any new file."""
    if target.exists():
        shutil.copymode(target, fresh)
        return
    umask = os.umask(0)
    os.umask(umask)
    fresh.chmod(0o666 & ~umask)

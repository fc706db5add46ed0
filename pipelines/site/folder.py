"""The folder of the site: what changed is written, what is no longer made goes, the rest stays."""

import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from schemas.files import beside, folder_at, naming, replace_bytes, replace_text
from schemas.problem import CouldNotRun

LIST = ".site-files.txt"
"""What the site put into its folder, one path on each line: nothing else is ever removed."""


class Folder:
    """The folder of a site.

    out: may be there or not.
    """

    def __init__(self, out: Path) -> None:
        self._out = out

    def check(self) -> None:
        """Raise CouldNotRun for a folder that holds files and is not that of a site."""
        folder = folder_at(self._out)
        if not self._list.exists() and any(folder.iterdir()):
            raise CouldNotRun(
                f"{folder} holds files that are not of a site; name an empty folder, or one that "
                "does not exist yet"
            )

    def open(self, paths: Iterable[str]) -> None:
        """Begin: say which files are coming, so that a run that is cut short leaves no stranger."""
        self._say({*self._before(), *paths})

    def read(self, path: str) -> bytes | None:
        """What a file holds; None where it is not there, or is a link."""
        target = self._out / path
        return target.read_bytes() if _is_own(target) else None

    def write(self, path: str, data: bytes) -> bool:
        """Write a file, unless it holds the same already. Returns whether it was written."""
        if self.read(path) == data:
            return False
        target = self._out / path
        self._make_way(target)
        replace_bytes(target, data, 0o644)
        return True

    def link(self, path: str, source: Path) -> bool:
        """Show a published file, as the same file; a copy where the disk is another one.

        Returns whether it was put there.
        """
        target = self._out / path
        if _is_own(target) and _is_same(target, source):
            return False
        self._make_way(target)
        with naming(target), beside(target) as fresh:
            try:
                os.link(source, fresh)
            except OSError:
                shutil.copy2(source, fresh)
            fresh.replace(target)
        return True

    def close(self, paths: Iterable[str]) -> None:
        """End: remove what earlier runs put there and this one did not, and folders left empty."""
        kept = set(paths)
        for path in sorted(self._before() - kept):
            target = self._out / path
            target.unlink(missing_ok=True)
            for folder in target.relative_to(self._out).parents:
                if folder.name and not any((self._out / folder).iterdir()):
                    (self._out / folder).rmdir()
        self._say(kept)

    def _make_way(self, target: Path) -> None:
        folder_at(target.parent)
        if target.is_symlink():
            target.unlink()

    @property
    def _list(self) -> Path:
        return self._out / LIST

    def _before(self) -> set[str]:
        if not self._list.exists():
            return set()
        return set(self._list.read_text(encoding="utf-8").splitlines())

    def _say(self, paths: set[str]) -> None:
        text = "".join(f"{path}\n" for path in sorted(paths))
        if not self._list.exists() or self._list.read_text(encoding="utf-8") != text:
            replace_text(self._list, text, 0o644)


def _is_own(target: Path) -> bool:
    return target.is_file() and not target.is_symlink()


def _is_same(target: Path, source: Path) -> bool:
    """Whether a file is the published one, or a copy of it."""
    mine, theirs = target.stat(), source.stat()
    if os.path.samestat(mine, theirs):
        return True
    return (mine.st_size, mine.st_mtime_ns) == (theirs.st_size, theirs.st_mtime_ns)

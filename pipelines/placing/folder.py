"""A folder as a target: each file is written beside its place, compared, and renamed into it."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from pipelines.placing.target import Parcel
from schemas.files import beside, file_sha256, folder_at, naming, to_disk
from schemas.problem import CouldNotRun, Passing

FILE_MODE, FOLDER_MODE = 0o644, 0o755


class Folder:
    """A folder that a web server shows. path: may be there or not."""

    workers = 1
    says_headers = False

    def __init__(self, path: Path) -> None:
        self._root = path
        if path.exists() and not path.is_dir():
            raise CouldNotRun(f"{path} is no folder; name one")

    @property
    def place(self) -> str:
        """Its path."""
        return str(self._root)

    def listed(self) -> Mapping[str, str]:
        """Every file, with the checksum of its content: no time of a disk is trusted."""
        found = (path for path in sorted(self._root.rglob("*")) if path.is_file())
        return _Sums({path.relative_to(self._root).as_posix(): path for path in found})

    def tag(self, parcel: Parcel) -> str:
        """Its checksum."""
        return parcel.sha256

    def read(self, path: str) -> bytes | None:
        """The bytes of a file."""
        target = self._root / path
        return target.read_bytes() if target.is_file() else None

    def put(self, path: str, parcel: Parcel) -> str:
        """Write a file; who reads it meanwhile sees the old one or the new one, whole."""
        target = self._root / path
        self._make_way(target)
        with naming(target), beside(target) as fresh:
            fresh.write_bytes(parcel.data)
            to_disk(fresh)
            if file_sha256(fresh) != parcel.sha256:
                raise Passing(f"{target} does not hold what was written; look at its disk")
            fresh.chmod(FILE_MODE)
            fresh.replace(target)
        return parcel.sha256

    def move(self, source: str, path: str, parcel: Parcel) -> str:
        """Rename a file over another."""
        target = self._root / path
        self._make_way(target)
        with naming(target):
            (self._root / source).replace(target)
        return parcel.sha256

    def remove(self, path: str) -> None:
        """Remove a file, and the folders that are left empty."""
        target = self._root / path
        with naming(target):
            target.unlink(missing_ok=True)
        for folder in target.relative_to(self._root).parents:
            if folder.name and (self._root / folder).is_dir():
                if any((self._root / folder).iterdir()):
                    return
                (self._root / folder).rmdir()

    def _make_way(self, target: Path) -> None:
        """The folders of a file, open to all; never a way out of ours through a link."""
        for folder in reversed([target.parent, *target.parent.parents]):
            if folder.is_relative_to(self._root) and not folder.is_dir():
                folder_at(folder).chmod(FOLDER_MODE)
        if not target.parent.resolve().is_relative_to(self._root.resolve()):
            raise CouldNotRun(f"{target.parent} leads out of {self._root}; remove the link")
        if target.is_dir() and not target.is_symlink():
            raise CouldNotRun(f"{target} is a folder where a file is to stand; remove it")


class _Sums(Mapping[str, str]):
    """Checksums by path, made when they are asked for: much else may lie in the folder."""

    def __init__(self, files: Mapping[str, Path]) -> None:
        self._files = files
        self._known: dict[str, str] = {}

    def __getitem__(self, path: str) -> str:
        if path not in self._known:
            self._known[path] = file_sha256(self._files[path])
        return self._known[path]

    def __contains__(self, path: object) -> bool:
        return path in self._files

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)

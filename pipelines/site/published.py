"""The files that the site offers: data, reports and releases as they were published."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pipelines.present import Library
from pipelines.present.language import Printed
from schemas.files import file_sha256
from schemas.texts import DATA_FOLDER

DATA, REPORTS, RELEASES = DATA_FOLDER, "reports", "releases"
"""Their folders in the site, beside those of the languages."""

DOCUMENTS = (".pdf", ".docx")
"""Endings of the documents that the site offers."""

Titles = Callable[[Library], Mapping[str, Printed]]


def untitled(library: Library) -> Mapping[str, Printed]:
    """No titles of documents: each goes by the name of its file."""
    return {}


@dataclass(frozen=True)
class DataFile:
    """A file of the data.

    path: in their folder; size: in bytes; sha256: as the list of checksums gives it.
    """

    path: str
    size: int
    sha256: str


@dataclass(frozen=True)
class Document:
    """A document in a language, in one or more formats.

    path: in the folder of its language, without the ending; sizes: ending -> bytes.
    """

    path: str
    sizes: Mapping[str, int]


@dataclass(frozen=True)
class Archived:
    """A release.

    date: of its data; doi: where one is recorded; archive: all of it in one file.
    """

    folder: Path
    date: str | None
    doi: str | None
    files: list[DataFile]
    archive: DataFile | None

    @property
    def version(self) -> str:
        """Which one it is."""
        return self.folder.name

    def text(self, path: str) -> str:
        """The text of a file of it; nothing where it has none."""
        file = self.folder / path
        return file.read_text(encoding="utf-8").strip() if file.is_file() else ""

    def paths(self) -> Iterator[Path]:
        """Every file of it, and its archive."""
        for path in sorted(self.folder.rglob("*")):
            if path.is_file() and not path.name.endswith(PAGES):
                yield path
        if self.archive is not None:
            yield self.folder.parent / self.archive.path


PAGES = ".html"
"""Pages of a release are in its archive; beside those of the site they would be strangers."""

_VERSION = re.compile(r"[0-9]+(?:\.[0-9]+)*")
"""The name of the folder of a release."""


def _order(folder: Path) -> list[int]:
    return [int(part) for part in folder.name.split(".")]


def _archived(folder: Path) -> Archived:
    cited = folder / "CITATION.cff"
    about = cited.read_text(encoding="utf-8") if cited.is_file() else ""
    packed = sorted(folder.parent.glob(f"*-{folder.name}.zip"))
    return Archived(
        folder,
        _value(about, "date-released"),
        _value(about, "doi"),
        [file for file in _listed(folder) if not file.path.endswith(PAGES)],
        _packed(packed[0]) if packed else None,
    )


def _value(text: str, key: str) -> str | None:
    """The value of a key of a CITATION.cff, where it is on the line of its key."""
    found = re.search(rf"^{key}: *['\"]?([^'\"\n]+)", text, re.MULTILINE)
    return found[1].strip() if found else None


def _packed(path: Path) -> DataFile:
    return DataFile(path.name, path.stat().st_size, file_sha256(path))


def _listed(folder: Path) -> list[DataFile]:
    """The files of a folder, in the order of its checksums."""
    lines = (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    pairs = [line.split("  ", 1) for line in lines]
    return [DataFile(path, (folder / path).stat().st_size, sha) for sha, path in pairs]


@dataclass(frozen=True)
class Published:
    """What was published.

    data: folder of the data, with its checksums; reports: folder of the reports, or None where
    there are none; titles: of documents by their path, in the language of a library; releases:
    folder of the releases, or None where there are none.
    """

    data: Path
    reports: Path | None = None
    titles: Titles = untitled
    releases: Path | None = None

    def listed(self) -> list[DataFile]:
        """The files of the data, in the order of their checksums."""
        return _listed(self.data)

    @cached_property
    def archived(self) -> list[Archived]:
        """The releases, the newest first; candidates are none."""
        if self.releases is None:
            return []
        found = [path.parent for path in self.releases.glob("*/SHA256SUMS")]
        whole = [folder for folder in found if _VERSION.fullmatch(folder.name)]
        return [_archived(each) for each in sorted(whole, key=_order, reverse=True)]

    def text(self, path: str) -> str:
        """The text of a file of the data."""
        return (self.data / path).read_text(encoding="utf-8")

    def documents(self, language: str) -> list[Document]:
        """The documents of a language, by path."""
        if self.reports is None:
            return []
        folder, found = self.reports / language, dict[str, dict[str, int]]()
        for path in sorted(folder.rglob("*")):
            if path.suffix in DOCUMENTS:
                name = path.relative_to(folder).with_suffix("").as_posix()
                found.setdefault(name, {})[path.suffix] = path.stat().st_size
        return [Document(path, sizes) for path, sizes in found.items()]

    def files(self) -> Iterator[tuple[str, Path]]:
        """Every file that the site shows: its path there, and the file."""
        for path in sorted(self.data.rglob("*")):
            if path.is_file():
                yield f"{DATA}/{path.relative_to(self.data).as_posix()}", path
        for each in self.archived:
            for path in each.paths():
                yield f"{RELEASES}/{path.relative_to(each.folder.parent).as_posix()}", path
        if self.reports is not None:
            for path in sorted(self.reports.rglob("*")):
                if path.suffix in DOCUMENTS:
                    yield f"{REPORTS}/{path.relative_to(self.reports).as_posix()}", path

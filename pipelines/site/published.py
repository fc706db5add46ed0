"""The files that the site offers: the data and the reports as they were published."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pipelines.present import Library
from pipelines.present.language import Printed

DATA, REPORTS = "data", "reports"
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
class Published:
    """What was published.

    data: folder of the data, with its checksums; reports: folder of the reports, or None where
    there are none; titles: of documents by their path, in the language of a library.
    """

    data: Path
    reports: Path | None = None
    titles: Titles = untitled

    def listed(self) -> list[DataFile]:
        """The files of the data, in the order of their checksums."""
        lines = (self.data / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
        pairs = [line.split("  ", 1) for line in lines]
        return [DataFile(path, (self.data / path).stat().st_size, sha) for sha, path in pairs]

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
        if self.reports is not None:
            for path in sorted(self.reports.rglob("*")):
                if path.suffix in DOCUMENTS:
                    yield f"{REPORTS}/{path.relative_to(self.reports).as_posix()}", path

"""The pages on change: what differs from the last release, replies, and the releases themselves."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from pipelines.present import Library, changes_summary
from pipelines.present.revisions import changes_by_table, replies_to_claims, revisions
from pipelines.site.downloads import FORMATS, ending, size
from pipelines.site.page import Context, Page
from pipelines.site.published import RELEASES, Archived, DataFile, Published

LIST = "releases.html"


@dataclass(frozen=True)
class Kind:
    """The files of one format in a release."""

    name: str
    files: str
    size: str


@dataclass(frozen=True)
class ReleaseFile:
    """A file of a release: where it lies, seen from the folder of all languages."""

    href: str
    path: str
    size: str
    sha256: str


@dataclass(frozen=True)
class ReleaseText:
    """A release, ready to print.

    archive: all of it in one file; files: each of it.
    """

    version: str
    date: str | None
    doi: str | None
    archive: ReleaseFile | None
    kinds: list[Kind]
    files: list[ReleaseFile]
    citation: str
    changed: str
    folder: str


def changes(library: Library) -> Page:
    """What changed since the last release, and replies to claims."""
    words = library.words
    title, label = words.gettext("What changed since the last release"), words.gettext("Changes")
    return Page("changes.html", title, "changes.html.j2", _changes, label)


def releases(library: Library, published: Published) -> Page:
    """Every release, with its archive and how to cite it."""
    label = library.words.gettext("Releases")
    gather = partial(_releases, published=published)
    return Page(LIST, label, "releases.html.j2", gather, label)


def release_pages(library: Library, published: Published) -> list[Page]:
    """One page for each release, with every file of it."""
    return [
        Page(
            f"releases/{each.version}.html",
            library.words.gettext("Release %(version)s", version=each.version),
            "release.html.j2",
            partial(_release, archived=each),
            below=LIST,
        )
        for each in published.archived
    ]


def _changes(library: Library) -> Context:
    return {
        "summary": changes_summary(library),
        "tables": changes_by_table(library),
        "revisions": revisions(library),
        "replies": replies_to_claims(library),
    }


def _releases(library: Library, published: Published) -> Context:
    return {"releases": [_text(library, each) for each in published.archived]}


def _release(library: Library, archived: Archived) -> Context:
    return {"release": _text(library, archived)}


def _text(library: Library, archived: Archived) -> ReleaseText:
    words, folder = library.words, f"{RELEASES}/{archived.version}"
    packed = archived.archive
    return ReleaseText(
        version=archived.version,
        date=words.day(archived.date),
        doi=archived.doi,
        archive=_file(library, RELEASES, packed) if packed else None,
        kinds=_kinds(library, archived.files),
        files=[_file(library, folder, each) for each in archived.files],
        citation=archived.text("citation.txt"),
        changed=archived.text("WHATSNEW.md"),
        folder=folder,
    )


def _file(library: Library, folder: str, file: DataFile) -> ReleaseFile:
    told = size(library.words, file.size)
    return ReleaseFile(f"{folder}/{file.path}", file.path, told, file.sha256)


def _kinds(library: Library, files: Sequence[DataFile]) -> list[Kind]:
    """Formats with how many files they have and how large these are together."""
    words = library.words
    number, bytes_ = Counter[str](), Counter[str]()
    for file in files:
        number[ending(file.path)] += 1
        bytes_[ending(file.path)] += file.size
    return [
        Kind(label, words.number(number[each]), size(words, bytes_[each]))
        for each, label in FORMATS.items()
        if number[each]
    ]

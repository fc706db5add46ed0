"""The site: static pages in each language, beside the files that were published."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pipelines.making.progress import SILENT, Progress
from pipelines.present import Library, words_of
from pipelines.present.language import LANGUAGES
from pipelines.site.folder import Folder
from pipelines.site.framed import entrance, framed
from pipelines.site.medium import STYLE
from pipelines.site.page import Page
from pipelines.site.pages import pages
from pipelines.site.published import Published
from pipelines.site.scripts import scripts
from pipelines.site.search import search_files
from schemas.tables import Tables

__all__ = ["Made", "Published", "site"]


@dataclass(frozen=True)
class Made:
    """What came of it: how many pages there are, and how many files were written or linked anew."""

    pages: int
    changed: int


def site(
    tables: Tables,
    published: Published,
    out: Path,
    languages: Sequence[str] = LANGUAGES,
    progress: Progress = SILENT,
) -> Made:
    """Make the site in a folder; a file that would hold the same stays as it is.

    tables: base and computed, those of the published files; published: the files that it offers;
    out: the folder; languages: of the pages; progress: told of each page. Raises CouldNotRun for a
    folder with files that are not of a site.
    """
    libraries = [Library(tables, words_of(code)) for code in languages]
    folder = Folder(out)
    made = dict(_files(libraries, published, folder, progress))
    linked = dict(published.files())
    folder.open({*made, *linked})
    changed = sum(folder.write(path, data) for path, data in made.items())
    changed += sum(folder.link(path, source) for path, source in linked.items())
    folder.close({*made, *linked})
    return Made(sum(path.endswith(".html") for path in made), changed)


def _files(
    libraries: Sequence[Library], published: Published, folder: Folder, progress: Progress
) -> Iterator[tuple[str, bytes]]:
    """Every file of the site by its path, but those that were published."""
    codes = [library.words.code for library in libraries]
    listed = [pages(library, published) for library in libraries]
    progress.begin("site", sum(map(len, listed)))
    yield "style/site.css", STYLE.encode()
    yield "index.html", entrance(libraries).encode()
    yield from scripts()
    for library, own in zip(libraries, listed, strict=True):
        code = library.words.code
        texts = dict(_pages(library, own, codes, progress))
        yield from ((f"{code}/{path}", text.encode()) for path, text in texts.items())
        read = {page.path: texts[page.path] for page in own if not page.script}
        yield from search_files(library, read, folder.read).items()
    progress.end()


def _pages(
    library: Library, listed: Sequence[Page], codes: Sequence[str], progress: Progress
) -> Iterator[tuple[str, str]]:
    """The pages of a language by their path in its folder."""
    day = date.fromisoformat(library.dataset.release_date)
    for page in listed:
        yield page.path, framed(library, page, listed, day, codes)
        progress.step(f"{library.words.code}/{page.path}")

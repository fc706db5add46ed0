"""What the site has in one language: pages, feeds and search, which another process may make."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pipelines.present import Library, words_of
from pipelines.site.feeds import FEEDS, feed_text
from pipelines.site.folder import Folder
from pipelines.site.framed import framed
from pipelines.site.page import Page
from pipelines.site.pages import pages
from pipelines.site.published import Published
from pipelines.site.search import search_files
from schemas.tables import Tables


@dataclass(frozen=True)
class InLanguage:
    """A language of the site.

    tables: base and computed; published: the files that the site offers; out: its folder; code: of
    the language; codes: of all its languages.
    """

    tables: Tables
    published: Published
    out: Path
    code: str
    codes: tuple[str, ...]


def files_of(job: InLanguage) -> Mapping[str, bytes | None]:
    """The files of a language by their path in the site; None for one that lies there already.

    job: may come from another process.
    """
    folder = Folder(job.out)
    return {path: None if folder.read(path) == data else data for path, data in _made(job, folder)}


def _made(job: InLanguage, folder: Folder) -> Iterator[tuple[str, bytes]]:
    """Every file of the language by its path."""
    library = Library(job.tables, words_of(job.code))
    listed = pages(library, job.published)
    day = date.fromisoformat(library.dataset.release_date)
    texts = {page.path: framed(library, page, listed, day, job.codes) for page in listed}
    yield from ((f"{job.code}/{path}", text.encode()) for path, text in texts.items())
    for feed in FEEDS:
        yield f"{job.code}/{feed.path}", feed_text(library, feed).encode()
    read = {page.path: texts[page.path] for page in listed if _is_found(page)}
    yield from search_files(library, read, folder.read).items()


def _is_found(page: Page) -> bool:
    """Whether the search leads to a page: to those that are to be read."""
    return not (page.script or page.is_gone)

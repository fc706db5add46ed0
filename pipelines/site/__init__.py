"""The site: static pages in each language, beside the files that were published."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pipelines.making.progress import SILENT, Progress
from pipelines.present import Library, words_of
from pipelines.present.language import LANGUAGES
from pipelines.site.card import card, card_path
from pipelines.site.feeds import FEEDS, feed_text
from pipelines.site.finding import SITEMAP, robots, sitemap
from pipelines.site.folder import Folder
from pipelines.site.framed import entrance, framed
from pipelines.site.head import ENTRANCE
from pipelines.site.medium import STYLES
from pipelines.site.page import Page
from pipelines.site.pages import pages
from pipelines.site.published import Published
from pipelines.site.scripts import scripts
from pipelines.site.search import search_files
from schemas.tables import Tables

__all__ = ["Made", "Published", "site"]


@dataclass(frozen=True)
class Made:
    """What came of it.

    pages: how many there are; changed: files that were written or linked anew; address: of the
    site, or None.
    """

    pages: int
    changed: int
    address: str | None


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
    folder = Folder(out)
    folder.check()
    libraries = [Library(tables, words_of(code)) for code in languages]
    made = dict(_files(libraries, published, folder, progress))
    made |= _cards(libraries)
    linked = dict(published.files())
    folder.open({*made, *linked})
    changed = sum(folder.write(path, data) for path, data in made.items())
    changed += sum(folder.link(path, source) for path, source in linked.items())
    folder.close({*made, *linked})
    count = sum(path.endswith(".html") for path in made)
    return Made(count, changed, libraries[0].dataset.site)


def _files(
    libraries: Sequence[Library], published: Published, folder: Folder, progress: Progress
) -> Iterator[tuple[str, bytes]]:
    """Every file of the site by its path, but those that were published."""
    codes = [library.words.code for library in libraries]
    listed = {code: pages(each, published) for code, each in zip(codes, libraries, strict=True)}
    progress.begin("site", sum(map(len, listed.values())))
    yield from ((path, text.encode()) for path, text in STYLES.items())
    yield ENTRANCE, entrance(libraries).encode()
    yield from scripts()
    for library in libraries:
        yield from _of_language(library, listed[library.words.code], codes, folder, progress)
    yield "robots.txt", robots(libraries[0]).encode()
    if site_url := libraries[0].dataset.site:
        yield SITEMAP, sitemap(libraries[0], listed, site_url).encode()
    progress.end()


def _of_language(
    library: Library,
    listed: Sequence[Page],
    codes: Sequence[str],
    folder: Folder,
    progress: Progress,
) -> Iterator[tuple[str, bytes]]:
    """Pages, feeds and search of a language."""
    code = library.words.code
    texts = dict(_pages(library, listed, codes, progress))
    yield from ((f"{code}/{path}", text.encode()) for path, text in texts.items())
    for feed in FEEDS:
        yield f"{code}/{feed.path}", feed_text(library, feed).encode()
    read = {page.path: texts[page.path] for page in listed if not (page.script or page.is_gone)}
    yield from search_files(library, read, folder.read).items()


def _pages(
    library: Library, listed: Sequence[Page], codes: Sequence[str], progress: Progress
) -> Iterator[tuple[str, str]]:
    """The pages of a language by their path in its folder."""
    day = date.fromisoformat(library.dataset.release_date)
    for page in listed:
        yield page.path, framed(library, page, listed, day, codes)
        progress.step(f"{library.words.code}/{page.path}")


def _cards(libraries: Sequence[Library]) -> dict[str, bytes]:
    """The pictures for shared links, which need the address of the site."""
    with_address = [library for library in libraries if library.dataset.site]
    return {card_path(library.words.code): card(library) for library in with_address}

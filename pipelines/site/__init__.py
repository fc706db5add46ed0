"""The site: static pages in each language, beside the files that were published."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipelines.making.pooled import Opened, in_turn
from pipelines.making.progress import SILENT, Progress
from pipelines.present import Library, words_of
from pipelines.present.language import LANGUAGES
from pipelines.site.card import card, card_path
from pipelines.site.finding import SITEMAP, robots, sitemap
from pipelines.site.folder import Folder
from pipelines.site.framed import entrance
from pipelines.site.head import ENTRANCE
from pipelines.site.medium import STYLES
from pipelines.site.of_language import InLanguage, files_of
from pipelines.site.pages import pages
from pipelines.site.published import Published
from pipelines.site.scripts import scripts
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
    mapper: Opened = in_turn,
) -> Made:
    """Make the site in a folder; a file that would hold the same stays as it is.

    tables: base and computed, those of the published files; published: the files that it offers;
    out: the folder; languages: of the pages; progress: told of each language; mapper: opens what
    makes the pages of several languages at a time. Raises CouldNotRun for a folder with files that
    are not of a site.
    """
    folder = Folder(out)
    folder.check()
    libraries = [Library(tables, words_of(code)) for code in languages]
    made: dict[str, bytes | None] = {**dict(_shared(libraries, published)), **_cards(libraries)}
    jobs = [
        InLanguage(tables.unread(), published, out, code, tuple(languages)) for code in languages
    ]
    progress.begin("site", len(jobs))
    with mapper() as run:
        for job, files in zip(jobs, run(files_of, jobs), strict=True):
            made |= files
            progress.step(job.code)
    progress.end()
    return Made(_pages(made), _put(folder, made, published), libraries[0].dataset.site)


def _put(folder: Folder, made: Mapping[str, bytes | None], published: Published) -> int:
    """Write what was made and link what was published. Returns how many files are new or changed.

    made: path of each file to what it holds; None stands for one that lies there already.
    """
    linked = dict(published.files())
    folder.open({*made, *linked})
    changed = sum(folder.write(path, data) for path, data in made.items() if data is not None)
    changed += sum(folder.link(path, source) for path, source in linked.items())
    folder.close({*made, *linked})
    return changed


def _pages(made: Iterable[str]) -> int:
    return sum(path.endswith(".html") for path in made)


def _shared(libraries: Sequence[Library], published: Published) -> Iterator[tuple[str, bytes]]:
    """The files that are of no language, by their path."""
    yield from ((path, text.encode()) for path, text in STYLES.items())
    yield ENTRANCE, entrance(libraries).encode()
    yield from scripts()
    yield "robots.txt", robots(libraries[0]).encode()
    if site_url := libraries[0].dataset.site:
        listed = {each.words.code: pages(each, published) for each in libraries}
        yield SITEMAP, sitemap(libraries[0], listed, site_url).encode()


def _cards(libraries: Sequence[Library]) -> dict[str, bytes]:
    """The pictures for shared links, which need the address of the site."""
    with_address = [library for library in libraries if library.dataset.site]
    return {card_path(library.words.code): card(library) for library in with_address}

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
from pipelines.site.pages import pages
from pipelines.site.published import Published
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
    made = dict(_texts(libraries, published, progress))
    linked = dict(published.files())
    folder.open({*made, *linked})
    changed = sum(folder.write(path, text) for path, text in made.items())
    changed += sum(folder.link(path, source) for path, source in linked.items())
    folder.close({*made, *linked})
    return Made(sum(path.endswith(".html") for path in made), changed)


def _texts(
    libraries: Sequence[Library], published: Published, progress: Progress
) -> Iterator[tuple[str, str]]:
    """Every text of the site by its path."""
    codes = [library.words.code for library in libraries]
    listed = [pages(library, published) for library in libraries]
    progress.begin("site", sum(map(len, listed)))
    yield "style/site.css", STYLE
    yield "index.html", entrance(libraries)
    for library, own in zip(libraries, listed, strict=True):
        day = date.fromisoformat(library.dataset.release_date)
        for page in own:
            path = f"{library.words.code}/{page.path}"
            yield path, framed(library, page, own, day, codes)
            progress.step(path)
    progress.end()

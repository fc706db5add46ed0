"""The search: an index of the pages of each language, and the page that asks it."""

from collections.abc import Mapping

from pipelines.present import Library
from pipelines.site.search.indexing import Files, Read, index
from pipelines.site.search.names import called, names
from pipelines.site.search.page import search_page

__all__ = ["search_files", "search_page"]


def search_files(library: Library, pages: Mapping[str, str], read: Read) -> Files:
    """The index of the pages of a language, by the path of its files in the site.

    pages: path in the folder of the language -> the whole page; read: gives files of the last site,
    so that an index of the same pages is not made again.
    """
    held = {path: _main(page) for path, page in pages.items()}
    return index(library.words.code, held, names(library), called(library), read)


def _main(page: str) -> str:
    """What a page holds besides its frame, which is the same on all."""
    return page[page.index("<main") : page.rindex("</main>")]

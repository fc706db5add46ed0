"""The page on which one looks for words."""

from pipelines.present import Library
from pipelines.site.page import Context, Page

PATH = "search.html"


def search_page(library: Library) -> Page:
    """The search."""
    label = library.words.gettext("Search")
    return Page(PATH, label, "search.html.j2", _gathered, label, script="search.js")


def _gathered(library: Library) -> Context:
    return {}

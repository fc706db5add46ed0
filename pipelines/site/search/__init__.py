"""The search: an index of the pages of each language, and the page that asks it."""

from pipelines.site.search.index import Read, index
from pipelines.site.search.names import called, names
from pipelines.site.search.page import search_page
from pipelines.site.search.texts import searched

__all__ = ["Read", "called", "index", "names", "search_page", "searched"]

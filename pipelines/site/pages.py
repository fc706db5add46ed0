"""Which pages the site has, those of the menu in its order."""

from pipelines.present import Library
from pipelines.site.agreements import agreement_list, agreement_pages
from pipelines.site.downloads import downloads
from pipelines.site.home import home
from pipelines.site.page import Page
from pipelines.site.published import Published
from pipelines.site.themes import obligations, timeline


def pages(library: Library, published: Published) -> list[Page]:
    """Every page in the language of a library."""
    return [
        home(library),
        agreement_list(library),
        timeline(library),
        obligations(library),
        downloads(library, published),
        *agreement_pages(library, published),
    ]

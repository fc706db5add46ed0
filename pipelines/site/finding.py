"""What leads search engines through the site: the map of its pages, and what they may read."""

from collections.abc import Mapping, Sequence

from pipelines.present import Library
from pipelines.site.head import ENTRANCE, alternates
from pipelines.site.medium import SITE
from pipelines.site.page import Page

SITEMAP = "sitemap.xml"


def robots(library: Library) -> str:
    """Everybody may read everything. Where the map is takes an address, and is left out without."""
    site = library.dataset.site
    return "User-agent: *\nDisallow:\n" + (f"\nSitemap: {site}{SITEMAP}\n" if site else "")


def sitemap(library: Library, listed: Mapping[str, Sequence[Page]], site: str) -> str:
    """The map: every page in each language, with the same page in the others.

    listed: the pages by language; site: the address. Each page tells the version and the date of
    the data, so it is of that date.
    """
    codes = list(listed)
    pages = [(site, alternates(ENTRANCE, codes, site))]
    for code, own in listed.items():
        for page in own:
            if not page.is_gone:
                address = f"{site}{code}/{page.path}"
                pages.append((address, alternates(page.path, codes, site)))
    day = library.dataset.release_date
    return str(SITE.piece(library.words, "sitemap.xml.j2", pages=pages, day=day)).strip() + "\n"

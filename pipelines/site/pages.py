"""Which pages the site has; how those with a name in a menu hang together is in `menu`."""

from pipelines.present import Library
from pipelines.site.agreements import agreement_list, agreement_pages, agreement_parts
from pipelines.site.changes import changes, release_pages, releases
from pipelines.site.cite import cite
from pipelines.site.civil_society import activities_page, projects_page, surveys_page
from pipelines.site.contents import contents
from pipelines.site.downloads import downloads
from pipelines.site.gone import gone_pages
from pipelines.site.home import home
from pipelines.site.method import codebook, manual, method
from pipelines.site.page import Page
from pipelines.site.published import Published
from pipelines.site.search import search_page
from pipelines.site.tables import table_pages
from pipelines.site.themes import challenges, obligations, sets, timeline
from pipelines.site.voices import assessor_list, assessor_pages, differences, scorecards_page


def pages(library: Library, published: Published) -> list[Page]:
    """Every page in the language of a library."""
    return [
        home(library),
        agreement_list(library),
        *(each(library) for each in (timeline, obligations, challenges, sets)),
        *(each(library) for each in (assessor_list, differences, scorecards_page)),
        *(each(library) for each in (activities_page, projects_page, surveys_page)),
        *(each(library, published) for each in (downloads, releases, cite)),
        *(each(library) for each in (changes, method, manual, codebook)),
        search_page(library),
        contents(library),
        *agreement_parts(library),
        *agreement_pages(library, published),
        *assessor_pages(library),
        *release_pages(library, published),
        *table_pages(library, published),
        *gone_pages(library),
    ]

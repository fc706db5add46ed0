"""The page on how to cite: the data, a page, a claim."""

from functools import partial

from pipelines.present import Library
from pipelines.present.newest import newest
from pipelines.site.downloads import citations
from pipelines.site.page import Context, Page
from pipelines.site.published import Published


def cite(library: Library, published: Published) -> Page:
    """How to cite."""
    label = library.words.gettext("How to cite")
    return Page("cite.html", label, "cite.html.j2", partial(_gathered, published=published), label)


def _gathered(library: Library, published: Published) -> Context:
    """Citations of the data, and a claim as an example, where there is one on an agreement."""
    on_one = (claim for claim in newest(library, 50) if claim.agreement_id)
    return {
        "citations": citations(library.words, published),
        "example": next(on_one, None),
        "licence_url": library.dataset.licence_url,
    }

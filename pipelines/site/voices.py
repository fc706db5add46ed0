"""The pages on who says what: assessors, where assessments differ, published scorecards."""

from functools import partial

from pipelines.present import Library, by_year, compared, comparison, held_by_type
from pipelines.present.scorecards import not_compared, scorecards
from pipelines.present.voices import assessor, assessor_groups, assessors, assessors_summary
from pipelines.site.noted import noted
from pipelines.site.page import Context, Page
from schemas.measures import MONTHS_COMPARABLE

LIST = "assessors.html"


def assessor_list(library: Library) -> Page:
    """All assessors by type, with how much each says."""
    words = library.words
    title, label = words.gettext("Who said what"), words.gettext("Assessors")
    return Page(LIST, title, "assessors.html.j2", _assessors, label)


def assessor_pages(library: Library) -> list[Page]:
    """One page for each assessor, in the order of the list."""
    return [_assessor_page(library, each) for each in assessors(library)]


def differences(library: Library) -> Page:
    """Where assessments of one unit differ, and where they can be compared."""
    words = library.words
    title, label = words.gettext("Where assessments differ"), words.gettext("Differences")
    return Page("differences.html", title, "differences.html.j2", noted(_differences), label)


def scorecards_page(library: Library) -> Page:
    """Published scorecards beside the data."""
    words = library.words
    title = words.gettext("Published scorecards beside the data")
    label = words.gettext("Scorecards")
    return Page("scorecards.html", title, "scorecards.html.j2", noted(_scorecards), label)


def _assessors(library: Library) -> Context:
    return {"summary": assessors_summary(library), "groups": assessor_groups(library)}


def _assessor_page(library: Library, assessor_id: str) -> Page:
    return Page(
        f"assessors/{assessor_id}.html",
        library.name(assessor_id),
        "assessor.html.j2",
        partial(_assessor, assessor_id=assessor_id),
        below=LIST,
    )


def _assessor(library: Library, assessor_id: str) -> Context:
    return {"assessor": assessor(library, assessor_id)}


def _differences(library: Library) -> Context:
    return {
        "compared": compared(library, None),
        "pairs": comparison(library, None),
        "by_year": by_year(library),
        "held": held_by_type(library),
        "months": MONTHS_COMPARABLE,
    }


def _scorecards(library: Library) -> Context:
    return {"cards": scorecards(library), "not_compared": not_compared(library)}

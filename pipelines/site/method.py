"""The pages on how the data came about: method, coding manual, codebook."""

from pipelines.present import Library, numbers, printed_shares
from pipelines.present import method as measured
from pipelines.present.codebook import codebook_lists, codebook_tables
from pipelines.present.manual import reasons, rules
from pipelines.site.page import Context, Page
from schemas.measures import MONTHS_COMPARABLE


def method(library: Library) -> Page:
    """The method, with its numbers in these data."""
    label = library.words.gettext("Method")
    return Page("method.html", label, "on-method.html.j2", _method, label)


def manual(library: Library) -> Page:
    """How a level is read from what an assessor says."""
    label = library.words.gettext("Coding manual")
    return Page("manual.html", label, "manual.html.j2", _manual, label)


def codebook(library: Library) -> Page:
    """Every column of every table, and every code."""
    label = library.words.gettext("Codebook")
    return Page("codebook.html", label, "codebook.html.j2", _codebook, label)


def _method(library: Library) -> Context:
    return {
        "numbers": numbers(library),
        "example": measured.example(library),
        "printed": printed_shares(library),
        "months": MONTHS_COMPARABLE,
        "coded": measured.coded(library),
        "consistency": measured.consistency(library),
        "disagreements": measured.disagreements(library),
        "scenarios": measured.scenarios(library),
        "parties_order": measured.parties_order(library),
        # As the template is in the report: where its headings begin, and that it stands alone.
        "h": 1,
        "linked": False,
        "part": "method",
    }


def _manual(library: Library) -> Context:
    return {"rules": rules(library), "reasons": reasons(library)}


def _codebook(library: Library) -> Context:
    return {"tables": codebook_tables(library), "lists": codebook_lists(library)}

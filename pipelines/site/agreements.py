"""The pages on agreements: the list of all, and one for each, down to every claim."""

from functools import partial

from pipelines.present import Library, Notes, columns, in_order, overview
from pipelines.present.claims import ClaimText
from pipelines.present.evidence import section
from pipelines.present.narrative import narrative
from pipelines.site.page import Context, Page
from pipelines.site.published import REPORTS, Published
from schemas.agreements import Agreement

LIST = "agreements.html"


def agreement_list(library: Library) -> Page:
    """All agreements by phase, with the positions on them by type of assessor."""
    label = library.words.gettext("Agreements")
    return Page(LIST, label, "agreements.html.j2", _listed, label)


def _listed(library: Library) -> Context:
    return {"blocks": overview(library), "columns": list(columns(library))}


def agreement_pages(library: Library, published: Published) -> list[Page]:
    """One page for each agreement, in the order of the list."""
    paths = [each.path for each in published.documents(library.words.code)]
    return [_page(library, each, paths) for each in in_order(library)]


def _page(library: Library, agreement_id: str, documents: list[str]) -> Page:
    own = f"sections/{agreement_id}"
    return Page(
        f"agreements/{agreement_id}.html",
        library.text(library.one(Agreement, agreement_id), "title"),
        "agreement.html.j2",
        partial(_gathered, agreement_id=agreement_id, has_document=own in documents),
        below=LIST,
    )


def _gathered(library: Library, agreement_id: str, has_document: bool) -> Context:
    notes = Notes(library)
    path = f"{REPORTS}/{library.words.code}/sections/{agreement_id}"
    return {
        "section": section(library, agreement_id),
        "narrative": narrative(library, agreement_id),
        "note_numbers": notes.numbers,
        "noted": notes,
        "anchors": Anchors(),
        "document": path if has_document else None,
    }


class Anchors:
    """Gives each claim its address on a page once: one on several provisions stands there again."""

    def __init__(self) -> None:
        self._given: set[str] = set()

    def is_first(self, claim: ClaimText) -> bool:
        """Whether a claim has not been printed before."""
        is_new = claim.id not in self._given
        self._given.add(claim.id)
        return is_new

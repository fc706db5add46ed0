"""The pages on agreements: the list of all, parts of it, and one for each, down to every claim."""

from functools import lru_cache, partial

from pipelines.present import Library, Notes, columns, in_order, overview
from pipelines.present.evidence import section
from pipelines.present.figures.course import course_figure
from pipelines.present.figures.inline import picture
from pipelines.present.narrative import narrative
from pipelines.present.overview import Block
from pipelines.site.anchors import Anchors
from pipelines.site.choices import Choices, choices
from pipelines.site.gone import withdrawn
from pipelines.site.page import Context, Page
from pipelines.site.published import REPORTS, Published
from schemas.agreements import Agreement

LIST = "agreements.html"


def agreement_list(library: Library) -> Page:
    """All agreements by phase, with the positions on them by type of assessor."""
    label = library.words.gettext("Agreements")
    return Page(LIST, label, "agreements.html.j2", _all, label)


def agreement_parts(library: Library) -> list[Page]:
    """Parts of the list that a reader may choose, each a page of its own."""
    head, listed = library.words.gettext("Agreements"), choices(library)
    return [
        Page(
            choice.path,
            f"{head}: {choice.label}",
            "agreements.html.j2",
            partial(_listed, listed=listed, ids=choice.ids),
            below=LIST,
        )
        for group in listed
        for choice in group.choices
    ]


def _all(library: Library) -> Context:
    return _listed(library, choices(library), frozenset(in_order(library)))


def _listed(library: Library, listed: list[Choices], ids: frozenset[str]) -> Context:
    """The agreements of some ids, by phase; phases without any are left out."""
    blocks = [
        Block(block.phase, [line for line in block.lines if line.id in ids])
        for block in _blocks(library)
    ]
    return {
        "choices": listed,
        "blocks": [block for block in blocks if block.lines],
        "columns": list(columns(library)),
        "number": len(ids),
    }


@lru_cache(maxsize=1)
def _blocks(library: Library) -> list[Block]:
    """The list of all, gathered once for all its parts."""
    return overview(library)


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
        "picture": picture(course_figure(library, agreement_id, "")),
        "note_numbers": notes.numbers,
        "noted": notes,
        "anchors": Anchors(),
        "document": path if has_document else None,
        "withdrawn": withdrawn(library, agreement_id),
    }

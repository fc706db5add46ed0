"""Shares and index of one assessor: printed only under the condition that stands in the table."""

from pipelines.present.language import Printed
from pipelines.present.library import Library
from pipelines.present.relations import SHARES_OF_AGREEMENT
from schemas.measures import Share


def printed_shares(library: Library) -> str:
    """How many of the shares may be printed, in words."""
    words, rows = library.words, library.all(Share)
    printed = sum(row.condition == "printed" for row in rows)
    if not printed:
        return words.gettext("none of %(total)s here", total=words.number(len(rows)))
    return words.gettext(
        "%(n)s of %(total)s here", n=words.number(printed), total=words.number(len(rows))
    )


def rated(library: Library, agreement_id: str) -> list[Printed]:
    """Sentences on shares and index, for each assessor that rated at least half of a whole set."""
    rows = library.children(SHARES_OF_AGREEMENT, agreement_id)
    return [_sentence(library, row) for row in rows if row.condition == "printed"]


def _sentence(library: Library, row: Share) -> Printed:
    words = library.words
    counts = (
        (row.full, row.full_percent),
        (row.intermediate, row.intermediate_percent),
        (row.minimal, row.minimal_percent),
        (row.not_initiated, row.not_initiated_percent),
    )
    highest_first = sorted(words.levels, reverse=True)
    shares = ", ".join(
        f"{words.levels[level]} {count} ({words.percent(percent)})"
        for level, (count, percent) in zip(highest_first, counts, strict=True)
    )
    return words.gettext(
        "%(who)s rates %(rated)s of %(provisions)s provisions, performer %(performer)s, levels "
        "%(basis)s: %(shares)s. Index %(index)s over the rated, %(low)s to %(high)s over all, "
        "%(unrated)s unrated.",
        who=library.name(row.assessor_id),
        rated=row.rated,
        provisions=row.provisions,
        performer=words.performer[row.performer],
        basis=words.basis[row.level_basis],
        shares=shares,
        index=words.decimal(row.index, 1),
        low=words.decimal(row.index_low, 1),
        high=words.decimal(row.index_high, 1),
        unrated=row.provisions - row.rated,
    )

"""Shares and index of one assessor: printed only under the condition that stands in the table."""

from pipelines.present.library import Library, Row

_NAMES = {"full": 3, "intermediate": 2, "minimal": 1, "not_initiated": 0}


def printed_shares(library: Library) -> str:
    """How many of the shares may be printed, in words."""
    words, rows = library.words, library.all("shares")
    printed = sum(row["condition"] == "printed" for row in rows)
    if not printed:
        return words.gettext("none of %(total)s here", total=words.number(len(rows)))
    return words.gettext(
        "%(n)s of %(total)s here", n=words.number(printed), total=words.number(len(rows))
    )


def rated(library: Library, agreement_id: str) -> list[str]:
    """Sentences on shares and index, for each assessor that rated at least half of a whole set."""
    rows = library.children("shares", "agreement_id", agreement_id)
    return [_sentence(library, row) for row in rows if row["condition"] == "printed"]


def _sentence(library: Library, row: Row) -> str:
    words = library.words
    shares = ", ".join(
        f"{words.levels[level]} {row[name]} ({words.percent(row[f'{name}_percent'])})"
        for name, level in _NAMES.items()
    )
    return words.gettext(
        "%(who)s rates %(rated)s of %(provisions)s provisions, performer %(performer)s, levels "
        "%(basis)s: %(shares)s. Index %(index)s over the rated, %(low)s to %(high)s over all, "
        "%(unrated)s unrated.",
        who=library.name(row["assessor_id"]),
        rated=row["rated"],
        provisions=row["provisions"],
        performer=words.performer[row["performer"]],
        basis=words.basis[row["level_basis"]],
        shares=shares,
        index=words.decimal(row["index"], 1),
        low=words.decimal(row["index_low"], 1),
        high=words.decimal(row["index_high"], 1),
        unrated=row["provisions"] - row["rated"],
    )

"""The figure of the positions on one agreement, on the line of levels."""

from pipelines.present.figures.figure import Dot, Dots, Figure
from pipelines.present.figures.telling import FEWEST, described
from pipelines.present.language import Words, plain
from pipelines.present.language.text import shortened
from pipelines.present.library import Library
from pipelines.present.positions import assessor_order, unit_order
from pipelines.present.relations import POSITIONS_OF_AGREEMENT
from schemas.agreements import Provision
from schemas.computed import Position
from schemas.tables import given


def ordered(library: Library, rows: list[Position]) -> list[Position]:
    """Positions by unit, then by assessor, as all figures of an agreement have them."""
    return sorted(
        rows,
        key=lambda row: (
            unit_order(library, row.provision_id),
            assessor_order(library, row.assessor_id),
            row.performer,
        ),
    )


def short_unit(library: Library, provision: str | None, limit: int = 50) -> str:
    """A unit as a short label."""
    if provision is None:
        return library.words.gettext("Agreement as a whole")
    row = library.one(Provision, provision)
    summary = shortened(library.text(row, "summary"), limit)
    return f"{row.number} · {plain(summary)}"


def positions_figure(library: Library, agreement_id: str, source: str) -> Figure | None:
    """One dot for each position with a level; None where there are too few.

    source: the line that says where the data are from.
    """
    words = library.words
    rows = library.children(POSITIONS_OF_AGREEMENT, agreement_id)
    rated = ordered(library, [row for row in rows if row.kind == "level"])
    if len(rated) < FEWEST:
        return None
    told = [_told(library, row) for row in rated]
    levels = sorted({given(row.level) for row in rated})
    return Figure(
        id=f"{agreement_id}-positions",
        language=words.code,
        title=_finding(words, levels, len(rated)),
        alt=described(
            words.gettext("Dots on a line of levels, one for each position."),
            [
                f"{unit}: {who} ({performer}), {level}, {basis}, {day}"
                for unit, who, performer, level, basis, day, _ in told
            ],
        ),
        source=source,
        header=("unit", "assessor", "performer", "level", "basis", "as_of", "claim_id"),
        rows=tuple(told),
        drawing=Dots(
            rows=tuple((unit, _who(who, performer)) for unit, who, performer, *_ in told),
            dots=tuple(
                Dot(number, given(row.level), row.level_basis == "stated", line[5])
                for number, (row, line) in enumerate(zip(rated, told, strict=True))
            ),
            ticks=tuple(words.levels.values()),
            key=(words.basis["stated"], words.basis["inferred"]),
        ),
    )


def _who(assessor: str, performer: str) -> str:
    return f"{assessor} ({performer})"


def _told(library: Library, row: Position) -> tuple[str, str, str, str, str, str, str]:
    words = library.words
    return (
        short_unit(library, row.provision_id),
        plain(library.name(row.assessor_id)),
        words.performer[row.performer],
        words.levels[given(row.level)],
        words.basis[given(row.level_basis)],
        words.day(row.effective_as_written) or "",
        row.claim_id,
    )


def _finding(words: Words, levels: list[int], number: int) -> str:
    if len(levels) == 1:
        return words.ngettext(
            "The level of %(n)s position is “%(level)s”",
            "The level of all %(n)s positions is “%(level)s”",
            number,
            level=words.levels[levels[0]],
        )
    return words.ngettext(
        "%(n)s position, from “%(low)s” to “%(high)s”",
        "%(n)s positions, from “%(low)s” to “%(high)s”",
        number,
        low=words.levels[levels[0]],
        high=words.levels[levels[-1]],
    )

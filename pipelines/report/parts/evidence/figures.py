"""Figures of one agreement: positions on the line of levels, the matrix, claims over time."""

from collections import Counter

from pipelines.present.figures.figure import Bars, Figure, Grid, Mark
from pipelines.present.figures.telling import FEWEST, described
from pipelines.present.language import plain
from pipelines.present.library import Library
from pipelines.present.positions import assessor_order
from pipelines.present.relations import POSITIONS_OF_AGREEMENT
from pipelines.report.parts.evidence.positions_figure import (
    ordered,
    positions_figure,
    short_unit,
)
from schemas.computed import Position
from schemas.tables import given


def agreement_figures(library: Library, agreement_id: str, source: str) -> dict[str, Figure | None]:
    """The figures of an agreement by name; None where there are too few data.

    source: the line that says where the data are from.
    """
    return {
        "positions": positions_figure(library, agreement_id, source),
        "matrix": _matrix(library, agreement_id, source),
        "years": _years(library, agreement_id, source),
    }


def _matrix(library: Library, agreement_id: str, source: str) -> Figure | None:
    """Units against assessors: levels as boxes, accounts as a sign."""
    words = library.words
    rows = ordered(library, list(library.children(POSITIONS_OF_AGREEMENT, agreement_id)))
    units = list(dict.fromkeys(row.provision_id for row in rows))
    assessors = sorted(
        {row.assessor_id for row in rows}, key=lambda each: assessor_order(library, each)
    )
    if len(units) < FEWEST or len(assessors) < FEWEST + 1:
        return None
    marks = _marks(library, rows, units, assessors)
    names = [plain(library.name(each)) for each in assessors]
    labels = [short_unit(library, each, 46) for each in units]
    rated = len({mark.row for mark in marks if mark.level is not None})
    lines = [(labels[mark.row], names[mark.column], mark.text) for mark in marks]
    return Figure(
        id=f"{agreement_id}-matrix",
        language=words.code,
        title=words.ngettext(
            "Assessors speak of %(n)s unit of the agreement; with a level: %(rated)s",
            "Assessors speak of %(n)s units of the agreement; with a level: %(rated)s",
            len(units),
            rated=rated,
        ),
        alt=described(
            words.gettext("A grid of units against assessors."),
            [f"{unit}: {who}, {text}" for unit, who, text in lines],
        ),
        source=source,
        header=("unit", "assessor", "position"),
        rows=tuple(lines),
        drawing=Grid(
            rows=tuple(labels),
            columns=tuple(names),
            marks=marks,
            key=(
                words.basis["stated"],
                words.basis["inferred"],
                words.gettext("account, undated or undone: no position with a level"),
            ),
        ),
    )


def _marks(
    library: Library, rows: list[Position], units: list[str | None], assessors: list[str]
) -> tuple[Mark, ...]:
    """One mark for each unit and assessor: the highest-ranked of its positions.

    A position with a level comes before one without; of several performers, the first stands.
    """
    words = library.words
    found: dict[tuple[int, int], Mark] = {}
    for row in sorted(rows, key=lambda row: row.kind != "level"):
        place = units.index(row.provision_id), assessors.index(row.assessor_id)
        has_level = row.kind == "level"
        text = words.gettext("no level")
        if has_level:
            text = f"{words.levels[given(row.level)]}, {words.basis[given(row.level_basis)]}"
        if place in found:
            continue
        found[place] = Mark(
            *place, row.level if has_level else None, row.level_basis == "stated", text
        )
    return tuple(found[place] for place in sorted(found))


def _years(library: Library, agreement_id: str, source: str) -> Figure | None:
    """Claims by the year they speak of: stated and inferred levels, and without a level."""
    words = library.words
    claims = library.claims_on(agreement_id)
    counts: Counter[tuple[str, str]] = Counter()
    for claim in claims:
        day = claim.as_of or claim.published
        if day:
            counts[day.strip("./")[:4], claim.level_basis or "none"] += 1
    years = sorted({year for year, _ in counts})
    total = counts.total()
    if len(years) < FEWEST or total < 2 * FEWEST:
        return None
    span = [str(year) for year in range(int(years[0]), int(years[-1]) + 1)]
    names = {**words.basis, "none": words.gettext("no level")}
    series = tuple(
        (names[basis], tuple(float(counts[year, basis]) for year in span)) for basis in names
    )
    by_year = Counter({year: sum(counts[year, basis] for basis in names) for year in span})
    most, number = max(by_year.items(), key=lambda pair: (pair[1], pair[0]))
    return Figure(
        id=f"{agreement_id}-years",
        language=words.code,
        title=words.gettext(
            "Claims by the year they speak of: the most speak of %(year)s (%(n)s of %(total)s)",
            year=most,
            n=number,
            total=total,
        ),
        alt=described(
            words.gettext("Bars by year, in three parts."),
            [
                f"{year}: " + ", ".join(f"{names[b]} {counts[year, b]}" for b in names)
                for year in span
                if by_year[year]
            ],
        ),
        source=source,
        header=("year", *(name for name, _ in series)),
        rows=tuple(
            (year, *(int(values[k]) for _, values in series)) for k, year in enumerate(span)
        ),
        drawing=Bars(tuple(span), series, is_lying=False, unit=words.gettext("claims")),
    )

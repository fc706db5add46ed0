"""Stage 3: measures and views computed from the tables, as plain functions."""

from collections.abc import Iterable, Iterator
from datetime import date

from pipelines.derive.attribution import attributions, by_year
from pipelines.derive.consistency import coding_consistency, coding_disagreements, coding_pairs
from pipelines.derive.coverage import coverage, share_rows
from pipelines.derive.differences import comparability, dates, differences, voiced
from pipelines.derive.flat import flat, level_in_words
from pipelines.derive.moment import as_they_stood
from pipelines.derive.narratives import narrative_states
from pipelines.derive.obligations import obligations
from pipelines.derive.panel import panel, starts, wide
from pipelines.derive.positions import Units, parties, party_positions, positions, units_of
from pipelines.derive.quality import quality
from pipelines.derive.reviews import review_states
from pipelines.derive.scorecards import scorecard_comparisons, scorecard_shares
from pipelines.derive.sensitivity import sensitivity
from pipelines.derive.timing import counts, timing
from pipelines.derive.translations import translation_states
from schemas.agreements import Agreement
from schemas.edtf import first_day
from schemas.fields import Row
from schemas.measures import Comparability, Difference
from schemas.tables import Tables, arrow_table

__all__ = [
    "as_they_stood",
    "counts",
    "derive",
    "level_in_words",
    "obligations",
    "positions",
    "timing",
]


def derive(tables: Tables, as_of: date, known_by: date | None = None) -> Tables:
    """Add the computed tables.

    tables: all base tables; as_of: the state spoken of, usually the data date in raw/dataset.yml;
    known_by: what was said by then, by default the same date.
    """
    known_by = known_by or as_of
    tables = _added(tables, _first(tables, as_of, known_by))
    tables = _added(tables, _further(tables, as_of, known_by))
    return _added(tables, [("quality", quality(tables))])


Named = tuple[str, Iterable[Row]]
"""A table and its rows, which are let go when the table is made."""


def _added(tables: Tables, found: Iterable[Named]) -> Tables:
    return tables.with_tables({name: arrow_table(name, rows) for name, rows in found})


def _first(tables: Tables, as_of: date, known_by: date) -> Iterator[Named]:
    """What the others are computed from."""
    yield "positions", positions(tables, as_of, known_by)
    yield "party_positions", party_positions(tables, as_of, known_by)
    yield "assessments_flat", flat(tables)


def _further(tables: Tables, as_of: date, known_by: date) -> Iterator[Named]:
    units, pairs = units_of(tables), coding_pairs(tables)
    held = attributions(tables, as_of, known_by)
    yield "coverage", coverage(tables)
    yield "shares", share_rows(tables)
    yield from _differences(tables, units, as_of, known_by)
    yield "attributions", held
    yield "attributions_by_year", by_year(held)
    yield from _panels(tables, units, as_of, known_by)
    yield "narrative_states", narrative_states(tables)
    yield "review_states", review_states(tables)
    yield "translation_states", translation_states(tables)
    yield "obligations", obligations(tables, as_of)
    yield "coding_consistency", coding_consistency(pairs)
    yield "coding_disagreements", coding_disagreements(pairs)
    yield "sensitivity", sensitivity(tables, as_of, known_by)
    yield "scorecard_shares", scorecard_shares(tables)
    yield "scorecard_comparisons", scorecard_comparisons(tables, as_of)


def _differences(tables: Tables, units: Units, as_of: date, known_by: date) -> Iterator[Named]:
    """Differences and comparability at the end of each year and at the date spoken of."""
    agreed = [first_day(agreement.date_agreed) for agreement in tables.of(Agreement)]
    first = min((day for day in agreed if day), default=as_of)
    voices = voiced(units, parties(tables))
    pairs: list[Difference] = []
    counted: list[Comparability] = []
    for day in dates(first, as_of):
        found = differences(voices, day, known_by)
        pairs.extend(found)
        counted.extend(comparability(voices, found, day, known_by))
    yield "differences", pairs
    yield "comparability", counted


def _panels(tables: Tables, units: Units, as_of: date, known_by: date) -> Iterator[Named]:
    begins = starts(tables.of(Agreement), units, known_by)
    years = list(panel(units, begins, as_of, known_by, by_month=False))
    yield "panel_years", years
    yield "panel_wide", wide(years)
    yield "panel_months", panel(units, begins, as_of, known_by, by_month=True)

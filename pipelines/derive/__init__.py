"""Stage 3: measures and views computed from the tables, as plain functions."""

from datetime import date

from pipelines.derive.attribution import attributions, by_year
from pipelines.derive.consistency import coding_consistency, coding_disagreements, coding_pairs
from pipelines.derive.coverage import coverage, share_rows
from pipelines.derive.differences import comparability, dates, differences, voiced
from pipelines.derive.flat import flat, level_in_words
from pipelines.derive.obligations import obligations
from pipelines.derive.panel import panel, starts, wide
from pipelines.derive.positions import Units, parties, party_positions, positions, units_of
from pipelines.derive.scorecards import scorecard_comparisons, scorecard_shares
from pipelines.derive.sensitivity import sensitivity
from pipelines.derive.timing import counts, timing
from schemas.edtf import first_day
from schemas.tables import Tables, arrow_table

__all__ = [
    "counts",
    "derive",
    "level_in_words",
    "obligations",
    "positions",
    "timing",
]


def derive(tables: Tables, data_date: date) -> Tables:
    """Add the computed tables, as of the data date and known by it.

    tables: all base tables; data_date: from raw/dataset.yml.
    """
    tables = _added(
        tables,
        {
            "positions": positions(tables, data_date, data_date),
            "party_positions": party_positions(tables, data_date, data_date),
            "assessments_flat": flat(tables),
        },
    )
    units, pairs = units_of(tables), coding_pairs(tables)
    held = attributions(tables, data_date, data_date)
    return _added(
        tables,
        {
            "coverage": coverage(tables),
            "shares": share_rows(tables),
            **_differences(tables, units, data_date),
            "attributions": held,
            "attributions_by_year": by_year(held),
            **_panels(tables, units, data_date),
            "obligations": obligations(tables, data_date),
            "coding_consistency": coding_consistency(pairs),
            "coding_disagreements": coding_disagreements(pairs),
            "sensitivity": sensitivity(tables, data_date),
            "scorecard_shares": scorecard_shares(tables),
            "scorecard_comparisons": scorecard_comparisons(tables, data_date),
        },
    )


Rows = list[dict[str, object]]


def _added(tables: Tables, rows: dict[str, Rows]) -> Tables:
    return tables.with_tables({name: arrow_table(name, found) for name, found in rows.items()})


def _differences(tables: Tables, units: Units, data_date: date) -> dict[str, Rows]:
    """Differences and comparability at the end of each year and at the data date."""
    agreed = [first_day(row["date_agreed"]) for row in tables.rows("agreements")]
    first = min((day for day in agreed if day), default=data_date)
    voices = voiced(units, parties(tables))
    pairs: Rows = []
    counted: Rows = []
    for day in dates(first, data_date):
        found = differences(voices, day, data_date)
        pairs.extend(found)
        counted.extend(comparability(voices, found, day, data_date))
    return {"differences": pairs, "comparability": counted}


def _panels(tables: Tables, units: Units, data_date: date) -> dict[str, Rows]:
    begins = starts(tables.rows("agreements"), units, data_date)
    by_year = panel(units, begins, data_date, by_month=False)
    return {
        "panel_months": panel(units, begins, data_date, by_month=True),
        "panel_years": by_year,
        "panel_wide": wide(by_year),
    }

"""Stage 3: measures and views computed from the tables, as plain functions."""

from datetime import date

from pipelines.derive.flat import flat, level_in_words
from pipelines.derive.positions import positions
from pipelines.derive.timing import counts, timing
from schemas.tables import Tables, arrow_table

__all__ = ["counts", "derive", "level_in_words", "positions", "timing"]


def derive(tables: Tables, data_date: date) -> Tables:
    """Add the computed tables, as of the data date and known by it.

    tables: all base tables; data_date: from raw/dataset.yml.
    """
    return tables.with_tables(
        {
            "positions": arrow_table("positions", positions(tables, data_date, data_date)),
            "assessments_flat": arrow_table("assessments_flat", flat(tables)),
        }
    )

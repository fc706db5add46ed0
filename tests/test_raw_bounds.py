"""raw/bounds.yml: every table that people fill has a bound on its rows, and a reason for it."""

from pipelines.ingest import Ingested
from schemas.registry import TABLES
from schemas.texts import Bound
from tests.each import each

WRITTEN = [name for name, table in TABLES.items() if not table.is_computed]


@each(WRITTEN)
def test_every_written_table_has_a_bound_on_its_rows_with_a_reason(
    name: str, checkout_records: Ingested
):
    bounds = checkout_records.records.of("bounds", Bound)
    found = [
        bound for bound in bounds if (bound.bounded_table, bound.bounded_column) == (name, None)
    ]
    assert len(found) == 1
    assert found[0].reason.strip()
    assert found[0].min <= found[0].max


def test_no_bound_is_on_a_table_that_grows_with_the_years_alone(checkout_records: Ingested):
    """A panel gets a row each month: a bound on it would stop a build that nobody changed."""
    bounds = checkout_records.records.of("bounds", Bound)
    bounded = {bound.bounded_table for bound in bounds}
    assert "panel_months" in TABLES
    assert [name for name in bounded if "period" in TABLES[name].columns] == []

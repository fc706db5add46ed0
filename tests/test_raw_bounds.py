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

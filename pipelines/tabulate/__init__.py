"""Stage 2: validated rows to tidy tables, keyed and in a fixed order."""

from collections.abc import Iterable, Mapping

from pipelines.tabulate.checks import verify
from pipelines.tabulate.results import with_results
from schemas.fields import Row
from schemas.registry import PARENT_ID, TABLES
from schemas.tables import Tables, arrow_table

__all__ = ["tabulate", "verify", "with_results"]


def tabulate(rows: Mapping[str, Iterable[Row]]) -> Tables:
    """Turn rows into tables: every table of the registry that is not computed, and the index.

    rows: validated rows by table; a table without rows comes out empty.
    """
    plain = {
        name: [dict(row) for row in rows.get(name, ())]
        for name, table in TABLES.items()
        if not table.is_computed
    }
    plain["records"] = _index(plain)
    return Tables({name: arrow_table(name, values) for name, values in plain.items()})


def _index(plain: Mapping[str, list[dict[str, object]]]) -> list[dict[str, object]]:
    """Every record that may cite: what `cited_table` and `cited_id` name."""
    return [
        {"record_table": name, "record_id": row[PARENT_ID]}
        for name, table in TABLES.items()
        if table.cites
        for row in plain[name]
    ]

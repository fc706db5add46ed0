"""Stage 2: validated rows to tidy tables, keyed and in a fixed order."""

from collections.abc import Iterable, Iterator, Mapping

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
    tables = {
        name: arrow_table(name, rows.get(name, ()))
        for name, table in TABLES.items()
        if not table.is_computed and name != INDEX
    }
    return Tables({**tables, INDEX: arrow_table(INDEX, _index(rows))})


INDEX = "records"
"""The table of every record that may cite: what `cited_table` and `cited_id` name."""


def _index(rows: Mapping[str, Iterable[Row]]) -> Iterator[dict[str, object]]:
    for name, table in TABLES.items():
        if table.cites:
            for row in rows.get(name, ()):
                yield {"record_table": name, "record_id": row.__dict__[PARENT_ID]}

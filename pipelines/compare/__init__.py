"""What differs between two versions of a dataset: rows, cells, columns and tables."""

from collections.abc import Sequence

from pipelines.compare.formats import arrow_sheet
from pipelines.compare.match import table_pairs
from pipelines.compare.read import read_versions
from pipelines.compare.result import (
    Cell,
    ColumnChange,
    Comparison,
    Row,
    Rule,
    TableComparison,
    WholeTable,
)
from pipelines.compare.sheet import Dataset, Key, Sheet
from pipelines.compare.tables import compare_tables
from pipelines.compare.tell import FORMATS
from schemas.problem import CouldNotRun

__all__ = [
    "FORMATS",
    "Cell",
    "ColumnChange",
    "Comparison",
    "Dataset",
    "Key",
    "Row",
    "Rule",
    "Sheet",
    "TableComparison",
    "WholeTable",
    "arrow_sheet",
    "compare",
    "read_versions",
]

SOME = 5
"""So many tables of a version are named where none is in both."""


def compare(old: Dataset, new: Dataset, key: Sequence[str] = ()) -> Comparison:
    """All that differs between two versions of a dataset.

    key: names of the key columns of every table, `OLD=NEW` where a name changed; without it each
    table has its declared key, or the first columns that work as one. Raises CouldNotRun where
    no answer would be right: no key, a key that stands twice, or one without a common value.
    """
    pairs = table_pairs(old, new)
    if old and new and not pairs:
        raise CouldNotRun(
            f"no table is in both versions: the old one has {_some(old)}, "
            f"the new one {_some(new)}; name two files or folders of one dataset"
        )
    return Comparison(
        tables=tuple(compare_tables(old[a], new[b], key) for b, a in pairs.items()),
        added=tuple(_whole(new[name]) for name in new if name not in pairs),
        removed=tuple(_whole(old[name]) for name in old if name not in pairs.values()),
    )


def _some(dataset: Dataset) -> str:
    return ", ".join(list(dataset)[:SOME]) + (" ..." if len(dataset) > SOME else "")


def _whole(sheet: Sheet) -> WholeTable:
    return WholeTable(sheet.name, sheet.place, sheet.height, tuple(sheet.columns))

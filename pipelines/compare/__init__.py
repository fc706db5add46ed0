"""What differs between two versions of a dataset: rows, cells, columns and tables."""

from collections.abc import Sequence

from pipelines.compare import shown
from pipelines.compare.delimited import asked
from pipelines.compare.limits import LARGE, LIMITS
from pipelines.compare.match import table_pairs
from pipelines.compare.output import check_out, printable, write_whole
from pipelines.compare.parquet import arrow_sheet
from pipelines.compare.read import Reading, read_versions
from pipelines.compare.result import (
    Cell,
    ColumnChange,
    Comparison,
    Given,
    Row,
    Rule,
    TableComparison,
    WholeTable,
)
from pipelines.compare.sheet import Dataset, Key, Kind, NotCompared, Sheet, Version
from pipelines.compare.tables import compare_tables
from pipelines.compare.tell import FORMATS
from schemas.problem import CouldNotRun

__all__ = [
    "FORMATS",
    "LARGE",
    "LIMITS",
    "Cell",
    "ColumnChange",
    "Comparison",
    "Dataset",
    "Given",
    "Key",
    "Kind",
    "NotCompared",
    "Reading",
    "Row",
    "Rule",
    "Sheet",
    "TableComparison",
    "Version",
    "WholeTable",
    "arrow_sheet",
    "asked",
    "check_out",
    "compare",
    "printable",
    "read_versions",
    "write_whole",
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
    gone = set(pairs.values())
    return Comparison(
        tables=tuple(compare_tables(old[a], new[b], key) for b, a in pairs.items()),
        added=tuple(_whole(new[name]) for name in new if name not in pairs),
        removed=tuple(_whole(old[name]) for name in old if name not in gone),
        old=_given(old),
        new=_given(new),
    )


def _some(dataset: Dataset) -> str:
    named = ", ".join(shown.name(name) for name in list(dataset)[:SOME])
    return named + (" ..." if len(dataset) > SOME else "")


def _given(dataset: Dataset) -> Given | None:
    return Given(dataset.files, dataset.left) if isinstance(dataset, Version) else None


def _whole(sheet: Sheet) -> WholeTable:
    return WholeTable(sheet.name, sheet.place, sheet.height, tuple(sheet.columns))

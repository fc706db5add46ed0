"""The forms in which a comparison is told."""

from collections.abc import Callable

from pipelines.compare.machines import as_csv, as_json
from pipelines.compare.people import as_markdown, as_table
from pipelines.compare.result import Comparison

FORMATS: dict[str, Callable[[Comparison, bool], str]] = {
    "table": as_table,
    "markdown": as_markdown,
    "csv": as_csv,
    "json": as_json,
}
"""Name -> function of a comparison and of whether every changed cell is wanted."""

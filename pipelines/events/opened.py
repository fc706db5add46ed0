"""A file as a source of rows, by its ending."""

from collections.abc import Sequence
from pathlib import Path

from pipelines.events.blocks import Source, places
from pipelines.events.delimited import delimited
from pipelines.events.typed import JsonLines, parquet, workbook
from schemas.problem import CouldNotRun

DELIMITED = (".csv", ".tsv", ".txt")
WORKBOOKS = (".xlsx", ".xlsm", ".ods")
JSON_LINES = (".jsonl", ".ndjson")


def opened(
    path: Path,
    wanted: Sequence[str],
    sheet: str | None = None,
    delimiter: str | None = None,
    encoding: str | None = None,
) -> Source:
    """A file that has the heads that a map names.

    wanted: these heads; sheet: of a workbook; delimiter, encoding: of separated values. Raises
    CouldNotRun for a file of another kind, one that cannot be read, and heads that are not there.
    """
    ending = path.suffix.lower()
    found: Source
    if ending in DELIMITED:
        found = delimited(path, wanted, delimiter, encoding)
    elif ending == ".parquet":
        found = parquet(path)
    elif ending in WORKBOOKS:
        found = workbook(path, sheet)
    elif ending in JSON_LINES:
        found = JsonLines(path, path.name, tuple(wanted))
    else:
        kinds = ", ".join((*DELIMITED, ".parquet", *WORKBOOKS, *JSON_LINES))
        raise CouldNotRun(f"{path.name}: a file with one of these endings is wanted: {kinds}")
    places(found.heads, wanted, found.name)
    return found

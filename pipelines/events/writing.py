"""What came of a table, written as it comes: Parquet and CSV, and the rows that were refused."""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from pyarrow import csv as arrow_csv

from pipelines.events.checking import Bad
from pipelines.events.columns import plain
from schemas.csv_text import GUARD, RUN, guarded, quoted_line
from schemas.files import put_at
from schemas.problem import CouldNotRun

REJECTED = "rejected.csv"

_RUN = f"^{RUN}"
_OURS = (".parquet", ".csv")


class Output:
    """The files of a table, while they are written.

    folder: where; name: of the table; heads: of the files that are read, for refused rows.
    """

    def __init__(self, folder: Path, name: str, schema: pa.Schema, heads: Sequence[str]) -> None:
        self._schema, self._heads = schema, heads
        self._files = ExitStack()
        enter = self._files.enter_context
        self._parquet = enter(pq.ParquetWriter(folder / f"{name}.parquet", schema))
        self._csv = enter(arrow_csv.CSVWriter(str(folder / f"{name}.csv"), schema))
        self._rejected = enter((folder / REJECTED).open("w", encoding="utf-8", newline=""))
        self._rejected.write(quoted_line(["file", "line", "reasons", *heads, "as_read"]))
        self._both = enter(ThreadPoolExecutor(2))

    def good(self, rows: pa.Table) -> None:
        """Write good rows: the two files at the same time."""
        if not rows.num_rows:
            return
        columns = [column.combine_chunks() for column in rows.columns]
        waiting = [
            self._both.submit(lambda: self._parquet.write_table(self._table(columns))),
            self._both.submit(
                lambda: self._csv.write_table(self._table([_guarded(each) for each in columns]))
            ),
        ]
        for each in waiting:
            each.result()

    def _table(self, columns: Sequence[pa.Array]) -> pa.Table:
        return pa.Table.from_arrays([plain(each) for each in columns], schema=self._schema)

    def bad(self, file: str, rows: Sequence[Bad], at: Sequence[int]) -> None:
        """Write refused rows with their reasons. at: of each head, the place of its cell, or -1."""
        for row in rows:
            reasons = " | ".join(each.sentence() for each in row.problems)
            cells = [row.cells[place] if 0 <= place < len(row.cells) else "" for place in at]
            told = [file, str(row.line), reasons, *cells, row.as_read]
            self._rejected.write(quoted_line(map(guarded, told)))

    def close(self) -> None:
        """Finish the files."""
        self._files.close()


def _guarded(column: pa.Array) -> pa.Array:
    """A column as a spreadsheet may see it (schemas/csv_text.py)."""
    if pa.types.is_dictionary(column.type):
        values = _guarded(column.dictionary)
        return pa.DictionaryArray.from_arrays(column.indices, values)
    if not pa.types.is_string(column.type):
        return column
    runs = pc.match_substring_regex(column, _RUN)
    if not pc.any(runs).as_py():
        return column
    return pc.if_else(runs, pc.binary_join_element_wise(GUARD, column, ""), column)


@contextmanager
def output(folder: Path, name: str, schema: pa.Schema, heads: Sequence[str]) -> Iterator[Output]:
    """The files of a table, which take the place of earlier ones only when all are whole.

    folder: for them alone. Raises CouldNotRun where it holds anything else.
    """
    _free(folder)
    with put_at(folder) as fresh:
        made = Output(fresh, name, schema, heads)
        try:
            yield made
        finally:
            made.close()


def _free(folder: Path) -> None:
    """Nothing of somebody else is taken away."""
    if not os.path.lexists(folder):
        return
    if not folder.is_dir() or folder.is_symlink():
        raise CouldNotRun(f"{folder} is no folder; give --out another name")
    there = sorted(path.name for path in folder.iterdir())
    others = [name for name in there if not name.endswith(_OURS)]
    if others or (there and REJECTED not in there):
        raise CouldNotRun(
            f"{folder} holds {(others or there)[0]}, which is not from an import; give --out a "
            "folder of its own"
        )

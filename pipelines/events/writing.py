"""What came of a table, written as it comes: Parquet and CSV, and the rows that were refused."""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from pyarrow import csv as arrow_csv

from pipelines.events.checking import Checked
from pipelines.events.columns import plain
from schemas.csv_text import GUARD, RUN
from schemas.files import put_at
from schemas.problem import CouldNotRun

REJECTED = "rejected.csv"

_RUN = f"^{RUN}"
_BEGINS = np.isin(np.arange(256), np.frombuffer(b"'=+-@\t\r", dtype=np.uint8))
"""The letters with which such a text may begin."""

_OURS = (".parquet", ".csv")


class Output:
    """The files of a table, while they are written.

    folder: where; name: of the table; heads: of the files that are read, for refused rows.
    """

    def __init__(self, folder: Path, name: str, schema: pa.Schema, heads: Sequence[str]) -> None:
        self._schema = schema
        self._path = folder / f"{name}.parquet"
        self._parquet: pq.ParquetWriter | None = None
        self._waiting: list[Future[None]] = []
        self._files = ExitStack()
        enter = self._files.enter_context
        self._csv = enter(arrow_csv.CSVWriter(str(folder / f"{name}.csv"), schema))
        columns = ["file", "line", "reasons", *heads, "as_read"]
        self._rejected_schema = pa.schema([(name, pa.string()) for name in columns])
        self._rejected = enter(arrow_csv.CSVWriter(str(folder / REJECTED), self._rejected_schema))
        self._both = enter(ThreadPoolExecutor(2))

    def good(self, rows: pa.Table) -> None:
        """Write good rows: the two files at the same time, while others go on."""
        self._wait()
        if rows.num_rows:
            columns = [column.combine_chunks() for column in rows.columns]
            ways = (self._write_parquet, self._write_csv)
            self._waiting = [self._both.submit(way, columns) for way in ways]

    def _wait(self) -> None:
        """Wait for the rows before. Raises what writing them raised."""
        waiting, self._waiting = self._waiting, []
        for each in waiting:
            each.result()

    def _write_csv(self, columns: Sequence[pa.Array]) -> None:
        told = [plain(_guarded(each)) for each in columns]
        self._csv.write_table(pa.Table.from_arrays(told, schema=self._schema))

    def _write_parquet(self, columns: Sequence[pa.Array]) -> None:
        """Texts that come often keep their dictionary: it need not be made again."""
        writer = self._parquet or self._open(columns)
        told = [
            _with_dictionary(column) if pa.types.is_dictionary(its.type) else plain(column)
            for its, column in zip(writer.schema, columns, strict=True)
        ]
        writer.write_table(pa.Table.from_arrays(told, schema=writer.schema))

    def _open(self, columns: Sequence[pa.Array] = ()) -> pq.ParquetWriter:
        """Begin the file as the first rows are. Who reads it sees plain texts all the same."""
        schema = self._schema
        for place, column in enumerate(columns):
            if pa.types.is_dictionary(column.type):
                schema = schema.set(place, schema.field(place).with_type(column.type))
        repeated = [each.name for each in schema if pa.types.is_dictionary(each.type)]
        numbers = [each.name for each in self._schema if not pa.types.is_string(each.type)]
        self._parquet = self._files.enter_context(
            pq.ParquetWriter(
                self._path,
                schema,
                store_schema=False,
                use_dictionary=repeated,
                write_statistics=numbers,
            )
        )
        return self._parquet

    def bad(self, file: str, found: Checked, at: Sequence[int]) -> None:
        """Write refused rows with their reasons. at: of each head, the place of its cell, or -1."""
        if not found.bad:
            return
        cells, rows = found.block.cells, pa.array([row.at for row in found.bad], pa.int64())
        reasons = [" | ".join(each.sentence() for each in row.problems) for row in found.bad]
        nothing = pa.nulls(len(rows), pa.string())
        told = [
            pa.array([file] * len(rows)),
            pa.array([str(row.line) for row in found.bad]),
            pa.array(reasons),
            *(cells.column(place).take(rows) if place >= 0 else nothing for place in at),
            pa.array([row.as_read for row in found.bad]),
        ]
        schema = self._rejected_schema
        self._rejected.write_table(pa.Table.from_arrays(list(map(_guarded, told)), schema=schema))

    def close(self) -> None:
        """Finish the files, whatever happened; raise what writing raised."""
        try:
            self._wait()
        finally:
            self._finish()

    def _finish(self) -> None:
        if self._parquet is None:
            self._open()
        self._files.close()


def _with_dictionary(column: pa.Array) -> pa.Array:
    return column if pa.types.is_dictionary(column.type) else column.dictionary_encode()


def _guarded(column: pa.Array) -> pa.Array:
    """A column as a spreadsheet may see it (schemas/csv_text.py)."""
    if pa.types.is_dictionary(column.type):
        values = _guarded(column.dictionary)
        return pa.DictionaryArray.from_arrays(column.indices, values)
    if not pa.types.is_string(column.type):
        return column
    if not _may_run(column):
        return column
    runs = pc.match_substring_regex(column, _RUN)
    return pc.if_else(runs, pc.binary_join_element_wise(GUARD, column, ""), column)


def _may_run(column: pa.Array) -> bool:
    """Whether any text begins as one that a spreadsheet would run, or with an apostrophe."""
    _, offsets, letters = column.buffers()
    if letters is None or not letters.size:
        return False
    starts = np.frombuffer(offsets, dtype=np.int32)[column.offset : column.offset + len(column)]
    first = np.frombuffer(letters, dtype=np.uint8)[np.minimum(starts, letters.size - 1)]
    return bool(_BEGINS[first].any())


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

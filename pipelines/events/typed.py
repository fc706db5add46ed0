"""Tables whose cells have types, as texts: Parquet, Excel and JSON Lines."""

import io
import json
import math
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from python_calamine import CalamineWorkbook

from pipelines.events.blocks import Block, Torn
from schemas.problem import CouldNotRun, plain

ROWS = 50_000
"""Rows of a block."""

MOST_PACKED = 64 * 2**20
MOST_UNPACKED = 512 * 2**20
"""Bytes of a workbook, and of what is in it."""

LONGEST = 8 * 2**20
"""Letters of a line of JSON."""


def cell(value: Any) -> str:
    """A cell that has a type, as text: a whole number without its point, a day as ISO 8601."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return str(int(value))
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return str(value)


def _block(rows: Sequence[Sequence[str]], width: int, lines: Any, torn: list[Torn]) -> Block:
    columns = zip(*rows, strict=True) if rows else [[] for _ in range(width)]
    arrays = [pa.array(column, pa.string()) for column in columns]
    cells = pa.RecordBatch.from_arrays(arrays, [str(place) for place in range(width)])
    return Block(cells, np.array(lines, dtype=np.int64), tuple(torn))


@dataclass(frozen=True)
class Parquet:
    """A Parquet file; columns with lists or records in them are not read."""

    path: Path
    name: str
    heads: Sequence[str]
    steps: int

    def blocks(self) -> Iterator[Block]:
        """Its rows."""
        line = 1
        try:
            with pq.ParquetFile(self.path) as file:
                for batch in file.iter_batches(ROWS, columns=list(self.heads)):
                    lines = np.arange(line, line + batch.num_rows)
                    line += batch.num_rows
                    yield Block(_texts(batch), lines)
        except (pa.ArrowException, OSError) as error:
            raise CouldNotRun(f"{self.name}: row {line}: {plain(str(error))}") from None


def parquet(path: Path) -> Parquet:
    """A Parquet file with its heads. Raises CouldNotRun for what is none."""
    try:
        with pq.ParquetFile(path) as file:
            heads = [each.name for each in file.schema_arrow if not pa.types.is_nested(each.type)]
            return Parquet(path, path.name, heads, max(1, file.metadata.num_rows // ROWS))
    except (pa.ArrowException, OSError) as error:
        raise CouldNotRun(f"{path.name} is no Parquet file: {plain(str(error))}") from None


def _texts(batch: pa.RecordBatch) -> pa.RecordBatch:
    columns = [pc.fill_null(_as_text(column), "") for column in batch.columns]
    return pa.RecordBatch.from_arrays(columns, [str(place) for place in range(len(columns))])


def _as_text(column: pa.Array) -> pa.Array:
    if pa.types.is_binary(column.type) or pa.types.is_large_binary(column.type):
        return pc.cast(column, pa.string())
    try:
        return pc.cast(column, pa.string())
    except (pa.ArrowNotImplementedError, pa.ArrowInvalid):
        return pa.array([cell(value) for value in column.to_pylist()], pa.string())


@dataclass(frozen=True)
class Workbook:
    """A sheet of a workbook, whose first row has the heads."""

    name: str
    heads: Sequence[str]
    rows: Sequence[Sequence[Any]]
    first: int

    @property
    def steps(self) -> int:
        """Blocks that it will give."""
        return max(1, math.ceil(len(self.rows) / ROWS))

    def blocks(self) -> Iterator[Block]:
        """Its rows, without empty ones."""
        numbered = enumerate(self.rows, self.first)
        while part := list(islice(numbered, ROWS)):
            read = [(line, [cell(value) for value in row]) for line, row in part]
            filled = [(line, row) for line, row in read if any(row)]
            lines = [line for line, _ in filled]
            yield _block([row for _, row in filled], len(self.heads), lines, [])


def workbook(path: Path, sheet: str | None) -> Workbook:
    """A sheet of a workbook, the first unless another is named.

    Raises CouldNotRun for what cannot be read, and for one that is too large.
    """
    if path.stat().st_size > MOST_PACKED:
        raise CouldNotRun(f"{path.name} is larger than {MOST_PACKED // 2**20} MiB; save it as CSV")
    found = _sheet(path.read_bytes(), path.name, sheet)
    if not found:
        raise CouldNotRun(f"{path.name}: the sheet is empty")
    return Workbook(path.name, [cell(value) for value in found[0]], found[1:], 2)


def _sheet(data: bytes, name: str, wanted: str | None) -> list[list[Any]]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            if sum(part.file_size for part in parts.infolist()) > MOST_UNPACKED:
                raise CouldNotRun(f"{name} holds more than can be read; save the sheet as CSV")
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            names = book.sheet_names
            if wanted is not None and wanted not in names:
                raise CouldNotRun(f"{name} has no sheet {wanted}; it has {', '.join(names)}")
            found = book.get_sheet_by_name(wanted or names[0])
            return list(found.to_python(skip_empty_area=False))
    except (KeyboardInterrupt, SystemExit, CouldNotRun):
        raise
    except BaseException:  # a fault of the library itself is no Exception
        raise CouldNotRun(f"{name} cannot be read as a workbook; save it as .xlsx or CSV") from None


@dataclass(frozen=True)
class JsonLines:
    """A file with a JSON object on each line; heads are those that the map names."""

    path: Path
    name: str
    heads: Sequence[str]

    @property
    def steps(self) -> int:
        """Blocks that it will give, about."""
        return max(1, self.path.stat().st_size // (400 * ROWS))

    def blocks(self) -> Iterator[Block]:
        """Its rows."""
        with self.path.open("rb") as file:
            numbered = enumerate(iter(lambda: file.readline(LONGEST + 1), b""), 1)
            while part := list(islice(numbered, ROWS)):
                yield self._read(part)

    def _read(self, part: Sequence[tuple[int, bytes]]) -> Block:
        rows: list[list[str]] = []
        lines: list[int] = []
        torn: list[Torn] = []
        for line, data in part:
            if len(data) > LONGEST:
                raise CouldNotRun(f"{self.name}:{line}: longer than {LONGEST // 2**20} MiB")
            try:
                row = self._cells(data)
            except ValueError as error:
                text = data.decode("utf-8", "replace").rstrip("\r\n")
                torn.append(Torn(line, str(error), text))
                continue
            if row is not None:
                rows.append(row)
                lines.append(line)
        return _block(rows, len(self.heads), lines, torn)

    def _cells(self, data: bytes) -> list[str] | None:
        """The cells of a line, None where it is blank. Raises ValueError for what is no object."""
        if not data.strip():
            return None
        try:
            found = json.loads(data.decode("utf-8-sig"))
        except (ValueError, RecursionError):
            raise ValueError("not JSON: each line holds one object") from None
        if not isinstance(found, dict):
            raise ValueError("not an object: each line holds one")
        values = [found.get(head) for head in self.heads]
        for head, value in zip(self.heads, values, strict=True):
            if isinstance(value, dict | list):
                raise ValueError(f"{head} holds a list or an object; a cell holds one value")
        texts = [cell(value) for value in values]
        try:
            "".join(texts).encode("utf-8")
        except UnicodeEncodeError:
            raise ValueError("a sign that is half of a pair") from None
        return texts

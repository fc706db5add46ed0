"""Files of tables, by their format, as sheets of text."""

import bz2
import gzip
import io
import lzma
import zlib
from collections.abc import Callable
from functools import lru_cache
from pathlib import PurePosixPath
from types import ModuleType
from typing import IO, cast

import pyarrow as pa

from pipelines.compare.delimited import decoded, one_column, records
from pipelines.compare.jsonl import jsonl
from pipelines.compare.limits import Limits, check_content, check_table
from pipelines.compare.parquet import parquet
from pipelines.compare.sheet import Sheet
from pipelines.compare.source import Source, sheet_of
from pipelines.compare.values import plain
from pipelines.compare.workbooks import workbook
from schemas.problem import CouldNotRun

BLOCK = 1024 * 1024
"""So many bytes are unpacked at once."""

_AGAIN = "it is damaged or was not fetched to its end; fetch it again"


def read_tables(source: Source) -> list[Sheet]:
    """The tables of a file: one, or one for each sheet of a workbook that holds anything.

    Raises CouldNotRun for what cannot be read for certain.
    """
    suffix = PurePosixPath(source.name).suffix.lower()
    if not source.data and suffix not in JSON_LINES:
        raise CouldNotRun(f"{source.place} is empty: no byte in it; fetch or export it again")
    return READERS[suffix](source)


@lru_cache(maxsize=100_000)
def suffix_of(name: str) -> str:
    """What tells the format of a file: its last suffix, before that of its compression."""
    return PurePosixPath(uncompressed_name(name)).suffix.lower()


@lru_cache(maxsize=100_000)
def uncompressed_name(name: str) -> str:
    """The name of a file without what says that it was compressed."""
    path = PurePosixPath(name)
    return str(path.with_suffix("")) if path.suffix.lower() in COMPRESSED else name


def uncompressed(data: bytes, name: str, place: str, limits: Limits) -> bytes:
    """The content of a file that its name says is compressed, or the file as it is.

    Raises CouldNotRun for what is damaged, and as soon as it is more than allowed.
    """
    opened = COMPRESSED.get(PurePosixPath(name).suffix.lower())
    if opened is None:
        return data
    found = bytearray()
    try:
        with opened(data) as stream:
            while block := stream.read(BLOCK):
                found += block
                check_content(len(found), place, limits)
    except (OSError, EOFError, zlib.error, lzma.LZMAError, pa.ArrowException) as error:
        raise CouldNotRun(f"{place} cannot be unpacked ({error}); {_AGAIN}") from None
    return bytes(found)


def _by(library: ModuleType) -> Callable[[bytes], IO[bytes]]:
    """What opens the content of a file that a library of Python reads."""

    def opened(data: bytes) -> IO[bytes]:
        return cast(IO[bytes], library.open(io.BytesIO(data)))

    return opened


COMPRESSED: dict[str, Callable[[bytes], IO[bytes]]] = {
    ".gz": _by(gzip),
    ".bz2": _by(bz2),
    ".xz": _by(lzma),
    ".zst": lambda data: cast(IO[bytes], pa.CompressedInputStream(pa.BufferReader(data), "zstd")),
}
"""Suffix of a compressed file -> what reads its content."""


def _csv(source: Source) -> list[Sheet]:
    return _delimited(source, source.dialect.delimiter)


def _tsv(source: Source) -> list[Sheet]:
    return _delimited(source, source.dialect.delimiter or "\t")


def _delimited(source: Source, delimiter: str | None) -> list[Sheet]:
    """A table of separated values; blank lines are no rows, and no row is without a value."""
    text = decoded(source.data, source.place, source.dialect.encoding)
    if source.packed:
        rows = text.count("\n")
        marks = max(text.count(mark) for mark in (delimiter or ",;\t|"))
        check_table(rows, 1 + marks // max(1, rows), source.place, source.limits)
    dialect = source.dialect.by(delimiter)
    found, lines, used = records(text, source.place, dialect)
    if not found:
        raise CouldNotRun(f"{source.place} is empty: no header; fetch or export it again")
    filled = [i for i in range(1, len(found)) if any(found[i])]
    columns = [list(each) for each in zip(*(found[i] for i in filled), strict=True)]
    for column in columns:
        if "\r" in "".join(column):
            column[:] = map(plain, column)
    return [
        sheet_of(
            source,
            source.stem,
            found[0],
            columns or [[] for _ in found[0]],
            [lines[i] for i in filled],
            {},
            unit="line",
            notes=one_column(found, used),
        )
    ]


Reader = Callable[[Source], list[Sheet]]
JSON_LINES = (".jsonl", ".ndjson")
READERS: dict[str, Reader] = {
    ".parquet": parquet,
    ".csv": _csv,
    ".tsv": _tsv,
    ".jsonl": jsonl,
    ".ndjson": jsonl,
    ".xlsx": workbook,
    ".xlsm": workbook,
    ".xlsb": workbook,
    ".xls": workbook,
    ".ods": workbook,
}
"""Suffix -> reader, first those that are taken first where a table lies in several formats."""

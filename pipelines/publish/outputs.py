"""The files of one build: what is made of which tables, so that nothing is made twice."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import duckdb
import pyarrow as pa
from pyreadstat import PyreadstatError, ReadstatError
from xlsxwriter.exceptions import XlsxWriterException

from pipelines.publish.formats.database import write_database
from pipelines.publish.formats.geojson import MAPPED, geojson
from pipelines.publish.formats.hxl import write_hxl
from pipelines.publish.formats.json_lines import json_lines
from pipelines.publish.formats.labelled import OF_REASONS
from pipelines.publish.formats.parquet import read_tables, write_parquet
from pipelines.publish.formats.spss import write_spss
from pipelines.publish.formats.stata import write_stata
from pipelines.publish.formats.workbook import MOST_ROWS, write_workbook
from pipelines.publish.metadata import About
from schemas.codebook import codebook
from schemas.hxl import HXL
from schemas.made_with import made_with
from schemas.tables import Tables

LINES, STATA, SPSS, TAGGED = "jsonl", "stata", "spss", "hxl"
"""Folders of the formats that are not for everybody."""

FOREIGN = (duckdb.Error, pa.ArrowException, PyreadstatError, ReadstatError, XlsxWriterException)
"""What the packages that write raise where a file cannot be written."""

Write = Callable[[Tables, About, Path], None]
"""Writes tables to a file."""


@dataclass(frozen=True)
class Output:
    """One file, and all that another process needs to make it.

    key: the hash of what it is made from; write: writes it; folder: that of the build, where each
    table stands as Parquet; tables: which of them it is made of; cells: how many it holds, the
    more, the longer it takes.
    """

    path: Path
    key: str
    write: Write
    folder: Path
    tables: tuple[str, ...]
    info: About
    cells: int

    @property
    def paths(self) -> tuple[Path, ...]:
        """The file, as the store wants it."""
        return (self.path,)

    def make(self) -> None:
        """Write it, of the tables as they stand in the folder."""
        self.write(read_tables(self.folder, self.tables), self.info, self.path)


@dataclass(frozen=True)
class Source:
    """What the files of a build are made from.

    tables: all of them; info: the metadata; folder: of the build; hashes: of each table as CSV.
    """

    tables: Tables
    info: About
    folder: Path
    hashes: Mapping[str, str]

    @property
    def hash(self) -> str:
        """The hash of all tables."""
        return hash_of(*self.hashes.values())

    def output(self, path: str, write: Write, tables: tuple[str, ...], *made_of: str) -> Output:
        """A file of the build. made_of: with its name, all that its content follows from."""
        cells = sum(self.tables[name].num_rows * self.tables[name].num_columns for name in tables)
        key = hash_of(path, *made_of)
        return Output(self.folder / path, key, write, self.folder, tables, self.info, cells)


def parquets(source: Source) -> Iterator[Output]:
    """Each table as Parquet, which the others are made of."""
    whole, about = source.hash, repr(source.info)
    for name, table in source.tables.items():
        write = partial(_parquet, name, table, whole)
        yield source.output(f"{name}.parquet", write, (), whole, about)


def outputs(source: Source) -> Iterator[Output]:
    """Every other file in a format that takes time to write."""
    tables, whole, about = source.tables, source.hash, repr(source.info)
    for name in tables:
        own = source.hashes[name]
        lines = f"{LINES}/{name}.jsonl"
        yield source.output(lines, partial(_lines, name), (name,), own)
        used = tuple(dict.fromkeys((name, OF_REASONS)))  # why a level is missing says its claim
        hashes = (source.hashes[each] for each in used)
        stata = f"{STATA}/{name}.dta"
        yield source.output(stata, partial(write_stata, name), used, *hashes, about)
    for name in HXL:
        tagged = f"{TAGGED}/{name}.hxl.csv"
        yield source.output(tagged, partial(write_hxl, name), (name,), source.hashes[name])
    for name in MAPPED:
        used = (name, "places")
        yield source.output(f"{name}.geojson", partial(_mapped, name), used, whole, about)
    names, book = tuple(tables), codebook(tables)
    short = tuple(name for name in names if tables[name].num_rows <= MOST_ROWS)
    left_out = {name: tables[name].num_rows for name in names if name not in short}
    workbook = partial(write_workbook, book=book, left_out=left_out)
    yield source.output(f"{source.info.id}.xlsx", workbook, short, whole, about)
    base = partial(write_database, book=book)
    yield source.output(f"{source.info.id}.duckdb", base, names, whole, about)


def of_release(source: Source) -> Iterator[Output]:
    """The files that only a release has, from the tables as they stand in its folder."""
    for name in source.tables:
        used = tuple(dict.fromkeys((name, OF_REASONS)))
        yield source.output(f"{SPSS}/{name}.sav", partial(write_spss, name), used)


def _parquet(name: str, table: pa.Table, source: str, _: Tables, info: About, path: Path) -> None:
    write_parquet(name, table, info, path, source)


def _lines(name: str, tables: Tables, _: About, path: Path) -> None:
    with path.open("wb") as file:
        file.writelines(json_lines(tables[name]))


def _mapped(name: str, tables: Tables, info: About, path: Path) -> None:
    path.write_text(geojson(name, tables, info), encoding="utf-8", newline="")


def hash_of(*parts: str) -> str:
    """The key of what is made of these parts by the code as it is."""
    digest = hashlib.sha256(made_with(_HERE, _HERE.parents[1] / "schemas").encode())
    for part in parts:
        digest.update(hashlib.sha256(part.encode()).digest())
    return digest.hexdigest()[:32]


_HERE = Path(__file__).parent

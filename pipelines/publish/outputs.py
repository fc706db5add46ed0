"""The files of one build: what is made of which tables, so that nothing is made twice."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import duckdb
import pyarrow as pa
from pyreadstat import PyreadstatError, ReadstatError
from xlsxwriter.exceptions import XlsxWriterException

from pipelines.publish.formats.database import write_database
from pipelines.publish.formats.geojson import MAPPED, geojson
from pipelines.publish.formats.json_lines import json_lines
from pipelines.publish.formats.parquet import write_parquet
from pipelines.publish.formats.stata import write_stata
from pipelines.publish.formats.workbook import write_workbook
from pipelines.publish.metadata import About
from schemas.made_with import made_with
from schemas.tables import Tables

LINES, STATA = "jsonl", "stata"
"""Folders of the formats that are not for everybody."""

FOREIGN = (duckdb.Error, pa.ArrowException, PyreadstatError, ReadstatError, XlsxWriterException)
"""What the packages that write raise where a file cannot be written."""


@dataclass(frozen=True)
class Output:
    """One file: where it goes, the key of what it is made from, and how it is made.

    is_longest: it takes as long as all others together.
    """

    path: Path
    key: str
    make: Callable[[], None]
    is_longest: bool = False

    @property
    def paths(self) -> tuple[Path, ...]:
        """The file, as the store wants it."""
        return (self.path,)


def outputs(tables: Tables, info: About, out: Path, texts: dict[str, str]) -> Iterator[Output]:
    """Every file in a format that takes time to write.

    tables: all tables; info: the metadata; out: the folder; texts: each table as CSV, from whose
    hash the keys are made.
    """
    source, about = _hash(*texts.values()), repr(info)
    for name, table in tables.items():
        yield from _of_table(name, table, tables, info, out, texts, source)
    for name in MAPPED:
        path = out / f"{name}.geojson"
        make = partial(_mapped, name, tables, info, path)
        yield Output(path, _hash("geojson", name, source, about), make)
    workbook, database = (out / f"{info.id}.{kind}" for kind in ("xlsx", "duckdb"))
    book = partial(write_workbook, tables, info, workbook)
    yield Output(workbook, _hash("xlsx", source, about), book, is_longest=True)
    base = partial(write_database, tables, info, database)
    yield Output(database, _hash("duckdb", source, about), base)


def _of_table(
    name: str,
    table: pa.Table,
    tables: Tables,
    info: About,
    out: Path,
    texts: dict[str, str],
    source: str,
) -> Iterator[Output]:
    """The files of one table; texts: all tables as CSV; source: the hash of them."""
    own = _hash(texts[name])
    parquet, lines = out / f"{name}.parquet", out / LINES / f"{name}.jsonl"
    stata, about = out / STATA / f"{name}.dta", repr(info)
    make = partial(write_parquet, name, table, info, parquet, source)
    yield Output(parquet, _hash("parquet", name, source, about), make)
    yield Output(lines, _hash("jsonl", name, own), partial(_lines, table, lines))
    make = partial(write_stata, name, tables, info, stata)
    reasons = texts["assessments"]  # a missing level has the letter of the reason of its claim
    yield Output(stata, _hash("dta", name, own, _hash(reasons), about), make)


def _lines(table: pa.Table, path: Path) -> None:
    _write(path, json_lines(table))


def _mapped(name: str, tables: Tables, info: About, path: Path) -> None:
    _write(path, geojson(name, tables, info))


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="")


def _hash(*parts: str) -> str:
    digest = hashlib.sha256(made_with(_HERE, _HERE.parents[1] / "schemas").encode())
    for part in parts:
        digest.update(hashlib.sha256(part.encode()).digest())
    return digest.hexdigest()[:32]


_HERE = Path(__file__).parent

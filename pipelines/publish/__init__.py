"""Stage 4: tables to open data: CSV, Parquet, codebook, metadata, checksums."""

import hashlib
import shutil
from pathlib import Path

from pipelines.publish.codebook import code_lists, codebook
from pipelines.publish.documents import citation, licence, readme
from pipelines.publish.metadata import about
from pipelines.publish.package import package
from pipelines.publish.parquet_file import write_parquet
from schemas.csv_text import csv_text
from schemas.tables import Tables

__all__ = ["publish"]


def publish(tables: Tables, out: Path) -> list[str]:
    """Write the open data of one build into a folder of its own.

    tables: base and computed tables; out: the folder, made anew. Returns the names written.
    """
    shutil.rmtree(out, ignore_errors=True)  # what a try before this one left
    out.mkdir(parents=True)
    info = about(tables)
    for name in tables:
        _write(out / f"{name}.csv", csv_text(tables[name]))
        write_parquet(name, tables[name], info, out / f"{name}.parquet")
    _write(out / "codebook.csv", csv_text(codebook(tables)))
    _write(out / "code_lists.csv", csv_text(code_lists()))
    _write(out / "datapackage.json", package(tables, info, out))
    _write(out / "README.md", readme(tables, info))
    _write(out / "LICENCE.txt", licence(info))
    _write(out / "CITATION.cff", citation(info))
    _write(out / "SHA256SUMS", _checksums(out))
    return sorted(path.name for path in out.iterdir())


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def _checksums(out: Path) -> str:
    lines = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n"
        for path in sorted(out.iterdir())
    ]
    return "".join(lines)

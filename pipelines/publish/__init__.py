"""Stage 4: tables to open data: many formats, codebook, metadata, forms, checksums."""

import hashlib
import shutil
from pathlib import Path

import pyarrow as pa

from pipelines.making.pooled import Opened, in_turn, opened_when_needed
from pipelines.making.progress import SILENT, Progress
from pipelines.making.store import Store
from pipelines.publish import citations
from pipelines.publish.catalogue import catalogue
from pipelines.publish.codebook_json import codebook_json
from pipelines.publish.datacite import datacite
from pipelines.publish.documents import licence, readme
from pipelines.publish.formats.workbook import too_long
from pipelines.publish.forms import form_files
from pipelines.publish.listed import listed
from pipelines.publish.metadata import About, about
from pipelines.publish.outputs import FOREIGN, Output, Source, outputs, parquets
from pipelines.publish.package import package
from pipelines.publish.schema_org import schema_org
from pipelines.publish.written import check_written
from schemas.codebook import code_lists, codebook
from schemas.csv_text import csv_parts, csv_text
from schemas.files import Warn, file_sha256, in_silence, naming
from schemas.problem import Passing, reason
from schemas.tables import Tables

__all__ = ["publish", "too_long"]


def publish(
    tables: Tables,
    out: Path,
    store: Path | None = None,
    warn: Warn = in_silence,
    progress: Progress = SILENT,
    mapper: Opened | None = None,
) -> list[str]:
    """Write the open data of one build into a folder of its own.

    tables: base and computed tables; out: the folder, made anew; store: folder of what was made
    before; warn: told of what is damaged there; progress: told of each file that takes time;
    mapper: opens what makes all files but CSV and Parquet, of which they are made. Returns the
    names written. Raises Passing for a file that its library cannot write, ProblemsFound for a CSV
    file that is not as described.
    """
    shutil.rmtree(out, ignore_errors=True)  # what a try before this one left
    out.mkdir(parents=True)
    info, kept = about(tables), Store(store, warn)
    hashes = {name: _csv(table, out / f"{name}.csv") for name, table in tables.items()}
    source = Source(tables, info, out, hashes)
    first, others = list(parquets(source)), list(outputs(source))
    progress.begin("publish", len(first) + len(others))
    for output in _missing(first, kept, progress):
        _ended(_made(output), kept, progress)
    missing = sorted(_missing(others, kept, progress), key=lambda each: -each.cells)
    with opened_when_needed(mapper or in_turn) as run:
        under_way = run(_made, missing)
        check_written(out, map(tables.spec, tables))
        for output in under_way:
            _ended(output, kept, progress)
    kept.tidy([*first, *others])
    for name, text in _texts(tables, info, out).items():
        _write(out / name, text)
    _write(out / "SHA256SUMS", _checksums(out))
    return sorted(path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file())


def _csv(table: pa.Table, path: Path) -> str:
    """Write a table as CSV. Returns the hash of the file."""
    digest = hashlib.sha256()
    with naming(path), path.open("wb") as file:
        for part in csv_parts(table):
            digest.update(part)
            file.write(part)
    return digest.hexdigest()


def _missing(listed: list[Output], kept: Store, progress: Progress) -> list[Output]:
    """Files that did not come from the store."""
    missing = []
    for output in listed:
        if kept.fetch(output):
            progress.step(output.path.name)
        else:
            missing.append(output)
    return missing


def _ended(output: Output, kept: Store, progress: Progress) -> None:
    kept.keep(output)
    progress.step(output.path.name)


def _made(output: Output) -> Output:
    """Make one file. The libraries that write have exceptions of their own for a full disk."""
    try:
        with naming(output.path):
            output.path.parent.mkdir(exist_ok=True)
            output.make()
    except FOREIGN as error:
        raise Passing(f"{output.path.name} could not be written: {reason(error)}") from error
    return output


def _texts(tables: Tables, info: About, out: Path) -> dict[str, str]:
    """Codebook, descriptions, citations and forms by their file names."""
    book, lists, files = codebook(tables), code_lists(), listed(out)
    described = catalogue(info, files)
    return {
        "codebook.csv": csv_text(book),
        "code_lists.csv": csv_text(lists),
        "codebook.json": codebook_json(book, lists, info),
        "datapackage.json": package(tables, info, out),
        "dataset.jsonld": schema_org(tables, info, files),
        "catalog.jsonld": described.json_ld(),
        "catalog.ttl": described.turtle(),
        "datacite.json": datacite(info),
        "README.md": readme(tables, info),
        "LICENCE.txt": licence(info),
        "CITATION.cff": citations.cff(info),
        "citation.txt": citations.text(info),
        "citation.bib": citations.bibtex(info),
        "citation.ris": citations.ris(info),
        **form_files(),
    }


def _write(path: Path, text: str) -> None:
    with naming(path):
        path.write_text(text, encoding="utf-8", newline="")


def _checksums(out: Path) -> str:
    """One line for each file, in the order of paths, as sha256sum writes them."""
    files = sorted(path for path in out.rglob("*") if path.is_file())
    return "".join(f"{file_sha256(path)}  {path.relative_to(out).as_posix()}\n" for path in files)

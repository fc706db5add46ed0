"""Stage 4: tables to open data: many formats, codebook, metadata, forms, checksums."""

import hashlib
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from pipelines.making.pooled import Opened, in_turn
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
from pipelines.publish.outputs import FOREIGN, Output, outputs
from pipelines.publish.package import package
from pipelines.publish.schema_org import schema_org
from pipelines.publish.written import check_written
from schemas.codebook import code_lists, codebook
from schemas.csv_text import csv_text
from schemas.files import Warn, in_silence, naming
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
    mapper: opens what makes the longest file beside the others. Returns the names written. Raises
    Passing for a file that its library cannot write, ProblemsFound for a CSV file that is not as
    described.
    """
    shutil.rmtree(out, ignore_errors=True)  # what a try before this one left
    out.mkdir(parents=True)
    info = about(tables)
    texts = {name: csv_text(table) for name, table in tables.items()}
    formats = list(outputs(tables, info, out, texts))

    def plain() -> None:
        for name, text in texts.items():
            _write(out / f"{name}.csv", text)
        check_written(out, map(tables.spec, tables))

    _formats(formats, Store(store, warn), progress, mapper or in_turn, plain)
    for name, text in _texts(tables, info, out).items():
        _write(out / name, text)
    _write(out / "SHA256SUMS", _checksums(out))
    return sorted(path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file())


def _formats(
    listed: list[Output],
    store: Store,
    progress: Progress,
    mapper: Opened,
    meanwhile: Callable[[], None],
) -> None:
    """The other formats; what did not change since an earlier build is taken from the store.

    meanwhile: what else is written, while the longest file is made in another process.
    """
    progress.begin("publish", len(listed))
    missing = []
    for output in listed:
        if store.fetch(output):
            progress.step(output.path.name)
        else:
            missing.append(output)
    for output in _in_parallel(missing, mapper, meanwhile):
        store.keep(output)
        progress.step(output.path.name)
    store.tidy(listed)


def _in_parallel(
    missing: list[Output], mapper: Opened, meanwhile: Callable[[], None]
) -> Iterator[Output]:
    """Make files, the longest beside the others. Yields each when it is there."""
    longest = [output for output in missing if output.is_longest]
    others = [output for output in missing if not output.is_longest]
    with mapper() if longest else in_turn() as run:
        under_way = run(_made, longest)
        meanwhile()
        for output in others:
            _made(output)
            yield output
        for output, _ in zip(longest, under_way, strict=True):
            yield output


def _made(output: Output) -> None:
    """Make one file. The libraries that write have exceptions of their own for a full disk."""
    try:
        with naming(output.path):
            output.path.parent.mkdir(exist_ok=True)
            output.make()
    except FOREIGN as error:
        raise Passing(f"{output.path.name} could not be written: {reason(error)}") from error


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
    return "".join(
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(out).as_posix()}\n"
        for path in files
    )

"""Stage 4: tables to open data: many formats, codebook, metadata, forms, checksums."""

import hashlib
import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pyarrow as pa

from pipelines.making.pooled import Opened, awaken, in_turn, opened_when_needed
from pipelines.making.progress import SILENT, Progress
from pipelines.making.store import Store
from pipelines.publish.crate import CRATE, crate
from pipelines.publish.describing import describe, write
from pipelines.publish.formats.parquet import read_tables
from pipelines.publish.formats.spss import too_long as too_long_for_spss
from pipelines.publish.formats.workbook import too_long
from pipelines.publish.metadata import about
from pipelines.publish.outputs import FOREIGN, Output, Source, of_release, outputs, parquets
from pipelines.publish.written import check_written
from schemas.csv_text import csv_parts
from schemas.files import Warn, in_silence, naming
from schemas.problem import Passing, Problem, reason
from schemas.registry import TABLES
from schemas.tables import Tables

__all__ = ["complete", "describe_release", "publish", "too_long"]


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
    with ThreadPoolExecutor(os.cpu_count()) as threads:  # Arrow does the work, outside of Python
        written = threads.map(lambda name: _csv(tables[name], out / f"{name}.csv"), tables)
        source = Source(tables, info, out, dict(zip(tables, written, strict=True)))
    first, others = list(parquets(source)), list(outputs(source))
    progress.begin("publish", len(first) + len(others))
    with opened_when_needed(mapper or in_turn) as run:
        if changed := _missing(first, kept, progress):
            awaken(run, ready)
        with ThreadPoolExecutor(os.cpu_count()) as threads:
            for output in threads.map(_made, changed):
                _ended(output, kept, progress)
        missing = sorted(_missing(others, kept, progress), key=lambda each: -each.cells)
        under_way = run(_made, missing)
        check_written(out, map(tables.spec, tables))
        for output in under_way:
            _ended(output, kept, progress)
    kept.tidy([*first, *others])
    describe(tables, info, out)
    return sorted(path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file())


def complete(out: Path, progress: Progress = SILENT) -> tuple[Problem, ...]:
    """Add what only a release has to the open data of its build, and describe all of it anew.

    out: their folder; progress: told of each file that takes time. Returns a warning for each text
    that a file does not hold to its end. Raises Passing for a file that its library cannot write.
    """
    tables = read_tables(out, [name for name in TABLES if (out / f"{name}.parquet").is_file()])
    info = about(tables)
    made = list(of_release(Source(tables, info, out, {})))
    progress.begin("release", len(made))
    for output in made:
        progress.step(_made(output).path.name)
    describe(tables, info, out)
    return too_long_for_spss(tables)


def describe_release(tables: Tables, folder: Path) -> None:
    """Describe the files of a release, those of the data and all others, as RO-Crate.

    tables: its base tables; folder: the release, with all files but its checksums.
    """
    write(folder / CRATE, crate(about(tables), folder))


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


def ready(number: int) -> None:
    """Do nothing: a process that is asked has imported what makes files."""


def _made(output: Output) -> Output:
    """Make one file. The libraries that write have exceptions of their own for a full disk."""
    try:
        with naming(output.path):
            output.path.parent.mkdir(exist_ok=True)
            output.make()
    except FOREIGN as error:
        raise Passing(f"{output.path.name} could not be written: {reason(error)}") from error
    return output

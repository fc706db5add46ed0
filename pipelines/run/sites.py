"""The site from the records, beside the files that were published of them."""

from collections.abc import Mapping
from pathlib import Path

from pipelines.making.pooled import Opened, in_turn
from pipelines.making.progress import SILENT, Progress
from pipelines.present import Library
from pipelines.present.language import Printed
from pipelines.report.plan import documents
from pipelines.run.edition import edition, read
from pipelines.run.pool import processes
from pipelines.run.shelf import locked
from pipelines.run.stamp import Stamp
from pipelines.run.whole import MARK
from pipelines.site import Made, Published, site
from schemas.csv_text import csv_hash
from schemas.problem import CouldNotRun
from schemas.tables import Tables


def make_site(raw: Path, build: Path, out: Path, progress: Progress = SILENT) -> Made:
    """Make the site.

    raw: folder of the records; build: where data and reports of the last build lie; out: the folder
    of the site; progress: told of each page. Raises ProblemsFound for errors in the data;
    CouldNotRun where no data are published, or those of other records; AlreadyRunning while another
    run writes to the build folder.
    """
    tables = edition(read(raw)).tables
    with locked(build):
        return made_site(tables, build, out, progress, processes)


def made_site(
    tables: Tables,
    build: Path,
    out: Path,
    progress: Progress = SILENT,
    mapper: Opened = in_turn,
) -> Made:
    """The same from tables that were read, for who holds the build folder.

    mapper: opens what makes the pages of several languages at a time. A site that was made of the
    same by the same program, and is as it was made, stays.
    """
    data = (build / "data").resolve()
    if not (data / "SHA256SUMS").is_file():
        raise CouldNotRun(f"no data in {build / 'data'}; run `dialogue build` first")
    if (data.parent / MARK).exists():
        raise CouldNotRun(f"{data.parent} is not finished; run `dialogue build` to its end")
    reports, releases = _folder(build / "reports"), _folder(build / "releases")
    published = Published(data, reports, _titles, releases)
    _are_the_same(tables, published)
    stamp = Stamp(out, published)
    if (pages := stamp.pages()) is not None:
        return Made(pages, 0, Library(tables).dataset.site)
    made = site(tables, published, out, progress=progress, mapper=mapper)
    stamp.set(made.pages)
    return made


def site_in_words(made: Made) -> str:
    """What came of it, on one line."""
    return f"{made.pages} pages; files new or changed {made.changed}"


def _folder(path: Path) -> Path | None:
    """A folder that may be there or not."""
    folder = path.resolve()
    return folder if folder.is_dir() else None


def _titles(library: Library) -> Mapping[str, Printed]:
    """Titles of documents by their path."""
    return {part.path: part.title for part in documents(library)}


def _are_the_same(tables: Tables, published: Published) -> None:
    """No page beside files that say something else."""
    known = {file.path: file.sha256 for file in published.listed()}
    other = [name for name, table in tables.items() if known.get(f"{name}.csv") != csv_hash(table)]
    if other:
        named = ", ".join(other[:3]) + (" and others" if len(other) > 3 else "")
        where = f"{published.data} was made of other records"
        raise CouldNotRun(f"{where}: {named} differ; run `dialogue build` first")

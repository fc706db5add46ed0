"""How long the PDFs of all languages take, against plain WeasyPrint on the same pages.

    .venv/bin/python benchmarks/reports.py [--lang en sq ...] [--section ID ...]

Prints the ratio of our time to that of plain WeasyPrint divided by the number of cores, the time
of the figures apart, and how much is done again when nothing, and when one claim, changed.
"""

import argparse
import os
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from reworded import reworded
from weasyprint import HTML

from pipelines.making.store import Store
from pipelines.present import Library, words_of
from pipelines.present.language import LANGUAGES
from pipelines.report import Moment, Wanted, report
from pipelines.report.jobs import Draw, Print
from pipelines.report.plan import plan
from pipelines.report.render import VARIANT, do
from pipelines.run.edition import edition, read
from pipelines.run.pool import processes
from schemas.tables import Tables

ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    """Measure and print."""
    options = _options()
    records = read(ROOT / "raw")
    tables, day = edition(records).tables, records.data_date
    with tempfile.TemporaryDirectory() as folder:
        _measure(tables, reworded(records), Moment(day, day), options, Path(folder))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lang", nargs="+", default=list(LANGUAGES))
    parser.add_argument("--section", nargs="+", default=[])
    return parser.parse_args()


def _measure(
    tables: Tables, changed: Tables, moment: Moment, options: argparse.Namespace, folder: Path
) -> None:
    wanted = Wanted(tuple(options.lang), options.section, ("pdf",), moment)
    libraries = [Library(tables, words_of(code)) for code in wanted.languages]
    planned = plan(libraries, moment, folder / "plain", wanted.sections, wanted.formats)
    figures = list(planned.figures.values())
    pages = [job for job in planned.documents if isinstance(job, Print)]
    store = folder / "store"
    drawing = _timed(lambda: _draw(figures, Store(store)))
    print(f"figures: {len(figures)} in {drawing:.1f} s on {_cores()} cores")
    plain = _timed(lambda: _plainly(pages))
    print(f"plain WeasyPrint: {len(pages)} PDFs in {plain:.1f} s in one process")
    ours = _timed(lambda: report(tables, folder / "ours", processes, wanted, store))
    print(f"ours, figures already drawn: {ours:.1f} s")
    print(f"ratio to plain / {_cores()} cores: {ours / (plain / _cores()):.3f}")
    again = report(tables, folder / "ours", processes, wanted, store)
    print(f"nothing changed: {again.done} of {again.done + again.kept} jobs done")
    after = report(changed, folder / "ours", processes, wanted, store)
    print(f"one claim changed: {after.done} of {after.done + after.kept} jobs done")


def _cores() -> int:
    return os.cpu_count() or 1


def _timed(work: Callable[[], Any]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _draw(figures: Sequence[Draw], store: Store) -> None:
    with processes() as run:
        for job, _ in zip(figures, run(do, figures), strict=True):
            store.keep(job)


def _plainly(pages: Sequence[Print]) -> None:
    """What anybody would write: one page after the other, nothing checked."""
    for job in pages:
        base = f"{job.base.resolve().as_uri()}/" if job.base else None
        job.path.parent.mkdir(parents=True, exist_ok=True)
        HTML(string=job.html, base_url=base).write_pdf(job.path, pdf_variant=VARIANT)


if __name__ == "__main__":
    main()

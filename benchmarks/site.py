"""How long the site takes, against one language of the reports, and what a change costs.

    .venv/bin/python benchmarks/site.py [--without-reports]

Prints the seconds, of the clock and of the processors, of a site from nothing in all languages, its
ratio to the PDFs of one language from nothing, and what is written again when nothing, and when one
claim, changed.
"""

import argparse
import os
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from reworded import reworded

from pipelines.publish import publish
from pipelines.report import Moment, Wanted, report
from pipelines.run.edition import Records, edition, read
from pipelines.run.pool import processes
from pipelines.site import Published, site
from schemas.tables import Tables

ROOT = Path(__file__).resolve().parents[1]
LANGUAGE = "en"

Result = TypeVar("Result")


@dataclass(frozen=True)
class Spent:
    """Seconds of the clock, and of the processors in this process and those that it ran."""

    clock: float
    processors: float

    def __str__(self) -> str:
        return f"{self.clock:.1f} s ({self.processors:.1f} s of processors)"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--without-reports", action="store_true")
    options = parser.parse_args()
    records = read(ROOT / "raw")
    tables = edition(records).tables
    with tempfile.TemporaryDirectory() as folder:
        taken = _site(tables, reworded(records), Path(folder))
        if not options.without_reports:
            _against_reports(tables, records, Path(folder), taken)


def _site(tables: Tables, changed: Tables, folder: Path) -> Spent:
    """What a site from nothing takes."""
    publish(tables, folder / "data")
    published, out = Published(folder / "data"), folder / "site"
    taken, made = _timed(lambda: site(tables, published, out))
    print(f"site from nothing: {made.pages} pages, {taken}")
    again, made = _timed(lambda: site(tables, published, out))
    print(f"nothing changed: {made.changed} files written, {again}")
    after, made = _timed(lambda: site(changed, published, out))
    print(f"one claim changed: {made.changed} files written, {after}")
    return taken


def _against_reports(tables: Tables, records: Records, folder: Path, taken: Spent) -> None:
    moment = Moment(records.data_date, records.data_date)
    wanted = Wanted((LANGUAGE,), [], ("pdf",), moment)
    spent, _ = _timed(
        lambda: report(tables, folder / "reports", processes, wanted, folder / "store")
    )
    print(f"reports in {LANGUAGE} from nothing, PDF with figures: {spent}")
    by_processors, by_clock = taken.processors / spent.processors, taken.clock / spent.clock
    print(f"ratio: {by_processors:.3f} by processors, {by_clock:.3f} by the clock")


def _timed(work: Callable[[], Result]) -> tuple[Spent, Result]:
    clock, processors = time.perf_counter(), _processors()
    result = work()
    return Spent(time.perf_counter() - clock, _processors() - processors), result


def _processors() -> float:
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


if __name__ == "__main__":
    main()

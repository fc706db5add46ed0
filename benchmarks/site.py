"""How long the site takes, against one language of the reports, and what a change costs.

    .venv/bin/python benchmarks/site.py [--without-reports]

Prints the seconds of a site from nothing in all languages, its ratio to the PDFs of one language
from nothing, and what is written again when nothing, and when one claim, changed.
"""

import argparse
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from pipelines.publish import publish
from pipelines.report import Moment, Wanted, report
from pipelines.run.edition import Records, edition, read
from pipelines.run.pool import processes
from pipelines.site import Published, site
from schemas.tables import Tables, arrow_table

ROOT = Path(__file__).resolve().parents[1]
LANGUAGE = "en"

Result = TypeVar("Result")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--without-reports", action="store_true")
    options = parser.parse_args()
    records = read(ROOT / "raw")
    tables = edition(records).tables
    with tempfile.TemporaryDirectory() as folder:
        taken = _site(tables, _changed(records), Path(folder))
        if not options.without_reports:
            _against_reports(tables, records, Path(folder), taken)


def _site(tables: Tables, changed: Tables, folder: Path) -> float:
    """Seconds of a site from nothing."""
    publish(tables, folder / "data")
    published, out = Published(folder / "data"), folder / "site"
    taken, made = _timed(lambda: site(tables, published, out))
    print(f"site from nothing: {made.pages} pages in {taken:.1f} s, in one process")
    again, made = _timed(lambda: site(tables, published, out))
    print(f"nothing changed: {made.changed} files written, {again:.1f} s")
    after, made = _timed(lambda: site(changed, published, out))
    print(f"one claim changed: {made.changed} files written, {after:.1f} s")
    return taken


def _against_reports(tables: Tables, records: Records, folder: Path, taken: float) -> None:
    moment = Moment(records.data_date, records.data_date)
    wanted = Wanted((LANGUAGE,), [], ("pdf",), moment)
    spent, _ = _timed(
        lambda: report(tables, folder / "reports", processes, wanted, folder / "store")
    )
    print(f"reports in {LANGUAGE} from nothing, PDF with figures: {spent:.1f} s, in all processes")
    print(f"ratio: {taken / spent:.2f}")


def _timed(work: Callable[[], Result]) -> tuple[float, Result]:
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result


def _changed(records: Records) -> Tables:
    """The tables with one word more in the finding of one claim."""
    rows = records.base.rows("assessments")
    rows[0] = {**rows[0], "finding": f"{rows[0]['finding']} Changed."}
    changed = {"assessments": arrow_table("assessments", rows)}
    return edition(replace(records, base=records.base.with_tables(changed))).tables


if __name__ == "__main__":
    main()

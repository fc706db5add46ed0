"""`dialogue report`."""

import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from pipelines.cli import offers
from pipelines.cli.at import At, Here, Texts, epilogue, option, options
from pipelines.run.screen import GOOD, PROBLEMS, warn

if TYPE_CHECKING:
    from pipelines.report import Made

MORE = epilogue(
    """dialogue report --section ibm-2011 owed --lang sq sr-Latn --format pdf
    dialogue report --section report --lang en --as-of 2015-12-31""",
    "0 good, 1 problems in the data or notices in the place of documents, 2 could not run",
)

SECTIONS = (
    "process, overview, owed ..., an agreement, agreements/ID, projects/ID or organisations/ID "
    "for a factsheet, report for the whole."
)


def report(
    *,
    section: Annotated[Texts, options(SECTIONS, "ID", "all", offers.sections)] = (),
    lang: Annotated[
        Texts, options("en, sq, sr-Latn, sr-Cyrl.", "LANG", "all", offers.languages)
    ] = (),
    as_of: Annotated[str | None, option("The state spoken of.", "D", "data date")] = None,
    known_by: Annotated[str | None, option("What was said by then.", "K", "data date")] = None,
    profile: Annotated[str, option("A profile, or the path of a TOML file.", "P", True)] = (
        "default"
    ),
    format: Annotated[Texts, options("pdf, docx, html.", "F", "pdf docx", offers.formats)] = (),
    out: Annotated[Path | None, option("Where it goes.", "DIR", "build/asked")] = None,
    at: Here,
) -> int:
    """Make sections, factsheets or the whole report.

    In chosen languages, as of a date, under a profile. What did not change since it was made
    before is not made again.
    """
    from pipelines.run.documents import Order, documents

    order = Order(section, lang, format, as_of, known_by, profile)
    folder = out or at.build / "asked"
    start = time.perf_counter()
    made = documents(at.raw, folder, order, at.build / ".made", at.progress)
    _print_made(made, f"{folder} ({time.perf_counter() - start:.1f} s)", at)
    return PROBLEMS if made.gaps else GOOD


def _print_made(made: "Made", where: str, at: At) -> None:
    for line in made.warnings:
        warn(f"warning: {line}")
    for path in made.paths:
        if path.suffix in (".pdf", ".docx", ".html"):
            at.say(path)
    at.say(f"{len(made.paths)} files, with the figures, in {where}")
    for gap in made.gaps:
        warn(str(gap))

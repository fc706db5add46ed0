"""Documents on demand: chosen sections, in chosen languages, as of a date, under a profile."""

import os
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipelines.answers import accepted, day_asked, known
from pipelines.derive import as_they_stood, derive
from pipelines.pool import processes
from pipelines.present.language import LANGUAGES
from pipelines.present.profile import DEFAULT, profile
from pipelines.progress import SILENT, Progress
from pipelines.release import with_changes
from pipelines.report import Made, Moment, Wanted, report
from pipelines.tabulate import tabulate, verify, with_results
from schemas.problem import CouldNotRun, ProblemsFound
from schemas.tables import Tables

FORMATS = ("pdf", "docx", "html")
USUAL = ("pdf", "docx")


@dataclass(frozen=True)
class Order:
    """What is asked for; nothing chosen stands for all.

    Dates are EDTF texts, of which the last day counts; None stands for the data date.
    """

    sections: Sequence[str] = ()
    languages: Sequence[str] = ()
    formats: Sequence[str] = ()
    as_of: str | None = None
    known_by: str | None = None
    choices: str = DEFAULT


def documents(
    raw: Path,
    out: Path,
    order: Order,
    store: Path | None = None,
    progress: Progress = SILENT,
) -> Made:
    """Make what is asked for.

    raw: folder of the records; out: where `<language>/sections/` and so on go, each file whole;
    store: folder of what was made before; progress: told of each file. Raises ProblemsFound for
    errors in the data; CouldNotRun with what is possible for an unknown section, language, format
    or profile, a date outside the data, and an agreement of a later date.
    """
    for language in order.languages:
        known("language", language, LANGUAGES)
    for kind in order.formats:
        known("format", kind, FORMATS)
    choices, found = profile(order.choices), accepted(raw)
    base = tabulate(found.records.rows)
    moment = Moment(day_asked(base, order.as_of), day_asked(base, order.known_by))
    stood = as_they_stood(base, moment.as_of, moment.known_by)
    _were_agreed(base, stood, order.sections, moment)
    tables = with_changes(derive(stood, moment.as_of, moment.known_by), base, raw)
    # Bounds say how much there is now, and nothing of what there was on an earlier day.
    faults = found.origins.placed(verify(tables, bounded=stood is base))
    if any(fault.severity == "error" for fault in faults):
        raise ProblemsFound((*found.problems, *faults))
    tables = with_results(tables, found.files, (*found.problems, *faults))
    wanted = Wanted(
        tuple(order.languages) or LANGUAGES,
        order.sections,
        order.formats or USUAL,
        moment,
        choices,
        tidies=False,
    )
    return _put_into(out, lambda folder: report(tables, folder, processes, wanted, store, progress))


def _put_into(out: Path, make: Callable[[Path], Made]) -> Made:
    """Make documents in a folder of their own, then put each in its place, whole or not at all."""
    folder = out / f".new-{os.getpid()}"
    try:
        made = make(folder)
        return replace(made, paths=[_put(path, folder, out) for path in made.paths])
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _put(path: Path, folder: Path, out: Path) -> Path:
    target = out / path.relative_to(folder)
    target.parent.mkdir(parents=True, exist_ok=True)
    path.replace(target)
    return target


def _were_agreed(base: Tables, stood: Tables, sections: Sequence[str], moment: Moment) -> None:
    """No document on an agreement before it was agreed."""
    there = set(stood["agreements"]["id"].to_pylist())
    later = {row["id"]: row for row in base.rows("agreements") if row["id"] not in there}
    for asked in sections:
        row = later.get(asked.removeprefix("agreements/"))
        if row is not None:
            raise CouldNotRun(
                f"{row['id']} was agreed {row['date_agreed']}, after {moment.as_of}; "
                "ask for a later --as-of"
            )

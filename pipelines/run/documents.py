"""Documents on demand: chosen sections, in chosen languages, as of a date, under a profile."""

import os
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipelines.making.progress import SILENT, Progress
from pipelines.present.language import LANGUAGES
from pipelines.present.profile import DEFAULT, profile
from pipelines.report import Made, Moment, Wanted, report
from pipelines.run.answers import day_asked, known
from pipelines.run.edition import edition, read
from pipelines.run.pool import processes
from schemas.problem import CouldNotRun
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
    choices, records = profile(order.choices), read(raw)
    base = records.base
    moment = Moment(day_asked(base, order.as_of), day_asked(base, order.known_by))
    made = edition(records, moment.as_of, moment.known_by)
    _were_agreed(base, made.stood, order.sections, moment)
    wanted = Wanted(
        tuple(order.languages) or LANGUAGES,
        order.sections,
        order.formats or USUAL,
        moment,
        choices,
        tidies=False,
    )
    return put_into(
        out, lambda folder: report(made.tables, folder, processes, wanted, store, progress)
    )


def put_into(out: Path, make: Callable[[Path], Made]) -> Made:
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
        row = later.get(asked.removeprefix("evidence/"))
        if row is not None:
            raise CouldNotRun(
                f"{row['id']} was agreed {row['date_agreed']}, after {moment.as_of}; "
                "ask for a later --as-of"
            )

"""The report in sections: what all forms for readers have in common."""

from collections.abc import Iterator
from dataclasses import dataclass

from pipelines.telling.usual import is_slow
from pipelines.telling.values import Quiet, Report, StageTime, Standing, TableChange
from pipelines.telling.waits import sentences

Rows = tuple[tuple[str, ...], ...]

FEW = 3
"""So many of those that fail are named in the headline."""

_STATUS = {
    "published": "All was published.",
    "published-with-gaps": "Published, with notices in the place of documents.",
    "problems": "The data have errors.",
    "failed": "The run could not end.",
}


@dataclass(frozen=True)
class Section:
    """A part of the report: lines, then a table, each if there is any.

    quoted: lines as a program wrote them.
    """

    title: str
    lines: tuple[str, ...] = ()
    quoted: tuple[str, ...] = ()
    head: tuple[str, ...] = ()
    rows: Rows = ()


def headline(report: Report) -> str:
    """What happened, in a sentence or two."""
    told = _STATUS.get(report.run.status, report.run.status)
    if report.run.published is None:
        told += " Nothing was published."
    if report.failing:
        told += f" Failing: {', '.join(_keys(report))}."
    if report.waiting != type(report.waiting)():
        told += " Something waits for a person."
    return told


def _keys(report: Report) -> list[str]:
    keys = [each.key for each in report.failing]
    return [*keys[:FEW], *([f"{len(keys) - FEW} more"] if len(keys) > FEW else [])]


def sections(report: Report) -> list[Section]:
    """The parts of the report that have something to say, what failed first."""
    found = (
        _run(report),
        Section("What fails", (*report.run.unended, *map(_failing, report.failing))),
        Section("Good again", tuple(f"{e.key}, failing since {e.since}" for e in report.recovered)),
        Section("Errors and gaps", quoted=(*report.run.errors, *report.run.gaps)),
        _came_in(report),
        _changed(report),
        Section("What waits for a person", tuple(sentences(report.waiting)) or ("Nothing.",)),
        Section("Sites gone quiet", tuple(map(quiet_sentence, report.quiet))),
        Section("Who was told", report.hooks),
        Section("How long it took", (), (), *_times(report.stages)),
        Section("What there is", (), (), *_counts(report)),
    )
    return [each for each in found if each.lines or each.quoted or each.rows]


def _run(report: Report) -> Section:
    run = report.run
    about = {
        "version": run.version,
        "status": run.status,
        "published": run.published,
        "errors": len(run.errors),
        "warnings": len(run.warnings),
        "gaps": len(run.gaps),
        **({"rolled back before it": run.rolled_back} if run.rolled_back else {}),
        **({"sent": run.placed} if run.placed else {}),
    }
    rows = tuple((name, "" if value is None else str(value)) for name, value in about.items())
    title = f"Run of {report.at:%Y-%m-%d %H:%M} UTC"
    return Section(title, (), (), ("of the run", "value"), rows)


def _failing(fault: Standing) -> str:
    nights = f"{fault.nights} night{'' if fault.nights == 1 else 's'}"
    return f"{fault.key}: {fault.what}; since {fault.since}, on {nights}"


def _came_in(report: Report) -> Section:
    lines = report.came_in.lines if report.came_in else ("No site was visited by this run.",)
    return Section("What came in", lines)


def _changed(report: Report) -> Section:
    found = report.changes
    against = f"Against the edition {found.before}: " if found.before else ""
    named = tuple(f"{each.table}: {line}" for each in found.tables for line in each.named)
    rows = tuple(map(_change, found.tables))
    head = ("table", "added", "removed", "changed", "note")
    return Section("What changed in the data", (f"{against}{found}.", *named), (), head, rows)


def _change(table: TableChange) -> tuple[str, ...]:
    notes = [table.note, "computed" if table.is_computed else ""]
    numbers = (str(number) for number in (table.added, table.removed, table.changed))
    return (table.table, *numbers, ", ".join(filter(None, notes)))


def quiet_sentence(quiet: Quiet) -> str:
    """A site that is quiet."""
    usual = "too few nights are known to say what is usual"
    if quiet.usual is not None:
        usual = f"usually something every {quiet.usual:g} days"
    return f"site {quiet.site}: nothing new since {quiet.since}; {usual}"


def _times(stages: tuple[StageTime, ...]) -> tuple[tuple[str, ...], Rows]:
    return ("stage", "seconds", "usual", "note"), tuple(_time_rows(stages))


def _time_rows(stages: tuple[StageTime, ...]) -> Iterator[tuple[str, ...]]:
    for each in stages:
        usual = "" if each.usual is None else str(each.usual)
        yield each.stage, str(each.seconds), usual, "slower than usual" if is_slow(each) else ""


def _counts(report: Report) -> tuple[tuple[str, ...], Rows]:
    return ("table", "rows"), tuple((name, str(n)) for name, n in report.run.counts.items())

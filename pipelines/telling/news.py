"""What hooks are given of a run: nothing when all is well, and nothing twice without need."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from pipelines.telling.sections import quiet_sentence
from pipelines.telling.values import Night, Report, Run, Standing, Waiting
from pipelines.telling.waits import newly

AGAIN = timedelta(days=7)
"""After so long what still fails is told again."""

NAMED = 3
"""Errors that are given whole."""

EARLY = timedelta(hours=1)
"""How much before its time it may be told: nights do not begin on the second."""


def news(report: Report, before: Night | None) -> list[str]:
    """What was killed, failed, failed for another week, is good again, newly waits, went quiet.

    before: the run before, None where none is known.
    """
    waiting = before.waiting if before else Waiting()
    known = {each.site for each in before.quiet} if before else set()
    return [
        *(f"FAILED: {line}" for line in report.run.unended),
        *(_failed(each, report.run) for each in report.failing if is_due(each, report.at)),
        *(_recovered(each) for each in report.recovered if each.told is not None),
        *(f"WAITS FOR A PERSON: {line}" for line in newly(report.waiting, waiting)),
        *(f"QUIET: {quiet_sentence(q)}" for q in report.quiet if q.site not in known),
    ]


def is_due(fault: Standing, now: datetime) -> bool:
    """Whether a fault is told: on its first night, with other errors than before, and weekly."""
    return fault.told is None or now - fault.told >= AGAIN - EARLY


def _failed(fault: Standing, run: Run) -> str:
    since = f"since {fault.since}, night {fault.nights}"
    word = "GAP" if fault.kind == "document" else "FAILED"
    word = word if fault.told is None else "STILL FAILING"
    return f"{word} ({since}): {fault.key}: {fault.what}{_errors(fault, run)}"


def _errors(fault: Standing, run: Run) -> str:
    """The first errors of the data, with their places."""
    return ": " + "; ".join(run.errors[:NAMED]) if fault.kind == "data" and run.errors else ""


def _recovered(fault: Standing) -> str:
    nights = f"{fault.nights} night{'' if fault.nights == 1 else 's'}"
    return f"GOOD AGAIN: {fault.key}, after {nights} since {fault.since}"


def told(failing: tuple[Standing, ...], now: datetime) -> Iterator[Standing]:
    """The faults, those that were due as told now."""
    for each in failing:
        yield each.model_copy(update={"told": now}) if is_due(each, now) else each

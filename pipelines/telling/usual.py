"""How long stages took, against the usual."""

from collections.abc import Iterator, Mapping, Sequence
from statistics import median

from pipelines.telling.values import Night, Run, StageTime

LAST = 30
"""Good runs that make the usual."""

SLOW, LEAST = 2.0, 5.0
"""So many times the usual is slow, if it is also so many seconds more."""


def stage_times(run: Run, runs: Sequence[Night]) -> tuple[StageTime, ...]:
    """The stages of a run. runs: those before."""
    good = [night.seconds for night in runs if night.status.startswith("published")][-LAST:]
    return tuple(_times(run, good))


def _times(run: Run, good: Sequence[Mapping[str, float]]) -> Iterator[StageTime]:
    for stage, seconds in run.seconds.items():
        known = [each[stage] for each in good if stage in each]
        usual = round(median(known), 2) if known else None
        yield StageTime(stage=stage, seconds=seconds, usual=usual)


def is_slow(time: StageTime) -> bool:
    """Whether a stage took much longer than it usually does."""
    usual = time.usual
    return usual is not None and time.seconds > max(SLOW * usual, usual + LEAST)

"""What failed, and since when: the faults of a run against those that stood before it."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from pipelines.telling.values import CameIn, Fault, Run, Standing
from schemas.problem import plain

LISTED = 20
"""Errors of one run that are kept to tell them from those of the next."""

_LONGEST = 300
_LINE = re.compile(r":\d+:\d+: ")


def faults(run: Run, came_in: CameIn | None) -> list[Fault]:
    """What failed in a run, and in the capture before it."""
    after = (Fault(key=what, kind="after", what=_short(why)) for what, why in run.unmade.items())
    return [*_of_run(run), *_of_documents(run), *after, *_of_capture(came_in)]


def _of_run(run: Run) -> Iterator[Fault]:
    if run.status == "problems":
        # Without line and column: another record above moves them.
        about = tuple(sorted({_short(_LINE.sub(": ", each)) for each in run.errors})[:LISTED])
        yield Fault(key="the data", kind="data", what=_counted(run.errors), about=about)
    elif run.status == "failed":
        yield Fault(key="the run", kind="run", what=_short(next(iter(run.errors), "no reason")))


def _counted(errors: Sequence[str]) -> str:
    return f"{len(errors)} error{'' if len(errors) == 1 else 's'} in the records"


def _of_documents(run: Run) -> Iterator[Fault]:
    """Documents in whose place a notice stands; marks and cut cells are gaps, and no faults."""
    for gap in run.gaps:
        path, _, why = gap.partition(": a notice stands in its place; ")
        if why:
            yield Fault(key=path, kind="document", what=_short(f"a notice in its place; {why}"))


def _of_capture(came_in: CameIn | None) -> Iterator[Fault]:
    if came_in is None:
        return
    if came_in.fault:
        yield Fault(key="capture", kind="capture", what=_short(came_in.fault))
    for visit in came_in.visits:
        if visit.fault:
            yield Fault(key=_site(visit.site), kind="site", what=_short(visit.fault))


def _short(text: str) -> str:
    shown = plain(text)
    return shown if len(shown) <= _LONGEST else f"{shown[: _LONGEST - 3]}..."


def _site(name: str) -> str:
    return f"site {name}"


def standing(
    found: Sequence[Fault],
    before: Sequence[Standing],
    run: Run,
    came_in: CameIn | None,
    today: date,
) -> tuple[tuple[Standing, ...], tuple[Standing, ...]]:
    """The faults that stand now, and those that stood before and are gone.

    found: those of this run; before: those that stood. One of which this run could not say whether
    it is gone still stands.
    """
    earlier = {each.key: each for each in before}
    now = [_again(each, earlier.get(each.key), today) for each in found]
    met = {each.key for each in found}
    others = [each for each in before if each.key not in met]
    kept = [each for each in others if _may_stand(each, run, came_in)]
    gone = [each for each in others if _is_good(each, run, came_in)]
    return (*now, *kept), tuple(gone)


def _again(fault: Fault, before: Standing | None, today: date) -> Standing:
    if before is None:
        return Standing(**fault.model_dump(), since=today, last=today)
    is_other = not set(fault.about) <= set(before.about)
    return Standing(
        **fault.model_dump(),
        since=before.since,
        last=today,
        nights=before.nights + (before.last != today),
        told=None if is_other else before.told,
    )


def _is_good(fault: Standing, run: Run, came_in: CameIn | None) -> bool:
    """Whether a run that did not meet a fault shows that it is gone."""
    if fault.kind == "data":
        return "verify" in run.seconds  # the stage that looks last at records and tables
    if fault.kind in ("run", "document", "after"):
        return run.is_published
    if came_in is None:
        return False
    if fault.kind == "capture":
        return True
    return fault.key in {_site(visit.site) for visit in came_in.visits}


def _may_stand(fault: Standing, run: Run, came_in: CameIn | None) -> bool:
    """Whether a fault that was not met still stands; a site that nobody visits has none."""
    if fault.kind == "site" and came_in is not None and not came_in.fault:
        is_active = fault.key in {_site(name) for name in came_in.active}
        return is_active and not _is_good(fault, run, came_in)
    return not _is_good(fault, run, came_in)

"""A run is told: the report is put together, hooks are given the news, files are written."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pipelines.telling.changes import changes
from pipelines.telling.faults import faults, standing
from pipelines.telling.history import add_run, read_runs
from pipelines.telling.hooks import SECONDS, hooks_in, tell
from pipelines.telling.news import news, told
from pipelines.telling.page import PAGE_FILE, page
from pipelines.telling.quiet import news_of, quiet
from pipelines.telling.usual import stage_times
from pipelines.telling.values import CameIn, Night, Report, Run, Waiting
from pipelines.telling.waits import with_edition
from schemas.files import replace_text
from schemas.problem import reason

PAGE_MODE = 0o644
Warn = Callable[[str], None]


@dataclass(frozen=True)
class Ended:
    """What a run left behind.

    at: when it began; run: what it did; came_in: what a capture did before it, None without one;
    before, after: the folders of the editions that readers saw and see, None where there is none;
    inbox: what waits there, None where nobody can say; is_stopped: whether a person ended it.
    """

    at: datetime
    run: Run
    came_in: CameIn | None = None
    before: Path | None = None
    after: Path | None = None
    inbox: Waiting | None = None
    is_stopped: bool = False


def tell_run(
    build: Path,
    ended: Ended,
    environment: Mapping[str, str],
    warn: Warn,
    seconds: float = SECONDS,
) -> Report:
    """Tell of a run: hooks, the page, the history.

    build: where page and history lie; environment: sets up the hooks; warn: told of what could not
    be written, which is no fault of the run; seconds: the longest that each hook is waited for.
    """
    runs = read_runs(build)
    before = runs[-1] if runs else None
    untold = before.untold if before else {}
    report = report_of(ended, runs)
    if not ended.is_stopped:  # who stopped it knows, and does not want to wait
        hooks = hooks_in(environment)
        done = tell(hooks, news(report, before), untold, ended.at, seconds)
        untold, failing = done.untold, report.failing
        if hooks.all:
            failing = tuple(told(failing, ended.at))
        report = report.model_copy(update={"hooks": tuple(done.lines), "failing": failing})
    with _noted(warn):
        replace_text(build / PAGE_FILE, page(report), PAGE_MODE)
    with _noted(warn):
        add_run(build, _night(report, untold, ended.is_stopped))
    return report


def report_of(ended: Ended, runs: Sequence[Night]) -> Report:
    """The report of a run, before anybody was told. runs: those before, the oldest first."""
    run, came_in, today = ended.run, ended.came_in, ended.at.date()
    before = runs[-1] if runs else Night(at=ended.at, status="none")
    report = Report(
        at=ended.at,
        run=run,
        came_in=came_in,
        changes=changes(ended.before, ended.after if run.published else None),
        stages=stage_times(run, runs),
        waiting=before.waiting,
        failing=before.failing,
        quiet=before.quiet,
    )
    if ended.is_stopped:  # it shows nothing: what stood and waited before does so still
        return report
    failing, recovered = standing(faults(run, came_in), before.failing, run, came_in, today)
    inbox = before.waiting if ended.inbox is None else ended.inbox
    return report.model_copy(
        update={
            "failing": failing,
            "recovered": recovered,
            "waiting": with_edition(inbox, ended.after / "data") if ended.after else inbox,
            "quiet": quiet(runs, came_in, today),
        }
    )


@contextmanager
def _noted(warn: Warn) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        warn(f"the run could not be told in full: {reason(error)}")


def _night(report: Report, untold: Mapping[str, tuple[str, ...]], is_stopped: bool) -> Night:
    run = report.run
    return Night(
        at=report.at,
        status="stopped" if is_stopped else run.status,
        version=run.version,
        published=run.published,
        seconds=run.seconds,
        changed=str(report.changes),
        failing=report.failing,
        waiting=report.waiting,
        quiet=report.quiet,
        news=news_of(report.came_in),
        untold=untold,
    )

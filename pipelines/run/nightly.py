"""A run that is told of: the main job, and at its end the report, the hooks and the history."""

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from pipelines.making.pooled import Opened
from pipelines.making.progress import SILENT, Progress
from pipelines.run import shelf
from pipelines.run.job import After, Paths, Runner, Summary, main_job, plainly, write_told
from pipelines.run.screen import told
from pipelines.telling.values import CameIn, Report, Run, Waiting
from schemas.problem import ProblemsFound
from schemas.tables import Tables

Say = Callable[[str], None]
Clock = Callable[[], datetime]


def clock() -> datetime:
    """The time, in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True)
class Telling:
    """How a run is told of.

    came_in: what a capture did before it, None without one; environment: sets up the hooks, and
    says where the site is published to; now: the clock; shown: given the report.
    """

    came_in: CameIn | None = None
    environment: Mapping[str, str] | None = None
    now: Clock = clock
    shown: Callable[[Report], None] = lambda report: None


def told_job(
    paths: Paths,
    telling: Telling,
    run: Runner = plainly,
    mapper: Opened | None = None,
    say: Say = lambda line: None,
    progress: Progress = SILENT,
) -> Summary:
    """Run all stages, publish their result, make the site of it, and tell of it, however it ended.

    Where the environment names a target the site is published to it. Arguments and what is raised
    as of main_job. Nothing about site, target or telling fails a run.
    """
    at, before = telling.now(), shelf.current(paths.build)

    def ended(summary: Summary, error: BaseException | None) -> None:
        try:
            _tell(paths, summary, error, telling, at, before)
        except Exception as fault:
            say(f"  warning: the run was not told in full: {told(fault, paths.build)}")

    after = list(_after(paths, _environment(telling)))
    return main_job(paths, run, mapper, say, progress=progress, ended=ended, after=after)


def _environment(telling: Telling) -> Mapping[str, str]:
    return os.environ if telling.environment is None else telling.environment


def _after(paths: Paths, environment: Mapping[str, str]) -> Iterator[After]:
    """What follows every edition: the site, and that it is published where a target is set."""
    from pipelines.run.publishing import in_words, published, whereto
    from pipelines.run.sites import made_site, site_in_words

    def make(tables: Tables, progress: Progress, mapper: Opened) -> str:
        folder = paths.build / "site"
        return site_in_words(made_site(tables, paths.build, folder, progress, mapper))

    yield After("site", "the site", make)
    if (to := whereto(environment)) is not None:

        def send(tables: Tables, progress: Progress, mapper: Opened) -> str:
            placed = published(paths.raw, paths.build, to, progress)
            return f"{in_words(placed, to)}; in {to.address}"

        yield After("place", "the publication", send, is_placing=True)


def _tell(
    paths: Paths,
    summary: Summary,
    error: BaseException | None,
    telling: Telling,
    at: datetime,
    before: Path | None,
) -> None:
    from pipelines.telling.telling import Ended, tell_run  # compares tables: a moment to import

    ended = Ended(
        at=at,
        run=Run.model_validate(asdict(summary)),
        came_in=telling.came_in,
        before=before,
        after=shelf.current(paths.build),
        inbox=_inbox(paths),
        is_stopped=isinstance(error, KeyboardInterrupt),
    )
    report = tell_run(paths.build, ended, _environment(telling), summary.warnings.append)
    telling.shown(report)
    write_told(paths.build, summary, report.model_dump(mode="json", exclude={"at", "run"}))


def _inbox(paths: Paths) -> Waiting | None:
    """What waits in the inbox; None where raw/ does not say what was decided."""
    from pipelines.run import deciding

    try:
        inbox = deciding.opened(paths.raw, paths.build)
    except ProblemsFound:
        return None
    found = [each for each in inbox.all() if each.state == deciding.WAITING]
    also = deciding.waiting(inbox)
    return Waiting(
        candidates=tuple(sorted(each.key for each in found)),
        oldest=min((each.origin.seen_on for each in found), default=None),
        pages=also.changed,
        damaged=len(also.damaged),
    )

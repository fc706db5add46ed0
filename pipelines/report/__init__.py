"""Stage 5: figures, PDF sections, Word files and whole reports, in each language."""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from pipelines.making.pooled import Mapper, Opened, awaken, in_turn, opened_when_needed
from pipelines.making.progress import SILENT, Progress
from pipelines.making.store import Job, Store
from pipelines.present import Library, colophon, words_of
from pipelines.present.language import LANGUAGES
from pipelines.present.profile import Profile, profile
from pipelines.report.binding import Moment
from pipelines.report.jobs import Sketch
from pipelines.report.known import Known, Listing, listing
from pipelines.report.notices import Gap, Notice, notice_of
from pipelines.report.plan import Order, Plan, planned
from pipelines.report.render import RenderProblem, do, ready
from pipelines.report.under_way import UnderWay
from schemas.problem import CouldNotRun
from schemas.tables import Tables

__all__ = ["Made", "Mapper", "Moment", "Wanted", "report"]


@dataclass(frozen=True)
class Wanted:
    """Which documents are asked for: by default all, as of the data date.

    moment: the two dates, or None for the data date; sections: ids, none for all and the report;
    extra: ids of documents made besides the usual ones; tidies: whether what these documents do not
    need may be dropped from the store.
    """

    languages: tuple[str, ...] = LANGUAGES
    sections: Sequence[str] = ()
    formats: Sequence[str] = ("pdf", "docx")
    moment: Moment | None = None
    choices: Profile | None = None
    extra: Sequence[str] = ()
    tidies: bool = True

    @property
    def is_whole(self) -> bool:
        """Whether all documents of an edition are asked for."""
        return self.tidies and not self.sections


@dataclass(frozen=True)
class Made:
    """What came of it: every file, how many jobs had to be done, what of the store was damaged.

    gaps: the files that hold a notice, as they could not be made.
    """

    paths: list[Path] = field(default_factory=list)
    done: int = 0
    kept: int = 0
    warnings: list[str] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)


def report(
    tables: Tables,
    out: Path,
    mapper: Opened | None = None,
    wanted: Wanted | None = None,
    store: Path | None = None,
    progress: Progress = SILENT,
) -> Made:
    """Make the documents that are wanted; what did not change is taken from the store.

    tables: base and computed; out: folder for `<language>/sections/*.pdf` and so on; mapper: opens
    what maps jobs (a pool of processes), in turn by default; store: folder of what was made before;
    progress: told of each job that is done. What cannot be made is a gap: a notice stands in its
    place, and is not kept. Raises RenderProblem if no notice can be made either.
    """
    asked, warnings = wanted or Wanted(), list[str]()
    kept, moment = Store(store, warnings.append), asked.moment or _data_date(tables)
    chosen = asked.choices or profile()
    listed = listing(tables, out, asked.languages, asked.formats, asked.extra, moment, chosen)
    if asked.is_whole and (known := _known(kept, listed)):
        kept.tidy([*known, listed])
        published = [job for job in known if job.is_published]
        paths = sorted(path for job in published for path in job.paths)
        return Made(paths, 0, len(published), warnings)
    made, jobs, helpers = _composed(tables, out, mapper or in_turn, asked, moment, kept, progress)
    if asked.is_whole:  # a small order leaves what the last build needs
        if not made.gaps:
            listed.keep(kept, jobs, helpers)
        kept.tidy([*jobs, *helpers, listed])
    made.warnings.extend(warnings)
    return made


def _composed(
    tables: Tables,
    out: Path,
    mapper: Opened,
    asked: Wanted,
    moment: Moment,
    kept: Store,
    progress: Progress,
) -> tuple[Made, list[Job], list[Job]]:
    """Compose what is wanted and make what is not kept. Returns all jobs, and those that help.

    What is composed is made in other processes while this one composes the rest.
    """
    libraries = [Library(tables, words_of(code), asked.choices) for code in asked.languages]
    plan = Plan()
    order = Order(moment, out, asked.sections, asked.formats, asked.extra)
    with opened_when_needed(mapper) as run:
        if asked.is_whole:  # and not what a build before it made: something changed
            awaken(run, ready)
        fill = _Notices(plan, libraries, moment, out).fill
        under_way = UnderWay(plan, run, kept, fill, progress, out)
        under_way.all(planned(plan, order, libraries))
    figures = list(plan.figures.values())
    helpers: list[Job] = [*map(Sketch, figures), *plan.parts]
    for folder in {path.parent for job in helpers for path in job.paths}:
        shutil.rmtree(folder, ignore_errors=True)
    jobs: list[Job] = [*figures, *plan.documents]
    broken = [job for job, _ in plan.failed]
    paths = sorted(path for job in [*jobs, *broken] for path in job.paths)
    made = Made(paths, under_way.count, len(jobs) - under_way.count, gaps=under_way.gaps)
    return made, jobs, helpers


def _known(kept: Store, listed: Listing) -> list[Known]:
    """The jobs of a build like this one, if all that they made is kept and stands in its place."""
    known = listed.fetched(kept)
    return known if all(kept.fetch(job) for job in known if job.is_published) else []


@dataclass(frozen=True)
class _Notices:
    """Puts notices in the place of what could not be made."""

    plan: Plan
    libraries: Sequence[Library]
    moment: Moment
    out: Path

    def fill(self, failed: Sequence[tuple[Any, str]]) -> list[Gap]:
        """Write the notices of jobs that failed over whatever lies there.

        failed: each job with what went wrong. Raises RenderProblem with all of it if a notice
        cannot be made either: then it is no matter of one record.
        """
        try:
            return [self._one(job, said) for job, said in failed]
        except CouldNotRun:
            raise RenderProblem("\n".join(said for _, said in failed)) from None

    def _one(self, job: Any, said: str) -> Gap:
        about = self.plan.subjects[job.paths[0]]
        library = next(each for each in self.libraries if each.words.code == about.language)
        frame = colophon(library, self.moment.as_of, self.moment.known_by)
        do(notice_of(job, Notice(library.words, about.title, frame)))
        path = about.whole or job.paths[0]
        part = str(about.title) if about.whole else ""
        return Gap(path.relative_to(self.out).as_posix(), " ".join(said.split()), part)


def _data_date(tables: Tables) -> Moment:
    day = date.fromisoformat(tables.rows("dataset")[0]["release_date"])
    return Moment(day, day)

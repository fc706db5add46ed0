"""Making documents while others are still being composed: what is not kept, in other processes."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipelines.making.pooled import Mapper
from pipelines.making.progress import Progress
from pipelines.making.store import Job, Store
from pipelines.report.jobs import Draw, Print, Sketch
from pipelines.report.notices import Gap, shows
from pipelines.report.plan import Plan
from pipelines.report.render import attempt

Failed = list[tuple[Any, str]]
"""Jobs that could not be done, each with what went wrong."""

Fill = Callable[[Failed], list[Gap]]
"""Puts notices in the place of jobs that failed."""


@dataclass
class Lot:
    """What is made at one time: sketches and figures, then the documents that show them.

    drawn, written: what is said of each, as long as it is under way.
    """

    sketches: list[Sketch]
    drawing: list[Draw]
    writing: list[Any]
    drawn: Iterable[str | None] = ()
    written: Iterable[str | None] | None = None

    @property
    def pictures(self) -> list[Sketch | Draw]:
        """What is drawn."""
        return [*self.sketches, *self.drawing]

    @property
    def jobs(self) -> int:
        """How many; sketches do not count, as they are not published."""
        return len(self.drawing) + len(self.writing)


@dataclass
class UnderWay:
    """Makes what is not kept of a plan, while the plan grows.

    plan: may grow; run: maps jobs; kept: what was made before; fill: fills the place of what
    fails; progress: told of each job by its path in the folder `out`, done well or not; gaps: what
    holds a notice; count: how many jobs had to be done.
    """

    plan: Plan
    run: Mapper
    kept: Store
    fill: Fill
    progress: Progress
    out: Path
    gaps: list[Gap] = field(default_factory=list)
    count: int = 0
    _figures: set[Path] = field(default_factory=set)
    _documents: int = 0
    _sketched: set[str] = field(default_factory=set)
    _undrawn: set[str] = field(default_factory=set)

    def all(self, composing: Iterator[None]) -> None:
        """Make all documents. composing: composes a part of the plan with each step."""
        lots = [self._begun(self._lot()) for _ in composing]
        if total := sum(lot.jobs for lot in lots):
            self.progress.begin("report", total)
        for lot in lots:
            self._drawn(lot)
        self.gaps += self.fill(self.plan.failed)
        for lot in lots:
            self._written(lot)

    def _begun(self, lot: Lot) -> Lot:
        """Begin with the figures of a lot, or at once with its documents if there are none."""
        lot.drawn = self.run(attempt, lot.pictures)
        if not lot.pictures:
            lot.written = self.run(attempt, lot.writing)
        return lot

    def _lot(self) -> Lot:
        """What came into the plan since the last time and is not kept."""
        figures = [job for path, job in self.plan.figures.items() if path not in self._figures]
        documents = self.plan.documents[self._documents :]
        self._figures |= set(self.plan.figures)
        self._documents += len(documents)
        drawing = [draw for draw in figures if not self.kept.fetch(draw)]
        writing = [job for job in documents if not self.kept.fetch(job)]
        lot = Lot(self._sketches(drawing, writing), drawing, writing)
        self.count += lot.jobs
        return lot

    def _sketches(self, drawing: Sequence[Draw], writing: Sequence[Job]) -> list[Sketch]:
        """The sketches that are not kept, of figures that are, for documents to be made."""
        self._sketched |= {draw.key for draw in drawing}  # a figure that is drawn brings its own
        shown = {key for job in writing if isinstance(job, Print) for key in job.drawn}
        wanted = shown - self._sketched
        self._sketched |= wanted
        needed = [Sketch(draw) for draw in self.plan.figures.values() if draw.key in wanted]
        return [sketch for sketch in needed if not self.kept.fetch(sketch)]

    def _drawn(self, lot: Lot) -> None:
        """Wait for figures, then begin with the documents.

        Where a figure failed, the documents show a notice and are not kept.
        """
        failed = self._ended(lot.pictures, lot.drawn)
        undrawn = [each for each in failed if isinstance(each[0], Draw)]
        self.gaps += self.fill(undrawn)
        self._undrawn |= {job.key for job, _ in undrawn}
        if lot.written is None:
            lot.written = self.run(attempt, lot.writing)

    def _written(self, lot: Lot) -> None:
        """Wait for documents."""
        assert lot.written is not None
        self.gaps += self.fill(self._ended(lot.writing, lot.written))

    def _ended(self, jobs: Sequence[Any], said: Iterable[str | None]) -> Failed:
        """Keep what was made, but for documents with a figure that was not drawn.

        said: what went wrong with each. Returns the jobs that failed.
        """
        failed = []
        for job, problem in zip(jobs, said, strict=True):
            if problem is not None:
                failed.append((job, problem))
            elif not shows(job, self._undrawn):
                self._keep(job)
            self._told(job)
        return failed

    def _keep(self, job: Any) -> None:
        self.kept.keep(job)
        if isinstance(job, Draw):
            self.kept.keep(Sketch(job))

    def _told(self, job: Any) -> None:
        if not isinstance(job, Sketch):
            self.progress.step(job.paths[0].relative_to(self.out).as_posix())

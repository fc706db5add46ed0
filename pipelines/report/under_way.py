"""Making documents while others are still being composed: what is not kept, in other processes."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipelines.making.pooled import Mapper
from pipelines.making.progress import Progress
from pipelines.making.store import Job, Store
from pipelines.report.jobs import Bind, Draw, Print, Sketch
from pipelines.report.notices import Gap, shows
from pipelines.report.plan import Plan
from pipelines.report.render import attempt

Failed = list[tuple[Any, str]]
"""Jobs that could not be done, each with what went wrong."""

Fill = Callable[[Failed], list[Gap]]
"""Puts notices in the place of jobs that failed."""


@dataclass
class Lot:
    """What is made at one time: figures, then documents that show them, then those of parts.

    drawn, written, bound: what is said of each, as long as it is under way.
    """

    sketches: list[Sketch]
    drawing: list[Draw]
    writing: list[Any]
    binding: list[Bind] = field(default_factory=list)
    drawn: Iterable[str | None] = ()
    written: Iterable[str | None] | None = None
    bound: Iterable[str | None] = ()

    @property
    def pictures(self) -> list[Sketch | Draw]:
        """What is drawn."""
        return [*self.sketches, *self.drawing]

    @property
    def jobs(self) -> int:
        """How many are told of; sketches are not."""
        return len(self.drawing) + len(self.writing) + len(self.binding)


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
    _broken: set[str] = field(default_factory=set)

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
        for lot in lots:
            self.gaps += self.fill(self._ended(lot.binding, lot.bound))

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
        missing = [job for job in documents if not self.kept.fetch(job)]
        binding = [job for job in missing if isinstance(job, Bind)]
        others = [job for job in missing if not isinstance(job, Bind)]
        parts = [part for job in binding for part in job.parts if not self.kept.fetch(part)]
        writing = [*parts, *others]
        self.count += len(drawing) + len(missing)
        return Lot(self._sketches(drawing, writing), drawing, writing, binding)

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
        self._fail([each for each in failed if isinstance(each[0], Draw)])
        if lot.written is None:
            lot.written = self.run(attempt, lot.writing)

    def _written(self, lot: Lot) -> None:
        """Wait for documents, then begin with those that are bound of them.

        Where a part failed, the document has a notice in its place and is not kept.
        """
        assert lot.written is not None
        self._fail(self._ended(lot.writing, lot.written))
        lot.bound = self.run(attempt, lot.binding)

    def _fail(self, failed: Failed) -> None:
        """Fill the place of what failed, and know it where it is shown."""
        self.gaps += self.fill(failed)
        self._broken |= {job.key for job, _ in failed}

    def _ended(self, jobs: Sequence[Any], said: Iterable[str | None]) -> Failed:
        """Keep what was made, but for documents that show what was not.

        said: what went wrong with each. Returns the jobs that failed.
        """
        failed = []
        for job, problem in zip(jobs, said, strict=True):
            if problem is not None:
                failed.append((job, problem))
            elif not shows(job, self._broken):
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

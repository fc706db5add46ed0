"""The main job: the stages in their order, from raw/ to what is published.

Plain functions; an orchestrator takes part only through `run`, which calls one stage.
"""

import json
import os
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Protocol, TypeVar

from pipelines.ingest import Ingested
from pipelines.making.memory import collected_seldom
from pipelines.making.pooled import Opened, in_turn, kept_open
from pipelines.making.progress import SILENT, Progress
from pipelines.publish import publish, too_long
from pipelines.report import Made, Wanted, report
from pipelines.run import shelf
from pipelines.run.edition import Records, edition, read
from pipelines.run.screen import told
from pipelines.run.steps import first_steps, mark, steps_there, unmark
from pipelines.run.turns import RolledBack, now, rolled_back
from pipelines.telling.values import RUN_BEFORE
from schemas import SCHEMA_VERSION
from schemas.files import move_aside, put_at, replace_text
from schemas.printing import NO_GLYPH
from schemas.problem import CouldNotRun, Problem, ProblemsFound, reason
from schemas.tables import Tables

Result = TypeVar("Result")

RUN_FILE = "run.json"
"""What runs or ran last."""

WITH_GAPS = "published-with-gaps"
"""The status of a run that published notices in the place of documents."""

SKIPPED_FILE = "run-skipped.json"
"""The last run that did nothing: it met another one, or came too late."""


class Runner(Protocol):
    """Calls one stage and returns its result."""

    def __call__(self, name: str, stage: Callable[[], Result]) -> Result:
        """Run the stage of that name."""


def plainly(name: str, stage: Callable[[], Result]) -> Result:
    """The runner without an orchestrator."""
    return stage()


@dataclass(frozen=True)
class Paths:
    """Where the job reads and writes."""

    raw: Path
    build: Path

    @classmethod
    def of(cls, root: Path) -> "Paths":
        """The folders of a project."""
        return cls(root / "raw", root / "build")


@dataclass
class Summary:
    """What runs or ran: written to build/run.json at the start and at the end, also at a bad one.

    started: in UTC; process: its number; published: the edition that readers see; rolled_back: the
    edition of the run before, if a rollback took it from readers; to_come: what the published one
    does not have yet; gaps: what is published but not as it should be; placed: what was sent where
    of the site that follows; unmade: what was to follow, such as the site, and why it did not.
    """

    status: str = "running"
    started: str = field(default_factory=now)
    process: int = field(default_factory=os.getpid)
    version: str | None = None
    release_date: str | None = None
    schema_version: str = SCHEMA_VERSION
    published: str | None = None
    rolled_back: str | None = None
    to_come: list[str] = field(default_factory=list)
    gaps: list[str] = field(default_factory=list)
    placed: str | None = None
    unmade: dict[str, str] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def note(self, problems: tuple[Problem, ...]) -> None:
        """Keep problems as lines."""
        for problem in problems:
            kept = self.errors if problem.severity == "error" else self.warnings
            line = f"{problem.place or problem.table}: {problem.sentence()}"
            if line not in kept:
                kept.append(line)


def run_file(build: Path) -> dict[str, Any]:
    """What run.json says; nothing if it is not there or not as it was written."""
    try:
        run = json.loads((build / RUN_FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return run if isinstance(run, dict) else {}


class Purpose(Protocol):
    """What a run is for, besides being published."""

    is_published: bool
    """Whether what it makes takes the place of what readers see."""

    def accept(self, found: Ingested, base: Tables) -> None:
        """Raise ProblemsFound or CouldNotRun for records that will not do; base: their tables."""

    def use(self, build: Path, tables: Tables) -> str:
        """Take from a finished build what is wanted. Returns what was done, for the screen."""


@dataclass(frozen=True)
class After:
    """What follows once readers see an edition, such as the site. That it fails takes nothing away.

    name: of its stage; what: it is, in words; work: is given the tables, whom to tell how far it is
    and what opens the pool; returns what it came to; is_placing: whether it sends something to
    where readers are.
    """

    name: str
    what: str
    work: Callable[[Tables, Progress, Opened], str]
    is_placing: bool = False


Ended = Callable[[Summary, BaseException | None], None]
"""Is given what a run came to and what ended it, if anything did; raises nothing."""


def untold(summary: Summary, error: BaseException | None) -> None:
    """Tell nobody how a run ended."""


def main_job(
    paths: Paths,
    run: Runner = plainly,
    mapper: Opened | None = None,
    say: Callable[[str], None] = lambda line: None,
    wanted: Wanted | None = None,
    purpose: Purpose | None = None,
    progress: Progress = SILENT,
    ended: Ended = untold,
    after: Sequence[After] = (),
) -> Summary:
    """Run all stages and publish their result with one rename.

    paths: folders; run: calls a stage; mapper: opens the pool that renders reports;
    say: told what each stage came to; wanted: which documents, by default all; purpose: what else
    it is for, such as a release, whose files then come from the same records; progress: told how
    far a stage is; ended: called at the end, good or not, while no other run can begin; after: what
    follows once the edition is published. Raises ProblemsFound if raw/ has errors: nothing is
    published then; AlreadyRunning, with a word in build/run-skipped.json, if another run is under
    way, of which nothing is touched.
    """
    summary = Summary()
    job = _Job(paths, run, say, summary, wanted, purpose, progress, after)
    try:
        with shelf.locked(paths.build, job.warn), collected_seldom():
            _watched(lambda: job.all(mapper), paths.build, summary, ended)
    except shelf.AlreadyRunning as error:
        raise _skipped(paths.build, error) from None
    return summary


def data_alone(
    paths: Paths,
    mapper: Opened | None = None,
    say: Callable[[str], None] = lambda line: None,
    progress: Progress = SILENT,
) -> Path:
    """Make the data files without documents, beside what is published, of which nothing changes.

    Arguments as of main_job. Returns their folder, build/draft/data, which they fill anew. Raises
    ProblemsFound if raw/ has errors: the folder stays as it was then.
    """
    job = _Job(paths, plainly, say, Summary(), None, None, progress)
    with shelf.locked(paths.build, job.warn), collected_seldom():
        tables = job.tables(job.records())
        with put_at(paths.build / "draft") as folder:
            job.stage("publish", lambda: job.publish(tables, folder / "data", mapper), _files)
    return paths.build / "draft" / "data"


def _watched(work: Callable[[], None], build: Path, summary: Summary, ended: Ended) -> None:
    """Do the work of a run, write how it ended and tell."""
    try:
        work()
        write_summary(build, summary)
    except BaseException as error:
        _note_end(summary, error)
        with suppress(OSError):  # a full disk: what ended the run is the better message
            write_summary(build, summary)
        ended(summary, error)
        raise
    ended(summary, None)


def _note_end(summary: Summary, error: BaseException) -> None:
    if isinstance(error, ProblemsFound):
        summary.status = "problems"
        summary.note(error.problems)
    else:
        summary.status = "failed"
        summary.errors.append(_ended(error))


def _ended(error: BaseException) -> str:
    if isinstance(error, KeyboardInterrupt):
        return str(error) or "stopped from the keyboard"
    said, kind = reason(error), type(error).__name__
    return said if said.startswith(kind) else f"{kind}: {said}"


def _skipped(build: Path, error: shelf.AlreadyRunning) -> shelf.AlreadyRunning:
    """Write down that a run was skipped. Returns the error with what is known of the other run."""
    other = run_file(build)
    about = {name: other.get(name) for name in ("process", "started")}
    who = f", process {about['process']}, begun {about['started']}" if all(about.values()) else ""
    said = f"{error}{who}; this run did nothing"
    note_skipped(build, said, about)
    return shelf.AlreadyRunning(said)


def note_skipped(build: Path, said: str, running: dict[str, Any] | None = None) -> None:
    """Write down that a run did nothing. said: why; running: what is known of the run it met."""
    skipped = {"status": "skipped", "at": now(), "reason": said, "running": running or {}}
    with suppress(OSError):
        _write(build / SKIPPED_FILE, skipped)


def write_told(build: Path, summary: Summary, told: Mapping[str, Any]) -> None:
    """Write run.json once more, with what was told of the run. told: fields of the report."""
    _write(build / RUN_FILE, {**asdict(summary), **told})


def write_summary(build: Path, summary: Summary) -> None:
    """Write down what runs or ran."""
    _write(build / RUN_FILE, asdict(summary))


def _write(path: Path, content: dict[str, Any]) -> None:
    if path.is_dir():
        move_aside(path)
    text = json.dumps(content, ensure_ascii=False, indent=2) + "\n"
    replace_text(path, text, shelf.FILE_MODE)


class _Job:
    """One run: carries the paths, the runner and the summary through the stages."""

    def __init__(
        self,
        paths: Paths,
        run: Runner,
        say: Callable[[str], None],
        summary: Summary,
        wanted: Wanted | None,
        purpose: Purpose | None,
        progress: Progress,
        after: Sequence[After] = (),
    ) -> None:
        self.paths = paths
        self.run = run
        self.say = say
        self.summary = summary
        self.wanted = wanted
        self.purpose = purpose
        self.progress = progress
        self.after = after
        self.kept = shelf.KEPT
        self.back: RolledBack | None = None

    def stage(
        self, name: str, stage: Callable[[], Result], told: Callable[[Result], str]
    ) -> Result:
        """Run one stage, time it and tell."""
        start = time.perf_counter()
        self.progress.begin(name)
        result = self.run(name, stage)
        self.progress.end()
        seconds = round(time.perf_counter() - start, 2)
        earlier = self.summary.seconds.get(name, 0.0)
        self.summary.seconds[name] = round(earlier + seconds, 2)
        self.say(f"  {name:<9} {told(result)} ({seconds:.1f} s)")
        return result

    def warn(self, line: str) -> None:
        """Tell of what does not stop the run: what was damaged or lay in the way."""
        self.summary.warnings.append(line)
        self.say(f"  warning: {line}")

    def gap(self, line: str) -> None:
        """Tell of what is published but not as it should be."""
        if line not in self.summary.gaps:  # a stage may be tried again
            self.summary.gaps.append(line)
            self.say(f"  gap: {line}")

    def begin(self) -> None:
        """Say that a run is under way, and if the one before did not come to its end."""
        build = self.paths.build
        if (build / RUN_FILE).is_dir():
            move_aside(build / RUN_FILE, self.warn)
        before = run_file(build)
        if before.get("status") == "running":
            who = f"process {before.get('process')}, begun {before.get('started')}"
            self.warn(f"{RUN_BEFORE}{who}) did not end: it was killed, or the machine stopped")
        self.back = rolled_back(build)
        if self.back is not None:
            self.summary.rolled_back = self.back.edition
            self.warn(
                f"edition {self.back.edition} was rolled back to {self.back.to} at {self.back.at}; "
                "this run publishes the records as they are"
            )
        write_summary(build, self.summary)

    def all(self, mapper: Opened | None) -> None:
        """All stages in their order."""
        self.begin()
        self.kept = shelf.editions_kept()  # before the work: a setting that is none ends the run
        tables = self.tables(self.records())
        build = self.paths.build
        with kept_open(mapper or in_turn) as opened:
            with shelf.new_build(build, self.warn) as folder:
                self.stage("publish", lambda: self.publish(tables, folder / "data", opened), _files)
                made = self.documents(tables, folder, opened)
                self.put(made, folder, tables)
            if self.summary.published is not None:
                self.follow(tables, opened)

    def put(self, made: Made, folder: Path, tables: Tables) -> None:
        """Let readers see an edition, or take from it what the run is for. made: its documents."""
        if self.purpose is not None:
            self.release(self.purpose, made, folder, tables)
        if self.purpose is None or self.purpose.is_published:
            self.promote(folder)
            self.summary.to_come = []
            self.summary.status = WITH_GAPS if made.gaps else "published"

    def documents(self, tables: Tables, folder: Path, mapper: Opened) -> Made:
        """All documents; of a first run in steps."""
        there = steps_there(self.paths.build / "current")
        if self.purpose is None and there is not None:
            self.in_steps(tables, folder, mapper, there)
        return self.report(tables, folder, mapper, self.wanted)

    def in_steps(
        self,
        tables: Tables,
        folder: Path,
        mapper: Opened,
        there: int,
    ) -> None:
        """Publish what is ready, marked as incomplete. there: the steps that are published."""
        steps = first_steps(tables, self.wanted or Wanted())
        for number, step in enumerate(steps, start=1):
            if step.wanted is not None:
                self.report(tables, folder, mapper, step.wanted)
            if number >= there:  # what an earlier run published does not become less
                self.summary.to_come = mark(folder, steps, number)
                self.promote(folder)
                write_summary(self.paths.build, self.summary)
                self.say(f"  to read   {step.name}; still to come: all else")
        unmark(folder)

    def promote(self, folder: Path) -> None:
        """Let readers see what lies in a folder."""
        build = self.paths.build
        name = self.stage(
            "promote", lambda: shelf.promote(build, folder, self.warn, self.kept), str
        )
        self.summary.published = name
        if self.back is not None and name == self.back.edition:
            self.warn(
                f"edition {name}, which was rolled back, is published again: "
                "the records are those of then; correct them in raw/"
            )

    def follow(self, tables: Tables, mapper: Opened) -> None:
        """What follows an edition; after one that failed none is tried: it needs what it made."""
        for each in self.after:
            if self.summary.unmade:
                first = next(iter(self.summary.unmade))
                self.unmade(each.what, f"not tried: there was a problem with {first}")
                continue
            try:
                self.one_after(each, tables, mapper)
            except Exception as error:
                self.unmade(each.what, told(error, self.paths.build))

    def one_after(self, each: After, tables: Tables, mapper: Opened) -> None:
        """One of what follows."""
        came_to = self.stage(each.name, lambda: each.work(tables, self.progress, mapper), str)
        if each.is_placing:
            self.summary.placed = came_to

    def unmade(self, what: str, why: str) -> None:
        """Tell of what is not there, or not as it should be, besides the edition."""
        self.summary.unmade[what] = why
        self.say(f"  failed: {what}: {why}")

    def release(self, purpose: Purpose, made: Made, folder: Path, tables: Tables) -> None:
        """What the run is for; a version has every document."""
        if made.gaps:
            told = "\n".join(map(str, made.gaps))
            raise CouldNotRun(f"no release with notices in the place of documents:\n{told}")
        self.summary.status = "released"
        self.stage("release", lambda: purpose.use(folder, tables), str)

    def publish(self, tables: Tables, folder: Path, mapper: Opened | None) -> list[str]:
        """All data files; what did not change since an earlier build is taken from the store."""
        for problem in too_long(tables):
            self.gap(f"data/{problem.table}: {problem.sentence()}")
        store = self.paths.build / ".made-data"
        return publish(tables, folder, store, self.warn, self.progress, mapper)

    def report(
        self,
        tables: Tables,
        folder: Path,
        mapper: Opened,
        wanted: Wanted | None,
    ) -> Made:
        """Documents of an edition; what did not change since an earlier one is in the store."""
        store, out = self.paths.build / ".made", folder / "reports"

        def made() -> Made:
            return report(tables, out, mapper, wanted, store, self.progress)

        result = self.stage("report", made, _made)
        for line in result.warnings:
            self.warn(line)
        for gap in result.gaps:
            self.gap(str(gap))
        return result

    def records(self) -> Records:
        """Read and check raw/; errors end the run."""
        records = read(self.paths.raw, self.stage)
        self.summary.note(records.problems)
        for problem in records.problems:
            if problem.what == NO_GLYPH:
                self.summary.gaps.append(f"{problem.place}: {problem.sentence()}")
        if self.purpose is not None:
            self.purpose.accept(records.found, records.base)
        info = records.base.rows("dataset")[0]
        self.summary.version, self.summary.release_date = info["version"], info["release_date"]
        return records.light()

    def tables(self, records: Records) -> Tables:
        """Base and computed tables, checked."""
        made = edition(records, stage=self.stage)
        self.summary.note(made.problems)
        self.summary.counts = {name: made.tables[name].num_rows for name in made.tables}
        return made.tables.unread()


def _made(made: Made) -> str:
    missing = f", not made {len(made.gaps)}" if made.gaps else ""
    return f"{len(made.paths)} files; made {made.done}, unchanged {made.kept}{missing}"


def _files(names: list[Any]) -> str:
    return f"{len(names)} files"

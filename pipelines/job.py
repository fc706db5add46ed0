"""The main job: the stages in their order, from raw/ to what is published.

Plain functions; an orchestrator takes part only through `run`, which calls one stage.
"""

import json
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Protocol, TypeVar

from pipelines import shelf
from pipelines.derive import derive
from pipelines.ingest import Ingested, ingest
from pipelines.publish import publish
from pipelines.release import with_changes
from pipelines.report import Made, Mapper, Wanted, report
from pipelines.tabulate import tabulate, verify, with_results
from schemas import SCHEMA_VERSION
from schemas.problem import Problem, ProblemsFound
from schemas.tables import Tables

Result = TypeVar("Result")


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
    """What ran: written to build/run.json, also when the run stopped."""

    status: str = "running"
    version: str | None = None
    release_date: str | None = None
    schema_version: str = SCHEMA_VERSION
    published: str | None = None
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


def main_job(
    paths: Paths,
    run: Runner = plainly,
    mapper: Callable[[], AbstractContextManager[Mapper]] | None = None,
    say: Callable[[str], None] = lambda line: None,
    wanted: Wanted | None = None,
) -> Summary:
    """Run all stages and publish their result with one rename.

    paths: folders; run: calls a stage; mapper: opens the pool that renders reports;
    say: told of progress; wanted: which documents, by default all. Raises
    ProblemsFound if raw/ has errors: nothing is published then.
    """
    with shelf.locked(paths.build):
        summary = Summary()
        try:
            _Job(paths, run, say, summary, wanted).all(mapper)
        except ProblemsFound as found:
            summary.status = "problems"
            summary.note(found.problems)
            raise
        except BaseException as error:
            summary.status = "failed"
            summary.errors.append(f"{type(error).__name__}: {error}")
            raise
        finally:
            _write_summary(paths.build, summary)
        return summary


def _write_summary(build: Path, summary: Summary) -> None:
    build.mkdir(parents=True, exist_ok=True)
    text = json.dumps(asdict(summary), ensure_ascii=False, indent=2) + "\n"
    shelf.replace_text(build / "run.json", text)


class _Job:
    """One run: carries the paths, the runner and the summary through the stages."""

    def __init__(
        self,
        paths: Paths,
        run: Runner,
        say: Callable[[str], None],
        summary: Summary,
        wanted: Wanted | None,
    ) -> None:
        self.paths = paths
        self.run = run
        self.say = say
        self.summary = summary
        self.wanted = wanted

    def stage(
        self, name: str, stage: Callable[[], Result], told: Callable[[Result], str]
    ) -> Result:
        """Run one stage, time it and tell."""
        start = time.perf_counter()
        result = self.run(name, stage)
        seconds = round(time.perf_counter() - start, 2)
        self.summary.seconds[name] = seconds
        self.say(f"  {name:<9} {told(result)} ({seconds:.1f} s)")
        return result

    def all(self, mapper: Callable[[], AbstractContextManager[Mapper]] | None) -> None:
        """All stages in their order."""
        records = self.ingest()
        tables = self.tables(records)
        with shelf.new_build(self.paths.build) as folder:
            made = self.paths.build / ".made-data"
            self.stage("publish", lambda: publish(tables, folder / "data", made), _files)
            self.stage("report", lambda: self.report(tables, folder / "reports", mapper), _made)
            name = self.stage("promote", lambda: shelf.promote(self.paths.build, folder), str)
        self.summary.published = name
        self.summary.status = "published"

    def report(
        self,
        tables: Tables,
        folder: Path,
        mapper: Callable[[], AbstractContextManager[Mapper]] | None,
    ) -> Made:
        """All documents; what did not change since an earlier build is taken from the store."""
        return report(tables, folder, mapper, self.wanted, self.paths.build / ".made")

    def ingest(self) -> Ingested:
        """Read and check raw/; errors end the run."""
        found = self.stage("ingest", lambda: ingest(self.paths.raw), _read)
        self.summary.note(found.problems)
        if found.errors:
            raise ProblemsFound(found.problems)
        return found

    def tables(self, found: Ingested) -> Tables:
        """Base and computed tables, checked."""
        base = self.stage("tabulate", lambda: tabulate(found.records.rows), _tables)
        info = base.rows("dataset")[0]
        self.summary.version, self.summary.release_date = info["version"], info["release_date"]
        data_date = date.fromisoformat(info["release_date"])
        tables = self.stage("derive", lambda: self.derived(base, data_date), _tables)
        faults = self.stage("verify", lambda: verify(tables), lambda p: f"{len(p)} problems")
        problems = found.origins.placed(faults)
        self.summary.note(problems)
        if any(p.severity == "error" for p in problems):
            raise ProblemsFound(problems)
        tables = with_results(tables, found.files, (*found.problems, *problems))
        self.summary.counts = {name: tables[name].num_rows for name in tables}
        return tables

    def derived(self, base: Tables, data_date: date) -> Tables:
        """Measures, and what has changed since the release before."""
        return with_changes(derive(base, data_date), base, self.paths.raw)


def _read(found: Ingested) -> str:
    rows = sum(len(rows) for rows in found.records.rows.values())
    return f"{found.files} files, {rows:,} records, {len(found.errors)} errors"


def _tables(tables: Tables) -> str:
    return f"{len(tables)} tables, {sum(tables[name].num_rows for name in tables):,} rows"


def _made(made: Made) -> str:
    return f"{len(made.paths)} files; made {made.done}, unchanged {made.kept}"


def _files(names: list[Any]) -> str:
    return f"{len(names)} files"

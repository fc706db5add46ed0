"""The one way from raw/ to tables: checked records, then all tables at two dates.

Runs, documents on demand, questions on the command line, releases and tests take it.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Protocol, TypeVar

from pipelines.derive import as_they_stood, derive
from pipelines.ingest import Ingested, Origins, ingest
from pipelines.ingest import Records as Rows
from pipelines.release import ledger_problems, with_changes
from pipelines.tabulate import tabulate, verify, with_results
from schemas.problem import Problem, ProblemsFound
from schemas.tables import Tables

Result = TypeVar("Result")


class Stage(Protocol):
    """Runs one stage and returns its result."""

    def __call__(
        self, name: str, stage: Callable[[], Result], told: Callable[[Result], str]
    ) -> Result:
        """Run the stage of that name; told: its result in words."""


def plainly(name: str, stage: Callable[[], Result], told: Callable[[Result], str]) -> Result:
    """Run a stage and say nothing."""
    return stage()


@dataclass(frozen=True)
class Records:
    """Records without errors: where they lie, as they were read, and their base tables.

    problems: the warnings, also those of the ledgers.
    """

    raw: Path
    found: Ingested
    base: Tables
    problems: tuple[Problem, ...]

    @property
    def data_date(self) -> date:
        """The state that the records speak of."""
        return date.fromisoformat(self.base.rows("dataset")[0]["release_date"])

    def light(self) -> "Records":
        """These without what was read of the files, which takes more memory than all tables.

        It is read again where tables have faults, to say in which line.
        """
        bare = replace(self.found, records=Rows({}), origins=Origins({}), drafts=())
        return replace(self, found=bare)

    def placed(self, faults: tuple[Problem, ...]) -> tuple[Problem, ...]:
        """Faults of tables, each with the place of its record."""
        if not faults:
            return ()
        origins = self.found.origins
        return (origins if origins.drafts else ingest(self.raw).origins).placed(faults)


def read(raw: Path, stage: Stage = plainly) -> Records:
    """Read and check the records.

    raw: their folder; stage: runs `ingest` and `tabulate`. Raises ProblemsFound if they, or the
    ledgers of releases among them, have errors.
    """
    found = stage("ingest", lambda: ingest(raw), _read)
    problems = (*found.problems, *ledger_problems(raw))
    _without_errors(problems)
    base = stage("tabulate", lambda: tabulate(found.records.rows), _counted)
    return Records(raw, found, base, problems)


@dataclass(frozen=True)
class Edition:
    """All tables at two dates.

    stood: the base tables as they stood; tables: these and the computed ones; problems: the
    warnings about records and tables.
    """

    stood: Tables
    tables: Tables
    problems: tuple[Problem, ...]


def edition(
    records: Records,
    as_of: date | None = None,
    known_by: date | None = None,
    stage: Stage = plainly,
) -> Edition:
    """Compute all tables as of a date, from what was said by another, and verify them.

    as_of, known_by: the date of the data by default; stage: runs `derive` and `verify`. Raises
    ProblemsFound for errors in the tables.
    """
    base, found = records.base, records.found
    as_of, known_by = as_of or records.data_date, known_by or records.data_date
    stood = as_they_stood(base, as_of, known_by)

    def derived() -> Tables:
        return with_changes(derive(stood, as_of, known_by), base, records.raw)

    tables = stage("derive", derived, _counted)
    # Bounds say how much there is now, and nothing of what there was on an earlier day.
    faults = stage("verify", lambda: verify(tables, bounded=stood is base), _problems)
    problems = (*found.problems, *records.placed(faults))
    _without_errors(problems)
    return Edition(stood, with_results(tables, found.files, problems), problems)


def _without_errors(problems: tuple[Problem, ...]) -> None:
    if any(problem.severity == "error" for problem in problems):
        raise ProblemsFound(problems)


def _read(found: Ingested) -> str:
    rows = sum(len(rows) for rows in found.records.rows.values())
    return f"{found.files} files, {rows:,} records, {len(found.errors)} errors"


def _counted(tables: Tables) -> str:
    return f"{len(tables)} tables, {sum(tables[name].num_rows for name in tables):,} rows"


def _problems(found: tuple[Problem, ...]) -> str:
    return f"{len(found)} problems"

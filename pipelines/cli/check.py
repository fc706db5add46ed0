"""`dialogue check`."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from pipelines.cli.at import At, Here, epilogue, print_problems, quickly
from pipelines.run.screen import GOOD, PROBLEMS, cannot
from schemas.problem import Problem

if TYPE_CHECKING:
    from pipelines.ingest import Ingested

MORE = epilogue("dialogue check raw/agreements/ibm-2011.yml")


def check(
    *paths: Annotated[Path, Parameter(help="Show only the problems of these files or folders.")],
    at: Here,
) -> int:
    """Check the records in raw/.

    Each problem is a line: file, line and column, what was found, what is allowed. All files are
    read, also where only the problems of some are shown.
    """
    wanted = [path.resolve() for path in paths]
    if outside := _outside(at.raw.resolve(), wanted):
        return cannot(f"no such file or folder in {at.raw.resolve()}: {', '.join(outside)}")
    found = quickly(lambda: _read(at.raw))
    problems = (*found.problems, *_ledger_problems(at.raw))
    shown = [problem for problem in problems if _wanted(problem, wanted, at)]
    print_problems(shown)
    at.say(_verdict(found, shown))
    return PROBLEMS if any(problem.severity == "error" for problem in shown) else GOOD


def _read(raw: Path) -> "Ingested":
    from pipelines.ingest import ingest  # the models make many small objects too

    return ingest(raw)


def _outside(raw: Path, wanted: Sequence[Path]) -> list[str]:
    """The paths that are not there, or not among the records."""
    return [str(path) for path in wanted if not path.exists() or not path.is_relative_to(raw)]


def _ledger_problems(raw: Path) -> tuple[Problem, ...]:
    if not (raw / "releases").exists():  # what reads them takes a moment to import
        return ()
    from pipelines.release import ledger_problems

    return ledger_problems(raw)


def _wanted(problem: Problem, wanted: Sequence[Path], at: At) -> bool:
    if not wanted or problem.place is None:
        return True
    path = (at.root / problem.place.file).resolve()
    return any(path == one or one in path.parents for one in wanted)


def _verdict(found: "Ingested", shown: Sequence[Problem]) -> str:
    errors = sum(problem.severity == "error" for problem in shown)
    return f"{found.files} files: {errors} errors, {len(shown) - errors} warnings"

"""What a check reports, in the form in which tests state it."""

from pathlib import Path
from typing import NamedTuple

from pipelines.ingest import ingest
from schemas.problem import Problem


class Told(NamedTuple):
    """One problem as a person sees it."""

    place: str
    what: str
    found: str | None = None
    allowed: str | None = None
    hint: str | None = None
    severity: str = "error"


def told(problem: Problem) -> Told:
    """A problem as a person sees it."""
    return Told(
        str(problem.place),
        problem.what,
        problem.found,
        problem.allowed,
        problem.hint,
        problem.severity,
    )


def reported(root: Path) -> list[Told]:
    """Everything that ingest reports on a tree.

    root: the folder that holds `raw/`.
    """
    return [told(problem) for problem in ingest(root / "raw").problems]


def place_of(root: Path, file: str, mark: str) -> str:
    """file:line:column of a text in a file of a tree.

    mark: a text that stands once in the file, with `|` before the place meant.
    """
    text = (root / "raw" / file).read_text(encoding="utf-8")
    plain = mark.replace("|", "", 1)
    assert mark.count("|") == 1 and text.count(plain) == 1, f"{mark!r} is no single place"
    before = text[: text.index(plain) + mark.index("|")]
    line = before.count("\n") + 1
    return f"raw/{file}:{line}:{len(before) - before.rfind(chr(10))}"

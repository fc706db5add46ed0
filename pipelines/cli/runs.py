"""`dialogue runs`."""

from typing import Annotated, Literal

from cyclopts import Parameter, validators

from pipelines.cli.at import Here, epilogue, option
from pipelines.run.screen import GOOD, tell

MORE = epilogue("dialogue runs\ndialogue runs --last 100 --format csv", "0 good, 2 could not run")


def runs(
    *,
    last: Annotated[
        int, option("So many.", "N", True), Parameter(validator=validators.Number(gte=1))
    ] = 20,
    format: Annotated[
        Literal["table", "csv", "json"], option("How it is printed.", "F", True)
    ] = "table",
    at: Here,
) -> int:
    """The last runs: how they ended, what changed, what fails.

    One line for each run that published or should have, the last one last, from build/runs.jsonl.
    All of the last one stands in build/run.html.
    """
    from pipelines.run.answers import FORMATS
    from pipelines.telling.history import read_runs
    from pipelines.telling.lines import run_lines
    from schemas.problem import CouldNotRun

    found = read_runs(at.build)[-last:]
    if not found:
        raise CouldNotRun(f"no run is known in {at.build}; dialogue build makes one")
    tell(FORMATS[format](run_lines(found)), end="")
    return GOOD

"""`dialogue owed`."""

from typing import Annotated, Literal

from cyclopts import Parameter

from pipelines.cli import offers
from pipelines.cli.at import Here, epilogue, option, quickly
from pipelines.run.screen import GOOD, tell

MORE = epilogue(
    """dialogue owed --by serbia
    dialogue owed --all --format json"""
)


def owed(
    *,
    by: Annotated[
        str | None,
        option("Only of kosovo, serbia, eu, us, joint-body or other.", "BODY", offer=offers.bodies),
    ] = None,
    everything: Annotated[
        bool,
        Parameter(
            "--all", help="Also those without a deadline that has passed.", show_default=False
        ),
    ] = False,
    format: Annotated[
        Literal["table", "csv", "json"], option("How it is printed.", "F", True)
    ] = "table",
    at: Here,
) -> int:
    """Who owes what by when, and what is said of it.

    One line for each open obligation at the data date, the longest past its deadline first.
    """
    from pipelines.run.answers import FORMATS
    from pipelines.run.answers import owed as answer

    lines = quickly(lambda: answer(at.raw, by, everything))
    tell(FORMATS[format](lines), end="")
    return GOOD

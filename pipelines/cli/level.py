"""`dialogue level`."""

from typing import Annotated, Literal

from pipelines.cli import offers
from pipelines.cli.at import Here, epilogue, option, quickly
from pipelines.run.screen import GOOD, tell

MORE = epilogue(
    """dialogue level ibm-2011
    dialogue level ibm-2011 --as-of 2015-12-31 --performer kosovo --format csv"""
)


def level(
    agreement: Annotated[str, option("Its id, such as ibm-2011.", offer=offers.agreements)],
    /,
    *,
    as_of: Annotated[str | None, option("The state spoken of.", "D", "data date")] = None,
    known_by: Annotated[str | None, option("What was said by then.", "K", "data date")] = None,
    performer: Annotated[
        str | None, option("Only claims on this performer.", "P", offer=offers.performers)
    ] = None,
    format: Annotated[
        Literal["table", "csv", "json"], option("How it is printed.", "F", True)
    ] = "table",
    at: Here,
) -> int:
    """Who says how far an agreement is carried out.

    One line for each assessor and each part of the agreement, at any date.
    """
    from pipelines.run.answers import FORMATS, Question
    from pipelines.run.answers import level as answer

    question = Question(agreement, as_of, known_by, performer)
    lines = quickly(lambda: answer(at.raw, question))
    tell(FORMATS[format](lines), end="")
    return GOOD

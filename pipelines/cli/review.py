"""`dialogue review`: copies to read, sheets that come back, and how far the narratives are."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import App, Parameter

from pipelines.cli import offers
from pipelines.cli.at import (
    Below,
    Here,
    Texts,
    add,
    epilogue,
    option,
    options,
    print_problems,
    quickly,
)
from pipelines.run.screen import GOOD, PROBLEMS, tell, warn

if TYPE_CHECKING:
    from pipelines.run.reviewing import TakenReview

MORE = epilogue(
    """dialogue review copy ibm-2011 --lang sq --out copies
    dialogue review take copies/*.xlsx --basis workshop
    dialogue review status"""
)


def copy(
    *agreements: Annotated[
        str, Parameter(help="Ids of agreements with a narrative.", completer=offers.agreements)
    ],
    lang: Annotated[
        Texts, options("en, sq, sr-Latn, sr-Cyrl.", "LANG", "all", offers.languages)
    ] = (),
    out: Annotated[Path | None, option("Where it goes.", "DIR", "build/asked")] = None,
    at: Here,
) -> int:
    """Make reading copies of narratives, and an answer sheet for each.

    The copy, as PDF and Word, has each sentence beside the records that it rests on. The sheet has
    a row for each sentence, with verdicts to choose from, and asks for no name.
    """
    from pipelines.run.reviewing import copies

    folder = out or at.build / "asked"
    made = copies(at.raw, folder, agreements, lang, at.build / ".made", at.progress)
    for path in made.paths:
        at.say(path)
    for gap in made.gaps:
        warn(str(gap))
    return PROBLEMS if made.gaps else GOOD


def take(
    *files: Annotated[Path, Parameter(help="Answer sheets that were filled in.")],
    basis: Annotated[
        Literal["expert-review", "workshop", "survey"], option("Where they come from.", "B", True)
    ] = "expert-review",
    activity: Annotated[str | None, option("The workshop, by its id in the data.", "ID")] = None,
    survey: Annotated[str | None, option("The survey, by its id in the data.", "ID")] = None,
    received: Annotated[str | None, option("The day they arrived.", "D", "today")] = None,
    at: Here,
) -> int:
    """Take filled answer sheets into raw/reviews.

    The sheets of one call on one text become one review, in counts. A sheet with anything wrong is
    left out, with every cell that is wrong; the good ones are taken. None is taken twice.
    """
    from pipelines.review.merging import Origin
    from pipelines.run.reviewing import taken, today

    origin = Origin(basis, received or today(), activity, survey)
    found = taken(at.raw, files, origin)
    for each in found.reviews:
        at.say(_told(each, at.root))
    print_problems(found.problems)
    return PROBLEMS if found.problems else GOOD


def _told(taken: "TakenReview", root: Path) -> str:
    review = taken.review
    persons = "1 person" if review.persons == 1 else f"{review.persons} persons"
    older = ", of an older text" if taken.is_older else ""
    return f"{taken.path.relative_to(root)}: {review.id}, {persons} in {review.language}{older}"


def status(*, at: Here) -> int:
    """How far the narratives are reviewed, in each language.

    One line for each text that anybody has read: its state, the readers of it as it stands and of
    an earlier version, and the comments that are not decided yet.
    """
    from pipelines.run.answers import as_table
    from pipelines.run.reviewing import status as answer

    lines, unread = quickly(lambda: answer(at.raw))
    if lines:
        tell(as_table(lines))
    tell(unread)
    return GOOD


_COMMANDS = (
    Below(copy, "copy", "dialogue review copy ibm-2011 energy-2013 --lang sq sr-Latn --out copies"),
    Below(take, "take", "dialogue review take copies/*.xlsx --basis workshop"),
    Below(status, "status", "dialogue review status"),
)


def review_app(sort_key: float) -> App:
    """The command, with the commands below it. sort_key: its place among the others."""
    made = App(
        name="review",
        help="Let persons review narratives, and take what they say.",
        help_epilogue=MORE,
        sort_key=sort_key,
    )
    return add(made, _COMMANDS)

"""`dialogue editions` and `dialogue rollback`: what stands on the shelf, and going back to it."""

from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import Parameter

from pipelines.cli import offers
from pipelines.cli.at import Here, epilogue, option
from pipelines.run.screen import GOOD, PROBLEMS, tell, warn

if TYPE_CHECKING:
    from pipelines.run.editions import Shelved

MORE = epilogue(
    "dialogue editions\ndialogue editions --format json",
    "0 good, 1 an edition is damaged or cannot be read, 2 could not run",
)
MORE_ROLLBACK = epilogue(
    "dialogue rollback\ndialogue rollback 8d4d3470463fefde", "0 good, 2 could not run"
)


def editions(
    *,
    format: Annotated[
        Literal["table", "csv", "json"], option("How it is printed.", "F", True)
    ] = "table",
    at: Here,
) -> int:
    """List the editions on the shelf, the latest first.

    When each was published, version and date of its data, and whether it is whole: its content is
    compared with its name. One of them is what readers see.
    """
    from pipelines.run.answers import FORMATS
    from pipelines.run.editions import editions as found
    from pipelines.run.whole import State

    there = found(at.build)
    tell(FORMATS[format]([_line(each) for each in there]), end="")
    if not any(each.is_shown for each in there):
        warn("readers see none of them: the next run mends that, or `dialogue rollback EDITION`")
        return PROBLEMS
    is_good = all(each.state in (State.WHOLE, State.INCOMPLETE) for each in there)
    return GOOD if is_good else PROBLEMS


def _line(each: "Shelved") -> dict[str, str]:
    return {
        "edition": each.name,
        "published": each.published,
        "version": each.version or "",
        "data_date": each.data_date or "",
        "state": each.state.value,
        "readers": "see this one" if each.is_shown else "",
    }


def rollback(
    edition: Annotated[
        str | None,
        Parameter(
            help="Name of an edition, or how it begins; the one before what readers see if none "
            "is given.",
            show_default=False,
            completer=offers.editions,
        ),
    ] = None,
    /,
    *,
    at: Here,
) -> int:
    """Lead readers back to an earlier edition, without a run.

    Its content is compared with its name first; one that is not whole is refused. The records in
    raw/ stay as they are, and the next run publishes them: correct them before, or stop the
    schedule.
    """
    from pipelines.run.rolling_back import roll_back

    change = roll_back(at.build, edition, warn)
    to = change.to
    at.say(f"Readers of {at.build} now see edition {to.name}")
    version, day = to.version or "unknown", to.data_date or "an unknown day"
    at.say(f"  version {version}, data as of {day}, published {to.published}")
    at.say(f"  before they saw {change.before or 'none'}")
    at.say("The next run publishes the records in raw/ as they are: correct them before.")
    return GOOD

"""`dialogue forget`: take a named person out."""

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from pipelines.cli.at import Here, Texts, epilogue, option, quickly
from pipelines.run.screen import GOOD, PROBLEMS, tell, warn

MORE = epilogue(
    """dialogue forget Name Surname --dry-run
    dialogue forget Name Surname --as participant sq=pjesëmarrës --yes"""
)


def forget(
    *person: Annotated[str, Parameter(help="First name and surname, in any script.")],
    as_: Annotated[
        Texts,
        Parameter(
            name="--as",
            help="What stands in the place of the name; `sq=...` for another language.",
            consume_multiple=1,
            negative=(),
        ),
    ] = (),
    yes: Annotated[bool, option("Do it.")] = False,
    dry_run: Annotated[bool, option("Only list the places, as without --yes.")] = False,
    at: Here,
) -> int:
    """Take a named person out of the records and the inbox.

    Lists each place in raw/, in every language and script, and in the inbox, and what is done
    there; with --yes it is done. What was released gets a revision that does not tell the name.
    Places that a person has to see to are listed last: quotes, titles, ids, other cases.
    """
    from pipelines.capture.inbox.store import inbox_folder
    from pipelines.run.forgetting import forgotten

    is_done, inbox = yes and not dry_run, inbox_folder(at.build)
    done = quickly(lambda: forgotten(at.raw, inbox, " ".join(person), as_, is_done))
    for step in done.steps:
        if step.act != "by hand":
            tell(step.sentence())
    for each in done.inbox:
        if each.new is not None:
            tell(f"{_shown(each.path, at.root)}: the name is taken out")
    for step in done.steps:
        if step.act == "by hand":
            warn(step.sentence())
    for each in done.inbox:
        if each.new is None:
            warn(f"{_shown(each.path, at.root)}: by hand: {each.why}")
    for path in done.ledgers:
        warn(f"{path}: by hand: a release holds the name; see docs/forget.md")
    count = len(done.steps) + len(done.inbox) + len(done.ledgers)
    what = "changed" if is_done else "would be changed; --yes does it"
    at.say(
        f"{count} places, {count - done.by_hand} {what}, {done.by_hand} by hand, "
        f"{done.revisions} revisions"
    )
    return PROBLEMS if done.by_hand else GOOD


def _shown(path: Path, root: Path) -> Path:
    return path.relative_to(root) if path.is_relative_to(root) else path

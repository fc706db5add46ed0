"""`dialogue renumber`."""

from typing import Annotated

from cyclopts import Parameter

from pipelines.cli.at import Here, Texts, epilogue, option, options, print_problems, quickly
from pipelines.run.screen import GOOD, PROBLEMS, tell, warn

MORE = epilogue(
    """dialogue renumber ibm-2011-c052 --dry-run
    dialogue renumber ibm-2011-c052 --at raw/agreements/ibm-2011.yml:1830"""
)


def renumber(
    record: Annotated[str, Parameter(name="ID", help="The id that two records have.")],
    /,
    *,
    at_place: Annotated[
        str,
        Parameter.combine(
            option("Which of them gets another id.", "FILE:LINE", "the one not released"),
            Parameter(name="--at"),
        ),
    ] = "",
    move: Annotated[
        Texts,
        options("References that mean it where nothing tells: all, none, or places.", "PLACE"),
    ] = (),
    dry_run: Annotated[bool, option("Only say what would change.")] = False,
    at: Here,
) -> int:
    """Give one of two records with the same id the next one.

    Two editors on two branches may give the same id; `dialogue check` names both places. What
    refers to the record follows: narratives and their seals, translations, doubts, codings,
    replies, revisions. An id that was released stays. Nothing else in the files changes.
    """
    from pipelines.scaffold.renumber import renumbered, write

    result = quickly(lambda: renumbered(at.raw, record, at_place, move))
    for edit in result.edits:
        tell(edit)
    for place in result.mentions:
        warn(f"{place}: warning: a text names {record}; see whether it means this record")
    for place in result.unclear:
        warn(
            f"{place}: which of the two is meant? say --move {place.file}:{place.line}, all or none"
        )
    print_problems(result.problems)
    if not result.is_good:
        warn("nothing was written")
        return PROBLEMS
    if not dry_run:
        write(at.raw, result)
    count = f"{len(result.edits)} places in {len(result.texts)} files"
    at.say(f"{record} {'would become' if dry_run else 'is now'} {result.new}: {count}")
    return GOOD

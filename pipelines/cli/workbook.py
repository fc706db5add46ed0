"""`dialogue workbook`: its two commands."""

from pathlib import Path
from typing import Annotated

from cyclopts import App, Parameter

from pipelines.cli import offers
from pipelines.cli.at import Below, Here, add, epilogue, option, quickly
from pipelines.run.screen import GOOD, PROBLEMS, warn

MORE = epilogue(
    """dialogue workbook new --lang sq --out partner.xlsx
    dialogue workbook import partner.xlsx"""
)


def new(
    *,
    lang: Annotated[str, option("The language of the partner.", "L", offer=offers.languages)],
    out: Annotated[Path, option("The file, with the ending .xlsx.", "FILE")],
    organisation: Annotated[
        str | None, option("Who fills it in, by its id in the data.", "ID")
    ] = None,
    at: Here,
) -> int:
    """Make a workbook that a partner organisation fills in.

    A sheet for each kind of record, with lists to choose from, help at each column and an example.
    Each workbook has a number of its own, by which its rows are known again: make one for each
    partner, and let the partner go on in it.
    """
    from pipelines.run.workbooks import new as made

    at.say(quickly(lambda: made(at.raw, lang, out, organisation)))
    return GOOD


def import_(
    file: Annotated[Path, Parameter(help="The workbook that came back.")],
    *,
    out: Annotated[
        Path | None, option("The copy with what is wrong.", "COPY", "beside the file")
    ] = None,
    at: Here,
) -> int:
    """Take what a partner filled in.

    Good rows become candidates in the inbox, which a person decides on. A row with a fault is
    listed and kept aside; the copy for the partner says at each cell what is wrong. A row that came
    before is an update, shown as old and new values; rows that may be one event are named.
    """
    from pipelines.capture.inbox.store import inbox_folder
    from pipelines.capture.workbook.importing import differences
    from pipelines.run.workbooks import imported

    done = quickly(lambda: imported(at.raw, inbox_folder(at.build), file, out))
    for remark in done.remarks:
        warn(f"{file.name}: warning: {remark}")
    for line in done.refused:
        warn(line)
    for update in done.updates:
        at.say(f"{update.new.key}: row {update.new.origin.row} was changed")
        for line in differences(update.old, update.new):
            at.say(f"  {line}")
    for each in done.alike:
        for like in each.likenesses:
            at.say(f"{each.key}: like {like.table} {like.id} ({like.score}): {like.why}")
    at.say(
        f"{done.rows} rows: {done.counts.new} new candidates, {len(done.updates)} updates, "
        f"{done.counts.unchanged} as before, {len(done.open)} with something for an editor, "
        f"{len(done.refused)} problems"
    )
    at.say(done.copy)
    return PROBLEMS if done.refused else GOOD


HELP = "Workbooks of partner organisations: out to fill in, and back as candidates."

app = App(name="workbook", help=HELP, help_epilogue=MORE, sort_key=9.6)
_COMMANDS = (
    Below(new, "new", "dialogue workbook new --lang sq --organisation bprg --out bprg.xlsx"),
    Below(import_, "import", "dialogue workbook import bprg.xlsx --out bprg-back.xlsx"),
)
add(app, _COMMANDS)

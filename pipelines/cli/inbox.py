"""`dialogue inbox`: what came in, and what persons decide on it."""

import os
import shlex
import shutil
import subprocess
import tempfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import App, Parameter

from pipelines.cli.at import At, Below, Here, add, epilogue, option, print_problems, quickly
from pipelines.run.screen import GOOD, PROBLEMS, tell, warn
from schemas.problem import CouldNotRun

if TYPE_CHECKING:
    from pipelines.capture.inbox.accepting import Accepted
    from pipelines.capture.inbox.store import Inbox

MORE = epilogue(
    """dialogue inbox list
    dialogue inbox show a1b2c3
    dialogue inbox accept a1b2c3 --verified"""
)

Key = Annotated[str, Parameter(help="Key of the candidate, or how it begins.")]


def list_(
    *,
    state: Annotated[
        Literal["waiting", "changed", "accepted", "rejected", "all"],
        option("Which: `changed` are accepted ones whose page changed.", "STATE", True),
    ] = "waiting",
    at: Here,
) -> int:
    """List what came in and waits, the oldest first.

    A candidate that has something to mend, or is like another or like a record, says so; what it
    is, `show` says.
    """
    from pipelines.run.deciding import lines, waiting

    inbox = _inbox(at)
    states = ("waiting", "accepted", "rejected") if state == "all" else (state,)
    for line in lines(inbox, states):
        tell(line)
    found = waiting(inbox)
    for damaged in found.damaged:
        warn(damaged)
    at.say(found)
    return PROBLEMS if found.damaged else GOOD


def show(key: Key, *, at: Here) -> int:
    """Show a candidate: each value beside the words that it was read from.

    Below stands what the page says otherwise since it was first read, if it changed.
    """
    from pipelines.run.deciding import page

    for line in page(_inbox(at), key):
        tell(line)
    return GOOD


def accept(
    key: Key,
    *,
    verified: Annotated[bool, option("You read the record on the page that it cites.")] = False,
    at: Here,
) -> int:
    """Make a candidate a record of raw/.

    It gets the next free id, a citation of its page and, where that is new, a source. All of raw/
    is checked with it first: with an error nothing is written. Without --verified the record says
    `verified: false`. A record of a later day than the data moves the date of the data.
    """
    from pipelines.run import deciding

    inbox, today = _inbox(at), date.today()
    done = quickly(lambda: deciding.accept(at.raw, inbox, key, today, verified))
    at.say(f"raw/{done.file}: {done.table} {done.id}, verified: {str(verified).lower()}")
    _tell_rest(at, done, "is")
    return GOOD


def edit(key: Key, *, at: Here) -> int:
    """Open the record of a candidate in $VISUAL or $EDITOR, and check it.

    What is saved is kept, also with errors; `accept` takes it when it has none.
    """
    from pipelines.run import deciding

    done = deciding.edit(at.raw, _inbox(at), key, _in_editor, date.today())
    if done is None:
        at.say("nothing was changed")
        return GOOD
    at.say(f"valid: accepted, it would be {done.table} {done.id} in raw/{done.file}")
    _tell_rest(at, done, "would be")
    return GOOD


def reject(
    key: Key,
    *,
    reason: Annotated[str, option("Why.", "TEXT")] = "",
    at: Here,
) -> int:
    """Reject a candidate, so that it does not come back.

    The reason goes into raw/decisions.yml. Of an accepted candidate whose page changed, this
    dismisses the change.
    """
    from pipelines.run import deciding

    at.say(deciding.reject(at.raw, _inbox(at), key, reason, date.today()))
    return GOOD


def _inbox(at: At) -> "Inbox":
    from pipelines.run.deciding import opened

    return opened(at.raw, at.build)


def _tell_rest(at: At, done: "Accepted", is_: str) -> None:
    if done.source is not None:
        at.say(f"raw/sources.yml: {done.source} {is_} a new source; look at its title and kind")
    if done.data_date is not None:
        before, day = done.data_date
        at.say(
            f"raw/dataset.yml: the data {'are' if is_ == 'is' else 'would be'} as of {day} now, "
            f"before {before}: the record speaks of that day, or was seen on it; the version stays "
            "until a release"
        )
    for like in done.likenesses:
        warn(f"warning: {like.table} {like.id} may be the same ({like.score:.0%}): {like.why}")
    print_problems(done.warnings)


def _in_editor(text: str) -> str:
    """Let a person change a text. Raises CouldNotRun without an editor, or where that fails."""
    told = os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi"
    command = shlex.split(told)
    if not command or shutil.which(command[0]) is None:
        raise CouldNotRun(f"there is no editor {told}; set EDITOR, as in EDITOR=nano")
    with tempfile.TemporaryDirectory(prefix="dialogue-edit-") as folder:
        path = Path(folder) / "record.yml"
        path.write_text(text, encoding="utf-8")
        code = subprocess.run([*command, str(path)], check=False).returncode
        if code != 0:
            raise CouldNotRun(f"{command[0]} ended with {code}: nothing was changed")
        try:
            return path.read_text(encoding="utf-8")
        except UnicodeDecodeError as error:
            raise CouldNotRun("what was saved is not UTF-8: nothing was changed") from error


_COMMANDS = (
    Below(list_, "list", "dialogue inbox list --state changed"),
    Below(show, "show", "dialogue inbox show a1b2c3"),
    Below(accept, "accept", "dialogue inbox accept a1b2c3 --verified"),
    Below(edit, "edit", "EDITOR=nano dialogue inbox edit a1b2c3"),
    Below(reject, "reject", 'dialogue inbox reject a1b2c3 --reason "not on the dialogue"'),
)


def inbox_app(sort_key: float) -> App:
    """The command, with the commands below it. sort_key: its place among the others."""
    made = App(
        name="inbox",
        help="What came in and waits for a person: look at it, accept, edit or reject it.",
        help_epilogue=MORE,
        sort_key=sort_key,
    )
    return add(made, _COMMANDS)

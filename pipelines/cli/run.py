"""One run of the command: whatever ends it, an exit code and at most a few lines."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pipelines.run.screen import GOOD, PROBLEMS, cannot, could_not, nobody_reads
from pipelines.run.stopping import stoppable
from schemas.problem import ProblemsFound

if TYPE_CHECKING:
    from pipelines.cli.app import Call


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    arguments: as in a shell, without the name. Returns 0 good, 1 problems in the data, 2 could
    not run.
    """
    # Not above: the processes of a pool import this module too, and have no line to read.
    from cyclopts import CycloptsError

    from pipelines.cli.app import read
    from pipelines.cli.refused import refusal

    try:
        call = read(sys.argv[1:] if arguments is None else arguments)
    except CycloptsError as error:
        return cannot(refusal(error))
    except SystemExit:  # what sets the pages of help ends so when nobody reads them any more
        return GOOD
    return GOOD if call is None else _run(call)


def _run(call: "Call") -> int:
    from pipelines.cli.at import print_problems
    from pipelines.cli.shown import shown

    try:
        with stoppable(), shown(call.at, call.name) as progress:
            code = call.run(progress) or GOOD
        return _flushed(code)
    except ProblemsFound as found:
        print_problems(found.problems)
        return PROBLEMS
    except KeyboardInterrupt as stop:
        return cannot(str(stop) or "stopped from the keyboard")
    except BrokenPipeError as error:
        return _unread(error, call.at.build)
    except SystemExit:
        raise
    except BaseException as error:  # some libraries derive theirs from it
        return could_not(error, call.at.build)


def _flushed(code: int) -> int:
    """What cannot be written is told here, not by Python at its end."""
    if sys.stdout is not None:
        sys.stdout.flush()
    return code


def _unread(error: BrokenPipeError, folder: Path) -> int:
    """Who reads our output (`| head`) has what it wanted; other pipes are another matter."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        nobody_reads(sys.stdout)
        return GOOD
    return could_not(error, folder)

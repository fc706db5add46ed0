"""`dialogue respondents`: its command."""

from pathlib import Path
from typing import Annotated

from cyclopts import App, Parameter

from pipelines.cli.at import Below, Here, add, epilogue, option, quickly
from pipelines.run.screen import GOOD, PROBLEMS, warn

EXAMPLE = "dialogue respondents import answers.csv --map survey.toml --dry-run"


def import_(
    file: Annotated[Path, Parameter(help="The export of the form: .csv, .tsv, .xlsx or .ods.")],
    *,
    map: Annotated[Path, option("Which columns are counted, in TOML.", "MAP")],
    dry_run: Annotated[bool, option("Keep nothing, only count.")] = False,
    at: Here,
) -> int:
    """Count the answers of a form, one row for each respondent.

    Only counts are kept, as a survey in the inbox: no row, no free text, no column that the map
    does not name. Counts of 1 to 4 persons are kept back, and others of the question where they
    could be computed from the total.
    """
    from pipelines.capture.inbox.store import inbox_folder
    from pipelines.run.surveying import imported

    done = quickly(lambda: imported(inbox_folder(at.build), file, map, dry_run))
    for problem in done.candidate.problems:
        warn(f"{map}: {problem}")
    what = "would be kept" if dry_run else "kept"
    at.say(
        f"{done.candidate.key}: {done.persons} persons, "
        f"{len(done.candidate.evidence)} counts {what}, {done.kept_back} kept back"
    )
    return PROBLEMS if done.candidate.problems else GOOD


app = App(
    name="respondents",
    help="Answers of respondents, counted: no row leaves this machine.",
    help_epilogue=epilogue(EXAMPLE),
    sort_key=9.7,
)
add(app, [Below(import_, "import", EXAMPLE)])

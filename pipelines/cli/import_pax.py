"""`dialogue import pax`."""

from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter

from pipelines.cli.at import Here, option, print_problems, quickly
from pipelines.run.screen import GOOD, PROBLEMS, tell

EXAMPLE = """dialogue import pax pax_all_agreements_data.csv
    dialogue import pax pax.xlsx --out build/pax --inbox"""


def pax(
    file: Annotated[Path, Parameter(help="The download: .csv, or a workbook such as .xlsx.")],
    /,
    *,
    corrections: Annotated[
        Path | None, option("Known errors of the file, in YAML.", "FILE", "those of this project")
    ] = None,
    encoding: Annotated[str | None, option("Of a CSV that is not UTF-8.", "E", "UTF-8")] = None,
    format: Annotated[
        Literal["table", "csv", "json"], option("How it is printed.", "F", True)
    ] = "table",
    out: Annotated[
        Path | None, option("A new folder for tables and proposals; print the verdict.", "DIR")
    ] = None,
    inbox: Annotated[bool, option("Put what PA-X alone has into the inbox.")] = False,
    at: Here,
) -> int:
    """Compare the agreements with a download of PA-X.

    PA-X is another database of peace agreements. Its entries on the dialogue are matched to ours
    by the crosswalk, else by date and title; what differs is listed, and nothing of it is decided.
    Nothing in raw/ is changed. docs/pax.md has more.
    """
    from pipelines.pax.telling import verdict
    from pipelines.run import pax as run

    if out is not None:
        run.check_out(out, at.raw)
    done = quickly(lambda: run.imported(at.raw, file, corrections, encoding))
    at.progress.end()
    print_problems(done.found.problems)
    if out is None:
        tell(done.told(format), end="")
    else:
        names = run.write(done, out)
        for line in verdict(done.found):
            at.say(line)
        at.say(f"{len(names)} files written to {out}")
    if inbox:
        counts = run.put(done, at.build, at.raw, date.today())
        at.say(f"inbox: {counts.new} new, {counts.changed} changed, {counts.unchanged} as before")
    has_errors = any(problem.severity == "error" for problem in done.found.problems)
    return PROBLEMS if has_errors else GOOD

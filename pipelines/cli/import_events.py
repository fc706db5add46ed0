"""`dialogue import events`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from pipelines.cli import offers
from pipelines.cli.at import At, Here, Paths, option, print_problems, quickly
from pipelines.run.screen import GOOD, PROBLEMS, warn

if TYPE_CHECKING:
    from pipelines.events import Told
    from pipelines.run.importing import Put

EXAMPLE = """dialogue import events export.csv --map acled --out my-events
    dialogue import events partner.xlsx --map partner.toml"""

MAP = "The map of the columns: acled, ucdp-ged, or a file in TOML."
DELIMITER = "What separates the values of CSV: a sign, comma, semicolon, tab or bar."
ENCODING = "The encoding of CSV, such as windows-1250."


def events(
    files: Annotated[
        Paths, Parameter(help="Tables in CSV, Parquet, Excel or JSON Lines.", consume_multiple=1)
    ],
    /,
    *,
    map: Annotated[str, option(MAP, "MAP", offer=offers.maps)],
    out: Annotated[
        Path | None, option("Folder for the checked rows.", "DIR", "the inbox, if they are few")
    ] = None,
    sheet: Annotated[str | None, option("Of a workbook.", "NAME", "the first")] = None,
    delimiter: Annotated[str | None, option(DELIMITER, "D", "as the heads show")] = None,
    encoding: Annotated[str | None, option(ENCODING, "E", "UTF-8")] = None,
    at: Here,
) -> int:
    """Tables of others, each row held against the rules of our records.

    With --out the good rows go into Parquet and CSV, the bad ones with their reasons into
    rejected.csv. Without it, activities and meetings of at most 1,000 rows become candidates in the
    inbox, which a person decides on.
    """
    from pipelines.capture.inbox.store import inbox_folder
    from pipelines.run.importing import How, Put, imported

    how = How(map, sheet, delimiter, encoding)
    inbox = inbox_folder(at.build)
    done = quickly(lambda: imported(at.raw, inbox, files, how, out, progress=at.progress))
    if isinstance(done, Put):
        return _candidates(done, at)
    assert out is not None
    return _files(done, out, at)


def _candidates(done: "Put", at: At) -> int:
    for line in done.told:
        warn(line)
    for each in done.alike:
        for like in each.likenesses:
            at.say(f"{each.key}: like {like.table} {like.id} ({like.score}): {like.why}")
    counts = done.counts
    at.say(
        f"{done.rows} rows: {counts.new} new candidates, {counts.changed} changed, "
        f"{counts.unchanged} as before, {counts.decided} decided before, {len(done.told)} problems"
    )
    return PROBLEMS if done.told else GOOD


def _files(done: "Told", out: Path, at: At) -> int:
    from pipelines.events.writing import REJECTED

    print_problems(done.problems)
    if done.wrong > len(done.problems):
        warn(f"... and {done.wrong - len(done.problems):,} more; all are in {out / REJECTED}")
    at.say(f"{done.rows:,} rows: {done.good:,} good, {done.bad:,} refused; written to {out}")
    return PROBLEMS if done.bad else GOOD

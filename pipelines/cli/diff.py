"""`dialogue diff`."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from pipelines.cli.at import At, Here, Texts, epilogue, option, options, quickly
from pipelines.run.screen import GOOD

if TYPE_CHECKING:
    from pipelines.compare import Comparison, Reading

MORE = epilogue(
    """dialogue diff 1.0.0/data 1.1.0/data
    dialogue diff old.csv new.xlsx --key id year --format csv""",
    "0 compared, also where they differ, 2 could not run",
)

KEY = "The columns that identify a row; OLD=NEW for one that was renamed."
KEYS_AS = "primary key of datapackage.json, else the first columns that are unique"
DELIMITER = (
    "What separates the values of CSV files: a character, tab, comma, semicolon or bar; one for "
    "both versions, or one for each."
)
ENCODING = "The encoding of CSV files, such as windows-1250; one for both, or one for each."


def diff(
    old: Annotated[Path, option("A folder, an archive or a file of tables.")],
    new: Annotated[Path, option("The same, later.")],
    /,
    *,
    key: Annotated[Texts, options(KEY, "COL", KEYS_AS)] = (),
    table: Annotated[Texts, options("Only these tables.", "NAME", "all")] = (),
    all_cells: Annotated[bool, option("Every changed cell, also those of a rule.")] = False,
    delimiter: Annotated[Texts, options(DELIMITER, "D", "as datapackage.json or file shows")] = (),
    encoding: Annotated[Texts, options(ENCODING, "E", "as datapackage.json says, or UTF-8")] = (),
    large: Annotated[bool, option("Read packed files beyond the limits.")] = False,
    format: Annotated[
        Literal["table", "markdown", "csv", "json"], option("How it is printed.", "F", True)
    ] = "table",
    out: Annotated[Path | None, option("Write there; print the verdict.", "FILE")] = None,
    at: Here,
) -> int:
    """What differs between two versions of a dataset.

    Of any dataset: rows that were added, left out or changed, and rules behind many changes.
    docs/diff.md has more, also the limits.
    """
    from pipelines import compare

    if out is not None:
        compare.check_out(out, (old, new))
    how = compare.Reading(
        tables=table,
        dialects=compare.asked(delimiter, encoding),
        limits=compare.LARGE if large else compare.LIMITS,
    )
    found = quickly(lambda: _found((old, new), how, key))
    text = compare.FORMATS[format](found, all_cells)
    _give(text, found.verdict, out, at)
    return GOOD


def _found(paths: tuple[Path, Path], how: "Reading", key: Texts) -> "Comparison":
    from pipelines import compare

    old, new = compare.read_versions(*paths, how=how)
    return compare.compare(old, new, key)


def _give(text: str, verdict: str, out: Path | None, at: At) -> None:
    """Print the answer, or write it and print what it comes to."""
    from pipelines import compare

    at.progress.end()  # what follows is not printed as other lines are: a pipe may end it
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    if out is None:
        print(compare.printable(text, encoding), end="")
        return
    compare.write_whole(out, text)
    if not at.is_quiet:
        print(compare.printable(f"{verdict}\nwritten to {out}", encoding))

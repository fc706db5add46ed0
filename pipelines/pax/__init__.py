"""PA-X, another database of the same agreements: a download of it beside the records.

`read` reads the file, `compared` says which entry is which agreement, and what differs.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from pipelines.pax import process
from pipelines.pax.columns import COUNTRY, ID
from pipelines.pax.corrections import Correction, corrected, read_corrections
from pipelines.pax.differing import Difference, differences
from pipelines.pax.entries import Entry, entries, value
from pipelines.pax.matching import Matched, OnlyTheirs, Pair, matched
from pipelines.pax.ours import Known, known
from pipelines.pax.reading import Download, Row, read
from schemas.problem import Place, Problem, show

__all__ = [
    "Compared",
    "Correction",
    "Difference",
    "Entry",
    "Known",
    "Matched",
    "OnlyTheirs",
    "Pair",
    "compared",
    "known",
    "read",
    "read_corrections",
]


@dataclass(frozen=True)
class Compared:
    """A download beside the records.

    rows: of the file; entries: those of the process; applied, absent: corrections that were made,
    and those of entries that this file has not; problems: errors and warnings about the file, the
    corrections and the crosswalk.
    """

    download: Download
    rows: int
    entries: tuple[Entry, ...]
    matched: Matched
    differences: tuple[Difference, ...]
    applied: tuple[Correction, ...]
    absent: tuple[Correction, ...]
    problems: tuple[Problem, ...]


def compared(download: Download, ours: Known, corrections: Iterable[Correction] = ()) -> Compared:
    """Find the entries of the process, match them to our agreements, and list what differs.

    Nothing is decided: of several agreements that fit an entry by date and title none is chosen.
    """
    mended = corrected(download, corrections)
    problems = [*download.problems, *mended.problems]
    joined = {each.identifier for each in ours.crosswalk}
    good = tuple(entries(download, _of_process(mended.rows, download, joined, problems), problems))
    matches = matched(good, ours)
    return Compared(
        download=download,
        rows=len(mended.rows),
        entries=good,
        matched=matches,
        differences=differences(matches.pairs),
        applied=mended.applied,
        absent=mended.absent,
        problems=tuple(problems),
    )


def _of_process(
    rows: Iterable[Row], download: Download, joined: Collection[str], problems: list[Problem]
) -> Iterator[Row]:
    """The rows of the process; an entry of the crosswalk that is of other parties is a problem."""
    for row in rows:
        reason = process.why(row, joined)
        if reason == process.BY_CROSSWALK and not process.are_the_parties(row):
            problems.append(_of_others(row, download.place(row, COUNTRY)))
        elif reason is not None:
            yield row


def _of_others(row: Row, place: Place) -> Problem:
    return Problem(
        f"{COUNTRY}: the crosswalk names the entry {row.cells[ID]}, which is of other parties",
        found=show(value(row.cells[COUNTRY])),
        allowed="Kosovo and Serbia, with others or without",
        hint="it is not matched; look whether the id was given anew",
        place=place,
    )

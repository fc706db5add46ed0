"""Tables of others: short ones of our records as candidates, all others checked into files."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pipelines.capture.inbox.store import Counts
from pipelines.capture.workbook.values import folded
from pipelines.events import Told, checked
from pipelines.events.candidates import KINDS, MOST, Found, Names, are_few, candidates
from pipelines.events.mapping import read_map
from pipelines.events.opened import opened
from pipelines.ingest import Records, ingest
from pipelines.making.progress import SILENT, Progress
from pipelines.run.workbooks import kept, registers
from schemas.candidates import Candidate
from schemas.problem import CouldNotRun


@dataclass(frozen=True)
class How:
    """How files are read. map: name or file; sheet, delimiter, encoding: where not as usual."""

    map: str
    sheet: str | None = None
    delimiter: str | None = None
    encoding: str | None = None


@dataclass(frozen=True)
class Put:
    """What became candidates. rows: that were read; told: what is wrong, in sentences."""

    rows: int
    counts: Counts
    alike: tuple[Candidate, ...]
    told: tuple[str, ...]


def imported(
    raw: Path,
    inbox: Path,
    files: Sequence[Path],
    how: How,
    out: Path | None = None,
    today: date | None = None,
    progress: Progress = SILENT,
) -> Told | Put:
    """Read tables of others.

    raw, inbox: for candidates, whose names are looked up in the one and which wait in the other;
    out: a folder for checked files; without it activities and meetings become candidates. Raises
    CouldNotRun for what cannot be read, a table of too many rows for candidates, and rows that are
    no records of ours without a folder.
    """
    told, day = read_map(how.map), today or date.today()
    if out is not None and told.lists:
        raise CouldNotRun(
            f"lists ({', '.join(told.lists)}) go into candidates only; take them out of the map, "
            "or leave out --out"
        )
    sources = [opened(file, told.heads, how.sheet, how.delimiter, how.encoding) for file in files]
    if out is not None:
        return checked(sources, told, out, day.isoformat(), progress)
    if told.record not in KINDS:
        raise CouldNotRun(f"{told.record} become no candidates; name a folder with --out")
    if not are_few(sources):
        raise CouldNotRun(
            f"more than {MOST:,} rows, which nobody decides on one by one; name a folder with --out"
        )
    records = ingest(raw).records
    names = Names(registers(records), folded, day)
    hashes = [hashlib.sha256(file.read_bytes()).hexdigest() for file in files]
    return _put(inbox, candidates(sources, told, names, hashes), records)


def _put(inbox: Path, found: Found, records: Records) -> Put:
    counts, good = kept(inbox, found.good, found.bad, records)
    return Put(
        rows=len(found.good) + len(found.bad),
        counts=counts,
        alike=tuple(each for each in good if each.likenesses),
        told=found.told,
    )

"""PA-X beside the records: raw/ and a download are read, what comes out is written elsewhere."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from pipelines import pax
from pipelines.capture.inbox.raw_files import decisions_in
from pipelines.capture.inbox.store import Counts, Inbox, inbox_folder
from pipelines.ingest import Records, ingest
from pipelines.pax import proposals, telling
from pipelines.pax.matching import BY_DATE_AND_TITLE, OnlyTheirs, Pair
from pipelines.pax.ours import DATABASE
from pipelines.scaffold.block import block, item
from schemas.files import replace_text
from schemas.problem import CouldNotRun, ProblemsFound, plain
from schemas.registry import TABLES
from schemas.sites import Decision

NEEDED = frozenset({"agreements", "agreement_titles", "crosswalk"})
"""The tables without which nothing can be compared."""

FORMATS = ("table", "csv", "json")


@dataclass(frozen=True)
class Imported:
    """A download beside the records. decided: AgtId -> what a person decided on it before."""

    found: pax.Compared
    decided: telling.Decided

    def told(self, format: str) -> str:
        """All of it in one of the formats."""
        if format == "json":
            return telling.as_json(self.found, self.decided)
        if format == "csv":
            return telling.matches_csv(self.found, self.decided)
        return telling.as_text(self.found, self.decided)

    @property
    def proposed(self) -> list[OnlyTheirs]:
        """The entries that nobody decided on."""
        return [each for each in self.found.matched.theirs if each.entry.id not in self.decided]


def imported(
    raw: Path, file: Path, corrections: Path | None = None, encoding: str | None = None
) -> Imported:
    """Compare a download of PA-X with the records.

    raw: folder of the records; file: .csv or a workbook; corrections: a file of corrections, by
    default that of this project. Raises CouldNotRun for a file that is none, ProblemsFound for
    errors in the records that are needed or in the file of corrections.
    """
    known_errors = pax.read_corrections(corrections)
    download = pax.read(file, encoding)
    found = pax.compared(download, pax.known(_records(raw)), known_errors)
    decisions = decisions_in(raw)
    decided = {
        each.entry.id: _in_words(decision)
        for each in found.matched.theirs
        if (decision := decisions.get(proposals.key(each.entry.id))) is not None
    }
    return Imported(found, decided)


def _in_words(decision: Decision) -> str:
    why = f": {decision.reason}" if decision.reason else ""
    return f"{decision.decision} on {decision.decided_on}{why}"


def _records(raw: Path) -> Records:
    """The records, where those that are needed are whole."""
    found = ingest(raw)
    records = found.records
    if any(records.rejected.get(name) or name in records.unclear for name in NEEDED):
        raise ProblemsFound(found.problems)
    return records


def put(done: Imported, build: Path, raw: Path, today: date) -> Counts:
    """Put what PA-X alone has into the inbox, as candidates. today: the day of reading."""
    box = Inbox(inbox_folder(build), decisions_in(raw))
    file = done.found.download.file
    return box.put(proposals.candidate(each, file, today) for each in done.proposed)


def check_out(out: Path, raw: Path) -> None:
    """Raise CouldNotRun for a folder that holds anything, or lies among the records."""
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise CouldNotRun(f"--out {out} is there, perhaps with somebody's work; name a new folder")
    if raw.resolve() in (out.resolve(), *out.resolve().parents):
        raise CouldNotRun(f"--out {out} lies in {raw}, where nothing is changed; name another")


def write(done: Imported, out: Path) -> list[str]:
    """Write all of it into a new folder, pax.json last. Returns the names of the files."""
    texts = dict(_texts(done))
    for name, text in texts.items():
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        replace_text(out / name, text)
    return list(texts)


def _texts(done: Imported) -> Iterator[tuple[str, str]]:
    found = done.found
    yield "matches.csv", telling.matches_csv(found, done.decided)
    yield "differences.csv", telling.differences_csv(found)
    for each in done.proposed:
        yield f"proposals/{proposals.key(each.entry.id)}.yml", _scaffold(each, found.download.file)
    fitting = [pair for pair in found.matched.pairs if pair.by == BY_DATE_AND_TITLE]
    if fitting:
        yield "proposals/crosswalk.yml", _crosswalk(fitting, found.download.file)
    yield "pax.json", telling.as_json(found, done.decided)


def _scaffold(each: OnlyTheirs, file: str) -> str:
    """An agreement to fill in: what PA-X says of it, and a comment for each field that is left."""
    entry = each.entry
    head = [
        f"PA-X {entry.id}, line {entry.place.line} of {file}. Proposed, and nothing of it decided.",
        "To take it over: read the text of the agreement, fill in what is wanted, give it an id,",
        "put it into raw/agreements/ under that id, and run `dialogue check`.",
        f"Status there: {entry.status or 'nothing'}; process there: {entry.process or 'nothing'}.",
        *(f"It may be there already: {near.sentence}." for near in each.near),
    ]
    fields = block(TABLES["agreements"], proposals.fields(entry), frozenset(), 0)
    return _commented(head) + _lines(fields)


def _crosswalk(pairs: Sequence[Pair], file: str) -> str:
    head = [
        f"Rows for raw/crosswalk.yml: date and title fit in {file}.",
        "Whether they are the same (`match`), and where the entry was seen (`source_id`), is for a",
        "person.",
    ]
    rows = (item(TABLES["crosswalk"], _row(pair), frozenset(), 2) for pair in pairs)
    return _commented(head) + "crosswalk:\n" + "".join(map(_lines, rows))


def _row(pair: Pair) -> Mapping[str, Any]:
    entry = pair.entry
    known = {"title": entry.title, "date": entry.date}
    return {
        "agreement_id": pair.ours.id,
        "database": DATABASE,
        "identifier": entry.id,
        **{name: text for name, text in known.items() if text is not None},
    }


def _commented(lines: Sequence[str]) -> str:
    return "".join(f"# {plain(line)}\n" for line in lines)


def _lines(lines: Sequence[str]) -> str:
    return "".join(f"{line}\n" for line in lines)

"""Capture: visit the sites that are due, keep what they show, read it, put it into the inbox."""

import importlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from pipelines.capture.connect import (
    Captured,
    Fetcher,
    Guard,
    Plan,
    Snapshots,
    Visit,
    is_due,
    visit,
)
from pipelines.capture.connect.stripped import stripped
from pipelines.capture.inbox import Counts, Inbox, inbox_folder
from pipelines.capture.inbox.raw_files import sites_in
from pipelines.making.pooled import Mapper, Opened, in_turn, opened_when_needed
from pipelines.run.deciding import Waiting, opened, waiting
from pipelines.telling.values import CameIn, SiteVisit
from schemas.candidates import Candidate
from schemas.problem import CouldNotRun, reason

NOBODY = "no active site in raw/sites.yml: nothing is fetched"
PAGES = (".html", ".htm", ".xhtml", ".txt", ".ics")
"""Endings of files in a folder that are pages; a file that is named is read whatever it is."""

LOT = 8
"""Pages that are read as one job."""

MOST_BYTES = 20 * 2**20
"""The largest file that is read as a page."""


class Reader(Protocol):
    """Makes candidates of pages: the room `pipelines.capture.reader`, or another in tests."""

    def read(self, data: bytes, *, name: str, address: str | None) -> Any:
        """A page as it was read."""

    def candidates(self, pages: Any) -> list[Candidate]:
        """What may be records."""


@dataclass
class Capture:
    """What a capture came to.

    sites, files: how many there are to take; active, visited, not_due: sites; pages: new or changed
    ones; left: pages for the next visit; visits: what each site that was asked gave.
    """

    sites: int = 0
    files: int = 0
    active: list[str] = field(default_factory=list)
    visited: list[str] = field(default_factory=list)
    not_due: list[str] = field(default_factory=list)
    pages: int = 0
    unchanged: int = 0
    left: int = 0
    visits: list[SiteVisit] = field(default_factory=list)
    counts: Counts = field(default_factory=Counts)
    problems: list[str] = field(default_factory=list)
    waiting: Waiting = field(default_factory=Waiting)

    def lines(self) -> list[str]:
        """What to say of it."""
        if not self.sites and not self.files:
            return [f"{NOBODY}; {self.waiting}"]
        told = []
        if self.sites:
            told.append(f"{len(self.visited)} sites visited, {len(self.not_due)} not due yet")
            told.append(f"{self.pages} pages new or changed, {self.unchanged} as they were")
        else:
            told.append(f"{self.pages} of {self.files} files read")
        if self.left:
            told.append(f"{self.left} pages left for the next visit")
        counts = self.counts
        told.append(
            f"{counts.new} candidates new, {counts.changed} changed, {counts.unchanged} as they "
            f"were, {counts.decided} decided before"
        )
        return [*told, str(self.waiting)]

    def came_in(self) -> CameIn:
        """The same for the report of a run: problems first, what waits for a person last."""
        return CameIn(
            lines=(*self.problems, *self.lines()),
            active=tuple(self.active),
            visits=tuple(self.visits),
        )


MakeFetcher = Callable[[Plan], Fetcher]


def asking(plan: Plan) -> Fetcher:
    """Who asks the hosts of a site."""
    return Fetcher(Guard(plan.hosts))


MakeReader = Callable[[Path], Reader]
"""By the folder of the records, whose names a reader knows."""


@dataclass(frozen=True)
class _Room:
    """The room that reads pages, with the names of the records."""

    room: Any
    names: Any

    def __reduce__(self) -> tuple[Any, ...]:
        """By name, for another process: a module cannot be sent."""
        return _room, (self.room.__name__, self.names)

    def read(self, data: bytes, *, name: str, address: str | None) -> Any:
        """A page as it was read."""
        return self.room.read(data, name=name, address=address, names=self.names)

    def candidates(self, pages: Any) -> list[Candidate]:
        """What may be records."""
        found: list[Candidate] = self.room.candidates(pages, names=self.names)
        return found


def _room(name: str, names: Any) -> _Room:
    return _Room(importlib.import_module(name), names)


def the_reader(raw: Path) -> Reader:
    """The room that reads pages. Raises CouldNotRun where this version has none."""
    try:
        room: Any = importlib.import_module("pipelines.capture.reader")
    except ModuleNotFoundError as error:
        raise CouldNotRun(f"this version cannot read pages: {error}") from error
    return _Room(room, room.known(raw))


def capture(
    raw: Path,
    build: Path,
    reader: MakeReader = the_reader,
    fetcher: MakeFetcher = asking,
    now: datetime | None = None,
    say: Callable[[str], None] = lambda line: None,
    mapper: Opened = in_turn,
) -> Capture:
    """Visit the active sites that are due, and put what may be records into the inbox.

    raw, build: folders of the project; reader: makes candidates of pages; fetcher: who asks a site;
    now: the time, by default that of the clock; say: told of each site; mapper: opens what reads
    pages. A site that fails is a problem, and the others go on. Raises ProblemsFound for errors in
    raw/sites.yml.
    """
    moment = now or datetime.now(UTC)
    plans = [
        Plan(s.id, s.connector, s.address, h, s.interval_hours)
        for s, h in sites_in(raw)
        if s.active
    ]
    inbox, snapshots, done = opened(raw, build), Snapshots(inbox_folder(build)), Capture(len(plans))
    done.active = [plan.id for plan in plans]
    if plans:
        with opened_when_needed(mapper) as run:
            reads = _Reads(reader(raw), run)
            for plan in plans:
                if is_due(plan, snapshots.log(plan.id), moment):
                    _one_site(plan, fetcher(plan), snapshots, inbox, reads, moment, done)
                    say(f"site {plan.id}: visited")
                else:
                    done.not_due.append(plan.id)
    done.waiting = waiting(inbox)
    return done


def _one_site(
    plan: Plan,
    fetcher: Fetcher,
    snapshots: Snapshots,
    inbox: Inbox,
    reads: "_Reads",
    now: datetime,
    done: Capture,
) -> None:
    try:
        found = visit(plan, fetcher, snapshots, now)
    except Exception as error:  # a site can send anything; the others are visited all the same
        fault = f"could not be visited: {reason(error)}"
        done.problems.append(f"site {plan.id}: {fault}")
        done.visits.append(SiteVisit(site=plan.id, fault=fault))
        return
    done.visits.append(_visited(plan.id, found))
    unread = _take(found, snapshots, inbox, reads, now.date(), done)
    # Last: what did not get into the inbox is read again by the next visit.
    snapshots.write_log(plan.id, found.log.without(unread))
    done.visited.append(plan.id)


def _visited(site: str, found: Visit) -> SiteVisit:
    """A visit in short. It failed where it gave no page at all, only problems."""
    is_dead = found.problems and not found.pages and not found.unchanged
    fault = found.problems[0].removeprefix(f"site {site}: ") if is_dead else None
    return SiteVisit(site=site, new=len(found.pages), fault=fault)


def _take(
    found: Visit, snapshots: Snapshots, inbox: Inbox, reads: "_Reads", day: date, done: Capture
) -> set[str]:
    """Read the pages of a visit into the inbox. Returns the keys of those that could not be."""
    done.pages += len(found.pages)
    done.unchanged += found.unchanged
    done.left += found.left
    done.problems += found.problems
    read = reads.all(_Unread.of(each, snapshots) for each in found.pages)
    done.problems += [each.fault for each in read if each.fault is not None]
    pages = {each.key: one.page for each, one in zip(found.pages, read, strict=True)}
    there = [page for page in pages.values() if page is not None]
    made = _candidates(there, reads.reader, done)
    if made is None:
        return set(pages)
    origins = {each.address: each.sha256 for each in found.pages}
    done.counts += inbox.put(_placed(each, origins, day) for each in made)
    return {key for key, page in pages.items() if page is None}


@dataclass(frozen=True)
class _Unread:
    """A page that is kept and not read yet."""

    path: Path
    name: str
    address: str

    @classmethod
    def of(cls, each: Captured, snapshots: Snapshots) -> "_Unread":
        """A page that was captured."""
        return cls(snapshots.path(each.sha256), each.name, each.address)


@dataclass(frozen=True)
class _Read:
    """A page as it was read, or why it could not be."""

    page: Any = None
    fault: str | None = None


@dataclass(frozen=True)
class _Reads:
    """Who reads pages, and what maps them. reader: makes candidates of what was read too."""

    reader: Reader
    run: Mapper

    def all(self, pages: Iterable[_Unread]) -> list[_Read]:
        """Read pages, in lots: with each of them go the names of the records."""
        listed = list(pages)
        lots = [listed[start : start + LOT] for start in range(0, len(listed), LOT)]
        read = self.run(partial(_read_lot, self.reader), lots)
        return [each for lot in read for each in lot]


def _read_lot(reader: Reader, pages: Sequence[_Unread]) -> list[_Read]:
    return [_read(reader, each) for each in pages]


def _read(reader: Reader, each: _Unread) -> _Read:
    data = each.path.read_bytes()
    try:
        return _Read(reader.read(data, name=each.name, address=each.address))
    except Exception as error:  # a page may hold anything; the others are read all the same
        return _Read(fault=f"{each.address}: could not be read: {reason(error)}")


def _candidates(pages: list[Any], reader: Reader, done: Capture) -> list[Candidate] | None:
    """What pages may be records of, or None where the reader broke down over them."""
    if not pages:
        return []
    try:
        return reader.candidates(pages)
    except Exception as error:
        done.problems.append(f"{len(pages)} pages gave no candidates: {reason(error)}")
        return None


def _placed(candidate: Candidate, snapshots: dict[str, str], day: date) -> Candidate:
    """A candidate that says of which snapshot it is, and when that was seen."""
    snapshot = snapshots.get(candidate.origin.address or "", candidate.origin.snapshot)
    update = {"snapshot": snapshot, "seen_on": day}
    return candidate.model_copy(update={"origin": candidate.origin.model_copy(update=update)})


def capture_files(
    raw: Path,
    build: Path,
    files: Iterable[Path],
    reader: MakeReader = the_reader,
    today: date | None = None,
) -> Capture:
    """Read pages that were saved as files, and put what may be records into the inbox."""
    inbox, reads, done = opened(raw, build), reader(raw), Capture()
    day = today or date.today()
    pages = []
    for path in _each(files):
        done.files += 1
        try:
            pages.append(_saved(path, reads))
        except Exception as error:  # one file that cannot be read does not keep the others out
            done.problems.append(f"{path}: could not be read: {reason(error)}")
    done.pages = len(pages)
    made = _candidates(pages, reads, done) or []
    done.counts = inbox.put(_placed(each, {}, day) for each in made)
    done.waiting = waiting(inbox)
    return done


def _each(paths: Iterable[Path]) -> Iterator[Path]:
    """Files, and the pages in folders."""
    for path in paths:
        if path.is_dir():
            below = sorted(each for each in path.rglob("*") if each.suffix.lower() in PAGES)
            yield from (each for each in below if each.is_file())
        else:
            yield path


def _saved(path: Path, reader: Reader) -> Any:
    if path.stat().st_size > MOST_BYTES:
        raise CouldNotRun(f"more than {MOST_BYTES:,} bytes")
    return reader.read(stripped(path.read_bytes()), name=path.name, address=None)

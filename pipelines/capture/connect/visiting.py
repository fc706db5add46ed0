"""One visit of one site: its listing, then the pages that are new or changed."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from pipelines.capture.connect import calendars, feeds, listings, sitemaps, wordpress
from pipelines.capture.connect.entries import Entry, Found, Unreadable
from pipelines.capture.connect.fetching import Answer, Failed, Fetcher
from pipelines.capture.connect.guard import Refused
from pipelines.capture.connect.robots import Robots
from pipelines.capture.connect.snapshots import Log, Seen, Snapshots
from pipelines.capture.connect.stripped import stripped
from schemas.problem import plain

MOST_LISTS = 5
"""Pages of a list, or maps of an index, that one visit reads."""

MOST_PAGES = 50
"""Pages that one visit asks for; what is left comes with the next."""

EARLY = timedelta(hours=1)
"""How much before its time a site may be visited: nights do not begin on the second."""

CONNECTORS: Mapping[str, Callable[[bytes, str], Found]] = {
    "wordpress": wordpress.entries,
    "feed": feeds.entries,
    "calendar": calendars.entries,
    "sitemap": sitemaps.entries,
    "listing": listings.entries,
}

_READ = ("text/html", "application/xhtml+xml", "text/plain", "text/calendar")
_ERROR_TITLE = re.compile(
    rb"<title[^>]*>[^<]{0,80}?(?:\b(?:404|403|500|502|503)\b|not found|access denied|"
    rb"just a moment|service unavailable|nuk u gjet|nije prona)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Plan:
    """A site to visit. address: where to begin; hosts: whom to ask, and nobody else."""

    id: str
    connector: str
    address: str
    hosts: tuple[str, ...]
    interval_hours: int


@dataclass(frozen=True)
class Captured:
    """A page whose content is new. sha256: of what was kept of it; key: its name in the log."""

    key: str
    address: str
    name: str
    sha256: str


@dataclass
class Visit:
    """What a visit gave: pages that are new or changed, how many are as they were, problems.

    left: pages that it did not come to; log: what is known of the site now.
    """

    pages: list[Captured] = field(default_factory=list)
    unchanged: int = 0
    left: int = 0
    problems: list[str] = field(default_factory=list)
    log: Log = field(default_factory=Log)


def is_due(plan: Plan, log: Log, now: datetime) -> bool:
    """Whether it is time for a visit. log: what is known of the site."""
    if log.visited is None or log.visited > now:
        return True
    return now - log.visited >= timedelta(hours=plan.interval_hours) - EARLY


def visit(plan: Plan, fetcher: Fetcher, snapshots: Snapshots, now: datetime) -> Visit:
    """Visit a site. Nothing that it sends ends the visit: each failure is a problem.

    fetcher: asks its hosts; snapshots: where contents are kept; now: with a time zone.
    """
    return _Visitor(plan, fetcher, snapshots, now).visit()


class _Visitor:
    """One visit under way."""

    def __init__(self, plan: Plan, fetcher: Fetcher, snapshots: Snapshots, now: datetime) -> None:
        self.plan = plan
        self.fetcher = fetcher
        self.snapshots = snapshots
        self.now = now
        self.robots = Robots(fetcher)
        self.before = snapshots.log(plan.id)
        self.seen = dict(self.before.pages)
        self.found = Visit()

    def visit(self) -> Visit:
        entries = self._ordered([entry for each in self._lists() for entry in each.entries])
        self.found.left = max(0, len(entries) - MOST_PAGES)
        for number, entry in enumerate(entries[:MOST_PAGES]):
            if self.fetcher.is_over:
                self.found.left = len(entries) - number
                break
            self._page(entry)
        self.found.log = Log(visited=self.now, pages=self.seen)
        return self.found

    def _lists(self) -> Iterator[Found]:
        """What the listing holds, and the further ones that it names."""
        waiting, done = [self.plan.address], 0
        while waiting and done < MOST_LISTS:
            address, is_first = waiting.pop(0), done == 0
            done += 1
            try:
                answer = self.fetcher.fetch(address, may_not=self.robots.forbid)
                found = CONNECTORS[self.plan.connector](answer.data or b"", answer.address)
            except Failed as error:
                # So WordPress says that its list has no further page.
                is_end = self.plan.connector == "wordpress" and error.status in (400, 404)
                if is_first or not is_end:
                    self._problem(error)
                continue
            except (Refused, Unreadable) as error:
                self._problem(f"{address}: {error}" if isinstance(error, Unreadable) else error)
                continue
            yield found
            waiting.extend(found.more)

    def _ordered(self, entries: list[Entry]) -> list[Entry]:
        """Each once, those that were never seen first; those of other hosts are passed over."""
        own = {(e.address, e.name): e for e in entries if _host(e.address) in self.plan.hosts}
        return sorted(own.values(), key=lambda entry: _key(entry) in self.seen)

    def _page(self, entry: Entry) -> None:
        before = self.seen.get(_key(entry))
        try:
            answer = self._answer(entry, before)
        except (Failed, Refused) as error:
            self._problem(error)
            return
        if answer.data is None:
            self.found.unchanged += 1
            return
        if fault := _fault(answer, entry):
            self._problem(f"{entry.address}: {fault}")
            return
        sha256 = self.snapshots.keep(stripped(answer.data), answer, self.now)
        known = answer.known
        self.seen[_key(entry)] = Seen(
            sha256=sha256, etag=known.etag, last_modified=known.last_modified
        )
        if before is not None and before.sha256 == sha256:
            self.found.unchanged += 1
        else:
            self.found.pages.append(Captured(_key(entry), answer.address, entry.name, sha256))

    def _answer(self, entry: Entry, before: Seen | None) -> Answer:
        if entry.data is not None:
            return Answer(entry.address, 200, entry.data, {"content-type": "text/calendar"})
        known = before.known if before is not None else None
        return self.fetcher.fetch(entry.address, known, self.robots.forbid)

    def _problem(self, what: object) -> None:
        self.found.problems.append(f"site {self.plan.id}: {plain(str(what))}")


def _key(entry: Entry) -> str:
    return entry.address if entry.data is None else f"{entry.address}#{entry.name}"


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def _fault(answer: Answer, entry: Entry) -> str | None:
    """Why an answer is no page, or None."""
    kind = answer.headers.get("content-type", "text/html").partition(";")[0].strip().lower()
    if kind not in _READ:
        return f"no page, but {kind}"
    data = answer.data or b""
    if not data.strip():
        return "an empty page"
    if entry.data is None and _ERROR_TITLE.search(data[:65_536]):
        return "a page that says that it is none, though the server calls it good"
    return None

"""Pages and entries that may tell of the same: proposed, never merged."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from pipelines.capture.reader.folding import plain
from pipelines.capture.reader.known import Known
from pipelines.capture.reader.values import Page, Reading

ALIKE, VERY_ALIKE = 82.0, 96.0
"""How near titles are, from 0 to 100: with the same day, and where one has none."""


@dataclass(frozen=True)
class _Told:
    """One telling of something: which page, which entry (or None for the page), what it says."""

    page: int
    entry: int | None
    name: str
    reading: Reading
    title: str
    bodies: frozenset[str]
    place: str | None


def with_duplicates(pages: Sequence[Page], known: Known) -> list[Page]:
    """The pages, with the name of an earlier file at what may be told there already.

    A page of its own goes before an entry of a listing.
    """
    told = [each for n, page in enumerate(pages) for each in _tellings(n, page, known)]
    told.sort(key=lambda each: (each.entry is not None, each.name, each.entry or 0))
    first: dict[tuple[int, int | None], str] = {}
    for n, each in enumerate(told):
        match = next((x for x in told[:n] if x.page != each.page and _is_same(x, each)), None)
        if match:
            first[each.page, each.entry] = match.name
    return [_marked(n, page, first) for n, page in enumerate(pages)]


def _tellings(n: int, page: Page, known: Known) -> Iterable[_Told]:
    if page.kind_of_page in ("event", "project"):
        yield _told(n, None, page, page.reading, known)
    for at, entry in enumerate(page.entries):
        yield _told(n, at, page, entry, known)


def _told(n: int, at: int | None, page: Page, reading: Reading, known: Known) -> _Told:
    title = plain(reading.title.value) if reading.title else ""
    bodies = frozenset(_body(read.value, known) for read in reading.organisers)
    where = plain(reading.place.value) if reading.place else None
    place = known.towns[where][0] if where and where in known.towns else where
    return _Told(n, at, page.name, reading, " ".join(title.split()), bodies, place)


def _body(name: str, known: Known) -> str:
    small = " ".join(plain(name).split())
    return known.organisations.get(small, small)


def _is_same(one: _Told, two: _Told) -> bool:
    """Same day and near titles, or same day, organiser and kind; without a day nearly one title."""
    first, second = one.reading.date, two.reading.date
    near = fuzz.token_set_ratio(one.title, two.title) if one.title and two.title else 0.0
    exact = fuzz.ratio(one.title, two.title) if one.title and two.title else 0.0
    if first and second:
        if not _overlap(one.reading, two.reading) or len({one.place, two.place} - {None}) > 1:
            return False
        return near >= ALIKE or (_kin(one, two) and bool(one.bodies & two.bodies))
    return exact >= VERY_ALIKE and len(one.title) > 20


def _overlap(one: Reading, two: Reading) -> bool:
    (a, b), (c, d) = _days(one), _days(two)
    return a <= d and c <= b


def _days(reading: Reading) -> tuple[str, str]:
    start = reading.date.value if reading.date else ""
    return start, reading.date_end.value if reading.date_end else start


def _kin(one: _Told, two: _Told) -> bool:
    """Whether they are of one kind."""
    kinds = {read.value for read in (one.reading.kind, two.reading.kind) if read}
    return len(kinds) == 1


def _marked(n: int, page: Page, first: dict[tuple[int, int | None], str]) -> Page:
    reading = replace(page.reading, duplicate_of=first.get((n, None)))
    entries = tuple(
        replace(entry, duplicate_of=first.get((n, at))) for at, entry in enumerate(page.entries)
    )
    return replace(page, reading=reading, entries=entries)

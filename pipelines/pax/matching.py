"""Which entry is which of our agreements: by the crosswalk, else by date and title."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from pipelines.pax.entries import Entry
from pipelines.pax.ours import Joined, Known, Ours
from schemas.edtf import first_day, last_day

ALIKE = 85
"""How near two titles are, from 0 to 100, that are of one day (docs/pax.md says how it was set)."""

MOST_NEAR = 3
"""So many agreements are named that an entry may be."""

BY_CROSSWALK, BY_DATE_AND_TITLE = "crosswalk", "date and title"

_ASIDE = re.compile(r"\([^()]*\)")
_APART = str.maketrans({"đ": "dj", "Đ": "dj", "ł": "l", "ß": "ss"})


@dataclass(frozen=True)
class Pair:
    """An entry and an agreement that belong together.

    by: what says so; joined: the row of the crosswalk, None where it has none; score: how near the
    titles are, from 0 to 100.
    """

    entry: Entry
    ours: Ours
    by: str
    joined: Joined | None
    score: int


@dataclass(frozen=True)
class Near:
    """An agreement that an entry may be, and is not taken for. fits_by: date, title, or both."""

    ours: Ours
    fits_by: tuple[str, ...]
    score: int

    @property
    def sentence(self) -> str:
        """The agreement and what speaks for it."""
        return f"{self.ours.id} fits by {' and '.join(self.fits_by)}"


@dataclass(frozen=True)
class OnlyTheirs:
    """An entry without an agreement, with those that come near."""

    entry: Entry
    near: tuple[Near, ...]


@dataclass(frozen=True)
class Matched:
    """What belongs together and what stands alone.

    absent: rows of the crosswalk whose entry is not in the file, as in one of an older version;
    ours: agreements that are in none of the others.
    """

    pairs: tuple[Pair, ...]
    theirs: tuple[OnlyTheirs, ...]
    ours: tuple[Ours, ...]
    absent: tuple[Joined, ...]


def matched(entries: Sequence[Entry], known: Known) -> Matched:
    """Match entries of the process to our agreements.

    What the crosswalk joins is joined. The rest is joined where day and title fit, for one entry
    and one agreement only: of several none is chosen.
    """
    by_crosswalk = list(_by_crosswalk(entries, known))
    done = {pair.entry.id for pair in by_crosswalk}
    taken = {pair.ours.id for pair in by_crosswalk}
    rest = [entry for entry in entries if entry.id not in done]
    free = [ours for ours in known.agreements if ours.id not in taken]
    fitting = list(_only_ones(_fitting(rest, free)))
    done |= {pair.entry.id for pair in fitting}
    taken |= {pair.ours.id for pair in fitting}
    there = {entry.id for entry in entries}
    absent = tuple(each for each in known.crosswalk if each.identifier not in there)
    elsewhere = {each.agreement_id for each in absent}
    return Matched(
        pairs=tuple(sorted((*by_crosswalk, *fitting), key=_order)),
        theirs=tuple(
            OnlyTheirs(entry, tuple(near(entry, known.agreements)))
            for entry in sorted(rest, key=lambda each: (each.date or "", int(each.id)))
            if entry.id not in done
        ),
        ours=tuple(ours for ours in known.agreements if ours.id not in taken | elsewhere),
        absent=absent,
    )


def _order(pair: Pair) -> tuple[str, int, str]:
    return pair.entry.date or "", int(pair.entry.id), pair.ours.id


def _by_crosswalk(entries: Iterable[Entry], known: Known) -> Iterator[Pair]:
    """One entry may be joined with several agreements, and one agreement with several entries."""
    by_id = {entry.id: entry for entry in entries}
    agreements = {ours.id: ours for ours in known.agreements}
    for each in known.crosswalk:
        entry, ours = by_id.get(each.identifier), agreements.get(each.agreement_id)
        if entry is not None and ours is not None:
            yield Pair(entry, ours, BY_CROSSWALK, each, likeness(entry, ours))


def _fitting(entries: Iterable[Entry], agreements: Sequence[Ours]) -> Iterator[Pair]:
    for entry in entries:
        for ours in agreements:
            score = likeness(entry, ours)
            if is_of_one_day(entry.date, ours.date) and score >= ALIKE:
                yield Pair(entry, ours, BY_DATE_AND_TITLE, None, score)


def _only_ones(pairs: Iterable[Pair]) -> Iterator[Pair]:
    """Those of which neither side fits another."""
    found = list(pairs)
    entries = Counter(pair.entry.id for pair in found)
    agreements = Counter(pair.ours.id for pair in found)
    for pair in found:
        if entries[pair.entry.id] == agreements[pair.ours.id] == 1:
            yield pair


def near(entry: Entry, agreements: Iterable[Ours]) -> Iterator[Near]:
    """The few agreements whose date fits or whose title is nearly the same, the nearest first."""
    found = [_near(entry, ours) for ours in agreements]
    good = [each for each in found if each.fits_by]
    good.sort(key=lambda each: (-len(each.fits_by), -each.score, each.ours.id))
    yield from good[:MOST_NEAR]


def _near(entry: Entry, ours: Ours) -> Near:
    score = likeness(entry, ours)
    fits = {"date": is_of_one_day(entry.date, ours.date), "title": score >= ALIKE}
    return Near(ours, tuple(name for name, is_so in fits.items() if is_so), score)


def is_of_one_day(theirs: str | None, ours: str | None) -> bool:
    """Whether a date of ours, which may be a month or a year, holds a day of theirs."""
    start, end = first_day(ours), last_day(ours)
    if theirs is None or start is None or end is None:
        return False
    return start.isoformat() <= theirs <= end.isoformat()


def likeness(entry: Entry, ours: Ours) -> int:
    """How near the title of an entry is to the nearest of ours, from 0 to 100."""
    if entry.title is None:
        return 0
    title = _compared(entry.title)
    return max(round(fuzz.token_set_ratio(title, _compared(each))) for each in ours.titles)


def _compared(title: str) -> str:
    """A title by its words, without what stands in brackets, if anything is left then."""
    return folded(_ASIDE.sub(" ", title)) or folded(title)


def folded(title: str) -> str:
    """A title in small letters without accents, signs and double blanks."""
    plain = unicodedata.normalize("NFKD", title.casefold().translate(_APART))
    letters = "".join(each for each in plain if not unicodedata.combining(each))
    return " ".join(re.findall(r"\w+", letters))

"""Which agreements a text names: by a title of the records, by their subject, or by their day."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from pipelines.capture.reader.agreement_subjects import BEFORE_IT, DAYS, SUBJECTS, Subject
from pipelines.capture.reader.agreement_words import WORD
from pipelines.capture.reader.dates import dates
from pipelines.capture.reader.known import Known
from pipelines.capture.reader.part import Part, Piece
from pipelines.capture.reader.values import Read, Texts

BEFORE, AFTER = 90, 45
"""Letters before and behind a subject in which the word for agreement stands."""

_YEAR = re.compile(r"(?<![\d.])(?:19|20)\d\d(?!\d)")
_OF_DAY = re.compile(
    rf"{WORD.pattern}\W+(?:(?:of|from|reached on|e|se|i|te|date[sn]?|od|iz)\W+){{0,2}}$"
)
_STOPS = re.compile(r"[.;!?]\s")
_HERE = frozenset(each.id for each in SUBJECTS)
_DATED = frozenset(each.id for each in SUBJECTS if each.year)

_CASES = (
    (r"\bsporazum\b", "sporazum(?:a|u|om)?"),
    (r"\bmarreveshja e\b", "marreveshj(?:a|en|es) (?:e|se)"),
    (r"\bmarreveshja\b", "marreveshj(?:a|en|es|e)"),
    (r"\bbriselski\b", "briselsk[a-z]{1,3}"),
    (r"\bzajednica\b", "zajednic[a-z]{1,2}"),
)

Found = tuple[str, int, int, float]
"""An id, where it is named, and how sure that is."""


@dataclass(frozen=True)
class _Titles:
    """Titles of agreements as a pattern. ids: of its groups, in their order."""

    pattern: re.Pattern[str]
    ids: tuple[str, ...]


def agreements(part: Part, known: Known, day: str | None = None) -> Texts:
    """The agreements that a text names; values are ids.

    day: on which the text speaks, `2018-09-24` or less of it: a subject that was agreed on twice
    is that of then.
    """
    small = part.plain.lower()
    there = {*known.agreements.values(), *known.weak.values()}
    found: dict[str, Read[str]] = {}
    for id_, start, end, sure in (
        *_titled(small, known),
        *_told(part, small),
        *_other(small, known),
    ):
        meant = _of_then(id_, known, day)
        if meant in there:
            found.setdefault(meant, part.read(meant, start, end, sure))
    return tuple(sorted(found.values(), key=lambda read: read.start))


def _of_then(id_: str, known: Known, day: str | None) -> str:
    """The agreement itself, or the one on its subject before it where it was not yet reached."""
    agreed = known.agreed.get(id_)
    is_later = day is not None and agreed is not None and agreed[: len(day)] > day
    return BEFORE_IT.get(id_, id_) if is_later else id_


def _titled(small: str, known: Known) -> Iterator[Found]:
    titles = _titles(known)
    for match in titles.pattern.finditer(small):
        id_ = titles.ids[(match.lastindex or 1) - 1]
        if id_ not in _DATED or re.search(r"20\d\d", match[0]):
            yield id_, *match.span(), 0.9


@lru_cache(maxsize=4)
def _titles(known: Known) -> _Titles:
    """All titles as one pattern, longest first, in any case of their first words."""
    names: Mapping[str, str] = known.agreements
    longest = sorted(names, key=len, reverse=True)
    forms = "|".join(f"({_bent(name)})" for name in longest)
    pattern = re.compile(rf"(?<!\w)(?:{forms})(?!\w)" if longest else r"(?!)")
    return _Titles(pattern, tuple(names[name] for name in longest))


def _bent(name: str) -> str:
    """A name as sentences bend it."""
    form = re.escape(name).replace("\\ ", " ").replace("\\-", "-")
    for word, cases in _CASES:
        form = re.sub(word, cases, form)
    return form


def _other(small: str, known: Known) -> Iterator[Found]:
    """Agreements of the records that have no subject here, by a name that is an ordinary word."""
    for name, id_ in known.weak.items():
        at = small.find(name) if id_ not in _HERE else -1
        if at >= 0 and WORD.search(small, max(0, at - 30), at + len(name) + 25):
            yield id_, at, at + len(name), 0.7


def _told(part: Part, small: str) -> Iterator[Found]:
    """Agreements by their subject, sentence by sentence."""
    subjects = [each for each in SUBJECTS if _may_be_named(each, small)]
    for piece in part.sentences:
        text = small[piece.start : piece.end]
        words = [match.span() for match in WORD.finditer(text)]
        named: list[tuple[str, int, int]] = []
        for subject in subjects:
            if subject.beside and not subject.wide and not subject.beside.search(text):
                continue
            if (subject.alone or words) and (at := _named(subject, text, words)):
                named.append((subject.id, *at))
        for id_, start, end in named:
            # `the roadmap for the energy agreements` names the roadmap, not those agreements.
            if not any(a <= start and end <= b and b - a > end - start for _, a, b in named):
                yield id_, piece.start + start, piece.start + end, 0.85
        yield from _by_day(piece, text, words)


def _may_be_named(subject: Subject, small: str) -> bool:
    """Whether the whole text has what a subject needs, and nothing that excludes it."""
    if subject.without and subject.without.search(small):
        return False
    return not (subject.wide and subject.beside) or subject.beside.search(small) is not None


def _named(subject: Subject, text: str, words: list[tuple[int, int]]) -> tuple[int, int] | None:
    """Where a sentence names an agreement by its subject."""
    for match in subject.form.finditer(text):
        if not (subject.alone or _beside(text, match, words)):
            continue
        if subject.year is None or _is_year(subject, text, match):
            return match.span()
    return None


def _beside(text: str, match: re.Match[str], words: list[tuple[int, int]]) -> bool:
    """Whether the word for agreement stands near, in the same clause."""
    for start, end in words:
        between = text[end : match.start()] if end <= match.start() else text[match.end() : start]
        reach = BEFORE if end <= match.start() else AFTER
        if len(between) <= reach and not _STOPS.search(between):
            return True
    return False


def _is_year(subject: Subject, text: str, match: re.Match[str]) -> bool:
    """Whether the year that is told near the subject is that of its agreement."""
    near = text[max(0, match.start() - 60) : match.end() + 110]
    own = {each.year for each in SUBJECTS if each.form.pattern == subject.form.pattern}
    told = {int(year[0]) for year in _YEAR.finditer(near)} & own
    days = {DAYS[day][1] for day in _days(near) if day in DAYS} & own
    years = told or days
    return subject.year in years if years else subject.default


def _days(text: str) -> list[tuple[int, int]]:
    return [(each.day, each.month) for each in dates(text) if each.day]


def _by_day(piece: Piece, text: str, words: list[tuple[int, int]]) -> Iterator[Found]:
    """`the agreement of 30 September`."""
    for each in dates(text) if words else ():
        id_, year = DAYS.get((each.day or 0, each.month), (None, None))
        if id_ and each.year in (None, year) and _OF_DAY.search(text[: each.start]):
            yield id_, piece.start + each.start, piece.start + each.end, 0.8

"""Candidates that may be the same: several sites, languages and listings tell of one event."""

from collections.abc import Iterable

from pipelines.capture.inbox.homes import Fields, date_in, home_of, slug
from schemas.candidates import Candidate, Likeness
from schemas.problem import CouldNotRun

_SHORTEST = 4
"""Letters of a word of a title that is compared."""

_ENOUGH = 0.5
"""Share of the words of two titles that are in both, from which the day alone is enough."""


def alike(candidate: Candidate, others: Iterable[Candidate]) -> tuple[Likeness, ...]:
    """Other candidates of the same kind and day, by the same organiser or of a like title.

    others: those of the inbox; the candidate itself and rejected ones do not count.
    """
    day = _day(candidate)
    if day is None:
        return ()
    found = (
        _likeness(candidate, other)
        for other in others
        if other.key != candidate.key
        and other.state != "rejected"
        and other.kind == candidate.kind
        and _day(other) == day
    )
    return tuple(sorted(filter(None, found), key=lambda each: -each.score))


def _likeness(one: Candidate, other: Candidate) -> Likeness | None:
    shared = _organisers(one.record) & _organisers(other.record)
    words, more = _words(one.record), _words(other.record)
    share = len(words & more) / max(1, len(words | more))
    if not shared and share < _ENOUGH:
        return None
    by = f" by {', '.join(sorted(shared))}" if shared else ""
    why = f"the same day{by}; {share:.0%} of the words of the titles are in both"
    return Likeness(table="inbox", id=other.key, score=round(0.5 + share / 2, 2), why=why)


def _day(candidate: Candidate) -> str | None:
    try:
        return date_in(home_of(candidate.kind).table, candidate.record)
    except CouldNotRun:
        return None


def _organisers(record: Fields) -> set[str]:
    found = record.get("organisers")
    return {each for each in found if isinstance(each, str)} if isinstance(found, list) else set()


def _words(record: Fields) -> set[str]:
    return {
        word for word in slug(str(record.get("title", ""))).split("-") if len(word) >= _SHORTEST
    }

"""Which rows may be the same event as another candidate or record: proposed, never merged."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from pipelines.capture.workbook.values import folded
from schemas import edtf
from schemas.candidates import Candidate, Likeness

_FROM = 0.5
"""The least score that is proposed."""

_MOST = 5
"""Likenesses that a candidate names."""

_NEAR = timedelta(days=1)
_DATES = ("date", "start", "fieldwork_start")
_TABLES = {
    "activity": "activities",
    "meeting": "meetings",
    "project": "projects",
    "survey": "surveys",
}
_BODIES = ("organisers", "partners", "funders", "lead_id", "organisation_id")


@dataclass(frozen=True)
class Other:
    """What a candidate may be the same as. table: `candidates` for one that waits."""

    table: str
    id: str
    kind: str
    record: Mapping[str, Any]


def others(candidates: Iterable[Candidate]) -> list[Other]:
    """Candidates as what others may be like."""
    return [Other("candidates", each.key, each.kind, each.record) for each in candidates]


def with_likenesses(candidates: Sequence[Candidate], known: Sequence[Other]) -> list[Candidate]:
    """The candidates, each with what it may be the same as, the likeliest first."""
    every = [*known, *others(candidates)]
    return [each.model_copy(update={"likenesses": _of(each, every)}) for each in candidates]


def _of(candidate: Candidate, every: Sequence[Other]) -> tuple[Likeness, ...]:
    found: dict[tuple[str, str], Likeness] = {}
    for other in every:
        if other.id != candidate.key and other.kind == candidate.kind:
            likeness = _likeness(candidate.record, other)
            if likeness is not None:
                found[other.table, other.id] = likeness
    return tuple(sorted(found.values(), key=lambda each: (-each.score, each.id))[:_MOST])


def _likeness(record: Mapping[str, Any], other: Other) -> Likeness | None:
    """How like two records are. Without a date in common nothing is said."""
    day = _day_score(_date(record), _date(other.record))
    if day == 0:
        return None
    words = _shared(_words(record), _words(other.record))
    bodies = _bodies(record) & _bodies(other.record)
    place = _places(record, other.record)
    score = 0.4 * day + 0.35 * words + 0.15 * bool(bodies) + 0.1 * place
    if score < _FROM:
        return None
    said = ["the same day" if day == 1 else "a day that fits"]
    said += [f"{round(100 * words)} % of the words of the title"] if words else []
    said += [f"also named: {', '.join(sorted(bodies))}"] if bodies else []
    said += {1: ["the same town"], -1: ["another town"]}.get(place, [])
    return Likeness(table=other.table, id=other.id, score=round(score, 2), why="; ".join(said))


def _date(record: Mapping[str, Any]) -> str | None:
    return next((str(record[name]) for name in _DATES if record.get(name)), None)


def _day_score(one: str | None, other: str | None) -> float:
    """1 for one and the same day, a half for dates that overlap, a quarter for neighbours."""
    if one is None or other is None:
        return 0
    if one == other and edtf.precision(one) == 3:
        return 1
    (start, end), (first, last) = edtf.span(one), edtf.span(other)
    if start is None or end is None or first is None or last is None:
        return 0
    if start <= last and first <= end:
        return 0.5
    return 0.25 if start - _NEAR <= last and first - _NEAR <= end else 0


def _places(one: Mapping[str, Any], other: Mapping[str, Any]) -> int:
    """1 for the same town, -1 for another one, 0 where that is not known."""
    towns = one.get("place_id"), other.get("place_id")
    if None in towns:
        return 0
    return 1 if towns[0] == towns[1] else -1


def _words(record: Mapping[str, Any]) -> frozenset[str]:
    """The words of a title that say something."""
    plain = "".join(
        letter if letter.isalnum() else " " for letter in folded(str(record.get("title", "")))
    )
    return frozenset(word for word in plain.split() if len(word) > 3)


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one | other else 0


def _bodies(record: Mapping[str, Any]) -> set[str]:
    found: set[str] = set()
    for name in _BODIES:
        value = record.get(name)
        found |= {str(each) for each in (value if isinstance(value, list) else [value]) if each}
    return found


def table_of(kind: str) -> str:
    """The table of a kind of candidate."""
    return _TABLES[kind]

"""A candidate on a screen of 80 columns: each value beside the words that it was read from."""

import re
import textwrap
from collections.abc import Iterator, Mapping
from itertools import zip_longest

from pydantic import JsonValue

from pipelines.capture.inbox.homes import Fields
from schemas.candidates import Candidate, Evidence
from schemas.problem import plain

WIDTH = 80
_LEFT = 38
_RIGHT = WIDTH - _LEFT - 3
_FROM_0 = re.compile(r"\.0(?=\.|$)")
_PLACE = re.compile(r"(?<=\.)[0-9]{1,6}(?=\.|$)")

_LONGEST = 4_000
"""Letters of a text that are shown; the rest is counted."""


def listed(candidates: list[Candidate], changed: frozenset[str]) -> Iterator[str]:
    """A line or two for each candidate. changed: keys of those whose page has changed since."""
    for each in candidates:
        mark = ", changed" if each.key in changed else ""
        mark += f", {len(each.problems)} to mend" if each.problems else ""
        mark += ", like another" if each.likenesses else ""
        yield _cut(f"{each.key}  {each.kind}, {each.state}{mark}, read {each.origin.seen_on}")
        yield _cut(f"    {_title(each)}")


def shown(candidate: Candidate, record: Fields, earlier: Candidate | None) -> Iterator[str]:
    """All of a candidate, line by line.

    record: its own, or as a person edited it; earlier: what it was before its page changed.
    """
    yield from _head(candidate)
    if dict(record) != candidate.record:
        yield ""
        yield "EDITED: the values below are those that a person wrote."
    yield ""
    yield f"{'value':<{_LEFT}} | {'read from'}"
    yield "-" * WIDTH
    evidence = _by_field(candidate.evidence)
    for name, value in flat(record).items():
        yield name
        yield from _beside(_in_words(value), _words(evidence.pop(name, [])))
    for name, more in evidence.items():
        yield f"{name} (no value of the record)"
        yield from _beside(_in_words(more[0].value), _words(more))
    if earlier is not None:
        yield from _differences(earlier.record, candidate.record)


def flat(record: Fields) -> dict[str, JsonValue]:
    """Each plain value of a record by its path: `sessions.1.count`; places count from 1."""
    found: dict[str, JsonValue] = {}
    _flatten("", dict(record), found)
    return found


def _flatten(path: str, value: JsonValue, found: dict[str, JsonValue]) -> None:
    if isinstance(value, dict):
        for name, each in value.items():
            _flatten(f"{path}.{name}" if path else name, each, found)
    elif isinstance(value, list):
        for number, each in enumerate(value, 1):
            _flatten(f"{path}.{number}", each, found)
    else:
        found[path] = value


def _title(candidate: Candidate) -> str:
    told = candidate.record.get("title") or candidate.record.get("name")
    return str(told or candidate.origin.address or candidate.origin.file or "")


def _head(candidate: Candidate) -> Iterator[str]:
    origin = candidate.origin
    about = {
        "candidate": candidate.key,
        "kind": candidate.kind,
        "state": candidate.state + (f": {candidate.reason}" if candidate.reason else ""),
        "record": candidate.record_id,
        "address": origin.address,
        "file": origin.file if origin.row is None else f"{origin.file or ''}, row {origin.row}",
        "read on": origin.seen_on.isoformat(),
        "snapshot": origin.snapshot,
        "cut off": "the page was cut off: what is absent may stand in the rest"
        if candidate.truncated
        else None,
    }
    for name, value in about.items():
        if value:
            yield from _hanging(f"{name}:", value)
    for problem in candidate.problems:
        yield from _hanging("to mend:", problem)
    for like in candidate.likenesses:
        yield from _hanging("like:", f"{like.table} {like.id} ({like.score:.0%}): {like.why}")


def _hanging(name: str, value: str) -> list[str]:
    return textwrap.wrap(
        _safe(value), WIDTH, initial_indent=f"{name:<11}", subsequent_indent=" " * 11
    ) or [name]


def _by_field(evidence: tuple[Evidence, ...]) -> dict[str, list[Evidence]]:
    """The evidence by the path of its value; who counts places from 0 is counted from 1."""
    first = 1 if any(_FROM_0.search(each.field) for each in evidence) else 0
    found: dict[str, list[Evidence]] = {}
    for each in evidence:
        path = _PLACE.sub(lambda place: str(int(place[0]) + first), each.field)
        found.setdefault(path, []).append(each)
    return found


def _words(evidence: list[Evidence]) -> str:
    return "\n".join(
        f"“{each.text}” ({', '.join(filter(None, [each.place, f'{each.confidence:.0%}']))})"
        for each in evidence
    )


def _in_words(value: JsonValue) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)


def _beside(left: str, right: str) -> Iterator[str]:
    for one, other in zip_longest(_wrapped(left, _LEFT - 2), _wrapped(right, _RIGHT), fillvalue=""):
        yield f"  {one:<{_LEFT - 2}} | {other}".rstrip()


def _wrapped(text: str, width: int) -> list[str]:
    shown = text[:_LONGEST]
    lines = [line for part in shown.split("\n") for line in textwrap.wrap(_safe(part), width)]
    rest = len(text) - len(shown)
    return [*lines, f"... and {rest:,} letters"] if rest else lines


def _safe(text: str) -> str:
    """Nothing that moves a cursor; what is long is broken, and not cut."""
    return "".join(each if each.isprintable() else " " for each in text)


def _cut(line: str) -> str:
    shown = plain(line)
    return shown if len(shown) <= WIDTH else shown[: WIDTH - 3] + "..."


def _differences(before: Mapping[str, JsonValue], after: Mapping[str, JsonValue]) -> Iterator[str]:
    """What a page says otherwise than it did."""
    one, other = flat(before), flat(after)
    names = [name for name in {**one, **other} if one.get(name) != other.get(name)]
    yield ""
    yield "CHANGED on the page since it was first read (-: before, +: now)"
    if not names:
        yield "  the same values, in other words"
    for name in names:
        yield name
        for sign, values in (("-", one), ("+", other)):
            if values.get(name) is not None:
                yield from (
                    f"{sign} {line}" for line in _wrapped(_in_words(values[name]), WIDTH - 2)
                )

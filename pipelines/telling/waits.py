"""What waits for a person: what the edition says of it, in words, and what is new of it."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pipelines.telling.values import Waiting


def with_edition(inbox: Waiting, data: Path) -> Waiting:
    """What waits in an inbox, with what waits by the data that readers see.

    data: their folder; what is not there waits for nobody.
    """
    reviews = list(_rows(data, "review_states"))
    return inbox.model_copy(
        update={
            "translations": _number(data, "translation_states", "stale"),
            "sentences": _number(data, "narrative_states", "stale"),
            "unreviewed": sum(row.get("state") != "reviewed" for row in reviews),
            "comments": sum(int(row.get("open_comments") or 0) for row in reviews),
        }
    )


def _number(data: Path, table: str, state: str) -> int:
    return sum(row.get("state") == state for row in _rows(data, table))


def _rows(data: Path, table: str) -> Iterator[dict[str, str]]:
    path = data / f"{table}.csv"
    if path.is_file():
        with path.open(encoding="utf-8", newline="") as file:
            yield from csv.DictReader(file)


class _Kind(NamedTuple):
    """What waits of one kind. one, more: in words; where: how a person sees it."""

    number: int
    one: str
    more: str
    where: str

    def many(self, number: int) -> str:
        """A number of it."""
        return f"{number:,} {self.one if number == 1 else self.more}"


def sentences(waiting: Waiting) -> list[str]:
    """What waits, a line for each kind, with the command that shows it."""
    candidates, *others = _kinds(waiting)
    since = f", the oldest read on {waiting.oldest}" if waiting.oldest else ""
    lines = [f"{kind.many(kind.number)}: {kind.where}" for kind in others if kind.number]
    if candidates.number:
        lines.insert(0, f"{candidates.many(candidates.number)}{since}: {candidates.where}")
    return lines


def newly(waiting: Waiting, before: Waiting) -> list[str]:
    """What waits now and did not before, a line for each kind."""
    candidates, *others = _kinds(waiting)
    _, *earlier = _kinds(before)
    more = [now.number - was.number for now, was in zip(others, earlier, strict=True)]
    fresh = len(set(waiting.candidates) - set(before.candidates))
    pairs = zip([candidates, *others], [fresh, *more], strict=True)
    return [
        f"{kind.many(number)} ({kind.number:,} in all): {kind.where}"
        for kind, number in pairs
        if number > 0
    ]


def _kinds(waiting: Waiting) -> list[_Kind]:
    return [
        _Kind(len(waiting.candidates), "candidate", "candidates", "dialogue inbox list"),
        _Kind(
            waiting.pages,
            "page of an accepted record changed",
            "pages of accepted records changed",
            "dialogue inbox list --state changed",
        ),
        _Kind(
            waiting.damaged,
            "file of the inbox that cannot be read",
            "files of the inbox that cannot be read",
            "dialogue inbox list",
        ),
        _Kind(
            waiting.translations,
            "stale translation",
            "stale translations",
            "dialogue translations export --only stale",
        ),
        _Kind(
            waiting.sentences,
            "stale sentence of a narrative",
            "stale sentences of narratives",
            "dialogue check",
        ),
        _Kind(
            waiting.unreviewed,
            "text of a narrative not reviewed",
            "texts of narratives not reviewed",
            "dialogue review status",
        ),
        _Kind(
            waiting.comments,
            "open comment of a review",
            "open comments of reviews",
            "dialogue review status",
        ),
    ]

"""The marker of a publication that is under way, at the target: against two at once."""

import secrets
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from pipelines.placing.files import is_plain
from pipelines.placing.manifest import own_parcel
from pipelines.placing.target import Target
from schemas.problem import CouldNotRun

MARKER = ".publishing.json"

SILENT = timedelta(minutes=15)
"""A publication that gave no sign for so long was killed."""

SIGN = timedelta(minutes=1)
"""How often one that is under way gives a sign."""

Clock = Callable[[], datetime]


def clock() -> datetime:
    """The time, in UTC."""
    return datetime.now(UTC)


class Marked(BaseModel):
    """What a marker says.

    by: a word by chance that each publication has for itself; home: one that all those from the
    same folder have; since, sign: when it began and gave its last sign, in UTC; paths: what it puts
    there, so that the next one knows it as ours.
    """

    model_config = ConfigDict(extra="ignore", frozen=True)

    by: str
    home: str
    since: datetime
    sign: datetime
    state: Literal["running", "stopped"] = "running"
    paths: tuple[str, ...] = ()


class Marker:
    """The marker of this publication.

    target: where it stands; home: of who publishes, and sees to it that there is only one of that
    home; now: a clock.
    """

    def __init__(self, target: Target, home: str, now: Clock = clock) -> None:
        self._target = target
        self._home = home
        self._now = now
        self._mine: Marked | None = None

    def left(self) -> Marked | None:
        """The marker that stands there: of one under way, or of one that did not end."""
        data = self._target.read(MARKER)
        if data is None:
            return None
        try:
            found = Marked.model_validate_json(data)
        except ValidationError:  # cut off, or of another program: whoever wrote it left no list
            return Marked(by="", home="", since=self._now(), sign=self._now(), state="stopped")
        return found.model_copy(update={"paths": tuple(filter(is_plain, found.paths))})

    def take(self, left: Marked | None, paths: Iterable[str], takes_over: bool) -> None:
        """Begin.

        left: the marker that stands there; paths: what is put there; takes_over: whether another
        publication that seems to be under way is passed over. Raises CouldNotRun while one is.
        """
        now = self._now()
        is_other = left is not None and left.home != self._home  # one of our own was killed
        if left is not None and is_other and is_under_way(left, now) and not takes_over:
            raise CouldNotRun(_held(self._target.place, left, now))
        known = {*paths, *(left.paths if left is not None else ())}
        self._say(
            Marked(
                by=secrets.token_hex(8),
                home=self._home,
                since=now,
                sign=now,
                paths=tuple(sorted(known)),
            )
        )

    def look(self) -> None:
        """Raise CouldNotRun where another publication took the place: this one ends then."""
        there = self.left()
        if self._mine is None or there is None or there.by != self._mine.by:
            self._mine = None
            raise CouldNotRun(
                f"another publication began at {self._target.place}, so this one stopped; "
                "see that only one runs, and publish again"
            )

    def sign(self) -> None:
        """Give a sign, if it is time for one."""
        if self._mine is not None and self._now() - self._mine.sign >= SIGN:
            self.look()
            self._say(self._mine.model_copy(update={"sign": self._now()}))

    def stopped(self) -> None:
        """It stopped before its end: the next one need not wait."""
        if self._mine is not None:
            self._say(self._mine.model_copy(update={"state": "stopped"}))

    def end(self) -> None:
        """It is done."""
        self._target.remove(MARKER)
        self._mine = None

    def _say(self, marked: Marked) -> None:
        self._mine = marked
        self._target.put(MARKER, own_parcel(marked.model_dump(mode="json")))


def is_under_way(marked: Marked, now: datetime) -> bool:
    """Whether a publication gave a sign lately."""
    return marked.state == "running" and now - marked.sign < SILENT


def _held(place: str, left: Marked, now: datetime) -> str:
    ago = int((now - left.sign).total_seconds())
    return (
        f"another publication to {place} is under way since {left.since:%Y-%m-%d %H:%M} UTC, its "
        f"last sign was {ago} seconds ago; wait for it. If it was killed: wait "
        f"{SILENT.total_seconds() / 60:.0f} minutes, or give --take-over"
    )

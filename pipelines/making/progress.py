"""How far long work is: who works says it, and somebody at the edge shows it."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Protocol

FIRST, EVERY = 1.0, 10.0
"""Seconds of silence before the first sign, and between two lines in a log."""

ENOUGH = 20
"""The part of the steps after which the rest is foreseen: the first ones may be the longest."""

_TICK = 0.25


class Progress(Protocol):
    """Is told how far the work is."""

    def begin(self, what: str, total: int = 0) -> None:
        """Something begins, in place of what was under way. total: its steps, 0 if not known."""

    def step(self, name: str) -> None:
        """One step of it is done. name: of what it made."""

    def end(self) -> None:
        """It is done."""


class Silent:
    """Shows nothing."""

    def begin(self, what: str, total: int = 0) -> None:
        """Show nothing."""

    def step(self, name: str) -> None:
        """Show nothing."""

    def end(self) -> None:
        """Show nothing."""


SILENT = Silent()


@dataclass
class Work:
    """What is under way.

    began, stepped: when it began and when its last step was done, by the clock of who shows it, in
    seconds; last: made last.
    """

    what: str
    total: int
    began: float
    done: int = 0
    last: str = ""
    stepped: float = 0.0

    def far(self, now: float, name: str = "") -> str:
        """How far it is: done of all, a name, how long it took and how long it will take."""
        seconds = now - self.began
        parts = [f"{self.done} of {self.total}"] if self.total else []
        parts += [name] if name else []
        parts.append(f"{seconds:.0f} s")
        left = self._left(now)
        if left >= 1:
            parts.append(f"about {left:.0f} s left")
        return ", ".join(parts)

    def _left(self, now: float) -> float:
        """Seconds that are left as it went up to the last step; 0 where that cannot be said.

        While one step takes long it runs down, and when it has run out nothing is foreseen.
        """
        if not self.total / ENOUGH <= self.done < self.total:
            return 0.0
        each = (self.stepped - self.began) / self.done
        return each * (self.total - self.done) - (now - self.stepped)


class Lines:
    """Shows progress in a log: a first sign soon, then a line every ten seconds.

    write: takes a line; is_verbose: a line for each step too; now: a clock, in seconds. Whoever
    prints something else meanwhile does so in `aside`: that is a sign of life as well.
    """

    def __init__(
        self,
        write: Callable[[str], None],
        is_verbose: bool = False,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._write = write
        self._is_verbose = is_verbose
        self._now = now
        self._work: Work | None = None
        self._is_told = False
        self._due = now() + FIRST
        self._lock = threading.RLock()  # a thread ticks

    def begin(self, what: str, total: int = 0) -> None:
        """Something begins."""
        with self._lock:
            self._work, self._is_told = Work(what, total, self._now()), False

    def step(self, name: str) -> None:
        """One step is done."""
        with self._lock:
            if self._work is None:
                return
            self._work.done += 1
            self._work.stepped = self._now()
            self._work.last = name
            if self._is_verbose:
                self._write(f"  {name}")
            self.tick()

    def end(self) -> None:
        """It is done; of what a line told before, the last one tells how long it took."""
        with self._lock:
            if self._work is not None and self._work.total and self._is_told:
                self._work.last = ""
                self._tell(self._work)
            self._work = None

    def tick(self) -> None:
        """Tell how far it is, if it is time for that."""
        with self._lock:
            if self._work is not None and self._now() >= self._due:
                self._is_told = True
                self._tell(self._work)

    def _tell(self, work: Work) -> None:
        now = self._now()
        self._due = now + EVERY
        self._write(f"{work.what}: {work.far(now, work.last)}")

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Somebody prints something else."""
        with self._lock:
            self._due = self._now() + EVERY
            yield


@contextmanager
def ticking(tick: Callable[[], None]) -> Iterator[None]:
    """Call something now and then, from a thread: the work may be in one long step."""
    ended = threading.Event()

    def go_on() -> None:
        while not ended.wait(_TICK):
            tick()

    thread = threading.Thread(target=go_on, name="progress", daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


@contextmanager
def logged(write: Callable[[str], None], is_verbose: bool = False) -> Iterator[Lines]:
    """Lines in a log, as long as this lasts."""
    lines = Lines(write, is_verbose)
    with ticking(lines.tick):
        yield lines

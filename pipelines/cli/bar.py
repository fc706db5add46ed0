"""Progress on a terminal: a bar below what is printed, which leaves nothing behind."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from pipelines.making.progress import Lines

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress as Drawn


class Bar(Lines):
    """Shows progress as a bar on the terminal that standard error is.

    It appears when a command has taken a second, so that quick ones do not flicker, and is not
    there while somebody prints something else in `aside`. draw: makes the bar.
    """

    def __init__(
        self,
        write: Callable[[str], None],
        is_verbose: bool = False,
        now: Callable[[], float] = time.monotonic,
        draw: "Callable[[], Drawn] | None" = None,
    ) -> None:
        super().__init__(write, is_verbose, now)
        self._draw = draw or drawn
        self._bar: Drawn | None = None

    def end(self) -> None:
        """It is done: nothing is shown until something else begins."""
        with self._lock:
            self._work = None
            self._hide()

    def tick(self) -> None:
        """Show how far it is; the bar appears if it is time for that."""
        with self._lock:
            if self._work is None or self._now() < self._due:
                return
            self._bar = self._bar or self._draw()
            self._bar.update(
                self._bar.task_ids[0],
                description=self._work.what,
                total=self._work.total or None,
                completed=self._work.done,
                far=self._work.far(self._now()),
                name=self._work.last.rpartition("/")[2],
            )
            self._bar.start()

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Somebody prints something else; the bar comes again with the next tick."""
        with self._lock:
            self._hide()
            yield

    def _hide(self) -> None:
        if self._bar is not None:
            self._bar.stop()


def drawn(console: "Console | None" = None) -> "Drawn":
    """A bar: of what, how far, and what was made last."""
    from rich import progress as rich
    from rich.console import Console
    from rich.table import Column

    name = Column(ratio=1, no_wrap=True, overflow="ellipsis")
    bar = rich.Progress(
        rich.SpinnerColumn(),
        rich.TextColumn("{task.description}", markup=False),
        rich.BarColumn(16),
        rich.TextColumn("{task.fields[far]}", markup=False),
        rich.TextColumn("{task.fields[name]}", table_column=name, markup=False),
        console=console or Console(stderr=True),
        transient=True,
        expand=True,
        redirect_stdout=False,
        redirect_stderr=False,
        refresh_per_second=4,
    )
    bar.add_task("", far="", name="")
    return bar

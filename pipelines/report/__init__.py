"""Stage 5: PDF sections, and the report of all sections, in a language."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

from pipelines.report.plan import plan
from pipelines.report.render import do
from schemas.tables import Tables

__all__ = ["Mapper", "report"]

Mapper = Callable[[Callable[[Any], Any], Iterable[Any]], Iterable[Any]]


@contextmanager
def _in_turn() -> Iterator[Mapper]:
    yield map


def report(
    tables: Tables, out: Path, mapper: Callable[[], AbstractContextManager[Mapper]] | None = None
) -> list[str]:
    """Render every section and the whole report.

    tables: base and computed; out: folder for `en/sections/*.pdf` and `en/report.pdf`; mapper:
    opens what maps jobs (a pool of processes), in turn by default. Returns the names written.
    Raises RenderProblem if WeasyPrint has anything to say.
    """
    jobs = plan(tables, out)
    with (mapper or _in_turn)() as run:
        return sorted(run(do, jobs))

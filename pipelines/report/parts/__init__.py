"""The parts of the report, each one room: a folder with all that makes it.

`__init__.py` says what the part is called, when it is made, which tables its PDF carries, and under
which names its page finds what is gathered; `gathering.py` gathers what is its own; `figures.py`
has the figures of its own; `page.html.j2` is its page. A part that only prints what others print
too has no `gathering.py`. What two parts share stands in `pipelines.present`: no part imports
another.
"""

from collections.abc import Iterable
from pathlib import Path

from pipelines.present import Library
from pipelines.report.parts import (
    challenges,
    changes,
    civil_society,
    codebook,
    data,
    differences,
    method,
    overview,
    owed,
    process,
    quality,
    scorecards,
    sets,
    sources,
    summary,
    surveys,
)
from pipelines.report.parts.chapter import chapters
from pipelines.report.parts.evidence import evidence
from pipelines.report.parts.part import Kind, Part
from pipelines.report.parts.reading import readings
from schemas.problem import CouldNotRun

__all__ = ["CODEBOOK", "SOURCES", "Part", "bound", "chapters", "evidence", "parts", "readings"]

IN_ORDER = (
    summary.PART,
    process.PART,
    overview.PART,
    differences.PART,
    owed.PART,
    challenges.PART,
    civil_society.PART,
    surveys.PART,
    scorecards.PART,
    method.PART,
    data.PART,
    changes.PART,
    quality.PART,
    sets.PART,
)
"""All but the agreements."""

SOURCES = sources.PART
"""Every source of the data, as a document of its own; the report ends with those it cites."""

CODEBOOK = codebook.PART
"""Every column and code, as a document of its own: too long for the report."""


def check_ids(kinds: Iterable[Kind]) -> None:
    """Raise CouldNotRun for parts with the same id: each would be written over the other."""
    seen: dict[str, Kind] = {}
    for kind in kinds:
        if (other := seen.setdefault(kind.id, kind)) is not kind:
            folders = " and ".join(Path(each.module).parent.name for each in (other, kind))
            raise CouldNotRun(f"parts {folders} have the same id {kind.id!r}; give each its own")


check_ids((*IN_ORDER, SOURCES, CODEBOOK))

BEFORE = (summary.PART, process.PART, overview.PART)
AFTER = (challenges.PART, civil_society.PART, surveys.PART, method.PART)
"""What the report has before and after its chapters; other parts are documents of their own."""


def bound(library: Library) -> tuple[list[Part], list[Part]]:
    """The parts of the report before its chapters and after them, in the language of a library."""
    return [kind.of(library) for kind in BEFORE], [kind.of(library) for kind in AFTER]


def parts(library: Library) -> list[Part]:
    """The themes, each a document of its own, in the language of a library."""
    return [kind.of(library) for kind in IN_ORDER]

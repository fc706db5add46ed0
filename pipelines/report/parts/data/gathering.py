"""What the data hold: tables with their rows, for the part on data and how to cite."""

from dataclasses import dataclass

from pipelines.present.language import Printed
from pipelines.present.library import Library
from schemas.registry import TABLES


@dataclass(frozen=True)
class Holding:
    """One table of the data."""

    name: str
    rows: str
    title: Printed


def holdings(library: Library) -> list[Holding]:
    """Every table of the data, in their order."""
    words = library.words
    return [
        Holding(name, words.number(size), words.defined(TABLES[name].title))
        for name, size in library.sizes().items()
    ]

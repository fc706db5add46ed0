"""What every kind of file gives: blocks of rows as texts, each with its place, a few at a time."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
import pyarrow as pa

from schemas.problem import CouldNotRun

Lines = np.ndarray[Any, np.dtype[np.int64]]
"""Where rows begin in their file, from 1."""


@dataclass(frozen=True)
class Torn:
    """A row whose cells cannot be told apart. line: from 1; why: in words; text: as it was read."""

    line: int
    why: str
    text: str


@dataclass(frozen=True)
class Block:
    """Rows of a file.

    cells: a column of texts for each head, none null; lines: where each row begins, from 1; torn:
    rows beside them that cannot be read.
    """

    cells: pa.RecordBatch
    lines: Lines
    torn: tuple[Torn, ...] = ()


class Source(Protocol):
    """A file that is read."""

    @property
    def name(self) -> str:
        """The file, for messages."""

    @property
    def heads(self) -> Sequence[str]:
        """Its heads, in order."""

    @property
    def steps(self) -> int:
        """How many blocks it gives, about."""

    def blocks(self) -> Iterator[Block]:
        """Its rows. Raises CouldNotRun for what cannot be read."""


def folded(head: str) -> str:
    """A head by which columns are found: blanks and capitals do not count."""
    return " ".join(head.split()).casefold()


def places(heads: Sequence[str], wanted: Sequence[str], name: str) -> Mapping[str, int]:
    """Where each wanted head stands.

    name: of the file. Raises CouldNotRun with every head that is not there once.
    """
    there: dict[str, list[int]] = {}
    for place, head in enumerate(heads):
        there.setdefault(folded(head), []).append(place)
    faults = [
        f"{name}: {'no column' if not found else f'{len(found)} columns'} {head!r}, which the map "
        "names once"
        for head in wanted
        if len(found := there.get(folded(head), [])) != 1
    ]
    if faults:
        shown = ", ".join(heads[:30]) + (", ..." if len(heads) > 30 else "")
        raise CouldNotRun("\n".join([*faults, f"{name} has {shown}; mend the map or the heads"]))
    return {head: there[folded(head)][0] for head in wanted}

"""A file that tables are read from, with what is known of it before it is read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from pipelines.compare.delimited import AS_WRITTEN, Dialect
from pipelines.compare.limits import LIMITS, Limits
from pipelines.compare.sheet import Kinds, Sheet
from schemas.problem import CouldNotRun

Row = Sequence[str]


@dataclass(frozen=True)
class Source:
    """A file of tables.

    data: its content, unpacked. name: of the file, without what says that it was compressed. place:
    as messages name it. packed: whether it came out of an archive or was compressed.
    """

    data: bytes
    name: str
    place: str
    packed: bool = False
    dialect: Dialect = AS_WRITTEN
    limits: Limits = LIMITS

    @property
    def stem(self) -> str:
        """The name without its suffix."""
        return PurePosixPath(self.name).stem


def named_columns(header: Row, columns: Sequence[Sequence[str]], place: str) -> dict[str, int]:
    """Name -> position of each column that has a name or a value.

    Raises CouldNotRun for a name that comes twice, and if there is no column.
    """
    found: dict[str, int] = {}
    for position, (name, values) in enumerate(zip(header, columns, strict=True)):
        if not name.strip() and not any(values):
            continue
        called = name if name.strip() else f"column {position + 1}"
        if called in found:
            raise CouldNotRun(
                f"{place}: two columns are called {called}; rename one of them, so that it is "
                "certain which is compared"
            )
        found[called] = position
    if not found:
        raise CouldNotRun(f"{place} has no header: the names of the columns stand in its first row")
    return found


def sheet_of(
    source: Source,
    name: str,
    header: Row,
    columns: Sequence[Sequence[str]],
    numbers: Sequence[int],
    kinds: Mapping[int, Kinds],
    unit: str = "row",
    notes: tuple[str, ...] = (),
    place: str = "",
) -> Sheet:
    """A table of columns of one length.

    numbers: of the rows in the file; kinds: position of a column -> how the file holds it.
    """
    where = place or source.place
    named = named_columns(header, columns, where)
    return Sheet(
        name=name,
        columns={called: columns[position] for called, position in named.items()},
        place=where,
        numbers=numbers,
        unit=unit,
        kinds={called: kinds[i] for called, i in named.items() if i in kinds},
        notes=notes,
    )

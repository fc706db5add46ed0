"""What is compared: a dataset is a mapping of names to sheets, a sheet is columns of text."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

Key = tuple[str, ...]
"""The values that identify a row, one for each key column."""


class Kind(Enum):
    """How a file holds a value: as text without a type, or as what it declares it to be."""

    WRITTEN = auto()
    """Text of a file without types, such as a CSV: what it means is not said."""
    TEXT = auto()
    BOOLEAN = auto()
    EXACT = auto()
    """A number of as many digits as it has: whole, decimal, or of JSON."""
    DOUBLE = auto()
    SHEET_NUMBER = auto()
    """A number of a workbook, of which 15 digits count."""
    SINGLE = auto()
    """A number of single precision or less."""
    DAY = auto()
    MOMENT = auto()
    """A day and a time that no zone belongs to."""
    SHEET_MOMENT = auto()
    """The same in a workbook: to the millisecond, and midnight is the day itself."""
    INSTANT = auto()
    """A moment whose zone is known, held in universal time."""
    CLOCK = auto()
    """A time of day, or a duration, in hours, minutes and seconds."""
    SHEET_CLOCK = auto()
    """The same in a workbook: to the millisecond."""
    OTHER = auto()
    """Lists, objects, bytes."""


Kinds = Kind | Sequence[Kind]
"""Of a column: one for all its values, or one for each where they differ."""


@dataclass(frozen=True)
class Sheet:
    """One table of one version.

    columns: name -> values as text (see `values.py`), all of one length.
    kinds: column -> how the file holds its values; as written where it is not said.
    key: names of the declared key columns, none if nobody declared them.
    types: column -> declared type, in the words of the Table Schema standard.
    place: the file, as messages name it.
    numbers, unit: what a person counts the rows by in the file: rows, or lines of a CSV.
    notes: what reading it showed, and is good to know.
    """

    name: str
    columns: Mapping[str, Sequence[str]]
    key: tuple[str, ...] = ()
    types: Mapping[str, str] = field(default_factory=dict)
    place: str = ""
    numbers: Sequence[int] = ()
    unit: str = "row"
    kinds: Mapping[str, Kinds] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    @property
    def height(self) -> int:
        """How many rows there are."""
        return len(next(iter(self.columns.values()), ()))

    @property
    def called(self) -> str:
        """The table as messages name it."""
        return self.place or f"table {self.name}"

    def kind(self, name: str) -> Kinds:
        """How the file holds the values of a column."""
        return self.kinds.get(name, Kind.WRITTEN)

    def number(self, index: int) -> int:
        """The number of a row in its file; without a file the header is row 1."""
        return self.numbers[index] if self.numbers else index + 2

    def keys(self, names: Sequence[str]) -> list[Key]:
        """The values of some columns, row by row."""
        return list(zip(*(self.columns[name] for name in names), strict=True))


@dataclass(frozen=True)
class NotCompared:
    """A file of a version that no table was read from, and why."""

    path: str
    why: str


@dataclass(frozen=True)
class Version(Mapping[str, Sheet]):
    """The tables of a version with what they were read from.

    files: how many files the tables were read from; left: those that were not compared.
    unasked: names of tables that are there and were not asked for.
    """

    tables: Mapping[str, Sheet]
    files: int
    left: tuple[NotCompared, ...] = ()
    unasked: tuple[str, ...] = ()

    def __getitem__(self, name: str) -> Sheet:
        return self.tables[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.tables)

    def __len__(self) -> int:
        return len(self.tables)


Dataset = Mapping[str, Sheet]

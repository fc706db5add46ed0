"""What is compared: a dataset is a mapping of names to sheets, a sheet is columns of text."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

Key = tuple[str, ...]
"""The values that identify a row, one for each key column."""


@dataclass(frozen=True)
class Sheet:
    """One table of one version.

    columns: name -> values in canonical form (see `values.py`), all of one length.
    key: names of the declared key columns, none if nobody declared them.
    types: column -> declared type, in the words of the Table Schema standard.
    place: the file, as messages name it.
    spelled: whether numbers are text, as in CSV, where 1 and 1.0 are two ways to write one.
    numbers, unit: what a person counts the rows by in the file: rows, or lines of a CSV.
    """

    name: str
    columns: Mapping[str, Sequence[str]]
    key: tuple[str, ...] = ()
    types: Mapping[str, str] = field(default_factory=dict)
    place: str = ""
    numbers: Sequence[int] = ()
    unit: str = "row"
    spelled: bool = True

    @property
    def height(self) -> int:
        """How many rows there are."""
        return len(next(iter(self.columns.values()), ()))

    @property
    def called(self) -> str:
        """The table as messages name it."""
        return self.place or f"table {self.name}"

    def number(self, index: int) -> int:
        """The number of a row in its file; without a file the header is row 1."""
        return self.numbers[index] if self.numbers else index + 2

    def keys(self, names: Sequence[str]) -> list[Key]:
        """The values of some columns, row by row."""
        return list(zip(*(self.columns[name] for name in names), strict=True))


Dataset = Mapping[str, Sheet]

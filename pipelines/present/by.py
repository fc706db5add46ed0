"""Rows by what they belong to."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic

from schemas.tables import AnyRow


@dataclass(frozen=True, eq=False)
class By(Generic[AnyRow]):
    """The rows of a table, found by a value that each of them has.

    model: of the table; key: the value of a row.
    """

    model: type[AnyRow]
    key: Callable[[AnyRow], object]

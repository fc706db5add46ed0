"""Texts that a format does not hold to their end, told before anybody misses something."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from schemas.problem import Problem, show
from schemas.registry import TABLES
from schemas.tables import Tables


@dataclass(frozen=True)
class Limit:
    """The longest text of a format.

    place: what holds a text; most: how long it may be; unit: in what, of which no text has more
    than it has bytes; length: of a text, in that unit.
    """

    place: str
    most: int
    unit: str
    length: Callable[[str], int]


def too_long(tables: Tables, limit: Limit) -> tuple[Problem, ...]:
    """A warning for each text that is not held to its end."""
    return tuple(problem for name in tables for problem in _of_table(name, tables[name], limit))


def _of_table(name: str, table: pa.Table, limit: Limit) -> Iterator[Problem]:
    for column in table.column_names:
        if not pa.types.is_string(table.schema.field(column).type):
            continue
        may_be = pc.greater(pc.binary_length(table[column]), limit.most)
        for row in table.filter(may_be).to_pylist():
            if (length := limit.length(row[column])) > limit.most:
                key = tuple(row[part] for part in TABLES[name].key)
                which = " ".join(show(part) for part in key)
                what = f"the text of {name}.{column} of {which} is too long for {limit.place}"
                found, allowed = f"{length} {limit.unit}", f"at most {limit.most}"
                hint = f"the cell ends with a reference to {name}.csv"
                yield Problem(what, name, key, column, found, allowed, hint, "warning")


def reference(name: str) -> str:
    """What a text of a table that is cut ends with."""
    return f"… [cut here: the whole text stands in {name}.csv]"

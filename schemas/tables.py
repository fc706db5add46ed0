"""Tables between stages: pyarrow tables with exactly the schema that the registry gives."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from itertools import islice
from typing import Any, TypeVar

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from schemas.fields import Row, code_list, is_level, nullable, value_type
from schemas.registry import TABLES, Table

_ARROW = {
    str: pa.string(),
    int: pa.int32(),
    float: pa.float64(),
    bool: pa.bool_(),
    date: pa.date32(),
}


AnyRow = TypeVar("AnyRow", bound=Row)


Value = TypeVar("Value")


def given(value: Value | None) -> Value:
    """A value that a rule of the data says is there: the level of a position of kind level.

    Raises ValueError where it is not: a fault of the program, not of the records.
    """
    if value is None:
        raise ValueError("an empty value in the place of one that is always there")
    return value


class Tables(Mapping[str, pa.Table]):
    """A frozen mapping of name to table, in the order of the registry."""

    def __init__(self, tables: Mapping[str, pa.Table]) -> None:
        self._tables = {name: tables[name] for name in TABLES if name in tables}
        self._read: dict[type[Row], list[Any]] = {}

    def __reduce__(self) -> tuple[type["Tables"], tuple[dict[str, pa.Table]]]:
        """Without the rows that were read: another process reads those that it needs."""
        return Tables, (self._tables,)

    def __getitem__(self, name: str) -> pa.Table:
        return self._tables[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._tables)

    def __len__(self) -> int:
        return len(self._tables)

    def rows(self, name: str) -> list[dict[str, Any]]:
        """The rows of one table as plain values."""
        return self._tables[name].to_pylist()  # type: ignore[no-any-return]

    def of(self, model: type[AnyRow]) -> Sequence[AnyRow]:
        """The rows of a table as values whose fields a type checker knows; read once.

        model: that of the table in the registry. Raises KeyError for the model of no table here.
        """
        if model not in self._read:
            self._read[model] = [
                model.model_construct(**row) for row in self.rows(table_of(model).name)
            ]
        return self._read[model]

    def unread(self) -> "Tables":
        """These tables without the rows that were read: what follows reads those that it needs."""
        return Tables(self._tables)

    def spec(self, name: str) -> Table:
        """What the registry says of a table, with the columns of years that these data have."""
        return TABLES[name].fitting(self._tables[name].column_names)

    def with_tables(self, more: Mapping[str, pa.Table]) -> "Tables":
        """These tables and more, of which what was read of these need not be read again."""
        tables = Tables({**self._tables, **more})
        still = {
            model: rows for model, rows in self._read.items() if table_of(model).name not in more
        }
        tables._read.update(still)
        return tables


@cache
def table_of(model: type[Row]) -> Table:
    """The table of a model. Raises KeyError for the model of no table."""
    for table in TABLES.values():
        if table.model is model:
            return table
    raise KeyError(f"{model.__name__} is the model of no table")


def arrow_schema(table: Table) -> pa.Schema:
    """The Arrow schema of a table: types, nullability and a description for each column."""
    return _schema(table.model, table.title)


@cache
def _schema(model: type[Row], title: str) -> pa.Schema:
    fields = [
        pa.field(
            name,
            pa.int8() if is_level(info) else _ARROW[value_type(info)],
            nullable=nullable(info),
            metadata=_metadata(info.description, code_list(info)),
        )
        for name, info in model.model_fields.items()
    ]
    return pa.schema(fields, metadata={"description": title})


def _metadata(description: str | None, codes: Any) -> dict[str, str]:
    listed = {"codes": ", ".join(codes.codes)} if codes else {}
    return {"description": description or "", **listed}


def arrow_table(name: str, rows: Iterable[Mapping[str, Any] | Row]) -> pa.Table:
    """Rows as a table of the registry, in the order of its key.

    name: the table; rows: of its model, or values by column, of which one that may be empty may be
    left out. Empty parts of a key come first. Raises RowError for a table that the registry does
    not have, for a column that the table does not have, and for an empty value where there is
    always one.
    """
    if name not in TABLES:
        raise RowError(f"no table {name} in schemas/registry.py")
    parts: list[pa.Table] = []
    table = TABLES[name].fitting(())
    for values in _in_lots(rows):
        if not parts:
            table = TABLES[name].fitting(values[0])
        _known_columns(table, values)
        parts.append(pa.Table.from_pylist(values, schema=arrow_schema(table)))
    made = pa.concat_tables(parts) if parts else arrow_schema(table).empty_table()
    _filled_columns(table, made)
    return _ordered(made, table.key)


AT_ONCE = 20_000
"""Rows that are values at the same time: as values they take twenty times the memory."""


def _in_lots(rows: Iterable[Mapping[str, Any] | Row]) -> Iterator[list[Mapping[str, Any]]]:
    given = (row.__dict__ if isinstance(row, Row) else row for row in rows)
    while values := list(islice(given, AT_ONCE)):
        yield values


class RowError(ValueError):
    """Rows that do not fit their table: a fault of the program, not of the records."""


def _known_columns(table: Table, rows: Iterable[Mapping[str, Any]]) -> None:
    """Arrow would leave out in silence what a table has no column for."""
    columns = set(table.columns)
    for row in rows:
        if not row.keys() <= columns:
            unknown = ", ".join(sorted(row.keys() - columns))
            raise RowError(f"table {table.name} has no column {unknown}; row {_key(row, table)}")


def _filled_columns(table: Table, made: pa.Table) -> None:
    """Arrow would put null into a column that may not be empty."""
    for column in table.required:
        if made[column].null_count:
            empty = made[column].is_null().to_pylist().index(True)
            row = made.slice(empty, 1).to_pylist()[0]
            raise RowError(f"table {table.name}: no {column} in row {_key(row, table)}")


def _key(row: Mapping[str, Any], table: Table) -> str:
    return ", ".join(f"{part} {row.get(part)!r}" for part in table.key)


def _ordered(made: pa.Table, key: tuple[str, ...]) -> pa.Table:
    """Rows by key, empty parts first; of texts by their letters' numbers, as Python does."""
    order = pc.sort_indices(made, [(part, "ascending", "at_start") for part in key])
    is_ordered = bool((order.to_numpy() == np.arange(len(order))).all())
    return (made if is_ordered else made.take(order)).combine_chunks()

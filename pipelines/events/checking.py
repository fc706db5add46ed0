"""Blocks of rows held against the rules: the good ones as a table, the bad ones with reasons."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa

from pipelines.events.blocks import Block, Lines, Source, Torn, places
from pipelines.events.cells import Field, Value, fields_of
from pipelines.events.columns import Column, Rule, all_good, in_order, plain
from pipelines.events.mapping import Map
from pipelines.events.rows import Judge
from schemas.problem import Place, Problem, show
from schemas.registry import PARENT_ID, Table
from schemas.tables import arrow_schema

WHOLE_ROW = "write each row with a cell for each head, and quotes around a cell that holds the sign"


@dataclass(frozen=True)
class Bad:
    """A row that is kept aside.

    at: its place in the block, None where its cells are not known; as_read: what it is then.
    """

    line: int
    problems: tuple[Problem, ...]
    at: int | None = None
    as_read: str = ""


@dataclass(frozen=True)
class Checked:
    """What came of a block.

    good: rows of the record, in order; at: the place of each in the block; bad: in order.
    """

    block: Block
    good: pa.Table
    at: Any
    bad: tuple[Bad, ...]

    @property
    def lines(self) -> Lines:
        """Where the good rows begin."""
        return self.block.lines[self.at]  # type: ignore[no-any-return]


class Check:
    """The rules of a map for one file; blocks may be checked in several threads."""

    def __init__(self, told: Map, source: Source, today: str) -> None:
        self.file = source.name
        self.table: Table = told.table
        self.fields: Mapping[str, Field] = fields_of(told, today)
        at = places(source.heads, told.heads, source.name)
        self.at = {name: at[head] for name, head in told.columns.items()}
        self.constants = told.constants
        self.schema: pa.Schema = arrow_schema(self.table)
        self._judge = Judge(self.table, self.fields, self.at, self.file)
        self._rules = {name: Rule(field) for name, field in self.fields.items()}

    def block(self, block: Block) -> Checked:
        """Hold a block against the rules."""
        rows = block.cells.num_rows
        columns = {name: self._column(name, block) for name in self.fields}
        sure = [each.good for each in columns.values()]
        sure += [
            in_order(columns[first].values, columns[last].values)
            for first, last in self.table.periods
            if first in columns and last in columns
        ]
        good = all_good(sure, rows)
        doubtful = np.flatnonzero(~good)
        allowed, bad = self._one_by_one(block, columns, doubtful)
        table = self._table(columns, rows)
        table, at = _merged(table, good, allowed, self.schema)
        bad += [self._torn(each) for each in block.torn]
        return Checked(block, table, at, in_lines(bad))

    def _column(self, name: str, block: Block) -> Column:
        if name in self.constants:
            cells = pa.array([self.constants[name]] * min(1, block.cells.num_rows), pa.string())
            index = pa.array(np.zeros(block.cells.num_rows, dtype=np.int32))
            found = self._rules[name].judge(cells)
            return Column(found.values.take(index), found.good.take(index))
        return self._rules[name].judge(block.cells.column(self.at[name]))

    def _table(self, columns: Mapping[str, Column], rows: int) -> pa.Table:
        """The values of the record, where the map names nothing null; not yet all good."""
        arrays = [
            columns[each.name].values if each.name in columns else pa.nulls(rows, each.type)
            for each in self.schema
        ]
        return pa.Table.from_arrays(arrays, self.schema.names)

    def _one_by_one(
        self, block: Block, columns: Mapping[str, Column], doubtful: Any
    ) -> tuple[dict[int, Mapping[str, Value]], list[Bad]]:
        """What the columns could not decide, by its model: allowed rows by place, and bad ones."""
        allowed: dict[int, Mapping[str, Value]] = {}
        bad: list[Bad] = []
        if not len(doubtful):
            return allowed, bad
        at = pa.array(doubtful)
        read = {name: self._read(name, columns[name], block, at) for name in columns}
        for place, row in zip(doubtful.tolist(), rows_of(read.values()), strict=True):
            line = int(block.lines[place])
            found = self._judge.row(dict(zip(read, row, strict=True)), line)
            if found.problems:
                bad.append(Bad(line, found.problems, place))
            else:
                allowed[place] = found.values
        return allowed, bad

    def _read(self, name: str, column: Column, block: Block, at: pa.Array) -> list[Value]:
        """The values of a column in some rows: what is not good yet is read as in a row."""
        values = column.values.take(at).to_pylist()
        unsure = np.flatnonzero(~column.good.take(at).to_numpy(zero_copy_only=False))
        for place in unsure.tolist():
            text = self.constants.get(name)
            if text is None:
                text = block.cells.column(self.at[name])[at[place].as_py()].as_py()
            values[place] = self.fields[name].read(text)
        return values  # type: ignore[no-any-return]

    def twice(self, found: Checked, place: int, earlier: Place) -> Bad:
        """A good row that is refused after all, since an earlier one has its id."""
        told = str(found.good.column(PARENT_ID)[place].as_py())
        line, at = int(found.lines[place]), int(found.at[place])
        problem = self._judge.problem(
            {PARENT_ID: told},
            line,
            f"{PARENT_ID} stands twice",
            PARENT_ID,
            show(told),
            "each id once",
            f"{earlier} has it already; the first row is kept",
        )
        return Bad(line, (problem,), at)

    def _torn(self, torn: Torn) -> Bad:
        problem = self._judge.problem({}, torn.line, torn.why, None, hint=WHOLE_ROW)
        return Bad(torn.line, (problem,), as_read=torn.text)


def rows_of(columns: Iterable[list[Value]]) -> list[tuple[Value, ...]]:
    """The rows of columns."""
    return list(zip(*columns, strict=True))


def in_lines(bad: Iterable[Bad]) -> tuple[Bad, ...]:
    """Refused rows in the order of their file."""
    return tuple(sorted(bad, key=lambda each: each.line))


def _merged(
    table: pa.Table,
    good: Any,
    allowed: Mapping[int, Mapping[str, Value]],
    schema: pa.Schema,
) -> tuple[pa.Table, Any]:
    """The good rows and those that were allowed one by one, in order, with their places."""
    kept = table if good.all() else table.filter(pa.array(good))
    if not allowed:
        return kept, np.flatnonzero(good)
    at = np.concatenate([np.flatnonzero(good), np.fromiter(allowed, dtype=np.int64)])
    order = np.argsort(at)
    more = pa.Table.from_pylist(list(allowed.values()), schema=schema)
    sure = pa.Table.from_arrays([_plain(column) for column in kept.columns], schema=schema)
    return pa.concat_tables([sure, more]).take(pa.array(order)), at[order]


def _plain(column: pa.ChunkedArray) -> pa.ChunkedArray:
    chunks = [plain(chunk) for chunk in column.chunks]
    return pa.chunked_array(chunks) if chunks else column

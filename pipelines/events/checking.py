"""Blocks of rows held against the rules: the good ones as a table, the bad ones with reasons."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pyarrow as pa

from pipelines.events.blocks import Block, Lines, Source, Torn, places
from pipelines.events.cells import Field, Value, fields_of
from pipelines.events.columns import Column, Rule, all_good, in_order, plain
from pipelines.events.mapping import Map
from pipelines.events.rows import ROW, judged
from schemas.problem import Place, Problem, show
from schemas.registry import PARENT_ID, Table
from schemas.tables import arrow_schema

WHOLE_ROW = "write each row with a cell for each head, and quotes around a cell that holds the sign"


@dataclass(frozen=True)
class Bad:
    """A row that is kept aside. cells: as they were read; as_read: where they are not known."""

    line: int
    problems: tuple[Problem, ...]
    cells: Sequence[str] = ()
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
        allowed, bad = self._one_by_one(block, doubtful)
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
        self, block: Block, doubtful: Any
    ) -> tuple[dict[int, Mapping[str, Value]], list[Bad]]:
        """What the columns could not decide, by its model: allowed rows by place, and bad ones."""
        allowed: dict[int, Mapping[str, Value]] = {}
        bad: list[Bad] = []
        if not len(doubtful):
            return allowed, bad
        some = block.cells.take(pa.array(doubtful))
        texts = list(zip(*(column.to_pylist() for column in some.columns), strict=True))
        for place, cells in zip(doubtful.tolist(), texts, strict=True):
            told = {name: cells[at] for name, at in self.at.items()} | dict(self.constants)
            found = judged(self.table, self.fields, told)
            if found.problems:
                line = int(block.lines[place])
                bad.append(Bad(line, self._placed(found.problems, line), cells))
            else:
                allowed[place] = found.values
        return allowed, bad

    def _placed(self, problems: Sequence[Problem], line: int) -> tuple[Problem, ...]:
        """The problems, each at its line and the number of its column."""
        return tuple(
            replace(each, place=Place(self.file, line, self.at.get(each.field or "", 0) + 1))
            for each in problems
        )

    def twice(self, found: Checked, place: int, earlier: Place) -> Bad:
        """A good row that is refused after all, since an earlier one has its id."""
        told = str(found.good.column(PARENT_ID)[place].as_py())
        line, at = int(found.lines[place]), int(found.at[place])
        problem = Problem(
            f"{PARENT_ID} stands twice",
            self.table.name,
            (told,),
            PARENT_ID,
            show(told),
            "each id once",
            f"{earlier} has it already; the first row is kept",
            check=ROW,
        )
        cells = [str(column[at].as_py()) for column in found.block.cells.columns]
        return Bad(line, self._placed([problem], line), cells)

    def _torn(self, torn: Torn) -> Bad:
        problem = Problem(
            torn.why,
            self.table.name,
            hint=WHOLE_ROW,
            place=Place(self.file, torn.line),
            check=ROW,
        )
        return Bad(torn.line, (problem,), as_read=torn.text)


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

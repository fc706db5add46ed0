"""Which header cells head which data cells of a table: the algorithm of HTML.

HTML Living Standard, 4.9.12.2 "Forming relationships between data cells and header cells".
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Cell:
    """A cell as a table has it.

    number: its place among all cells; group: the number of the head, body or foot it stands in;
    scope: as HTML names it, None where it names none; is_empty: it holds nothing.
    """

    number: int
    is_header: bool
    group: int
    scope: str | None = None
    colspan: int = 1
    rowspan: int = 1
    is_empty: bool = False


@dataclass(frozen=True)
class _Placed:
    """A cell and the slots that it covers, from the column and the row on."""

    cell: Cell
    column: int
    row: int

    @property
    def columns(self) -> range:
        return range(self.column, self.column + self.cell.colspan)

    @property
    def rows(self) -> range:
        return range(self.row, self.row + self.cell.rowspan)


_Grid = Mapping[tuple[int, int], _Placed]
"""Column and row -> what stands there."""


def headers(rows: Sequence[Sequence[Cell]]) -> dict[int, list[int]]:
    """The header cells of each data cell.

    rows: the cells of each row as they are written. Returns the number of each data cell with the
    numbers of its header cells: those of its group first, then of its row, then of its column, each
    as they are written. In a row of headers and values, a value has the header right before it.
    """
    grid = _grid(rows)
    placed = list(dict.fromkeys(grid.values()))
    return {each.cell.number: _of(each, grid, placed) for each in placed if not each.cell.is_header}


def _grid(rows: Sequence[Sequence[Cell]]) -> _Grid:
    """Every slot that is covered: a cell goes to the first slot of its row that is free."""
    grid: dict[tuple[int, int], _Placed] = {}
    for row, cells in enumerate(rows):
        column = 0
        for cell in cells:
            while (column, row) in grid:
                column += 1
            placed = _Placed(cell, column, row)
            grid.update({(x, y): placed for x in placed.columns for y in placed.rows})
            column += cell.colspan
    return grid


def _of(own: _Placed, grid: _Grid, placed: Sequence[_Placed]) -> list[int]:
    of_group = [each for each in placed if _heads_group(each, own)]
    of_row = [h for y in own.rows for h in _scan(grid, own.column, y, along_row=True)]
    of_column = [h for x in own.columns for h in _scan(grid, x, own.row, along_row=False)]
    found = [*of_group, *sorted(of_row, key=_order), *sorted(of_column, key=_order)]
    return list(dict.fromkeys(each.cell.number for each in found if not each.cell.is_empty))


def _order(placed: _Placed) -> int:
    return placed.cell.number


def _heads_group(header: _Placed, own: _Placed) -> bool:
    return (
        header.cell.is_header
        and header.cell.scope == "rowgroup"
        and header.cell.group == own.cell.group
        and header.row < own.rows.stop
        and header.column < own.columns.stop
    )


def _scan(grid: _Grid, column: int, row: int, along_row: bool) -> Iterator[_Placed]:
    """The headers in one line of slots, from a slot to the left or upwards.

    A header behind data behind another header of the same line does not reach the slot.
    """
    hidden: set[range] = set()
    block: set[range] = set()
    for step in range(1, (column if along_row else row) + 1):
        place = (column - step, row) if along_row else (column, row - step)
        found = grid.get(place)
        if found is None:
            continue
        if not found.cell.is_header:
            hidden |= block
            block.clear()
            continue
        lines = found.rows if along_row else found.columns
        block.add(lines)
        if lines not in hidden and _is_heading(found, grid, along_row):
            yield found


def _is_heading(header: _Placed, grid: _Grid, along_row: bool) -> bool:
    """Whether a header heads rows (or else columns), by its scope or, without one, by its place."""
    if header.cell.scope is not None:
        return header.cell.scope == ("row" if along_row else "col")
    heads_columns = not _has_data(grid, rows=header.rows)
    if not along_row:
        return heads_columns
    return not heads_columns and not _has_data(grid, columns=header.columns)


def _has_data(grid: _Grid, rows: range | None = None, columns: range | None = None) -> bool:
    return any(
        not placed.cell.is_header
        for (x, y), placed in grid.items()
        if (rows is None or y in rows) and (columns is None or x in columns)
    )

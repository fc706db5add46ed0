"""Which header cells head which data cells: by scope, span and place, as HTML has it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from pipelines.report.cells import Cell, headers
from tests.each import each_row

TEXT = dict[str, list[str]]


def table(*rows: str, groups: Sequence[int] | None = None) -> tuple[list[list[Cell]], list[str]]:
    """A table drawn in words: `=` heads its row, `^` its column, `%` its group, `?` says nothing.

    `x3` at the end covers three columns, `y2` two rows. Returns the cells and their names.
    """
    numbers, names, cells = count(), list[str](), list[list[Cell]]()
    scopes = {"=": "row", "^": "col", "%": "rowgroup", "?": None}
    for row, group in zip(rows, groups or [0] * len(rows), strict=True):
        cells.append([])
        for word in row.split():
            name, *spans = word.split(":")
            spanned = {span[0]: int(span[1:]) for span in spans}
            is_header = name[0] in scopes
            names.append(name.lstrip("=^%?"))
            cells[-1].append(
                Cell(
                    number=next(numbers),
                    is_header=is_header,
                    group=group,
                    scope=scopes[name[0]] if is_header else None,
                    colspan=spanned.get("x", 1),
                    rowspan=spanned.get("y", 1),
                    is_empty=names[-1] == "",
                )
            )
    return cells, names


def named(*rows: str, groups: Sequence[int] | None = None) -> TEXT:
    """The headers of each data cell, by name."""
    cells, names = table(*rows, groups=groups)
    return {names[n]: [names[head] for head in heads] for n, heads in headers(cells).items()}


@each_row(
    [
        (["^A ^B", "=r 1"], {"1": ["r", "B"]}),
        (["=a 1 =b 2", "=c 3 d 4"], {"1": ["a"], "2": ["b"], "3": ["c"], "d": ["c"], "4": ["c"]}),
        (["=a =b 1 2 =c 3"], {"1": ["a", "b"], "2": ["a", "b"], "3": ["c"]}),
        (["^A:x2 ^B", "=r 1 2"], {"1": ["r", "A"], "2": ["r", "B"]}),
        (["^A ^B:x2", "=r 1 2"], {"1": ["r", "B"], "2": ["r", "B"]}),
        (["^A:y2 ^B:x2", "^C ^D", "=r 1 2"], {"1": ["r", "B", "C"], "2": ["r", "B", "D"]}),
        (["=a:y2 1", "2"], {"1": ["a"], "2": ["a"]}),
        (["=a:y2 1 =b:y2 2", "3 4"], {"1": ["a"], "2": ["b"], "3": ["a"], "4": ["b"]}),
        (["=a:y2 1 =b 2", "3 =c 4"], {"1": ["a"], "2": ["a", "b"], "3": ["a"], "4": ["a", "c"]}),
        (["^A ^B", "1:x2"], {"1": ["A", "B"]}),
        (["=a 1:y2", "=b"], {"1": ["a", "b"]}),
        (["^A ^B", "1 2", "^C ^D", "3 4"], {"1": ["A"], "2": ["B"], "3": ["C"], "4": ["D"]}),
        (["?A ?B", "?r 1"], {"1": ["r", "B"]}),
        (["^ ^B", "= 1"], {"1": ["B"]}),
        (["1 2"], {"1": [], "2": []}),
    ]
)
def test_a_data_cell_has_these_headers(rows: list[str], expected: TEXT):
    assert named(*rows) == expected


def test_a_header_of_a_group_heads_the_rows_below_it_and_no_other_group():
    rows = ["^A ^B", "%g:x2", "=r 1", "=s 2", "%h:x2", "=t 3"]
    expected = {"1": ["g", "r", "B"], "2": ["g", "s", "B"], "3": ["h", "t", "B"]}
    assert named(*rows, groups=[0, 1, 1, 1, 2, 2]) == expected


def test_what_stands_above_the_header_of_its_group_is_not_headed_by_it():
    assert named("=r 1", "%g:x2", "=s 2", groups=[1, 1, 1]) == {"1": ["r"], "2": ["g", "s"]}


# Tables of any shape, as rows of headers and data.

shapes = st.lists(st.lists(st.booleans(), min_size=1, max_size=6), min_size=1, max_size=6)


def cells_of(shape: list[list[bool]], **scope: str) -> list[list[Cell]]:
    numbers = count()
    return [[Cell(next(numbers), is_header, 0, **scope) for is_header in row] for row in shape]


@given(shapes)
def test_in_a_row_of_headers_and_values_the_headers_right_before_hold(shape: list[list[bool]]):
    rows = cells_of(shape, scope="row")
    found = headers(rows)
    for row in rows:
        for place, cell in enumerate(row):
            if not cell.is_header:
                assert found[cell.number] == list(right_before(row[:place]))


def right_before(cells: list[Cell]) -> Iterator[int]:
    """The last run of headers of a row."""
    last_data = max((i for i, c in enumerate(cells) if c.is_header), default=-1)
    start = last_data
    while start > 0 and cells[start - 1].is_header:
        start -= 1
    yield from (cell.number for cell in cells[max(start, 0) : last_data + 1])


@given(shapes)
def test_columns_are_rows_turned(shape: list[list[bool]]):
    width = max(map(len, shape))
    whole = [row + [False] * (width - len(row)) for row in shape]
    turned = [list(column) for column in zip(*whole, strict=True)]
    by_row, by_column = cells_of(whole, scope="row"), cells_of(turned, scope="col")
    place = {cell.number: (x, y) for y, row in enumerate(by_row) for x, cell in enumerate(row)}
    same = {cell.number: (y, x) for y, row in enumerate(by_column) for x, cell in enumerate(row)}
    assert {place[n]: [place[h] for h in heads] for n, heads in headers(by_row).items()} == {
        same[n]: [same[h] for h in heads] for n, heads in headers(by_column).items()
    }


@given(shapes, st.data())
def test_a_cell_that_spans_has_the_headers_of_each_slot(
    shape: list[list[bool]], data: st.DataObject
):
    """Column headers above a wide data cell are those above each of its columns."""
    width = max(map(len, shape))
    head = [Cell(n, True, 0, "col") for n in range(width)]
    start = data.draw(st.integers(0, width - 1))
    span = data.draw(st.integers(1, width - start))
    before = [Cell(100 + n, False, 0) for n in range(start)]
    wide = replace(Cell(200, False, 0), colspan=span)
    assert headers([head, [*before, wide]])[200] == list(range(start, start + span))

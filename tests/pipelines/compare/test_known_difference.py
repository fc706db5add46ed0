"""Pairs of tables in two formats whose true difference is known: it is told, and nothing else."""

import csv
import io
import json
import string
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.compare import Sheet, TableComparison, compare
from pipelines.compare.formats import read_tables
from pipelines.compare.source import Source

Value = Any
"""A value that each of the formats can hold: text, whole or decimal number, truth value, day."""

TYPES: dict[str, pa.DataType] = {
    "id": pa.string(),
    "text": pa.string(),
    "number": pa.float64(),
    "whole": pa.int64(),
    "yes": pa.bool_(),
    "day": pa.date32(),
    "at": pa.timestamp("us"),
}
NAMES = tuple(TYPES)

LETTERS = string.ascii_letters + string.digits + " .,;|\t\"'-_čšžđëЖ"
WORDS = st.text(LETTERS, min_size=1, max_size=8).filter(lambda text: text.strip() != "")
LIKE_NUMBERS = st.sampled_from(["1.1", "1.10", "007", "12e4567", "1,234", "1.234", "TRUE", "NA"])
"""Texts that a reader without manners takes for something else."""
DECIMALS = st.decimals(-10_000, 10_000, places=3).map(float)
DAYS = st.dates(date(1901, 1, 1), date(2199, 12, 31))
MOMENTS = st.builds(
    lambda day, minutes: datetime(day.year, day.month, day.day, minutes // 60, minutes % 60, 7),
    DAYS,
    st.integers(0, 24 * 60 - 1),
)
VALUES: dict[str, st.SearchStrategy[Value]] = {
    "text": st.one_of(WORDS, LIKE_NUMBERS, st.none()),
    "number": st.one_of(DECIMALS, st.none()),
    "whole": st.one_of(st.integers(-(10**12), 10**12), st.none()),
    "yes": st.one_of(st.booleans(), st.none()),
    "day": st.one_of(DAYS, st.none()),
    "at": st.one_of(MOMENTS, st.none()),
}

Row = dict[str, Value]


def delimited(rows: Sequence[Row], mark: str) -> bytes:
    """As a program writes it that shows every number with four digits and truth values big."""

    def written(value: Value) -> str:
        if value is None:
            return ""
        if isinstance(value, bool):
            return str(value).upper()
        return f"{value:.4f}" if isinstance(value, float) else str(value)

    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=mark, quoting=csv.QUOTE_ALL)
    writer.writerow(NAMES)
    writer.writerows([written(row[name]) for name in NAMES] for row in rows)
    return buffer.getvalue().encode()


def json_lines(rows: Sequence[Row]) -> bytes:
    return "".join(json.dumps(row, default=str) + "\n" for row in rows).encode()


def parquet(rows: Sequence[Row]) -> bytes:
    table = pa.table({n: pa.array([r[n] for r in rows], kind) for n, kind in TYPES.items()})
    sink = io.BytesIO()
    pq.write_table(table, sink)
    return sink.getvalue()


def workbook(rows: Sequence[Row]) -> bytes:
    sink = io.BytesIO()
    with xlsxwriter.Workbook(sink, {"in_memory": True}) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, NAMES)
        formats = {"day": "dd.mm.yyyy", "at": "dd.mm.yyyy hh:mm:ss"}
        shown = {name: book.add_format({"num_format": form}) for name, form in formats.items()}
        for number, row in enumerate(rows, start=1):
            for column, name in enumerate(NAMES):
                write = page.write_string if isinstance(row[name], str) else page.write
                if row[name] is not None:
                    write(number, column, row[name], shown.get(name))
    return sink.getvalue()


WRITERS: dict[str, Callable[[Sequence[Row]], bytes]] = {
    "csv": lambda rows: delimited(rows, ","),
    "tsv": lambda rows: delimited(rows, "\t"),
    "jsonl": json_lines,
    "parquet": parquet,
    "xlsx": workbook,
}


def read(rows: Sequence[Row], suffix: str) -> Sheet:
    (sheet,) = read_tables(Source(WRITERS[suffix](rows), f"t.{suffix}", f"t.{suffix}"))
    return sheet


@dataclass(frozen=True)
class Change:
    """Two versions and what is different: ids of added and removed rows, changed cells."""

    old: Sequence[Row]
    new: Sequence[Row]
    added: set[str]
    removed: set[str]
    cells: set[tuple[str, str]]


@st.composite
def changes(draw: st.DrawFn) -> Change:
    """A table and the same with rows added, rows removed, and cells that hold something else."""
    ids = draw(st.lists(st.integers(0, 99), min_size=2, max_size=8, unique=True))
    gone = draw(st.sets(st.sampled_from(ids), max_size=len(ids) - 2))
    fresh = draw(st.sets(st.integers(100, 120), max_size=3))
    row = st.fixed_dictionaries(VALUES)
    old = [{"id": f"k{each}", **draw(row)} for each in ids]
    new = [dict(each) for each, number in zip(old, ids, strict=True) if number not in gone]
    cells = set()
    for each in draw(st.lists(st.sampled_from(range(len(new))), max_size=3, unique=True)):
        name = draw(st.sampled_from(sorted(VALUES)))
        before = new[each][name]
        after = draw(VALUES[name].filter(lambda value, was=before: value != was))
        new[each][name] = after
        cells.add((new[each]["id"], name))
    added = [{"id": f"k{each}", **draw(row)} for each in sorted(fresh)]
    place = draw(st.integers(0, len(new)))
    return Change(
        old,
        [*new[:place], *added, *new[place:]],
        {str(each["id"]) for each in added},
        {f"k{each}" for each in gone},
        cells,
    )


def table(old: Sheet, new: Sheet) -> TableComparison:
    return compare({"t": old}, {"t": new}, key=["id"]).tables[0]


@pytest.mark.parametrize("suffix", WRITERS)
@settings(max_examples=25)
@given(change=changes(), other=st.sampled_from(sorted(WRITERS)))
def test_what_changed_is_told_and_nothing_else(suffix: str, other: str, change: Change) -> None:
    """CSV does not tell 1.10 from 1.1 in words: where a column is text on one side, it is text."""
    found = table(read(change.old, suffix), read(change.new, other))
    assert {row.key[0] for row in found.added} == change.added
    assert {row.key[0] for row in found.removed} == change.removed
    assert {(cell.key[0], cell.column) for cell in found.changed} == change.cells
    assert {c.kind for c in found.columns} <= {"type"}


@given(
    st.lists(st.decimals(-(10**9), 10**9, places=18), min_size=1, max_size=6),
    st.integers(0, 5),
)
@settings(max_examples=40)
def test_all_digits_count_where_both_files_hold_them(numbers: list[Decimal], place: int) -> None:
    """Between text, Decimal and JSON a change in the last of 27 digits is a change."""
    changed = list(numbers)
    changed[place % len(numbers)] += Decimal(1).scaleb(-18)
    for old in DIGITS.values():
        for new in DIGITS.values():
            assert not table(old(numbers), new(numbers)).differs
            assert len(table(old(numbers), new(changed)).changed) == 1


def _exact_csv(numbers: Sequence[Decimal]) -> Sheet:
    text = "id,n\n" + "".join(f"k{i},{n:f}\n" for i, n in enumerate(numbers))
    return _read(text.encode(), "csv")


def _exact_json(numbers: Sequence[Decimal]) -> Sheet:
    lines = (f'{{"id": "k{i}", "n": {n:f}}}\n' for i, n in enumerate(numbers))
    return _read("".join(lines).encode(), "jsonl")


def _exact_parquet(numbers: Sequence[Decimal]) -> Sheet:
    ids = [f"k{i}" for i in range(len(numbers))]
    sink = io.BytesIO()
    pq.write_table(pa.table({"id": ids, "n": pa.array(numbers, pa.decimal128(38, 18))}), sink)
    return _read(sink.getvalue(), "parquet")


def _read(data: bytes, suffix: str) -> Sheet:
    (sheet,) = read_tables(Source(data, f"t.{suffix}", f"t.{suffix}"))
    return sheet


DIGITS: Mapping[str, Callable[[Sequence[Decimal]], Sheet]] = {
    "csv": _exact_csv,
    "jsonl": _exact_json,
    "parquet": _exact_parquet,
}

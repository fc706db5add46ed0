"""Whole columns and single rows come to the same: every row, every value."""

import csv
import random
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipelines.events import checked
from pipelines.events.cells import fields_of
from pipelines.events.columns import _FAST, Rule
from pipelines.events.opened import opened
from pipelines.events.rows import Judge, read
from schemas.csv_text import unguarded
from schemas.events import Event
from tests.each import each
from tests.pipelines.events.made_up import HEADS, MAP, ODD, TODAY, rows, write

FIELDS = fields_of(MAP, TODAY)
JUDGE = Judge(MAP.table, FIELDS, {}, "made-up.csv")
AT = {name: HEADS.index(head) for name, head in MAP.columns.items()}


def by_pydantic(body: list[list[str]]) -> tuple[list[dict[str, Any]], list[int]]:
    """Row by row: what is good, and the numbers of the rows that are not, from 0."""
    good: dict[str, dict[str, Any]] = {}
    bad = []
    for number, row in enumerate(body):
        texts = {name: row[at] for name, at in AT.items()} | dict(MAP.constants)
        found = JUDGE.row(read(FIELDS, texts), number)
        if found.problems or found.values["id"] in good:
            bad.append(number)
        else:
            values = {name: value for name, value in found.values.items() if value is not None}
            good[str(values["id"])] = Event.model_validate(values).model_dump()
    return list(good.values()), bad


@pytest.fixture(autouse=True)
def small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that a table has several, with rows and ids across them."""
    monkeypatch.setattr("pipelines.events.delimited.BLOCK", 2**14)


@each([(seed, odd) for seed in range(8) for odd in (0.02, 0.3, 1.0)])
def test_each_row_of_a_table(case: tuple[int, float], tmp_path: Path) -> None:
    seed, odd = case
    body = rows(random.Random(seed), 400, odd)
    path = write(tmp_path / "made-up.csv", body)
    told = checked([opened(path, MAP.heads)], MAP, tmp_path / "out", TODAY)
    good, bad = by_pydantic(body)
    assert pq.read_table(tmp_path / "out" / "events.parquet").to_pylist() == good
    with (tmp_path / "out" / "rejected.csv").open(encoding="utf-8", newline="") as file:
        refused = [list(map(unguarded, row)) for row in csv.reader(file)][1:]
    # A zero does not stand in a text of CSV: the standard reader of the test takes it.
    assert [row[3:-1] for row in refused] == [body[number] for number in bad]
    assert all(row[2] for row in refused)
    assert (told.rows, told.good, told.bad) == (len(body), len(good), len(bad))


@each(HEADS)
def test_a_column_that_is_all_odd(head: str) -> None:
    """Each odd cell, in the way for columns without repetition: it never allows more."""
    (name,) = (name for name, its in MAP.columns.items() if its == head)
    rule, field = Rule(FIELDS[name]), FIELDS[name]
    cells = [cell for cell in ODD[head] if cell]
    ways = [rule._by_distinct]
    if rule._has_fast_rule():
        ways.append(lambda cells: _FAST[field.kind](field, cells))
    for way in ways:
        # Alone, since one bad cell sends a whole column another way.
        for cell in cells:
            found = way(pa.array([cell]))
            if found.good[0].as_py():
                assert field.holds(field.read(cell)), cell
                assert found.values[0].as_py() == field.read(cell), cell
        together = way(pa.array(cells))
        for cell, good, value in zip(cells, together.good, together.values, strict=True):
            if good.as_py():
                assert field.holds(field.read(cell)), cell
                assert value.as_py() == field.read(cell), cell


def test_the_fast_way_is_taken_where_it_should() -> None:
    assert [name for name in FIELDS if Rule(FIELDS[name])._has_fast_rule()] == [
        *("id", "dataset", "date_grade", "location", "latitude", "longitude", "deaths", "note")
    ]
    plain = pa.array([f"A made-up row, number {number}" for number in range(9)])
    assert Rule(FIELDS["note"]).judge(plain).good.to_pylist() == [True] * 9

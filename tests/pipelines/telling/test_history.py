"""The runs there were: appended, bounded, and read also where the file is damaged."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from pipelines.telling import history
from pipelines.telling.history import RUNS_FILE, add_run, read_runs
from pipelines.telling.values import Night, Standing, Waiting

START = datetime(2020, 7, 1, 2, 30, tzinfo=UTC)


def night(number: int, **values: object) -> Night:
    at = START + timedelta(days=number)
    return Night.model_validate({"at": at, "status": "published", **values})


def test_what_was_added_is_read_again(tmp_path: Path):
    day = date(2020, 7, 1)
    standing = Standing(key="the data", kind="data", what="x", since=day, last=day, told=START)
    full = night(
        2,
        version="2020.06.0",
        published="abc",
        seconds={"ingest": 0.5},
        changed="places ~1",
        failing=(standing,),
        waiting=Waiting(candidates=("a",), oldest=day),
        news={"example": 2},
        untold={"mail": ("FAILED",)},
    )
    for each in (night(1), full):
        add_run(tmp_path, each)
    assert read_runs(tmp_path) == [night(1), full]


def test_there_may_be_none(tmp_path: Path):
    assert read_runs(tmp_path) == []
    (tmp_path / RUNS_FILE).mkdir()
    assert read_runs(tmp_path) == []


def test_a_last_line_that_is_cut_costs_that_run_alone(tmp_path: Path):
    for number in (1, 2):
        add_run(tmp_path, night(number))
    path = tmp_path / RUNS_FILE
    path.write_bytes(path.read_bytes()[:-20])
    assert read_runs(tmp_path) == [night(1)]
    add_run(tmp_path, night(3))
    assert read_runs(tmp_path) == [night(1), night(3)]


def test_lines_that_are_none_of_ours_are_passed_over(tmp_path: Path):
    ours = night(1).model_dump_json()
    lines = ["", "null", '{"at": 1}', "\x00\xff", ours.replace("{", '{"later": 1, ', 1)]
    (tmp_path / RUNS_FILE).write_bytes("\n".join(lines).encode("latin-1"))
    assert read_runs(tmp_path) == [night(1)]


def test_the_file_has_bounds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(history, "MOST", 20)
    for number in range(50):
        add_run(tmp_path, night(number))
    kept = read_runs(tmp_path)
    assert kept == [night(number) for number in range(50 - len(kept), 50)]
    assert 18 <= len(kept) <= 20


def test_the_file_has_bounds_also_where_its_lines_are_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(history, "MOST_BYTES", 10_000)
    for number in range(30):
        add_run(tmp_path, night(number, changed="x" * 1_000))
        assert (tmp_path / RUNS_FILE).stat().st_size <= 10_000
    assert [each.at.day for each in read_runs(tmp_path)][-2:] == [29, 30]

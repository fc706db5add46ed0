"""The ledger of a release: every cell remembered, read back as written, never overwritten."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.release import read_before, read_ledger, versions, write_ledger
from pipelines.release.ledger import EMPTY, MARK, UNLEDGERED, ledger_of, mark_of
from schemas.problem import CouldNotRun
from schemas.registry import TABLES
from tests.pipelines.release.trees import BEFORE, released
from tests.pipelines.tabulate.tables import checkout_base, tiny_tables


def test_a_ledger_is_read_back_as_it_was_written(tmp_path: Path):
    root, ledger = released(tmp_path)
    folder = write_ledger(ledger, root / "raw")
    assert folder == root / "raw" / "releases" / BEFORE
    assert read_ledger(root / "raw", BEFORE) == ledger


def test_every_row_of_the_records_is_in_the_ledger():
    base = checkout_base()
    ledger = ledger_of(base, {})
    told = {name for name in base if name not in UNLEDGERED and not TABLES[name].is_computed}
    assert set(ledger.rows) == told
    assert {name: len(rows) for name, rows in ledger.rows.items()} == {
        name: base[name].num_rows for name in told
    }


def test_computed_tables_are_left_to_be_computed():
    assert not {name for name in ledger_of(tiny_tables(), {}).rows if TABLES[name].is_computed}


def test_what_was_released_is_never_overwritten(tmp_path: Path):
    root, ledger = released(tmp_path)
    write_ledger(ledger, root / "raw")
    with pytest.raises(CouldNotRun, match=r"2020\.06\.0 was released"):
        write_ledger(ledger, root / "raw")


def test_the_ledgers_are_no_records(tmp_path: Path):
    root, ledger = released(tmp_path)
    before = released(tmp_path / "other")[1]
    write_ledger(ledger, root / "raw")
    assert released(tmp_path / "third")[1] == before


def test_the_release_before_is_the_newest_that_is_older(tmp_path: Path):
    raw = tmp_path / "raw"
    for version in ("2020.06.0", "2019.12.10", "2019.12.9"):
        (raw / "releases" / version).mkdir(parents=True)
    assert versions(raw) == ["2019.12.9", "2019.12.10", "2020.06.0"]
    assert read_before(raw, "2019.12.9") is None
    with pytest.raises(CouldNotRun, match=r"2019\.12\.10"):
        read_before(raw, "2020.06.0")  # its folder is empty: found, and no ledger


def test_an_unknown_release_is_told_with_the_known(tmp_path: Path):
    root, ledger = released(tmp_path)
    write_ledger(ledger, root / "raw")
    with pytest.raises(CouldNotRun, match=r"no release 2020\.05\.0 \(there are: 2020\.06\.0\)"):
        read_ledger(root / "raw", "2020.05.0")


@pytest.mark.parametrize(
    "damage", ["assessments,x,abc\n", "assessments\n", "unheard,x,\n1,2,3,4\n"]
)
def test_a_damaged_row_is_told_with_its_line(tmp_path: Path, damage: str):
    root, ledger = released(tmp_path)
    path = write_ledger(ledger, root / "raw") / "rows.csv"
    lines = path.read_text(encoding="utf-8").count("\n")
    with path.open("a", encoding="utf-8") as file:
        file.write(damage)
    with pytest.raises(CouldNotRun, match=rf"rows\.csv:({lines + 1}|{lines + 2}): not a row"):
        read_ledger(root / "raw", BEFORE)


def test_a_damaged_description_could_not_run(tmp_path: Path):
    root, ledger = released(tmp_path)
    (write_ledger(ledger, root / "raw") / "release.json").write_text("{", encoding="utf-8")
    with pytest.raises(CouldNotRun, match="no ledger"):
        read_ledger(root / "raw", BEFORE)


@pytest.mark.parametrize("version", ["2020.6", "v2020.06.0", "2020.06.0-candidate"])
def test_a_version_has_three_numbers(tmp_path: Path, version: str):
    (tmp_path / "releases" / version).mkdir(parents=True)
    with pytest.raises(CouldNotRun, match=r"YYYY\.MM\.patch"):
        versions(tmp_path)


@given(st.one_of(st.none(), st.text(), st.integers(), st.booleans()))
def test_a_mark_is_of_fixed_width_and_empty_for_nothing(value: object):
    mark = mark_of(value)
    assert len(mark) == MARK
    assert (mark == EMPTY) == (value is None or value == "")


@given(st.text(min_size=1), st.text(min_size=1))
def test_another_value_has_another_mark(one: str, other: str):
    assert (mark_of(one) == mark_of(other)) == (one == other)

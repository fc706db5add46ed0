"""The data are made at any date of the data: the years ahead are no reason to stop."""

import csv
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from pipelines.publish import publish
from schemas.edtf import last_day
from schemas.tables import Tables
from tests.pipelines.tabulate.tables import built_from
from tests.trees import LATER, dated, tiny_tree


@dataclass(frozen=True)
class Built:
    """The data of a tree: their date, the tables and the folder of their files."""

    day: date
    tables: Tables
    folder: Path


@pytest.fixture(scope="module", params=LATER)
def later(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The tiny tree at a later date of its data: the date, the tables and their files."""
    day: str = request.param
    root = dated(tiny_tree(tmp_path_factory.mktemp("later")), day)
    tables = built_from(root / "raw")
    publish(tables, root / "data")
    return Built(date.fromisoformat(day), tables, root / "data")


def test_the_wide_panel_ends_with_the_year_of_the_data(later: Built) -> None:
    years = [int(name[-4:]) for name in header(later.folder / "panel_wide.csv") if "level_" in name]
    assert years == list(range(2011, later.day.year + 1))


def test_the_panels_end_on_the_date_of_the_data(later: Built) -> None:
    months = set(later.tables["panel_months"]["period"].to_pylist())
    assert max(months) == later.day.isoformat()[:7]
    assert max(later.tables["panel_years"]["period"].to_pylist()) == str(later.day.year)


def test_each_year_end_up_to_the_date_is_compared(later: Built) -> None:
    ends = set(later.tables["comparability"]["as_of"].to_pylist())
    assert later.day in ends
    assert {date(year, 12, 31) for year in range(2014, later.day.year)} <= ends


def test_a_deadline_that_has_passed_is_counted_to_the_date(later: Built) -> None:
    passed = [row for row in later.tables.rows("obligations") if row["due"] == "passed"]
    assert passed
    for row in passed:
        assert row["days_past"] == (later.day - (last_day(row["deadline"]) or later.day)).days


def header(path: Path) -> list[str]:
    with path.open(encoding="utf-8", newline="") as file:
        return next(csv.reader(file))

"""The data are made at any date of the data: the years ahead are no reason to stop."""

import csv
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from pipelines.publish import publish
from schemas.edtf import last_day
from schemas.tables import Tables
from tests.pipelines.tabulate.tables import built_from
from tests.trees import LATER, dated, edit, tiny_tree

CLAIMS = "agreements/example-2013.yml"
STATED = date(2016, 5, 1)
"""The day of which the claim without a level speaks."""


@dataclass(frozen=True)
class Built:
    """The data of a tree: their date, the tables and the folder of their files."""

    day: date
    tables: Tables
    folder: Path


@pytest.fixture(scope="module", params=LATER)
def later(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The tiny tree at a later date of its data, with a claim on the month of that date."""
    day: str = request.param
    root = dated(tiny_tree(tmp_path_factory.mktemp("later")), day)
    edit(root, CLAIMS, "as_of: '2015-03'", f"as_of: '{day[:7]}'")
    edit(root, CLAIMS, "published: '2015-04-02'", f"published: '{day}'")
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


def test_a_claim_of_that_month_stands_in_every_panel(later: Built) -> None:
    periods = {"panel_years": str(later.day.year), "panel_months": later.day.isoformat()[:7]}
    for name, period in periods.items():
        rows = [row for row in later.tables.rows(name) if row["level"] is not None]
        assert [(row["period"], row["age_months"]) for row in rows] == [(period, 0)], name
    wide = later.tables.rows("panel_wide")
    assert [row[f"level_{later.day.year}"] for row in wide] == [None, 1]


def test_a_month_counts_up_to_the_date_of_the_data(later: Built) -> None:
    (row,) = (row for row in later.tables.rows("positions") if row["kind"] == "level")
    assert row["effective_as_written"] == later.day.isoformat()[:7]
    assert row["effective"] == later.day


def test_the_age_of_an_old_claim_grows_with_the_years(later: Built) -> None:
    (row,) = (row for row in later.tables.rows("positions") if row["kind"] != "level")
    assert row["effective"] == STATED
    whole = (later.day.year - STATED.year) * 12 + later.day.month - STATED.month
    assert row["age_months"] == whole


def test_years_follow_each_other_for_each_unit(later: Built) -> None:
    """By number, none left out, from the year of the agreement on."""
    rows = later.tables.rows("panel_years")
    units = {(row["performer"], row["assessor_id"]) for row in rows}
    for unit in units:
        years = [int(r["period"]) for r in rows if (r["performer"], r["assessor_id"]) == unit]
        assert years == list(range(years[0], later.day.year + 1)), unit


def test_stata_has_the_dates(later: Built) -> None:
    dataset = pd.read_stata(later.folder / "stata" / "dataset.dta")
    assert list(dataset["release_date"]) == [later.day.isoformat()]
    positions = pd.read_stata(later.folder / "stata" / "positions.dta")
    assert {day.date() for day in positions["effective"]} == {STATED, later.day}


def header(path: Path) -> list[str]:
    with path.open(encoding="utf-8", newline="") as file:
        return next(csv.reader(file))

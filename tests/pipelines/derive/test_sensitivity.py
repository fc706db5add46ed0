"""Sensitivity: what another selection of claims or codings changes in the positions."""

from collections.abc import Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.derive import positions
from pipelines.derive.positions import Unit, units_of
from pipelines.derive.sensitivity import cells, sensitivity
from schemas.codes import SCENARIO
from schemas.registry import TABLES
from schemas.tables import Tables
from tests.each import each_row
from tests.pipelines.derive.claims import (
    ASSESSORS,
    DATA_DATE,
    Row,
    claim,
    claim_lists,
    organisation,
    plain,
    tables_of,
    target,
)
from tests.pipelines.tabulate.tables import base_tables, checkout_tables, data_date

NOW = date.fromisoformat(DATA_DATE)
DAYS = ("2014-05-31", "2014-05", "2015", "2017-01-01", "2020-06-30", "2020-06")
DATES = (date(2014, 5, 31), date(2015, 12, 31), date(2017, 1, 1), NOW)
UNIT = ("agreement_id", "provision_id", "performer", "assessor_id")
ROUNDS = {"early": "before-manual", "reader": "first", "blind": "second", "namer": None}
"""Coders and their rounds; the last one coded something else than levels."""

COUNTS = ("cells", "same", "other_level", "gone", "new", "changed_percent")
COMPARABLE = ("units_comparable", "units_differing")


def said(number: int, day: str, level: int | None = None, **values: Any) -> Row:
    """A claim that speaks of the day on which it was published; a level is inferred."""
    basis = {} if level is None else {"level_basis": "inferred"}
    return claim(number, published=day, level=level, **{**basis, **values})


def coded(number: int, **levels: int | None) -> list[Row]:
    """Codings of one claim: the level that each coder gave."""
    return [
        {"claim_id": f"one-c{number:03}", "coder_id": coder, "level": level}
        for coder, level in levels.items()
    ]


def world(
    claims: Sequence[Row],
    targets: Sequence[Row] | None = None,
    codings: Sequence[Row] = (),
    doubted: Sequence[Row] = (),
) -> Tables:
    """All base tables: claims are on the whole agreement `one` if no targets are given.

    doubted: rows of `doubt_records`; `open` is an open doubt, `settled` a settled one.
    """
    coders = [
        {"id": name, "kind": "model", "round": code, "task": "Levels.", "coded_on": "2020-06-01"}
        for name, code in ROUNDS.items()
    ]
    doubts: list[Row] = [{"id": name, "subject": "levels", "doubt": "One step?"} for name in DOUBTS]
    doubts[1]["resolution"] = "Read again."
    return base_tables(
        organisations=[organisation(name, kind) for name, kind in ASSESSORS.items()],
        assessments=claims,
        assessment_targets=[target(each) for each in claims] if targets is None else targets,
        coders=coders,
        codings=codings,
        doubts=doubts,
        doubt_records=doubted,
    )


DOUBTS = ("open", "settled")


def doubt(number: int, of: str = "open", table: str = "assessments") -> Row:
    """A doubt about a claim."""
    return {"doubt_id": of, "record_table": table, "record_id": f"one-c{number:03}"}


def scenarios(*claims: Row, **more: Any) -> dict[str, Row]:
    """Rows of the table by scenario, at the data date."""
    return {row["scenario"]: row for row in plain(sensitivity(world(claims, **more), NOW, NOW))}


def picked(row: Row, columns: Sequence[str]) -> tuple[Any, ...]:
    """Some columns of a row."""
    return tuple(row[column] for column in columns)


def test_every_scenario_on_six_agreements_counted_by_hand() -> None:
    """Published are levels on a1 (stated 3), a2 (1), a3 (2) and a6 (1); a5 was not verified.

    a3 was seen through an outlet, the level on a6 is in doubt, and on a4 the coders differ.
    """
    claims = [
        said(1, "2015", 3, level_basis="stated"),
        said(2, "2015", 1),
        said(3, "2015", 2, channel_id="gazette"),
        said(4, "2015", no_level_code="coders_differ"),
        said(5, "2015", 2, verified=False),
        said(6, "2015", 1),
    ]
    found = scenarios(
        *claims,
        targets=[target(each, f"a{number}") for number, each in enumerate(claims, 1)],
        codings=[
            *coded(2, early=2, reader=1, blind=1),
            *coded(3, reader=2, blind=2),
            *coded(4, early=0, reader=1, blind=None),
            *coded(6, reader=1, blind=1),
        ],
        doubted=[doubt(6)],
    )
    assert {name: picked(row, ("claims", *COUNTS)) for name, row in found.items()} == {
        "baseline": (5, 4, 4, 0, 0, 0, 0.0),
        "stated-only": (5, 1, 1, 0, 3, 0, 75.0),
        "with-unverified": (6, 5, 4, 0, 0, 1, 20.0),
        "without-second-hand": (4, 3, 3, 0, 1, 0, 25.0),
        "without-doubts": (4, 3, 3, 0, 1, 0, 25.0),
        "before-manual": (5, 3, 1, 1, 2, 1, 80.0),
        "first-coding": (5, 5, 4, 0, 0, 1, 20.0),
        "second-coding": (5, 4, 4, 0, 0, 0, 0.0),
    }


def test_every_scenario_has_a_row_with_every_column_also_where_there_is_nothing() -> None:
    found = scenarios()
    assert list(found) == list(SCENARIO.codes)
    for row in found.values():
        assert dict(TABLES["sensitivity"].model(**row)) == row
        assert picked(row, ("claims", *COUNTS)) == (0, 0, 0, 0, 0, 0, None)
        assert picked(row, COMPARABLE) == (0, 0)


def test_a_share_is_absent_where_no_cell_has_a_level_in_either() -> None:
    row = scenarios(said(1, "2015"))["stated-only"]
    assert picked(row, ("claims", *COUNTS)) == (1, 0, 0, 0, 0, 0, None)


@each_row([(2, 33.3), (1, 50.0), (7, 12.5), (15, 6.3)])
def test_the_share_of_cells_that_change_is_rounded_half_up(stated: int, percent: float) -> None:
    kept, lost = said(1, "2015", 3, level_basis="stated"), said(2, "2015", 1)
    aims = [target(kept, f"a{number}", number=number) for number in range(1, stated + 1)]
    row = scenarios(kept, lost, targets=[*aims, target(lost, "b")])["stated-only"]
    assert picked(row, ("same", "gone", "changed_percent")) == (stated, 1, percent)


def test_claims_are_counted_once_and_only_dated_ones_with_targets() -> None:
    several, undated, on_set = said(1, "2015", 2), claim(2, level=1), said(3, "2015", 3)
    unread = said(4, "2015", 1, verified=False)
    aims = [target(several), target(several, "two", number=2), target(undated), target(unread)]
    found = scenarios(several, undated, on_set, unread, targets=aims)
    assert picked(found["baseline"], ("claims", "cells")) == (1, 2)
    assert found["with-unverified"]["claims"] == 2


def test_an_inferred_level_becomes_an_account_and_the_stated_one_before_it_stands_again() -> None:
    stated = said(1, "2015", 3, level_basis="stated")
    found = scenarios(stated, said(2, "2016", 1))
    assert picked(found["stated-only"], ("claims", *COUNTS)) == (2, 1, 0, 1, 0, 0, 100.0)
    same = scenarios(stated, said(2, "2016", 3))
    assert picked(same["stated-only"], COUNTS) == (1, 1, 0, 0, 0, 0.0)


def test_an_inferred_level_that_becomes_an_account_of_a_reversal_overtakes_the_stated_one() -> None:
    stated = said(1, "2015", 3, level_basis="stated")
    row = scenarios(stated, said(2, "2016", 1, trend="reversed"))["stated-only"]
    assert picked(row, COUNTS) == (0, 0, 0, 1, 0, 100.0)


def test_a_tie_is_no_cell_and_becomes_one_where_a_claim_falls_away() -> None:
    row = scenarios(said(1, "2015", 1, level_basis="stated"), said(2, "2015", 3))["stated-only"]
    assert picked(row, COUNTS) == (1, 0, 0, 0, 1, 100.0)


def test_a_later_claim_that_was_not_read_gives_another_level() -> None:
    row = scenarios(said(1, "2015", 1), said(2, "2016", 2, verified=False))["with-unverified"]
    assert picked(row, ("claims", *COUNTS)) == (2, 1, 0, 1, 0, 0, 100.0)


def test_without_a_later_second_hand_view_the_first_hand_one_stands() -> None:
    row = scenarios(said(1, "2015", 1), said(2, "2016", 2, channel_id="gazette"))[
        "without-second-hand"
    ]
    assert picked(row, ("claims", *COUNTS)) == (1, 1, 0, 1, 0, 0, 100.0)


@each_row(
    [
        (doubt(1), 0),
        (doubt(1, of="settled"), 1),
        (doubt(1, table="challenges"), 1),
        (doubt(2), 1),
    ]
)
def test_only_an_open_doubt_about_the_assessment_takes_it_out(about: Row, cells: int) -> None:
    row = scenarios(said(1, "2015", 1), doubted=[about])["without-doubts"]
    assert picked(row, ("cells", "gone")) == (cells, 1 - cells)


def test_a_claim_with_an_open_and_a_settled_doubt_is_in_doubt() -> None:
    row = scenarios(said(1, "2015", 1), doubted=[doubt(1), doubt(1, of="settled")])[
        "without-doubts"
    ]
    assert row["cells"] == 0


@each_row([("before-manual", "early"), ("first-coding", "reader"), ("second-coding", "blind")])
def test_a_round_gives_its_own_levels_and_takes_away_those_it_did_not_give(
    scenario: str, coder: str
) -> None:
    claims = [said(number, "2015", 2) for number in range(1, 5)]
    codings = [row for n, level in enumerate((2, 0, None), 1) for row in coded(n, **{coder: level})]
    others = [name for name in ("early", "reader", "blind") if name != coder]
    codings += [row for n in range(1, 5) for row in coded(n, **dict.fromkeys(others, 2))]
    found = scenarios(
        *claims,
        targets=[target(each, f"a{number}") for number, each in enumerate(claims, 1)],
        codings=codings,
    )
    assert picked(found[scenario], COUNTS) == (2, 1, 1, 2, 0, 75.0)
    unchanged = [row for name, row in found.items() if name not in (scenario, "stated-only")]
    assert {picked(row, COUNTS) for row in unchanged} == {(4, 4, 0, 0, 0, 0.0)}


def test_a_coding_gives_an_account_a_level_and_level_nought_is_one() -> None:
    found = scenarios(said(1, "2015"), codings=coded(1, reader=0))
    assert picked(found["first-coding"], COUNTS) == (1, 0, 0, 0, 1, 100.0)
    assert picked(found["second-coding"], COUNTS) == (0, 0, 0, 0, 0, None)


def test_a_stated_level_stays_in_every_round() -> None:
    found = scenarios(said(1, "2015", 3, level_basis="stated"), codings=coded(1, reader=1))
    rounds = ("before-manual", "first-coding", "second-coding")
    assert {picked(found[name], COUNTS) for name in rounds} == {(1, 1, 0, 0, 0, 0.0)}


def test_a_coder_of_another_task_is_no_round_and_no_fault() -> None:
    """`coders.round` is absent for other tasks; `coding_pairs` leaves such a coder out too."""
    found = scenarios(said(1, "2015", 2), codings=coded(1, namer=1, reader=2))
    assert picked(found["first-coding"], COUNTS) == (1, 1, 0, 0, 0, 0.0)


def test_units_that_can_be_compared_are_counted_under_each_selection() -> None:
    found = scenarios(
        said(1, "2015", 1),
        said(2, "2015", 3, assessor_id="gazette", channel_id="institute"),
        codings=[*coded(1, reader=3, blind=1), *coded(2, reader=3, blind=1)],
    )
    assert {name: picked(row, COMPARABLE) for name, row in found.items()} == {
        "baseline": (1, 1),
        "stated-only": (0, 0),
        "with-unverified": (1, 1),
        "without-second-hand": (0, 0),
        "without-doubts": (1, 1),
        "before-manual": (0, 0),
        "first-coding": (1, 0),
        "second-coding": (1, 0),
    }


def test_two_executives_of_a_party_are_two_cells_and_one_voice() -> None:
    one = said(1, "2015", 1, assessor_id="government")
    two = said(2, "2015", 3, assessor_id="presidency")
    assert picked(scenarios(one, two)["baseline"], ("cells", *COMPARABLE)) == (2, 0, 0)


@each_row([("2017-05-31", 1), ("2017-06-01", 0)])
def test_positions_exactly_24_months_apart_can_be_compared(second: str, comparable: int) -> None:
    row = scenarios(said(1, "2015-05-31", 1), said(2, second, 1, assessor_id="gazette"))["baseline"]
    assert picked(row, COMPARABLE) == (comparable, 0)


def test_it_is_made_from_what_is_spoken_of_by_one_date_and_said_by_another() -> None:
    claims = [
        said(1, "2015", 1),
        said(2, "2017-01-01", 3),
        claim(3, level=3, as_of="2015", published="2018", assessor_id="gazette"),
    ]
    tables, then = world(claims), date(2016, 12, 31)
    for known_by, count in ((then, 1), (date(2018, 12, 31), 2)):
        found = {row["scenario"]: row for row in plain(sensitivity(tables, then, known_by))}
        assert picked(found["baseline"], ("cells", *COMPARABLE)) == (count, count - 1, count - 1)


@settings(max_examples=40)
@given(claim_lists(DAYS), st.sampled_from(DATES), st.sampled_from(DATES))
def test_cells_are_the_positions_with_a_level_at_both_dates(
    claims: list[Row], as_of: date, known_by: date
) -> None:
    tables = tables_of(claims, [target(each) for each in claims])
    wanted = [row for row in plain(positions(tables, as_of, known_by)) if row["kind"] == "level"]
    assert cells(units_of(tables), as_of, known_by) == {
        Unit(*(row[name] for name in UNIT)): row["level"] for row in wanted
    }


codings_of = st.fixed_dictionaries(
    {}, optional={name: st.none() | st.integers(0, 3) for name in ("early", "reader", "blind")}
)


@settings(max_examples=40)
@given(claim_lists(DAYS), st.data())
def test_counts_add_up_and_the_baseline_changes_nothing_against_itself(
    claims: list[Row], data: st.DataObject
) -> None:
    numbers = range(1, len(claims) + 1)
    codings = [row for n in numbers for row in coded(n, **data.draw(codings_of))]
    doubted = [doubt(n) for n in numbers if data.draw(st.booleans())]
    found = scenarios(*claims, codings=codings, doubted=doubted)
    baseline = found["baseline"]
    assert picked(baseline, COUNTS[2:5]) == (0, 0, 0)
    for row in found.values():
        assert row["same"] + row["other_level"] + row["gone"] == baseline["cells"]
        assert row["same"] + row["other_level"] + row["new"] == row["cells"]
        assert row["changed_percent"] == percent(row)
        assert row["units_differing"] <= row["units_comparable"]
        assert row["cells"] or row["units_comparable"] == 0


def percent(row: Row) -> float | None:
    """The share of cells that change, in whole numbers until the last step."""
    changed = row["other_level"] + row["gone"] + row["new"]
    if not changed + row["same"]:
        return None
    exact = Decimal(100 * changed) / Decimal(changed + row["same"])
    return float(exact.quantize(Decimal("0.1"), ROUND_HALF_UP))


@settings(max_examples=40)
@given(claim_lists(DAYS))
def test_stated_only_has_the_cells_that_stated_levels_alone_give(claims: list[Row]) -> None:
    without = [
        row
        if row.get("level_basis") == "stated"
        else {**row, "level": None, "level_basis": None, "no_level_code": "account_only"}
        for row in claims
    ]
    targets = [target(each) for each in claims]
    found = plain(positions(tables_of(without, targets), NOW, NOW))
    row = scenarios(*claims)["stated-only"]
    assert row["cells"] == sum(each["kind"] == "level" for each in found)
    assert {each["level_basis"] for each in found} <= {"stated", None}


@settings(max_examples=40)
@given(claim_lists(DAYS))
def test_a_selection_that_leaves_nothing_out_is_the_baseline(claims: list[Row]) -> None:
    """Stated levels, read on their pages, at first hand, without doubts and codings."""
    stated = [
        {**row, "verified": True, **({} if row.get("level") is None else {"level_basis": "stated"})}
        for row in claims
    ]
    found = scenarios(*stated)
    for row in found.values():
        assert {**row, "scenario": "baseline"} == found["baseline"]


def test_the_baseline_of_the_checkout_is_what_is_published() -> None:
    tables = checkout_tables()
    (baseline,) = (r for r in tables.rows("sensitivity") if r["scenario"] == "baseline")
    kinds = [row["kind"] for row in tables.rows("positions")]
    assert baseline["cells"] == baseline["same"] == kinds.count("level") > 0
    (total,) = (
        row
        for row in tables.rows("comparability")
        if row["agreement_id"] is None and row["as_of"] == data_date(tables)
    )
    assert picked(baseline, COMPARABLE) == picked(total, COMPARABLE)


def test_stated_only_of_the_checkout_is_what_its_stated_levels_give() -> None:
    tables = checkout_tables()
    (row,) = (r for r in tables.rows("sensitivity") if r["scenario"] == "stated-only")
    claims = [
        each if each["level_basis"] == "stated" else {**each, "level": None, "level_basis": None}
        for each in tables.rows("assessments")
    ]
    found = plain(
        positions(
            tables_of(claims, tables.rows("assessment_targets")),
            data_date(tables),
            data_date(tables),
        )
    )
    assert row["cells"] == sum(each["kind"] == "level" for each in found)
    published = [each["level_basis"] for each in tables.rows("positions")]
    assert row["same"] >= published.count("stated") > 0


def test_the_counts_of_the_checkout_add_up() -> None:
    rows = {row["scenario"]: row for row in checkout_tables().rows("sensitivity")}
    assert rows.keys() == SCENARIO.codes.keys()
    for row in rows.values():
        assert row["same"] + row["other_level"] + row["gone"] == rows["baseline"]["cells"]
        assert row["same"] + row["other_level"] + row["new"] == row["cells"]
        assert row["changed_percent"] == percent(row)

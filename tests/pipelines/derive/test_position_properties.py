"""Properties of positions for any claims: time filters, order does not matter, ids are names."""

from datetime import date, timedelta
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.derive import positions, timing
from schemas.registry import TABLES
from schemas.tables import Tables, arrow_schema
from tests.pipelines.derive.claims import Row, assessment, claim, plain, tables_of, target
from tests.pipelines.tabulate.tables import checkout_tables, data_date, tiny_tables

DAYS = st.sampled_from([date(2013, 5, 31), date(2013, 12, 31), date(2014, 5, 1), date(2014, 5, 31)])
"""Few days, so that claims meet."""

LONG_AFTER = date(2030, 1, 1)


@st.composite
def edtf(draw: st.DrawFn) -> str:
    """A date in one of the forms of the records."""
    day = draw(DAYS)
    later = day + timedelta(days=draw(st.sampled_from([0, 30, 365])))
    forms = [
        f"{day:%Y}",
        f"{day:%Y-%m}",
        f"{day}",
        f"{day}/{later}",
        f"../{day:%Y-%m}",
        f"{day:%Y}/..",
    ]
    return draw(st.sampled_from(forms))


@st.composite
def claims_with_targets(draw: st.DrawFn, number: int) -> tuple[Row, Row]:
    """A claim of any kind and its target; two units, so that claims meet."""
    level = draw(st.none() | st.integers(0, 3))
    values: dict[str, Any] = {
        "performer": draw(st.sampled_from(["all", "serbia"])),
        "recorded": str(draw(DAYS)),
        "verified": draw(st.booleans() | st.just(True)),
    }
    if draw(st.booleans() | st.just(True)):
        values["as_of"] = draw(edtf())
    if draw(st.booleans()):
        values["published"] = draw(edtf())
    if trend := draw(st.sampled_from([None, "reversed", "suspended", "improving"])):
        values["trend"] = trend
    row = claim(number, level=level, **values)
    return row, target(row)


@st.composite
def worlds(draw: st.DrawFn, least: int = 0) -> list[tuple[Row, Row]]:
    """Some claims and their targets."""
    size = draw(st.integers(least, 7))
    return [draw(claims_with_targets(number)) for number in range(1, size + 1)]


@st.composite
def same_days(draw: st.DrawFn) -> list[tuple[Row, Row]]:
    """Claims on one unit, most of them of one day."""
    made = []
    for number in range(1, draw(st.integers(2, 4)) + 1):
        level = draw(st.sampled_from([None, 1, 2]))
        trend = {} if level else draw(st.sampled_from([{}, {"trend": "reversed"}]))
        day = draw(st.sampled_from(["2014-05-31", "2014-05"]))
        row = claim(number, level=level, published=day, **trend)
        made.append((row, target(row)))
    return made


def tables(world: list[tuple[Row, Row]]) -> Tables:
    return tables_of([row for row, _ in world], [aim for _, aim in world])


def in_any_order(rows: list[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: str(list(row.values())))


@settings(deadline=None, max_examples=60)
@given(worlds(), claims_with_targets(90), DAYS, DAYS)
def test_a_claim_said_after_k_changes_nothing(
    world: list[tuple[Row, Row]], extra: tuple[Row, Row], as_of: date, known_by: date
):
    row, aim = extra
    later = {**row, "published": str(known_by + timedelta(days=1))}
    with_later = plain(positions(tables([*world, (later, aim)]), as_of, known_by))
    assert with_later == plain(positions(tables(world), as_of, known_by))


@settings(deadline=None, max_examples=60)
@given(worlds(), claims_with_targets(90), DAYS, DAYS)
def test_a_claim_effective_after_d_changes_nothing(
    world: list[tuple[Row, Row]], extra: tuple[Row, Row], as_of: date, known_by: date
):
    row, aim = extra
    after = str(as_of + timedelta(days=1))
    later = {**row, "as_of": after, "as_of_basis": "stated", "published": str(LONG_AFTER)}
    with_later = plain(positions(tables([*world, (later, aim)]), as_of, max(known_by, LONG_AFTER)))
    assert with_later == plain(positions(tables(world), as_of, max(known_by, LONG_AFTER)))


@settings(deadline=None, max_examples=60)
@given(worlds(least=2), st.randoms(use_true_random=False), DAYS, DAYS)
def test_the_order_of_the_rows_does_not_matter(
    world: list[tuple[Row, Row]], random: Any, as_of: date, known_by: date
):
    ordered = tables(world)

    def shuffled(name: str) -> pa.Table:
        rows = ordered.rows(name)
        random.shuffle(rows)
        return pa.Table.from_pylist(rows, schema=arrow_schema(TABLES[name]))

    mixed = Tables({name: shuffled(name) for name in ordered})
    assert in_any_order(plain(positions(mixed, as_of, known_by))) == in_any_order(
        plain(positions(ordered, as_of, known_by))
    )


@settings(deadline=None, max_examples=60)
@given(same_days(), st.permutations(range(1, 5)))
def test_ids_are_names_and_decide_neither_kind_nor_level(
    world: list[tuple[Row, Row]], new_numbers: list[int]
):
    names = {f"one-c{n:03}": f"one-c{m:03}" for n, m in enumerate(new_numbers, 1)}
    renamed = [
        ({**row, "id": names[row["id"]]}, {**aim, "claim_id": names[aim["claim_id"]]})
        for row, aim in world
    ]
    (before,) = plain(positions(tables(world), LONG_AFTER, LONG_AFTER))
    (after,) = plain(positions(tables(renamed), LONG_AFTER, LONG_AFTER))
    assert (after["kind"], after["level"]) == (before["kind"], before["level"])


@settings(deadline=None, max_examples=60)
@given(worlds(least=1), DAYS, DAYS)
def test_each_row_rests_on_a_claim_of_its_unit_that_counts(
    world: list[tuple[Row, Row]], as_of: date, known_by: date
):
    made = tables(world)
    claims = {row["id"]: row for row in made.rows("assessments")}
    aims = {row["claim_id"]: row for row in made.rows("assessment_targets")}
    rows = plain(positions(made, as_of, known_by))
    assert len({_unit(row) for row in rows}) == len(rows)
    for row in rows:
        for claim_id in (row["claim_id"], row["latest_claim_id"]):
            source, aim, when = (
                claims[claim_id],
                aims[claim_id],
                timing(assessment(claims[claim_id])),
            )
            assert source["verified"]
            assert _unit({**source, **aim}) == _unit(row)
            assert when.said <= known_by
            assert row["kind"] == "undated" or (when.effective and when.effective <= as_of)
        if row["kind"] == "level":
            assert (row["level"], row["level_basis"]) == (
                claims[row["claim_id"]]["level"],
                claims[row["claim_id"]]["level_basis"],
            )
        else:
            assert row["level"] is row["level_basis"] is None


def _unit(row: Row) -> tuple[Any, ...]:
    return tuple(row[c] for c in ("agreement_id", "provision_id", "performer", "assessor_id"))


@pytest.mark.parametrize("build", [tiny_tables, checkout_tables], ids=["tiny", "checkout"])
def test_positions_at_the_data_date_are_the_table(build: Any):
    made = build()
    day = data_date(made)
    assert in_any_order(made.rows("positions")) == in_any_order(plain(positions(made, day, day)))
    assert {(row["as_of"], row["known_by"]) for row in made.rows("positions")} == {(day, day)}
    assert made["positions"].num_rows > 0

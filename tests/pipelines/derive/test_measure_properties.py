"""Properties of the measures for any claims: what a claim more or another order may not change."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from pipelines.derive.attribution import attributions, by_year
from pipelines.derive.differences import (
    can_compare,
    comparability,
    comparability_of_all,
    differences,
    voiced,
)
from pipelines.derive.positions import parties, party_positions, positions, units_of
from pipelines.derive.timing import timing
from schemas.registry import TABLES
from schemas.tables import Tables, arrow_schema
from tests.pipelines.derive.claims import Row, assessment, claim, plain, target, voiced_tables

Spoken = tuple[Row, list[Row]]
"""A claim and its targets; none for a claim on a set."""
World = list[Spoken]
Measure = Callable[[Tables, date, date], list[Row]]
Moment = tuple[date, date]
Place = tuple[str, str | None]

DAYS = ["2012-02-29", "2013-05-31", "2014-02-28", "2014-03-01", "2015-05-31", "2015-06-01"]
"""Few days, so that claims meet; some exactly 24 months apart, some a day more."""
LONG_AFTER = date(2030, 1, 1)
ONE: Place = ("one", None)
PART: Place = ("one", "one.1")
TWO: Place = ("two", None)
UNITS: list[tuple[str, list[Place]]] = [
    ("all", [ONE]),
    ("all", [ONE]),
    ("all", [PART, ONE]),
    ("all", [TWO]),
    ("serbia", [ONE]),
]
"""Performers and what they are spoken of on; most claims meet on one unit."""
TIMES: list[Row] = [
    *({"published": day} for day in DAYS),
    {"published": "2015-06-01", "as_of": "2014-02"},
    {"published": "2014"},
    {"published": None, "recorded": "2014-03-01"},
]
SAID: list[Row] = [
    *({"level": level} for level in (0, 1, 2, 3, 3)),
    {},
    {},
    {"trend": "reversed"},
    {"level": 2, "verified": False},
]
VOICE_OF = {
    "institute": "institute",
    "court": "court",
    "government": "kosovo",
    "presidency": "kosovo",
    "cabinet": "serbia",
    "office": "serbia",
}
"""Assessors and the voice under which each speaks in differences."""

moments = st.sampled_from(
    [
        (date.fromisoformat(as_of), date.fromisoformat(known_by))
        for as_of, known_by in [
            ("2015-06-01", "2015-06-01"),
            ("2016-01-01", "2016-01-01"),
            ("2014-03-01", "2016-01-01"),
            ("2014-02-28", "2014-02-28"),
            ("2015-06-01", "2014-02-28"),
        ]
    ]
)
"""Dates that a measure is made as of, and known by."""


@st.composite
def spoken(draw: st.DrawFn, number: int) -> Spoken:
    """A claim of any kind that corrects nothing, on one unit or two."""
    performer, places = draw(st.sampled_from(UNITS))
    row = claim(
        number,
        assessor_id=draw(st.sampled_from(list(VOICE_OF))),
        performer=performer,
        held_responsible=draw(st.sampled_from([None, "kosovo", "serbia"])),
        **draw(st.sampled_from(TIMES)),
        **draw(st.sampled_from(SAID)),
    )
    return row, [target(row, *place, n) for n, place in enumerate(places, 1)]


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """Claims; some of them withdraw an earlier one of the same assessor."""
    made: World = []
    for number in range(1, draw(st.integers(2, 9)) + 1):
        row, aims = draw(spoken(number))
        own = [r["id"] for r, _ in made if r["assessor_id"] == row["assessor_id"]]
        corrects = draw(st.sampled_from([None, None, None, *own]))
        made.append(({**row, "corrects_id": corrects}, aims))
    return made


def tables_of(world: World) -> Tables:
    """The tables that the measures are made from."""
    return voiced_tables([row for row, _ in world], [aim for _, aims in world for aim in aims])


def pairs(tables: Tables, as_of: date, known_by: date) -> list[Row]:
    """Differences at two dates."""
    return plain(differences(voiced(units_of(tables), parties(tables)), as_of, known_by))


def counted(tables: Tables, as_of: date, known_by: date) -> list[Row]:
    """Comparability at two dates."""
    units = voiced(units_of(tables), parties(tables))
    return plain(comparability(units, differences(units, as_of, known_by), as_of, known_by))


def attributed_by_year(tables: Tables, as_of: date, known_by: date) -> list[Row]:
    """Attributions by year at two dates."""
    return plain(by_year(attributions(tables, as_of, known_by)))


Measured = dict[str, list[Row]]
MEASURES: dict[str, Measure] = {
    "differences": pairs,
    "comparability": counted,
    "party_positions": party_positions,
    "attributions": attributions,
    "attributions_by_year": attributed_by_year,
}
CELLS: dict[str, Measure] = {
    "differences": pairs,
    "party_positions": party_positions,
    "positions": positions,
}


def measured(
    tables: Tables, as_of: date, known_by: date, measures: dict[str, Measure] = MEASURES
) -> Measured:
    """Rows of all measures at two dates."""
    return {name: plain(measure(tables, as_of, known_by)) for name, measure in measures.items()}


def in_any_order(found: Measured) -> Measured:
    """Rows of each measure in an order of their own."""
    return {
        name: sorted(rows, key=lambda row: str(list(row.values()))) for name, rows in found.items()
    }


def where(found: Measured, is_kept: Callable[[Row], bool]) -> Measured:
    """The rows of each measure that are kept."""
    return {name: [row for row in rows if is_kept(row)] for name, rows in found.items()}


@given(worlds(), st.randoms(use_true_random=False), moments)
def test_the_order_of_the_rows_does_not_matter(world: World, random: Any, moment: Moment) -> None:
    ordered = tables_of(world)

    def shuffled(name: str) -> pa.Table:
        rows = ordered.rows(name)
        random.shuffle(rows)
        return pa.Table.from_pylist(rows, schema=arrow_schema(TABLES[name]))

    mixed = Tables({name: shuffled(name) for name in ordered})
    found = measured(mixed, *moment)
    assert in_any_order(found) == in_any_order(measured(ordered, *moment))


@given(worlds(), spoken(90), moments, st.data())
def test_a_claim_said_after_k_changes_nothing(
    world: World, extra: Spoken, moment: Moment, data: st.DataObject
) -> None:
    row, aims = extra
    after = str(moment[1] + timedelta(days=1))
    published: Row = {"published": after}
    recorded: Row = {"published": None, "recorded": after}
    later = {
        **row,
        **data.draw(st.sampled_from([published, recorded])),
        "corrects_id": data.draw(st.sampled_from([None, *(r["id"] for r, _ in world)])),
    }
    found = measured(tables_of([*world, (later, aims)]), *moment)
    assert found == measured(tables_of(world), *moment)


@given(worlds(), spoken(90), moments)
def test_a_claim_effective_after_d_changes_nothing(
    world: World, extra: Spoken, moment: Moment
) -> None:
    row, aims = extra
    after = str(moment[0] + timedelta(days=1))
    later = {**row, "as_of": after, "as_of_basis": "stated", "published": str(LONG_AFTER)}
    found = measured(tables_of([*world, (later, aims)]), moment[0], LONG_AFTER)
    assert found == measured(tables_of(world), moment[0], LONG_AFTER)


@given(worlds(), spoken(90), moments)
def test_a_claim_that_is_not_verified_changes_nothing(
    world: World, extra: Spoken, moment: Moment
) -> None:
    row, aims = extra
    unread = {**row, "verified": False, "corrects_id": world[0][0]["id"]}
    found = measured(tables_of([*world, (unread, aims)]), *moment)
    assert found == measured(tables_of(world), *moment)


@given(worlds(), spoken(80), spoken(90), moments)
def test_a_claim_that_was_withdrawn_by_then_moves_nothing(
    world: World, extra: Spoken, other: Spoken, moment: Moment
) -> None:
    correction = {
        **other[0],
        "verified": True,
        "published": str(moment[1]),
        "corrects_id": extra[0]["id"],
    }
    after: World = [*world, (correction, other[1])]
    found = in_any_order(measured(tables_of([*world, extra, *after[-1:]]), *moment))
    assert found == in_any_order(measured(tables_of(after), *moment))


@given(worlds(), spoken(90), moments)
def test_a_claim_on_a_set_moves_nothing(world: World, extra: Spoken, moment: Moment) -> None:
    row = {**extra[0], "about_set": "all", "members_known": True, "held_responsible": None}
    found = measured(tables_of([*world, (row, [])]), *moment)
    assert found == measured(tables_of(world), *moment)


@given(worlds(), spoken(90), moments)
def test_a_claim_adds_its_own_attributions_and_moves_no_other(
    world: World, extra: Spoken, moment: Moment
) -> None:
    before = plain(attributions(tables_of(world), *moment))
    after = plain(attributions(tables_of([*world, extra]), *moment))
    own = [row for row in after if row["claim_id"] == extra[0]["id"]]
    assert [row for row in after if row not in own] == before
    assert len(own) in (0, len(extra[1]))


@given(worlds(), spoken(90), moments)
def test_a_claim_on_one_performer_never_moves_what_is_said_of_another(
    world: World, extra: Spoken, moment: Moment
) -> None:
    def of_another(row: Row) -> bool:
        return bool(row["performer"] != extra[0]["performer"])

    before = measured(tables_of(world), *moment, CELLS)
    after = measured(tables_of([*world, extra]), *moment, CELLS)
    assert where(after, of_another) == where(before, of_another)


@given(worlds(), spoken(90), st.sampled_from([ONE, PART, TWO]), moments)
def test_a_claim_on_an_agreement_never_moves_a_provision_nor_the_other_way_round(
    world: World, extra: Spoken, place: Place, moment: Moment
) -> None:
    def is_elsewhere(row: Row) -> bool:
        return (row["agreement_id"], row["provision_id"]) != place

    said = extra[0], [target(extra[0], *place)]
    before = measured(tables_of(world), *moment, CELLS)
    after = measured(tables_of([*world, said]), *moment, CELLS)
    assert where(after, is_elsewhere) == where(before, is_elsewhere)


@given(worlds(), spoken(90), moments)
def test_a_claim_moves_the_counts_of_its_agreements_only_and_by_its_units_at_most(
    world: World, extra: Spoken, moment: Moment
) -> None:
    before = {r["agreement_id"]: r for r in counted(tables_of(world), *moment)}
    after = {r["agreement_id"]: r for r in counted(tables_of([*world, extra]), *moment)}
    own = [aim["agreement_id"] for aim in extra[1]]
    for agreement, row in after.items():
        most = len(own) if agreement is None else own.count(agreement)
        for name in row.keys() - {"as_of", "agreement_id"}:
            assert abs(row[name] - before.get(agreement, {}).get(name, 0)) <= most
    assert before.keys() <= after.keys()


@given(worlds(), moments)
def test_a_pair_is_of_two_voices_on_one_unit_with_levels_that_count(
    world: World, moment: Moment
) -> None:
    tables = tables_of(world)
    claims = {row["id"]: row for row in tables.rows("assessments")}
    aims = {
        (row["claim_id"], row["agreement_id"], row["provision_id"])
        for row in tables.rows("assessment_targets")
    }
    found = pairs(tables, *moment)
    for row in found:
        assert row["voice_a"] != row["voice_b"]
        near = can_compare(row["effective_a"], row["effective_b"])
        assert row["difference"] == (row["level_a"] - row["level_b"] if near else None)
        for side in ("a", "b"):
            claim = claims[row[f"claim_{side}_id"]]
            assert claim["verified"]
            assert claim["level"] == row[f"level_{side}"]
            assert claim["performer"] == row["performer"]
            assert voice(claim) == row[f"voice_{side}"]
            assert timing(assessment(claim)).effective == row[f"effective_{side}"] <= moment[0]
            assert timing(assessment(claim)).said <= moment[1]
            assert (claim["id"], row["agreement_id"], row["provision_id"]) in aims
    keys = {tuple(row[key] for key in TABLES["differences"].key) for row in found}
    assert len(keys) == len(found)


def voice(row: Row) -> str:
    """The voice of the assessor of a claim."""
    return VOICE_OF[row["assessor_id"]]


@given(worlds(), moments)
def test_fewer_and_fewer_units_can_be_compared(world: World, moment: Moment) -> None:
    rows = counted(tables_of(world), *moment)
    nested = ("units", "units_with_level", "units_with_two", "units_comparable", "units_differing")
    for row in rows:
        numbers = [row[name] for name in nested]
        assert numbers == sorted(numbers, reverse=True)
        assert row["units_between_parties"] <= row["units_comparable"]
    total, *each = rows
    assert total["agreement_id"] is None
    for name in (*nested, "units_between_parties"):
        assert total[name] == sum(row[name] for row in each)


@given(worlds(), moments)
def test_the_count_over_all_agreements_is_the_first_of_the_table(
    world: World, moment: Moment
) -> None:
    units = units_of(tables_of(world))
    found = differences(units, *moment)
    (first, *_) = comparability(units, found, *moment)
    assert comparability_of_all(units, found, *moment) == first


@given(worlds(), moments)
def test_a_position_of_a_party_rests_on_its_executives_only(world: World, moment: Moment) -> None:
    rows = {row["id"]: row for row, _ in world}
    both = plain(party_positions(tables_of(world), *moment))
    for row in both:
        assert voice(rows[row["claim_id"]]) == row["party"]
        assert voice(rows[row["latest_claim_id"]]) == row["party"]
    for party in ("kosovo", "serbia"):
        own = [(row, aims) for row, aims in world if voice(row) == party]
        alone = plain(party_positions(tables_of(own), *moment))
        assert [row for row in both if row["party"] == party] == alone

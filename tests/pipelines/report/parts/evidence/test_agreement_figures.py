"""Figures of one agreement from small worlds: what each finds, and when there is none."""

from collections import Counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.present import Library
from pipelines.present.figures import Figure
from pipelines.present.figures.figure import Bars, Dots, Grid
from pipelines.report.parts.evidence.figures import agreement_figures
from tests.pipelines.derive.claims import Row, claim, target
from tests.pipelines.present.measured import said, world

SOURCE = "Source: small"
VOICES = ("institute", "gazette", "court")


def figure(library: Library, kind: str) -> Figure | None:
    """A figure of the agreement `one`."""
    return agreement_figures(library, "one", SOURCE)[kind]


def made(library: Library, kind: str) -> Figure:
    """A figure for which there are enough data."""
    found = figure(library, kind)
    assert found is not None
    return found


def two(first: int = 1, second: int = 3) -> list[Row]:
    """Two positions on the agreement as a whole."""
    return [said(1, "institute", "2014", first), said(2, "gazette", "2015-05-31", second)]


def test_positions_say_from_which_level_to_which_they_go() -> None:
    found = made(world(two()), "positions")
    assert found.id == "one-positions"
    assert found.title == "2 positions, from “minimal” to “full”"
    assert found.source == SOURCE
    assert found.header == (
        "unit",
        "assessor",
        "performer",
        "level",
        "basis",
        "as_of",
        "claim_id",
    )
    whole = ("Agreement as a whole",)
    assert sorted(found.rows) == [
        (*whole, "Gazette", "both parties", "full", "stated", "31 May 2015", "one-c002"),
        (*whole, "Institute", "both parties", "minimal", "stated", "2014", "one-c001"),
    ]


def test_positions_of_one_level_say_that_it_is_one() -> None:
    assert made(world(two(0, 0)), "positions").title == (
        "The level of all 2 positions is “not initiated”"
    )


def test_positions_are_dots_at_their_levels_dark_where_stated() -> None:
    claims = [*two(0), said(3, "court", "2016", 2, level_basis="inferred")]
    drawing = made(world(claims), "positions").drawing
    assert isinstance(drawing, Dots)
    assert drawing.ticks == ("not initiated", "minimal", "intermediate", "full")
    assert drawing.key == ("stated", "inferred by us")
    found = {drawing.rows[dot.row][1]: (dot.level, dot.is_stated, dot.note) for dot in drawing.dots}
    assert found == {
        "Institute (both parties)": (0, True, "2014"),
        "Gazette (both parties)": (3, True, "31 May 2015"),
        "Court (both parties)": (2, False, "2016"),
    }


def test_the_description_of_positions_names_each() -> None:
    alt = made(world(two()), "positions").alt
    assert alt.startswith("Dots on a line of levels, one for each position. ")
    assert "Agreement as a whole: Institute (both parties), minimal, stated, 2014" in alt
    assert "Agreement as a whole: Gazette (both parties), full, stated, 31 May 2015" in alt


def test_units_stand_in_the_order_of_their_numbers_the_whole_first() -> None:
    claims = [said(number, "institute", "2014", 1) for number in range(1, 5)]
    units = ["one.10", None, "one.2", "one.1"]
    targets = [target(each, provision=unit) for each, unit in zip(claims, units, strict=True)]
    found = made(world(claims, targets), "positions")
    assert [row[0] for row in found.rows] == [
        "Agreement as a whole",
        "1 · number 1 is done",
        "2 · number 2 is done",
        "10 · number 10 is done",
    ]


@pytest.mark.parametrize(
    "claims",
    [
        [],
        [said(1, "institute", "2014", 1)],
        [said(1, "institute", "2014", 1), said(2, "gazette", "2014")],
        [said(1, "institute", "2014", 1), claim(2, level=2, assessor_id="gazette")],
        [said(1, "institute", "2013", 1), said(2, "institute", "2014", 2)],
        [said(1, "institute", "2014", 1), said(2, "gazette", "2014", 2, verified=False)],
    ],
    ids=["none", "one", "account", "undated", "same voice", "not verified"],
)
def test_fewer_than_two_positions_with_a_level_are_no_figure(claims: list[Row]) -> None:
    assert figure(world(claims), "positions") is None


def spoken(*lines: tuple[str, str | None, int | None], **values: Any) -> Library:
    """Claims of assessors on units of the agreement, with a level or without."""
    claims = [
        said(number, voice, "2014", level, **values)
        for number, (voice, _, level) in enumerate(lines, 1)
    ]
    targets = [
        target(each, provision=unit) for each, (_, unit, _) in zip(claims, lines, strict=True)
    ]
    return world(claims, targets)


ENOUGH = (
    ("institute", None, 1),
    ("institute", "one.1", 2),
    ("gazette", "one.1", None),
    ("court", "one.1", None),
    ("court", "one.2", None),
)


def test_a_matrix_counts_units_spoken_of_and_those_with_a_level() -> None:
    found = made(spoken(*ENOUGH), "matrix")
    assert found.id == "one-matrix"
    assert found.title == "Assessors speak of 3 units of the agreement; with a level: 2"
    assert found.header == ("unit", "assessor", "position")
    assert sorted(found.rows) == sorted(
        [
            ("Agreement as a whole", "Institute", "minimal, stated"),
            ("1 · number 1 is done", "Institute", "intermediate, stated"),
            ("1 · number 1 is done", "Gazette", "no level"),
            ("1 · number 1 is done", "Court", "no level"),
            ("2 · number 2 is done", "Court", "no level"),
        ]
    )
    assert all(f"{unit}: {who}, {text}" in found.alt for unit, who, text in found.rows)


def test_a_matrix_shows_a_level_as_one_and_leaves_other_cells_empty() -> None:
    drawing = made(spoken(*ENOUGH), "matrix").drawing
    assert isinstance(drawing, Grid)
    cells = {(drawing.rows[m.row][:2], drawing.columns[m.column]): m for m in drawing.marks}
    assert cells["1 ", "Institute"].level == 2 and cells["1 ", "Institute"].is_stated
    assert cells["1 ", "Court"].level is None
    assert len(drawing.marks) == 5 < len(drawing.rows) * len(drawing.columns)


def test_level_nought_is_a_level_in_a_matrix() -> None:
    lines = [("institute", None, 0), *ENOUGH[1:]]
    found = made(spoken(*lines), "matrix")
    assert "with a level: 2" in found.title
    assert ("Agreement as a whole", "Institute", "not initiated, stated") in found.rows


@pytest.mark.parametrize(
    "lines",
    [
        [("institute", "one.1", 1), ("gazette", "one.1", 1), ("court", "one.1", 1)],
        [("institute", "one.1", 1), ("gazette", "one.2", 1), ("gazette", "one.1", 1)],
        [],
    ],
    ids=["one unit", "two assessors", "nothing"],
)
def test_one_unit_or_two_assessors_are_no_matrix(lines: list[Any]) -> None:
    assert figure(spoken(*lines), "matrix") is None


def test_a_level_comes_before_an_account_of_the_same_assessor_on_a_unit() -> None:
    """On Kosovo an account, on Serbia a level: the cell shows the level."""
    one = said(9, "institute", "2015", None, performer="kosovo")
    lines = [said(n, voice, "2014", level) for n, (voice, _, level) in enumerate(ENOUGH, 1)]
    lines[0] = {**lines[0], "performer": "serbia"}
    units = [unit for _, unit, _ in ENOUGH]
    targets = [target(e, provision=u) for e, u in zip(lines, units, strict=True)]
    found = made(world([*lines, one], [*targets, target(one)]), "matrix")
    (row,) = (row for row in found.rows if row[0] == "Agreement as a whole")
    assert row[2] == "minimal, stated"


def yearly(*spans: tuple[str, int | None], **values: Any) -> Library:
    """Claims with their dates and levels."""
    claims = [
        claim(number, as_of=day, level=level, published="2019-12-31", **values)
        for number, (day, level) in enumerate(spans, 1)
    ]
    return world(claims)


def test_claims_are_counted_by_the_year_they_speak_of_and_how_a_level_came_about() -> None:
    claims = [
        claim(1, as_of="2013-05", published="2019", level=1),
        claim(2, as_of="2013", published="2019", level=2, level_basis="inferred"),
        claim(3, as_of="2013-12-31", published="2019"),
        claim(4, published="2015-06-01", level=0),
        claim(5, level=3),
    ]
    found = made(world(claims), "years")
    assert found.id == "one-years"
    assert found.title == ("Claims by the year they speak of: the most speak of 2013 (3 of 4)")
    assert found.header == ("year", "stated", "inferred by us", "no level")
    assert found.rows == (("2013", 1, 1, 1), ("2014", 0, 0, 0), ("2015", 1, 0, 0))
    assert "2013: stated 1, inferred by us 1, no level 1" in found.alt
    assert "2014" not in found.alt


def test_of_two_years_with_as_many_claims_the_later_one_is_named() -> None:
    found = made(yearly(("2013", 1), ("2013", 2), ("2015", 1), ("2015", None)), "years")
    assert "the most speak of 2015 (2 of 4)" in found.title


def test_a_claim_on_several_units_is_one_claim() -> None:
    claims = [claim(n, as_of=str(2010 + n), published="2019", level=1) for n in range(1, 5)]
    targets = [*map(target, claims), target(claims[0], provision="one.1", number=2)]
    assert "of 4)" in made(world(claims, targets), "years").title


@pytest.mark.parametrize(
    "spans",
    [
        [("2013", 1)] * 4,
        [("2013", 1), ("2014", 1), ("2015", 1)],
        [],
    ],
    ids=["one year", "three claims", "nothing"],
)
def test_one_year_or_three_claims_are_no_figure(spans: list[tuple[str, int | None]]) -> None:
    assert figure(yearly(*spans), "years") is None


def test_44_claims_are_all_counted() -> None:
    spans = [(str(2011 + number % 7), number % 4 or None) for number in range(44)]
    found = made(yearly(*spans), "years")
    assert found.title.endswith("(7 of 44)")
    assert sum(sum(row[1:]) for row in found.rows) == 44
    assert isinstance(found.drawing, Bars)
    assert sum(sum(values) for _, values in found.drawing.series) == 44


def test_44_positions_are_44_dots_of_which_24_are_described() -> None:
    performers = ("all", "kosovo", "serbia", "eu", "us", "joint-body")
    units = (None, "one.1", "one.2")
    places = [(v, p, u) for v in VOICES for p in performers for u in units][:44]
    claims = [
        said(n, voice, "2014", n % 4, performer=performer)
        for n, (voice, performer, _) in enumerate(places, 1)
    ]
    targets = [target(e, provision=u) for e, (_, _, u) in zip(claims, places, strict=True)]
    found = made(world(claims, targets), "positions")
    assert found.title.startswith("44 positions, from “not initiated” to “full”")
    assert isinstance(found.drawing, Dots)
    assert len(found.drawing.dots) == len(found.rows) == 44
    assert found.alt.endswith("; …") and found.alt.count("; ") == 24


levels = st.lists(st.tuples(st.integers(2011, 2016), st.none() | st.integers(0, 3)), max_size=12)


@settings(max_examples=40)
@given(levels)
def test_the_title_of_years_says_the_year_with_the_most_of_all(
    drawn: list[tuple[int, int | None]],
) -> None:
    found = figure(yearly(*((str(year), level) for year, level in drawn)), "years")
    counts = Counter(year for year, _ in drawn)
    if len(counts) < 2 or len(drawn) < 4:
        assert found is None
        return
    assert found is not None
    most = max(counts, key=lambda year: (counts[year], year))
    assert found.title.endswith(f"{most} ({counts[most]} of {len(drawn)})")
    assert [int(row[0]) for row in found.rows] == list(range(min(counts), max(counts) + 1))
    assert all(sum(row[1:]) == counts[int(row[0])] for row in found.rows)

"""What the method prints of the data: consistency of machine coding, selections, an example."""

import re
from typing import Any

import pytest
from hypothesis import example as with_example
from hypothesis import given
from hypothesis import strategies as st

from pipelines.derive import timing
from pipelines.present import Library, words_of
from pipelines.present.method import (
    Consistency,
    Scenario,
    consistency,
    disagreements,
    example,
    scenarios,
)
from pipelines.present.relations import COMPARABILITY_AT
from schemas.claims import Assessment
from schemas.codes import CODING_SCOPE, CONSISTENCY_MEASURE, SCENARIO
from schemas.computed import Position
from schemas.measures import CodingConsistency, CodingDisagreement, Comparability, Sensitivity
from schemas.tables import Tables, arrow_table
from tests.each import each_row
from tests.pipelines.derive.claims import Row, claim, target
from tests.pipelines.present.measured import said, world
from tests.pipelines.tabulate.tables import checkout_tables

WORDS = words_of("en")


def of_rows(name: str, *rows: Row) -> Library:
    """A library with one computed table."""
    return Library(Tables({name: arrow_table(name, list(rows))}))


def measured(measure: str = "level-given", scope: str = "drawn", **values: Any) -> Row:
    """A row of the table of consistency."""
    usual = {
        "metric": "ordinal",
        "units": 106,
        "same": 97,
        "alpha": 0.93651,
        "alpha_low": 0.877,
        "alpha_high": 0.98,
        "kappa": 0.9,
    }
    return {"measure": measure, "scope": scope, **usual, **values}


def test_a_measure_is_printed_with_its_counts_and_three_decimals() -> None:
    assert consistency(of_rows("coding_consistency", measured())) == [
        Consistency(
            measure="level, where both give one",
            scope="levels and as many without",
            metric="ordinal",
            claims=106,
            same=97,
            alpha="0.937",
            interval="0.877 to 0.980",
            kappa="0.900",
        )
    ]


@each_row(
    [(1.0, "1.000"), (0.0, "0.000"), (-0.25, "-0.250"), (0.9996, "1.000"), (None, "undefined")]
)
def test_a_value_that_does_not_exist_is_not_printed_as_a_number(
    value: float | None, shown: str
) -> None:
    row = measured(alpha=value, kappa=value, alpha_low=value, alpha_high=value)
    (found,) = consistency(of_rows("coding_consistency", row))
    assert (found.alpha, found.kappa) == (shown, shown)
    assert found.interval.startswith(shown)
    assert ("undefined" in found.interval) is (value is None)


def test_measures_stand_in_the_order_of_the_code_lists_each_with_both_scopes() -> None:
    every = [(m, s) for m in CONSISTENCY_MEASURE.codes for s in CODING_SCOPE.codes]
    rows = [measured(*key) for key in sorted(every, key=lambda key: key[::-1])]
    found = consistency(of_rows("coding_consistency", *rows))
    assert [(row.measure, row.scope) for row in found] == [
        (WORDS.measure[measure], WORDS.scope[scope]) for measure, scope in every
    ]


def test_disagreements_are_counted_by_what_the_codings_differ_on() -> None:
    kinds = ["trend-given", "level-against-none", "level-given", "level-against-none"]
    rows = [{"claim_id": f"one-c{n:03}", "differs_on": kind} for n, kind in enumerate(kinds, 1)]
    assert disagreements(of_rows("coding_disagreements", *rows)) == (
        "level, where both give one: 1; a level against none: 2; trend, where both give one: 1"
    )
    assert disagreements(of_rows("coding_disagreements")) == ""


def selection(scenario: str, percent: float | None = 0.0) -> Row:
    """A row of the table of sensitivity."""
    counts = ("claims", "cells", "same", "other_level", "gone", "new")
    numbers = {name: n for n, name in enumerate(counts, 1)}
    compared = {"units_comparable": 8, "units_differing": 5, "units_between_parties": 2}
    return {"scenario": scenario, **numbers, "changed_percent": percent, **compared}


def test_every_selection_is_printed_and_the_published_one_first() -> None:
    rows = [selection(code) for code in reversed(list(SCENARIO.codes))]
    found = scenarios(of_rows("sensitivity", *rows))
    assert [row.name for row in found] == [WORDS.scenario[code] for code in SCENARIO.codes]
    assert found[0] == Scenario(WORDS.scenario["baseline"], 1, 2, "0%", 8, 5, 2)


def test_a_selection_that_was_not_made_is_left_out() -> None:
    found = scenarios(of_rows("sensitivity", selection("stated-only")))
    assert [row.name for row in found] == ["stated levels only"]


@each_row(
    [
        (None, "none to change"),
        (0.0, "0%"),
        (0.1, "0.1%"),
        (18.8, "18.8%"),
        (99.9, "99.9%"),
        (100.0, "100%"),
    ]
)
def test_what_a_selection_changes_is_printed_to_one_decimal(
    percent: float | None, shown: str
) -> None:
    (row,) = scenarios(of_rows("sensitivity", selection("baseline", percent)))
    assert row.changed == shown


def steps(text: str | None) -> list[str]:
    """Ids of the claims that an example names, in its order."""
    return re.findall(r"\((\S+-c\d+)\)", text or "")


def test_an_example_tells_how_a_position_came_about() -> None:
    claims = [
        said(1, "institute", "2015-03", 1, performer="serbia"),
        said(2, "institute", "2018-05-31", 2, performer="serbia"),
    ]
    assert example(world(claims)) == (
        "Institute on “one” as a whole, performer Serbia: minimal, stated, as of March 2015 "
        "(one-c001) and intermediate, stated, as of 31 May 2018 (one-c002). The latest of these is "
        "its position, 24 months old at the data date."
    )


def test_an_example_names_the_provision_and_its_agreement() -> None:
    claims = [said(n, "institute", f"201{n}", n) for n in (1, 2)]
    text = example(world(claims, [target(row, "one", "one.10") for row in claims]))
    assert text is not None
    assert text.startswith(
        "Institute on provision 10 of “one”, performer both parties: minimal, stated, as"
    )


def test_the_example_is_the_position_with_the_most_dated_levels() -> None:
    claims = [
        *(said(n, "gazette", f"201{n}", 1) for n in (1, 2)),
        *(said(n, "institute", f"201{n}", 1) for n in (3, 4, 5)),
        *(said(n, "court", f"201{n - 5}", 1, performer="serbia") for n in (6, 7)),
    ]
    assert steps(example(world(claims))) == ["one-c003", "one-c004", "one-c005"]


@pytest.mark.parametrize(
    "claims",
    [
        [],
        [said(1, "institute", "2015", 1)],
        [said(1, "institute", "2015", 1), said(2, "gazette", "2016", 1)],
        [said(1, "institute", "2015", 1), said(2, "institute", "2016", 1, performer="serbia")],
        [said(1, "institute", "2015", 1), said(2, "institute", "2016")],
        [said(1, "institute", "2015", 1), claim(2, level=2)],
        [said(1, "institute", "2015", 1), said(2, "institute", "2016", 1, verified=False)],
        [said(1, "institute", "2015", 1), said(2, "institute", "2015", 2)],
    ],
    ids=[
        "nothing",
        "one level",
        "two assessors",
        "two performers",
        "an account",
        "an undated level",
        "a level that was not verified",
        "a tie",
    ],
)
def test_there_is_no_example_where_nobody_gives_two_dated_levels_on_a_unit(
    claims: list[Row],
) -> None:
    assert example(world(claims)) is None


@pytest.mark.parametrize(
    ("claims", "order"),
    [
        (
            [said(1, "institute", "2016", 3), said(2, "institute", "2016-05", 1)],
            ["one-c002", "one-c001"],
        ),
        (
            [
                claim(1, level=3, as_of="../2016", published="2017"),
                claim(2, level=1, as_of="2014", published="2014"),
            ],
            ["one-c002", "one-c001"],
        ),
        (
            [
                claim(1, level=3, as_of="2012/2019", published="2019"),
                claim(2, level=1, as_of="2014", published="2014"),
            ],
            ["one-c002", "one-c001"],
        ),
    ],
    ids=["a year and a month in it", "an open interval", "an interval"],
)
def test_the_levels_of_an_example_stand_by_the_day_on_which_they_are_effective(
    claims: list[Row], order: list[str]
) -> None:
    library = world(claims)
    assert [row.claim_id for row in library.all(Position)] == ["one-c001"]
    assert steps(example(library)) == order


def test_a_level_that_was_corrected_is_no_step_of_an_example() -> None:
    claims = [
        said(1, "institute", "2014", 0),
        said(2, "institute", "2016", 1),
        said(3, "institute", "2016-05", 2, corrects_id="one-c002"),
    ]
    library = world(claims)
    assert [row.claim_id for row in library.all(Position)] == ["one-c003"]
    assert steps(example(library)) == ["one-c001", "one-c003"]


DAYS = ("2014", "2014-05", "2014-05-31", "2015/2016", "../2016", "2017-02-28")


@given(st.lists(st.tuples(st.sampled_from(DAYS), st.integers(0, 3)), max_size=4))
@with_example([("2014-05-31", 0), ("2014-05", 1)])
def test_an_example_ends_with_the_level_and_the_day_of_the_position(
    levels: list[tuple[str, int]],
) -> None:
    claims = [
        claim(n, level=level, as_of=day, published="2018") for n, (day, level) in enumerate(levels)
    ]
    library = world(claims)
    found = steps(example(library))
    if found:
        (position,) = library.all(Position)
        last = library.one(Assessment, found[-1])
        assert (position.kind, position.level) == ("level", last.level)
        assert position.effective == timing(last).effective
    assert len(found) in (0, len(claims))


@pytest.fixture(scope="module")
def checkout() -> Library:
    """The checkout's own records with their measures."""
    return Library(checkout_tables())


def test_the_example_of_the_checkout_is_one_of_its_positions(checkout: Library) -> None:
    text = example(checkout)
    found = steps(text)
    claims = [checkout.one(Assessment, name) for name in found]
    assert len(found) > 1
    assert len({(row.assessor_id, row.performer) for row in claims}) == 1
    (position,) = [
        row for row in checkout.all(Position) if row.claim_id == found[-1] and row.kind == "level"
    ]
    assert text is not None and f", {position.age_months} months old" in text
    assert position.claims >= len(found)


def test_the_tables_of_the_checkout_are_printed_in_full(checkout: Library) -> None:
    assert len(consistency(checkout)) == len(checkout.all(CodingConsistency)) > 0
    assert len(scenarios(checkout)) == len(checkout.all(Sensitivity)) == len(SCENARIO.codes)
    counted = [int(n) for n in re.findall(r": (\d+)", disagreements(checkout))]
    assert sum(counted) == len(checkout.all(CodingDisagreement)) > 0


def test_as_many_units_differ_in_the_published_selection_as_in_the_comparison(
    checkout: Library,
) -> None:
    latest = max(row.as_of for row in checkout.all(Comparability))
    (total,) = [
        row for row in checkout.children(COMPARABILITY_AT, latest) if row.agreement_id is None
    ]
    published = scenarios(checkout)[0]
    assert (published.comparable, published.differing) == (
        total.units_comparable,
        total.units_differing,
    )


def test_the_consistency_is_never_said_to_be_that_of_assessors(checkout: Library) -> None:
    shown = [text for row in consistency(checkout) for text in (row.measure, row.scope)]
    assert not any("assessor" in text or "agree" in text for text in shown)

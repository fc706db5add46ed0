"""Two positions beside each other: what is said of them, and how much can be compared at all."""

from collections.abc import Sequence
from dataclasses import astuple
from datetime import date
from itertools import combinations
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from pipelines.present import Library, by_year, compared, comparison, held_by_type
from pipelines.present.claims import Mark
from pipelines.present.comparing import Held, PairText, held_on
from schemas.codes import LEVEL_WORDS
from schemas.measures import Difference
from schemas.tables import Tables, arrow_table
from tests.each import each_row
from tests.pipelines.derive.claims import ASSESSORS, Row, claim, organisation, target
from tests.pipelines.present.contexts import citation, source, sources_of
from tests.pipelines.present.measured import NOW, said, world

BOTH = "Units on which positions of both parties can be compared: "
COUNTED = (
    *("units", "units_with_level", "units_with_two"),
    *("units_comparable", "units_differing", "units_between_parties"),
)


def pairs(*claims: Row, targets: list[Row] | None = None, of: str | None = None) -> list[PairText]:
    """The pairs in print: on the agreement `one` as a whole if no targets are given."""
    library = world(claims, targets)
    return comparison(library, of)


def pair(*claims: Row) -> PairText:
    """The one pair in print."""
    (found,) = pairs(*claims)
    return found


def counted(*numbers: int, agreement: str | None = None, day: date = NOW) -> Row:
    """A row of comparability, from its counts in their order."""
    return {
        "as_of": day,
        "agreement_id": agreement,
        **dict(zip(COUNTED, numbers, strict=True)),
    }


def of_counts(*rows: Row) -> Library:
    """A library with this table of comparability."""
    return Library(Tables({"comparability": arrow_table("comparability", list(rows))}))


@each_row(
    [
        (0, 0, "the same level"),
        (3, 3, "the same level"),
        (2, 1, "assessments differ by 1 step"),
        (1, 2, "assessments differ by 1 step"),
        (3, 1, "assessments differ by 2 steps"),
        (0, 3, "assessments differ by 3 steps"),
    ]
)
def test_two_levels_near_in_time_are_the_same_or_differ_by_steps(
    first: int, second: int, verdict: str
) -> None:
    found = pair(said(1, "gazette", "2015", first), said(2, "institute", "2015", second))
    assert (found.verdict, found.differs) == (verdict, first != second)


@each_row(
    [
        ("2012-05-31", "2014-05-31", "the same level"),
        ("2012-05-31", "2014-06-01", "not comparable: 2012, 2014"),
        ("2014-06-01", "2012-05-31", "not comparable: 2012, 2014"),
        ("2012-02-29", "2014-02-28", "the same level"),
        ("2012-02-29", "2014-03-01", "not comparable: 2012, 2014"),
        ("2012", "2019-03", "not comparable: 2012, 2019"),
    ]
)
def test_two_levels_far_apart_are_said_not_to_be_comparable_with_their_years(
    first: str, second: str, verdict: str
) -> None:
    found = pair(said(1, "gazette", first, 2), said(2, "institute", second, 2))
    assert (found.verdict, found.differs) == (verdict, False)


def test_levels_that_contradict_each_other_far_apart_do_not_differ_in_print() -> None:
    found = pair(said(1, "government", "2012", 0), said(2, "office", "2016", 3))
    assert (found.verdict, found.differs) == ("not comparable: 2012, 2016", False)


def test_the_years_of_a_verdict_are_those_that_the_claims_speak_of() -> None:
    early = claim(1, assessor_id="gazette", level=1, as_of="2012", published="2017")
    late = claim(2, assessor_id="institute", level=1, as_of="2016/2019", published="2018-03")
    assert pair(early, late).verdict == "not comparable: 2012, 2018"


VOICES = ("government", "office", "gazette", "institute")


@st.composite
def one_claim_each(draw: st.DrawFn) -> list[Row]:
    """At most one claim of each of four voices, on both parties, with a day and a level or none."""
    days = st.dates(date(2012, 1, 1), date(2018, 12, 31)).map(str)
    levels = st.none() | st.integers(0, 3)
    speaking = draw(st.lists(st.sampled_from(VOICES), unique=True))
    return [said(n, who, draw(days), draw(levels)) for n, who in enumerate(speaking, 1)]


def verdict(one: Row, other: Row) -> str:
    """What may be said of two claims with a level, by the rule for claims."""
    early, late = sorted((one["published"], other["published"]))
    if late > f"{int(early[:4]) + 2}{early[4:]}":
        return f"not comparable: {early[:4]}, {late[:4]}"
    steps = abs(one["level"] - other["level"])
    if steps == 0:
        return "the same level"
    return "assessments differ by " + ("1 step" if steps == 1 else f"{steps} steps")


@given(one_claim_each())
def test_every_two_voices_with_a_level_and_no_others_are_a_pair_with_its_verdict(
    claims: list[Row],
) -> None:
    found = {(frozenset((p.first.who, p.second.who)), p.verdict) for p in pairs(*claims)}
    levelled = [row for row in claims if row.get("level") is not None]
    assert found == {
        (frozenset(row["assessor_id"].capitalize() for row in two), verdict(*two))
        for two in combinations(levelled, 2)
    }


def test_a_voice_has_its_name_its_level_with_the_basis_and_the_date_as_written() -> None:
    party = claim(1, assessor_id="presidency", level=3, as_of="2014-09", published="2015-02-03")
    found = pair(party, said(2, "gazette", "2015-01-09", 1, level_basis="inferred"))
    assert (found.first.who, found.first.mark) == (
        "Presidency",
        Mark(3, "stated", "full", "stated"),
    )
    assert found.first.date == "September 2014"
    assert (found.second.who, found.second.mark) == (
        "Gazette",
        Mark(1, "inferred", "minimal", "inferred by us"),
    )
    assert found.second.date == "9 January 2015"


def test_each_voice_carries_the_numbers_of_its_own_sources() -> None:
    claims = [said(1, "gazette", "2015", 1), said(2, "institute", "2015", 2)]
    library = world(
        claims,
        sources=[source("page-a"), source("page-b"), source("page-c")],
        citations=[
            citation("assessments", "one-c001", "page-b"),
            citation("assessments", "one-c002", "page-c", 1),
            citation("assessments", "one-c002", "page-a", 2),
        ],
    )
    (found,) = comparison(library, None)
    assert sources_of(found.first.notes) == ["page-b"]
    assert sources_of(found.second.notes) == ["page-c", "page-a"]


def test_a_pair_names_its_agreement_its_unit_and_whom_it_speaks_of() -> None:
    claims = [
        said(1, "gazette", "2015", 1, performer="serbia"),
        said(2, "institute", "2015", 2, performer="serbia"),
    ]
    units = (("one", None), ("one", "one.10"))
    aims = [target(c, *unit, number=n) for n, unit in enumerate(units, 1) for c in claims]
    whole, part = pairs(*claims, targets=aims)
    assert (whole.agreement, part.agreement) == ("one", "one")
    assert "whole" in whole.unit
    assert part.unit == "provision 10"
    assert (whole.performer, part.performer) == ("Serbia", "Serbia")


def test_pairs_that_differ_come_first_then_the_same_then_the_not_comparable() -> None:
    claims = [
        said(1, "gazette", "2012", 1),
        said(2, "institute", "2015", 2),
        said(3, "court", "2015", 2),
        said(4, "office", "2016", 3),
    ]
    assert [found.verdict for found in pairs(*claims)] == [
        *["assessments differ by 1 step"] * 2,
        "the same level",
        *["not comparable: 2012, 2015"] * 2,
        "not comparable: 2012, 2016",
    ]


def test_pairs_of_a_kind_stand_by_agreement_the_whole_first_and_provisions_by_number() -> None:
    claims = [said(1, "gazette", "2015", 1), said(2, "institute", "2015", 2)]
    units = [("two", None), ("one", "one.10"), ("one", "one.2"), ("one", None), ("one", "one.1")]
    aims = [target(c, *unit, number=n) for n, unit in enumerate(units, 1) for c in claims]
    found = [(p.agreement, p.unit.rpartition(" ")[2]) for p in pairs(*claims, targets=aims)]
    whole = found[0][1]
    assert found == [
        *[("one", whole), ("one", "1"), ("one", "2"), ("one", "10")],
        ("two", whole),
    ]


def test_one_agreement_shows_its_own_pairs_only() -> None:
    claims = [said(1, "gazette", "2015", 1), said(2, "institute", "2015", 2)]
    aims = [target(c, name, number=n) for n, name in enumerate(("one", "two"), 1) for c in claims]
    assert [p.agreement for p in pairs(*claims, targets=aims)] == ["one", "two"]
    assert [p.agreement for p in pairs(*claims, targets=aims, of="two")] == ["two"]
    assert pairs(*claims, targets=aims[:2], of="two") == []


def test_only_the_pairs_of_the_data_date_are_printed() -> None:
    dated = {"phase": "political-2013-2015", "form": "arrangement", "facilitator": "eu"}
    one = {"id": "one", "title": "One", "short_title": "one", "summary": "Done.", **dated}
    claims = [
        said(1, "gazette", "2014-05-01", 0),
        said(2, "institute", "2014-05-01", 3),
        said(3, "institute", "2018-01-01", 0),
    ]
    library = world(claims, agreements=[{**one, "date_agreed": "2013"}])
    at_dates = {row.as_of.year: row.difference for row in library.all(Difference)}
    assert (at_dates[2014], at_dates[2020]) == (-3, None)
    assert [p.verdict for p in comparison(library, None)] == ["not comparable: 2014, 2018"]


def test_nothing_is_set_beside_each_other_where_one_voice_or_none_speaks() -> None:
    assert pairs() == []
    assert pairs(said(1, "gazette", "2015", 1), said(2, "gazette", "2016", 2)) == []
    assert pairs(said(1, "gazette", "2015", 1), said(2, "institute", "2015")) == []


RATED = "rated by two assessors or more (the executives of a party count as one)"


@each_row(
    [
        (
            (5, 3, 0, 0, 0, 0),
            "Dated assessments speak of 5 units (agreement or provision, and performer). "
            f"No unit is rated by two assessors, so nothing can be compared. {BOTH}0.",
        ),
        (
            (1, 1, 1, 1, 1, 1),
            "Dated assessments speak of 1 unit (agreement or provision, and performer). 1 unit is "
            f"{RATED}. Rated within 24 months of each other: 1; assessments differ on: 1. {BOTH}1.",
        ),
        (
            (1256, 90, 19, 16, 8, 2),
            "Dated assessments speak of 1,256 units (agreement or provision, and performer). 19 "
            f"units are {RATED}. Rated within 24 months of each other: 16; assessments differ on: "
            f"8. {BOTH}2.",
        ),
    ]
)
def test_how_much_can_be_compared_is_said_in_one_breath(
    numbers: tuple[int, ...], sentence: str
) -> None:
    assert compared(of_counts(counted(*numbers)), None) == sentence


def test_where_all_levels_lie_too_far_apart_nothing_is_said_of_differing() -> None:
    """`Differ on 0` beside nothing that can be compared would read as if they agreed."""
    text = compared(of_counts(counted(4, 3, 2, 0, 0, 0)), None)
    assert text.endswith(f"{BOTH}0.")
    assert "differ" not in text


def test_an_agreement_without_a_dated_assessment_has_nothing_to_compare() -> None:
    library = of_counts(counted(4, 3, 2, 2, 1, 1), counted(4, 3, 2, 2, 1, 1, agreement="one"))
    nothing = "No dated assessment was found, so nothing can be compared."
    assert compared(library, "two") == nothing
    assert compared(library, "one") == compared(library, None) != nothing


def test_each_agreement_and_the_whole_have_numbers_of_their_own_at_the_latest_date() -> None:
    earlier = date(2019, 12, 31)
    library = of_counts(
        counted(9, 8, 7, 6, 5, 4),
        counted(1, 1, 1, 1, 0, 0, day=earlier),
        counted(8, 7, 6, 5, 4, 3, agreement="one"),
        counted(1, 1, 1, 1, 0, 0, agreement="one", day=earlier),
    )
    assert compared(library, None).endswith(f"differ on: 5. {BOTH}4.")
    assert compared(library, "one").endswith(f"differ on: 4. {BOTH}3.")


@st.composite
def possible_counts(draw: st.DrawFn) -> list[int]:
    """Counts of comparability: each at most the one before, both parties at most the compared."""
    numbers = [draw(st.integers(0, 2000))]
    for _ in range(4):
        numbers.append(draw(st.integers(0, numbers[-1])))
    return [*numbers, draw(st.integers(0, numbers[3]))]


@given(possible_counts())
def test_the_units_of_both_parties_are_counted_in_whatever_is_said_of_differences(
    numbers: list[int],
) -> None:
    text = compared(of_counts(counted(*numbers)), None)
    assert text.endswith(f"{BOTH}{numbers[5]:,}.")
    assert ("differ on" not in text) or f"differ on: {numbers[4]:,}. {BOTH}" in text


def test_counts_in_the_sentence_are_those_of_the_claims() -> None:
    claims = [
        said(1, "government", "2015", 1),
        said(2, "office", "2015", 1),
        said(3, "gazette", "2015", 2, performer="serbia"),
        said(4, "institute", "2015", performer="kosovo"),
    ]
    library = world(claims)
    assert compared(library, "one").startswith("Dated assessments speak of 3 units (")
    assert compared(library, "one").endswith(
        f"1 unit is {RATED}. Rated within 24 months of each other: 1; assessments differ on: 0. "
        f"{BOTH}1."
    )
    assert compared(library, "two").startswith("No dated assessment was found")


def test_the_years_stand_in_their_order_with_the_counts_over_all_agreements() -> None:
    library = of_counts(
        counted(9, 8, 7, 6, 5, 4),
        counted(9, 8, 7, 6, 5, 4, agreement="one"),
        counted(3, 2, 1, 1, 1, 0, day=date(2018, 12, 31)),
        counted(6, 5, 4, 3, 2, 1, day=date(2019, 12, 31)),
    )
    assert [astuple(row) for row in by_year(library)] == [
        ("31 December 2018", 3, 2, 1, 1, 1, 0),
        ("31 December 2019", 6, 5, 4, 3, 2, 1),
        ("30 June 2020", 9, 8, 7, 6, 5, 4),
    ]


def held(number: int, assessor: str, day: str | None, by: str, **values: Any) -> Row:
    """An account that holds somebody responsible, published on a day or undated."""
    row = claim(number, assessor_id=assessor, held_responsible=by, **values)
    return row if day is None else {**row, "published": day}


HOLDING = [
    held(1, "government", "2015-03", "serbia"),
    held(2, "government", "2013", "serbia"),
    held(3, "presidency", "2015", "serbia"),
    held(4, "government", None, "serbia"),
    held(5, "government", "2015-09", "serbia"),
    held(6, "cabinet", "2014", "kosovo"),
    held(7, "cabinet", "2014", "kosovo", verified=False),
    held(8, "institute", "2016", "all"),
    held(9, "gazette", "2016", "serbia"),
]


def test_whom_each_assessor_holds_responsible_is_counted_by_year_spoken_of() -> None:
    assert held_on(world(HOLDING), "one") == [
        Held("Cabinet", "Kosovo", 1, "2014"),
        Held("Gazette", "Serbia", 1, "2016"),
        Held("Government", "Serbia", 4, "2013, 2015 (2), undated"),
        Held("Institute", "both parties", 1, "2016"),
        Held("Presidency", "Serbia", 1, "2015"),
    ]


def test_whom_each_type_of_assessor_holds_responsible_stands_in_the_order_of_types() -> None:
    assert held_by_type(world(HOLDING)) == [
        Held("Executive of Kosovo", "Serbia", 5, "2013, 2015 (3), undated"),
        Held("Executive of Serbia", "Kosovo", 1, "2014"),
        Held("Civil society", "both parties", 1, "2016"),
        Held("Media", "Serbia", 1, "2016"),
    ]


def test_a_claim_on_several_units_holds_responsible_once() -> None:
    wide = held(1, "government", "2015", "serbia")
    aims = [target(wide, "one", unit, n) for n, unit in enumerate((None, "one.1", "one.2"), 1)]
    library = world([wide], [*aims, target(wide, "two", number=4)])
    assert held_on(library, "one") == [Held("Government", "Serbia", 1, "2015")]
    assert held_on(library, "two") == [Held("Government", "Serbia", 1, "2015")]
    assert held_by_type(library) == [Held("Executive of Kosovo", "Serbia", 1, "2015")]


def test_a_claim_on_a_set_holds_responsible_on_no_single_agreement() -> None:
    on_all = held(1, "cabinet", "2015", "kosovo", about_set="all", members_known=True)
    library = world([on_all], [])
    assert held_on(library, "one") == []
    assert held_by_type(library) == [Held("Executive of Serbia", "Kosovo", 1, "2015")]


@given(st.lists(st.tuples(st.sampled_from(VOICES), st.sampled_from(["2014", "2015", None]))))
def test_as_many_claims_are_shown_as_hold_somebody_responsible(
    holding: Sequence[tuple[str, str | None]],
) -> None:
    rows = [held(n, who, day, "serbia") for n, (who, day) in enumerate(holding, 1)]
    library = world(rows)
    for shown in (held_on(library, "one"), held_by_type(library)):
        assert sum(row.claims for row in shown) == len(rows)


def test_levels_of_every_kind_have_the_word_of_the_scale() -> None:
    for level, word in LEVEL_WORDS.items():
        found = pair(said(1, "gazette", "2015", level), said(2, "institute", "2015", 0))
        assert found.first.mark.word == word


def test_two_assessors_of_one_name_hold_apart_and_stand_in_the_order_of_letters() -> None:
    """They were one line, and Č stood after Z."""
    names = {"gazette": "Zoran", "institute": "Čedomir", "cabinet": "Zoran"}
    organisations = [
        {**organisation(each, kind), "name": names.get(each, each.title())}
        for each, kind in ASSESSORS.items()
    ]
    holding = [held(n, who, "2015", "serbia") for n, who in enumerate(names, 1)]
    shown = held_on(world(holding, organisations=organisations), "one")
    assert [row.who for row in shown] == ["Čedomir", "Zoran", "Zoran"]
    assert [row.claims for row in shown] == [1, 1, 1]

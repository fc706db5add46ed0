"""Published scorecards in print: as published, beside counts of positions and never a rate."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.present import Library, words_of
from pipelines.present.scorecards import Card, CardLine, scorecards
from schemas.measures import ScorecardComparison
from schemas.registers import Scorecard
from tests.each import each, each_row
from tests.pipelines.derive.claims import Row, agreement, target
from tests.pipelines.present.contexts import citation, source, sources_of
from tests.pipelines.present.measured import said, world
from tests.pipelines.tabulate.tables import checkout_tables

COMPARED = words_of("en").compared
AGREED = {"one": "2013", "two": "2014", "three": "2015", "four": "2019"}
LISTS = "that it lists"
REACHED = "reached by then in the data"


def card(name: str = "card", day: str | None = "2016-06-30", **values: Any) -> Row:
    """A scorecard."""
    usual = {"kind": "graded", "report": "Report", "publisher": "Publisher", "verified": True}
    return {"id": name, "date": day, **usual, **values}


def count(label: str, number: int, basis: str = "published", of: str = "card") -> Row:
    """A count of a scorecard."""
    return {"scorecard_id": of, "label": label, "basis": basis, "count": number}


def library(
    claims: Sequence[Row] = (),
    targets: Sequence[Row] | None = None,
    listed: Mapping[str, str] | None = None,
    **rows: Sequence[Row],
) -> Library:
    """Four agreements with a scorecard of 2016 that counts, and lists what is given.

    listed: labels by agreement; `done` is read as 3, `in part` as 2.
    """
    items = [
        {"scorecard_id": "card", "label": label, "number": n, "item": name, "agreement_id": name}
        for n, (name, label) in enumerate((listed or {}).items(), 1)
    ]
    scales = [
        {"scorecard_id": "card", "label": label, "level": level}
        for label, level in (("done", 3), ("in part", 2))
    ]
    usual: dict[str, Sequence[Row]] = {
        "agreements": [agreement(name, day) for name, day in AGREED.items()],
        "scorecards": [card(total=17)],
        "scorecard_counts": [count("done", 4)],
        "scorecard_scales": scales,
        "scorecard_items": items,
    }
    return world(claims, targets, **{**usual, **rows})


def cards(found: Library) -> list[Card]:
    """All cards in print."""
    return scorecards(found)


def the_card(*arguments: Any, **rows: Any) -> Card:
    """The one card in print."""
    (found,) = cards(library(*arguments, **rows))
    return found


def numbers(text: str) -> list[int]:
    """The numbers in a text."""
    return [int(number) for number in re.findall(r"\d+", text)]


def test_a_scorecard_is_printed_with_what_it_is_and_its_notes() -> None:
    rows: dict[str, Sequence[Row]] = {
        "scorecards": [card(total=17, note="read in part")],
        "sources": [source("page")],
        "citations": [citation("scorecards", "card", "page")],
    }
    found = the_card(**rows)
    assert (found.report, found.publisher, found.date) == ("Report", "Publisher", "30 June 2016")
    assert (found.note, sources_of(found.notes)) == ("Read in part.", ["page"])
    assert (the_card().note, the_card().notes) == (None, ())


def test_scorecards_stand_by_date_and_those_of_one_day_by_name() -> None:
    days = {"b": "2016", "c": "2015-04", "a": "2016-12-31", "d": "2016-12-30"}
    made = [card(name, day, report=name, total=17) for name, day in days.items()]
    counts = [count("done", 4, of=name) for name in days]
    found = cards(library(scorecards=made, scorecard_counts=counts))
    assert [one.report for one in found] == ["c", "d", "a", "b"]


def test_a_scorecard_without_a_date_says_so_and_stands_last() -> None:
    made = [card("a", None, report="a", total=17), card("b", "2018", report="b", total=17)]
    counts = [count("done", 4, of=name) for name in "ab"]
    found = cards(library(scorecards=made, scorecard_counts=counts))
    assert [one.report for one in found] == ["b", "a"]
    assert found[1].date.startswith("undated") and found[1].date.endswith("30 June 2020")


def test_the_date_beside_an_undated_scorecard_has_its_case_in_serbian() -> None:
    """`na dan` takes the genitive."""
    found = library(scorecards=[card("card", None, total=17)])
    found.words = words_of("sr-Latn")
    (made,) = cards(found)
    assert "na dan 30. juna 2020." in made.date


@each(["total-without-levels", "located-not-read"])
def test_only_a_graded_scorecard_is_set_beside_the_data(kind: str) -> None:
    assert cards(library(scorecards=[card(kind=kind, total=17)])) == []


@each_row(
    [
        ([count("done", 4)], None, "done 4"),
        (
            [count("done", 4), count("open", 13, "derived")],
            17,
            "done 4 (24%); open 13 (76%), our sum, of 17",
        ),
        ([count("done", 0)], None, "done 0"),
        ([], None, "no count"),
    ]
)
def test_a_count_stands_as_published_and_our_own_sums_are_marked(
    counts: list[Row], total: int | None, published: str
) -> None:
    made = the_card(listed={"one": "done"}, scorecards=[card(total=total)], scorecard_counts=counts)
    assert made.published == published


def test_a_total_without_counts_is_no_count_of_that_many() -> None:
    made = the_card(listed={"one": "done"}, scorecards=[card(total=9)], scorecard_counts=[])
    assert numbers(made.published) == [9]
    assert "no count of 9" not in made.published


ON_ONE = [
    said(1, "gazette", "2015", 3),
    said(2, "institute", "2015", 3),
    said(3, "court", "2015"),
]
ON_TWO = [said(4, "gazette", "2015", 3), said(5, "institute", "2015", 1)]
ON_A_PROVISION = [said(6, "gazette", "2015", 3), said(7, "institute", "2015", 0)]
TOO_LATE = [said(8, "gazette", "2016-07-01", 3)]
CLAIMS = [*ON_ONE, *ON_TWO, *ON_A_PROVISION, *TOO_LATE]
AIMS = [
    *(target(row) for row in ON_ONE),
    *(target(row, "two") for row in ON_TWO),
    *(target(row, "three", "three.1") for row in ON_A_PROVISION),
    *(target(row, "three") for row in TOO_LATE),
]
PROVISION = {
    "id": "three.1",
    "agreement_id": "three",
    "set_version": 1,
    "number": "1",
    "numbered_in_text": True,
    "summary": "It is done.",
    "verified": True,
}


MIXED = "stated, full 1; stated, below full 1"


def told(ours: str) -> list[int]:
    """Agreements, those with a position on the whole, from the scorecard, and full only."""
    assert re.search("positions on .*: .* from the scorecard itself: .* all of them full: ", ours)
    return numbers(ours)


def of_four(listed: Mapping[str, str] | None = None) -> Card:
    """The card beside levels on `one` and `two` as a whole and on a provision of `three`."""
    return the_card(CLAIMS, AIMS, listed, provisions=[PROVISION])


def test_a_scorecard_without_a_list_stands_beside_all_agreements_of_its_time() -> None:
    found = of_four()
    assert REACHED in found.ours and LISTS not in found.ours
    assert told(found.ours) == [3, 2, 0, 1]
    assert found.lines == []
    assert sorted(found.beside) == [
        "one (whole: stated, full 2)",
        "three (provisions: stated, full 1; stated, below full 1)",
        "two (whole: stated, full 1; stated, below full 1)",
    ]
    assert found.without == []


def test_agreements_without_any_level_are_named_as_such() -> None:
    found = the_card(ON_TWO, [target(row, "two") for row in ON_TWO])
    assert (sorted(found.without), found.lines) == (["one", "three"], [])
    assert told(found.ours) == [3, 1, 0, 0]


def test_a_scorecard_with_a_list_stands_beside_the_agreements_listed() -> None:
    found = of_four({"one": "done", "two": "in part", "three": "named", "four": "done"})
    assert LISTS in found.ours and REACHED not in found.ours
    assert told(found.ours) == [4, 2, 0, 1]
    assert {line.agreement: line for line in found.lines} == {
        "one": CardLine("one", "one", "done", "stated, full 2", "none", COMPARED["same-level"]),
        "two": CardLine("two", "two", "in part", MIXED, "none", COMPARED["other-level"]),
        "three": CardLine("three", "three", "named", "none", MIXED, COMPARED["no-rating"]),
        "four": CardLine("four", "four", "done", "none", "none", COMPARED["no-position"]),
    }
    assert len(found.lines) == 4
    assert (found.beside, found.without) == ([], [])


def test_one_agreement_is_no_plural() -> None:
    """Found: `1 agreements that it lists`."""
    found = of_four({"one": "done"})
    assert found.ours.startswith("1 agreement that it lists;")


def test_an_agreement_is_full_only_where_all_positions_on_it_as_a_whole_are() -> None:
    mixed, same = of_four({"two": "done"}), of_four({"one": "done"})
    assert told(mixed.ours) == [1, 1, 0, 0]
    assert told(same.ours) == [1, 1, 0, 1]


def test_a_level_on_a_provision_is_none_on_the_agreement() -> None:
    assert told(of_four({"three": "done"}).ours) == [1, 0, 0, 0]


def owning(*aims: Row, listed: Mapping[str, str] | None = None) -> Card:
    """A card whose own source is that of a claim on these targets."""
    return the_card(
        [said(1, "gazette", "2015", 3)],
        aims,
        listed,
        provisions=[PROVISION],
        sources=[source("page")],
        citations=[
            citation("scorecards", "card", "page"),
            citation("assessments", "one-c001", "page"),
        ],
    )


def test_a_level_from_the_scorecard_itself_is_said_to_be_so() -> None:
    own = said(1, "gazette", "2015", 3)
    listed = owning(target(own), listed={"one": "done"})
    (line,) = listed.lines
    assert told(listed.ours) == [1, 1, 1, 1]
    assert line.compared == COMPARED["own-source"]
    (beside,) = owning(target(own, "three", "three.1")).beside
    assert beside == "three (provisions: stated, full 1; from a source of the scorecard itself)"


VOICES = ("government", "office", "gazette", "institute")


@given(
    st.lists(
        st.tuples(st.sampled_from(VOICES), st.sampled_from(list(AGREED)), st.integers(0, 3)),
        max_size=6,
    ),
    st.sets(st.sampled_from(list(AGREED))),
)
def test_every_agreement_stands_once_and_is_counted_and_nothing_is_a_rate(
    levels: list[tuple[str, str, int]], listed: set[str]
) -> None:
    claims = [said(n, who, "2015", level) for n, (who, _, level) in enumerate(levels, 1)]
    aims = [target(row, name) for row, (_, name, _) in zip(claims, levels, strict=True)]
    found = the_card(claims, aims, dict.fromkeys(sorted(listed), "done"))
    wanted = listed or {"one", "two", "three"}
    named = [*(line.agreement for line in found.lines), *found.without]
    named += [text.partition(" (")[0] for text in found.beside]
    assert sorted(named) == sorted(wanted)
    rated = {name for _, name, _ in levels} & wanted
    latest = {(who, name): level for who, name, level in levels}
    below = {name for (_, name), level in latest.items() if level < 3}
    tied = {name for who, name, level in levels if latest[who, name] != level}
    if not tied:
        assert told(found.ours) == [len(wanted), len(rated), 0, len(rated - below)]
    assert "%" not in found.ours and "." not in found.ours


@pytest.fixture(scope="module")
def checkout() -> Library:
    """The checkout's own records with their measures."""
    return Library(checkout_tables())


def test_every_scorecard_that_is_compared_is_printed(checkout: Library) -> None:
    compared = {row.scorecard_id for row in checkout.all(ScorecardComparison)}
    reports = [checkout.one(Scorecard, name).report for name in compared]
    assert sorted(found.report for found in cards(checkout)) == sorted(reports)
    assert reports


def test_the_counts_of_the_checkout_are_those_of_its_rows(checkout: Library) -> None:
    rows = checkout.all(ScorecardComparison)
    made = cards(checkout)
    shown = [told(found.ours)[0] for found in made]
    named = [len(found.lines) + len(found.beside) + len(found.without) for found in made]
    assert shown == named
    assert sum(shown) == len(rows)
    for found in made:
        total, rated, own, full = told(found.ours)
        assert total >= rated >= max(own, full)
        assert not (found.lines and (found.beside or found.without))

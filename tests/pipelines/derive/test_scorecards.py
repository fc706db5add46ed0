"""Scorecards: a published rating beside the positions of the same date."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.derive import positions
from pipelines.derive.scorecards import scorecard_comparisons, scorecard_shares
from schemas.registry import TABLES
from schemas.tables import Tables
from tests.each import each, each_row
from tests.pipelines.derive.claims import DATA_DATE, Row, agreement, claim, plain, target
from tests.pipelines.tabulate.tables import base_tables, checkout_tables, data_date

NOW = date.fromisoformat(DATA_DATE)
AGREED = {"one": "2013-04-19", "two": "2014-05", "three": None}
SCALE = {"done": 3, "in part": 2, "named": None}
COUNTS = ("whole_{}_full", "whole_{}_below", "provisions_{}_full", "provisions_{}_below")
BIRN = "birn-kosovo-2015-04"


def cited(table: str, record: str, source: str, number: int = 1) -> Row:
    """A citation of a document by a record."""
    return {
        "cited_table": table,
        "cited_id": record,
        "number": number,
        "source_id": source,
        "seen_on": "2020-06-01",
        "seen_as": "stored-text",
        "seen_part": "unknown",
    }


def card(name: str = "card", day: str | None = "2016-06-30", **values: Any) -> Row:
    """A graded scorecard."""
    return {
        "id": name,
        "kind": "graded",
        "report": "Report",
        "publisher": "Institute",
        "date": day,
        "verified": True,
        **values,
    }


def count(of: str = "card") -> Row:
    """A count that a scorecard gives."""
    return {"scorecard_id": of, "label": "done", "basis": "published", "count": 1}


def item(number: int, label: str, listed: str | None, of: str = "card") -> Row:
    """An agreement, or something else, that a scorecard lists."""
    return {
        "scorecard_id": of,
        "label": label,
        "number": number,
        "item": listed or "an element",
        "agreement_id": listed,
    }


def world(
    claims: Sequence[Row] = (),
    targets: Sequence[Row] | None = None,
    listed: Mapping[str, str] | None = None,
    **tables: Sequence[Row],
) -> Tables:
    """Tables with one scorecard, which lists `one` as done if nothing else is given.

    listed: labels by agreement; tables: rows of other tables than these.
    """
    labels = {"one": "done"} if listed is None else listed
    rows: dict[str, Sequence[Row]] = {
        "agreements": [agreement(name, day) for name, day in AGREED.items()],
        "assessments": claims,
        "assessment_targets": [target(each) for each in claims] if targets is None else targets,
        "scorecards": [card()],
        "scorecard_scales": [
            {"scorecard_id": "card", "label": label, "level": level}
            for label, level in SCALE.items()
        ],
        "scorecard_items": [item(n, label, name) for n, (name, label) in enumerate(labels.items())],
    }
    return base_tables(**{**rows, **tables})


def compared(*claims: Row, until: date = NOW, **values: Any) -> list[Row]:
    """Rows of the table at a data date."""
    return plain(scorecard_comparisons(world(claims, **values), until))


def one(*claims: Row, **values: Any) -> Row:
    """The one row."""
    (row,) = compared(*claims, **values)
    return row


def said(number: int, day: str, level: int | None = None, **values: Any) -> Row:
    """A claim that speaks of the day on which it was published."""
    return claim(number, published=day, level=level, **values)


def counts(row: Row) -> tuple[int, ...]:
    """Full, below, the same on provisions, and accounts."""
    by_basis = [[row[name.format(basis)] for name in COUNTS] for basis in ("stated", "inferred")]
    return (*map(sum, zip(*by_basis, strict=True)), row["accounts"])


def test_a_rating_stands_beside_the_positions_on_its_agreement() -> None:
    claims = [
        said(1, "2015", 3),
        said(2, "2015", 2, assessor_id="gazette"),
        said(3, "2015", 0, performer="serbia"),
        said(4, "2015", 3, assessor_id="court"),
        said(5, "2015", 1, assessor_id="office"),
        said(6, "2015", assessor_id="cabinet"),
        claim(7, level=3, assessor_id="residents", recorded="2016-01-01"),
        said(8, "2015", 3, assessor_id="other"),
    ]
    aims = [target(each) for each in claims[:3]]
    aims += [target(each, provision="one.1") for each in claims[3:6]]
    aims += [target(claims[6]), target(claims[7], "two")]
    row = one(*claims, targets=aims)
    assert row == {
        "scorecard_id": "card",
        "agreement_id": "one",
        "as_of": date(2016, 6, 30),
        "label": "done",
        "level": 3,
        "whole_stated_full": 1,
        "whole_stated_below": 2,
        "whole_inferred_full": 0,
        "whole_inferred_below": 0,
        "provisions_stated_full": 1,
        "provisions_stated_below": 1,
        "provisions_inferred_full": 0,
        "provisions_inferred_below": 0,
        "accounts": 2,
        "compared": "other-level",
    }
    assert dict(TABLES["scorecard_comparisons"].model(**row)) == row


@each_row(
    [
        ([3], "done", "same-level"),
        ([3, 3], "done", "same-level"),
        ([2], "done", "other-level"),
        ([3, 2], "done", "other-level"),
        ([2], "in part", "same-level"),
        ([], "done", "no-position"),
        ([None], "done", "no-position"),
        ([None, 3], "done", "same-level"),
        ([3], "named", "no-rating"),
        ([3], "a label without a place on the scale", "no-rating"),
        ([], "named", "no-rating"),
    ]
)
def test_how_a_rating_and_the_positions_stand_beside_each_other(
    levels: list[int | None], label: str, how: str
) -> None:
    claims = [
        said(number, "2015", level, assessor_id=f"voice-{number}")
        for number, level in enumerate(levels, 1)
    ]
    assert one(*claims, listed={"one": label})["compared"] == how


def test_level_nought_is_a_rating() -> None:
    scale = [{"scorecard_id": "card", "label": "done", "level": 0}]
    row = one(said(1, "2015", 0), scorecard_scales=scale)
    assert (row["level"], row["compared"]) == (0, "same-level")
    assert one(said(1, "2015", 1), scorecard_scales=scale)["compared"] == "other-level"
    assert one(scorecard_scales=scale)["compared"] == "no-position"


def test_a_position_on_a_provision_is_counted_and_not_set_beside_the_rating() -> None:
    part = said(1, "2015", 3)
    row = one(part, targets=[target(part, provision="one.1")])
    assert (counts(row), row["compared"]) == ((0, 0, 1, 0, 0), "no-position")
    whole = said(2, "2015", 3, assessor_id="gazette")
    below = said(3, "2015", 0)
    both = one(whole, below, targets=[target(whole), target(below, provision="one.1")])
    assert (counts(both), both["compared"]) == ((1, 0, 0, 1, 0), "same-level")


@each_row(
    [
        ("done", 3),
        ("done (seen)", 3),
        ("done (seen) (again)", 3),
        ("in part (named)", 2),
        ("named (seen)", None),
        ("partly done (seen)", None),
        ("done(seen)", None),
        ("Done", None),
    ]
)
def test_a_label_is_read_by_its_words_before_a_remark(label: str, level: int | None) -> None:
    row = one(listed={"one": label})
    assert (row["label"], row["level"]) == (label, level)


@each([1, None])
def test_a_label_that_stands_on_the_scale_with_its_remark_is_read_as_it_stands(
    level: int | None,
) -> None:
    scale = {"done": 3, "done (seen)": level}
    rows = [{"scorecard_id": "card", "label": k, "level": v} for k, v in scale.items()]
    assert one(listed={"one": "done (seen)"}, scorecard_scales=rows)["level"] == level


def test_a_label_is_read_on_the_scale_of_its_own_scorecard() -> None:
    scales = [
        {"scorecard_id": "card", "label": "done", "level": 3},
        {"scorecard_id": "other", "label": "done", "level": 2},
        {"scorecard_id": "other", "label": "begun", "level": 1},
    ]
    rows = compared(
        scorecards=[card(), card("other")],
        scorecard_scales=scales,
        scorecard_items=[
            item(number, label, name, of=of)
            for of in ("card", "other")
            for number, (label, name) in enumerate([("done", "one"), ("begun", "two")], 1)
        ],
    )
    assert {(row["scorecard_id"], row["agreement_id"]): row["level"] for row in rows} == {
        ("card", "one"): 3,
        ("card", "two"): None,
        ("other", "one"): 2,
        ("other", "two"): 1,
    }


def test_a_claim_that_cites_the_source_of_the_scorecard_is_its_own() -> None:
    own, other = said(1, "2015", 3), said(2, "2015", 3, assessor_id="gazette")
    citations = [
        cited("scorecards", "card", "page-one"),
        cited("scorecards", "card", "page-two", number=2),
        cited("assessments", "one-c001", "elsewhere"),
        cited("assessments", "one-c001", "page-two", number=2),
        cited("assessments", "one-c002", "elsewhere"),
    ]
    assert one(own, other, citations=citations)["compared"] == "own-source"
    assert one(other, citations=citations)["compared"] == "same-level"


@each_row(
    [
        (cited("assessments", "one-c001", "page"), "own-source"),
        (cited("assessments", "one-c002", "page"), "same-level"),
        (cited("assessments", "one-c001", "other"), "same-level"),
        (cited("challenges", "one-c001", "page"), "same-level"),
    ]
)
def test_only_a_citation_of_the_claim_makes_it_the_scorecards_own(citation: Row, how: str) -> None:
    citations = [cited("scorecards", "card", "page"), citation]
    assert one(said(1, "2015", 3), citations=citations)["compared"] == how


def test_the_source_of_another_scorecard_makes_no_claim_its_own() -> None:
    rows = compared(
        said(1, "2015", 3),
        scorecards=[card(), card("other")],
        scorecard_items=[item(1, "done", "one"), item(1, "done", "one", of="other")],
        citations=[
            cited("scorecards", "card", "page"),
            cited("scorecards", "other", "other-page"),
            cited("assessments", "one-c001", "page"),
        ],
    )
    assert {row["scorecard_id"]: row["compared"] for row in rows} == {
        "card": "own-source",
        "other": "no-rating",
    }


def test_a_claim_of_its_own_on_a_provision_or_beside_no_rating_is_own_source_too() -> None:
    own, whole = said(1, "2015", 1), said(2, "2015", 3, assessor_id="gazette")
    citations = [cited("scorecards", "card", "page"), cited("assessments", "one-c001", "page")]
    aims = [target(own, provision="one.1"), target(whole)]
    assert one(own, whole, targets=aims, citations=citations)["compared"] == "own-source"
    unrated = one(own, whole, targets=aims, citations=citations, listed={"one": "named"})
    assert unrated["compared"] == "own-source"


def test_an_earlier_claim_of_its_own_that_another_replaced_does_not_matter() -> None:
    citations = [cited("scorecards", "card", "page"), cited("assessments", "one-c001", "page")]
    row = one(said(1, "2014", 1), said(2, "2015", 3), citations=citations)
    assert row["compared"] == "same-level"


def test_positions_are_those_of_the_day_of_the_scorecard() -> None:
    rows = [said(1, "2015-05-31", 1), said(2, "2016-06-30", 3), said(3, "2016-07-01", 2)]
    assert counts(one(*rows)) == (1, 0, 0, 0, 0)
    assert counts(one(*rows[:1])) == (0, 1, 0, 0, 0)


def test_what_was_said_later_of_an_earlier_day_was_not_known_then() -> None:
    early = said(1, "2015-05-31", 1)
    late = claim(2, level=3, as_of="2016-01-31", published="2016-07-01")
    assert counts(one(early, late)) == (0, 1, 0, 0, 0)
    assert counts(one(late)) == (0, 0, 0, 0, 0)


def test_a_claim_corrected_after_the_scorecard_still_stood_then() -> None:
    wrong = said(1, "2015-05-31", 3)
    right = said(2, "2016-07-01", 1, as_of="2015-05-31", corrects_id="one-c001")
    assert counts(one(wrong, right)) == (1, 0, 0, 0, 0)
    assert counts(one(wrong, {**right, "published": "2016-06-30"})) == (0, 1, 0, 0, 0)


def test_what_is_not_verified_is_not_counted() -> None:
    assert counts(one(said(1, "2015", 3, verified=False))) == (0, 0, 0, 0, 0)


@each_row(
    [
        ("2016-02", date(2016, 2, 29)),
        ("2015", date(2015, 12, 31)),
        ("2014/2015-04", date(2015, 4, 30)),
        ("2020-06-30", NOW),
        ("2020-06", NOW),
    ]
)
def test_a_scorecard_speaks_of_the_last_day_of_its_date(day: str, as_of: date) -> None:
    assert one(scorecards=[card(day=day)])["as_of"] == as_of


@each(["2020-07-01", "2020", "2021-05"])
def test_a_scorecard_that_ends_after_the_data_date_stands_beside_the_data_date(day: str) -> None:
    known = said(1, "2020-06-30", 3)
    later = said(2, "2020-07", 1, assessor_id="gazette")
    row = one(known, later, scorecards=[card(day=day)])
    assert row["as_of"] == NOW
    assert (counts(row), row["compared"]) == ((1, 0, 0, 0, 0), "same-level")


@each([None, "2015/.."])
def test_a_scorecard_without_a_date_or_without_an_end_stands_beside_the_data_date(
    day: str | None,
) -> None:
    row = one(said(1, "2020-06-30", 3), scorecards=[card(day=day)])
    assert (row["as_of"], counts(row), row["compared"]) == (NOW, (1, 0, 0, 0, 0), "same-level")


@each(["total-without-levels", "located-not-read"])
def test_a_scorecard_that_is_not_graded_is_set_beside_nothing(kind: str) -> None:
    assert compared(said(1, "2015", 3), scorecards=[card(kind=kind)]) == []
    counted = card(kind=kind, total=2)
    assert compared(scorecards=[counted], scorecard_items=[], scorecard_counts=[count()]) == []


def test_agreements_that_a_scorecard_does_not_list_are_not_beside_it() -> None:
    claims = [said(1, "2015", 3), said(2, "2015", 3)]
    aims = [target(claims[0], "one"), target(claims[1], "two")]
    rows = compared(*claims, targets=aims, listed={"two": "in part", "three": "done"})
    assert [(row["agreement_id"], row["label"], row["compared"]) for row in rows] == [
        ("two", "in part", "other-level"),
        ("three", "done", "no-position"),
    ]


def test_an_element_that_is_no_agreement_has_no_row() -> None:
    rows = compared(scorecard_items=[item(1, "done", "one"), item(2, "done", None)])
    assert [row["agreement_id"] for row in rows] == ["one"]


def reached(day: str, agreed: Mapping[str, str | None] = AGREED) -> list[str]:
    """Agreements beside a scorecard of a day that counts agreements and names none."""
    rows = compared(
        agreements=[agreement(name, when) for name, when in agreed.items()],
        scorecards=[card(day=day, total=2)],
        scorecard_items=[],
        scorecard_counts=[count()],
    )
    assert {(row["label"], row["level"]) for row in rows} <= {(None, None)}
    return [row["agreement_id"] for row in rows]


@each_row(
    [
        ("2013-04-18", []),
        ("2013-04-19", ["one"]),
        ("2013-04", ["one"]),
        ("2014-05-30", ["one"]),
        ("2014-05-31", ["one", "two"]),
        ("2014-05", ["one", "two"]),
        ("2013", ["one"]),
        ("2020-06-30", ["one", "two"]),
    ]
)
def test_a_count_without_names_is_set_beside_all_agreements_reached_by_its_date(
    day: str, names: list[str]
) -> None:
    assert sorted(reached(day)) == names


def test_an_agreement_of_unknown_day_is_not_known_to_be_reached() -> None:
    assert reached("2020-06-30", {"undated": None, "open": "2013/.."}) == []


def test_what_is_agreed_after_the_data_date_is_not_reached_by_it() -> None:
    days = {"one": "2020-06-30", "two": "2020-07-01", "three": "2020"}
    assert reached("2020", days) == ["one"]


@pytest.mark.parametrize(
    ("total", "counted", "items", "is_compared"),
    [
        pytest.param(2, [count()], [], True, id="counts agreements"),
        pytest.param(None, [count()], [], False, id="counts something else"),
        pytest.param(2, [], [], False, id="gives no count"),
        pytest.param(2, [count("other")], [], False, id="the count of another"),
        pytest.param(None, [], [], False, id="gives neither"),
        pytest.param(None, [count()], [item(1, "done", None)], False, id="lists elements"),
    ],
)
def test_only_a_count_of_agreements_is_set_beside_all_of_them(
    total: int | None, counted: list[Row], items: list[Row], is_compared: bool
) -> None:
    rows = compared(scorecards=[card(total=total)], scorecard_items=items, scorecard_counts=counted)
    assert [row["agreement_id"] for row in rows] == (["one", "two"] if is_compared else [])


def test_a_count_beside_named_agreements_adds_none() -> None:
    rows = compared(scorecards=[card(total=2)], scorecard_counts=[count()])
    assert [row["agreement_id"] for row in rows] == ["one"]


def test_a_count_gives_no_agreement_a_level() -> None:
    """BIRN 2015: four of seventeen, and not which four."""
    claims = [said(1, "2015", 3), said(2, "2015", 0)]
    rows = compared(
        *claims,
        targets=[target(claims[0], "one"), target(claims[1], "two")],
        scorecards=[card(total=2)],
        scorecard_items=[],
        scorecard_counts=[count()],
    )
    assert [(row["agreement_id"], *counts(row)[:2], row["compared"]) for row in rows] == [
        ("one", 1, 0, "no-rating"),
        ("two", 0, 1, "no-rating"),
    ]


def test_nothing_is_compared_where_there_are_no_scorecards() -> None:
    assert compared(said(1, "2015", 3), scorecards=[], scorecard_items=[]) == []


@given(st.lists(st.none() | st.integers(0, 3), max_size=6), st.sampled_from(sorted(SCALE)))
def test_counts_add_up_and_the_same_level_means_every_position(
    levels: list[int | None], label: str
) -> None:
    claims = [
        said(number, "2015", level, assessor_id=f"voice-{number}")
        for number, level in enumerate(levels, 1)
    ]
    row = one(*claims, listed={"one": label})
    given_levels = [level for level in levels if level is not None]
    assert counts(row) == (
        given_levels.count(3),
        len(given_levels) - given_levels.count(3),
        0,
        0,
        len(levels) - len(given_levels),
    )
    is_same = SCALE[label] is not None and set(given_levels) == {SCALE[label]}
    assert (row["compared"] == "same-level") == is_same


def of_the_checkout(name: str) -> list[Row]:
    """Rows of one scorecard of the checkout."""
    rows = checkout_tables().rows("scorecard_comparisons")
    return [row for row in rows if row["scorecard_id"] == name]


def test_birn_of_april_2015_published_four_of_seventeen() -> None:
    tables = checkout_tables()
    (birn,) = (row for row in tables.rows("scorecards") if row["id"] == BIRN)
    published = {
        row["label"]: (row["count"], row["basis"])
        for row in tables.rows("scorecard_counts")
        if row["scorecard_id"] == BIRN
    }
    assert (birn["date"], birn["total"]) == ("2015-04", 17)
    assert published == {
        "fully implemented": (4, "published"),
        "not fully implemented": (13, "derived"),
    }


def test_beside_birn_stand_the_twenty_agreements_reached_by_april_2015() -> None:
    rows = of_the_checkout(BIRN)
    agreed = {row["id"]: row["date_agreed"] for row in checkout_tables().rows("agreements")}
    names = sorted(row["agreement_id"] for row in rows)
    assert names == sorted(name for name, day in agreed.items() if day and day <= "2015-04-30")
    assert len(names) == 20
    assert {"first-agreement-2013", "justice-2015"} <= set(names)
    assert not {"mitrovica-bridge-2015", "association-principles-2015", "customs-seed"} & set(names)


def test_birn_names_no_agreement_and_so_rates_none() -> None:
    rows = of_the_checkout(BIRN)
    assert {(row["label"], row["level"], row["as_of"]) for row in rows} == {
        (None, None, date(2015, 4, 30))
    }
    assert {row["compared"] for row in rows} <= {"no-rating", "own-source"}


def test_the_energy_roadmap_of_2022_is_its_own_source() -> None:
    rows = of_the_checkout("eeas-2022-06")
    assert [(row["agreement_id"], row["label"], row["level"], row["compared"]) for row in rows] == [
        (name, "only partially implemented", 2, "own-source")
        for name in ("energy-2013", "energy-conclusions-2015")
    ]


def test_remarks_behind_a_label_of_the_checkout_are_not_part_of_it() -> None:
    found = {
        (row["scorecard_id"], row["label"]): row["level"]
        for row in checkout_tables().rows("scorecard_comparisons")
        if row["label"] and row["label"].endswith(")")
    }
    assert found["birn-2019-01", "fulfilled (seen)"] == 3
    assert found["anadolu-agency-2021-10", "partially (seen)"] == 2
    assert found["eeas-2018-03", "no further progress (named)"] is None


def test_the_checkout_has_a_row_for_each_agreement_that_a_graded_scorecard_lists() -> None:
    tables = checkout_tables()
    graded = {row["id"] for row in tables.rows("scorecards") if row["kind"] == "graded"}
    listed = {
        (row["scorecard_id"], row["agreement_id"]): row["label"]
        for row in tables.rows("scorecard_items")
        if row["scorecard_id"] in graded and row["agreement_id"]
    }
    found = {
        (row["scorecard_id"], row["agreement_id"]): row["label"]
        for row in tables.rows("scorecard_comparisons")
        if row["label"]
    }
    assert found == listed


def test_the_undated_portal_of_the_checkout_stands_beside_the_data_date() -> None:
    rows = of_the_checkout("normalizacija-rs-nd")
    assert {row["as_of"] for row in rows} == {data_date(checkout_tables())}
    levels = {row["agreement_id"]: row["level"] for row in rows}
    assert len(levels) == 8
    assert (levels["cadastral-records-2011"], levels["ibm-2011"]) == (0, 2)
    assert levels["customs-stamps-2011"] == 3


def test_only_birn_of_the_checkout_is_set_beside_agreements_it_does_not_name() -> None:
    rows = checkout_tables().rows("scorecard_comparisons")
    assert {row["scorecard_id"] for row in rows if row["label"] is None} == {BIRN}


def test_counts_of_the_checkout_are_those_of_the_positions_at_the_day_of_the_scorecard() -> None:
    tables = checkout_tables()
    days = {row["as_of"] for row in tables.rows("scorecard_comparisons")}
    at = {day: plain(positions(tables, day, day)) for day in days}
    assert max(days) <= data_date(tables)
    for row in tables.rows("scorecard_comparisons"):
        there = [p for p in at[row["as_of"]] if p["agreement_id"] == row["agreement_id"]]
        kinds = Counter((bool(p["provision_id"]), p["level"]) for p in there)
        assert counts(row) == (
            kinds[False, 3],
            sum(kinds[False, level] for level in range(3)),
            kinds[True, 3],
            sum(kinds[True, level] for level in range(3)),
            kinds[False, None] + kinds[True, None],
        )


def shared(counts: dict[str, int], total: int | None) -> list[Row]:
    """Shares of a card with these counts."""
    rows = [
        {"scorecard_id": "card", "label": label, "basis": "published", "count": count}
        for label, count in counts.items()
    ]
    cards = [
        {
            "id": "card",
            "kind": "graded",
            "report": "A report",
            "publisher": "Somebody",
            "total": total,
            "verified": True,
        }
    ]
    scales = [{"scorecard_id": "card", "label": k, "level": v} for k, v in SCALE.items()]
    tables = base_tables(scorecards=cards, scorecard_counts=rows, scorecard_scales=scales)
    return plain(scorecard_shares(tables))


def test_a_scorecard_that_counts_all_of_its_set_has_shares_and_an_index() -> None:
    found = shared({"done": 1, "in part": 2}, 3)
    assert [(row["label"], row["level"], row["percent"]) for row in found] == [
        ("done", 3, 33),
        ("in part", 2, 67),
    ]
    assert {row["index"] for row in found} == {77.8}


def test_a_label_without_a_level_leaves_no_index() -> None:
    found = shared({"done": 1, "named": 1}, 2)
    assert [(row["percent"], row["index"]) for row in found] == [(50, None), (50, None)]


@each_row([({"done": 1}, 2), ({"done": 1}, None), ({}, 3)])
def test_a_scorecard_that_counts_a_part_of_its_set_has_no_shares(
    counts: dict[str, int], total: int | None
) -> None:
    assert shared(counts, total) == []


def test_birn_of_april_2015_is_4_of_17() -> None:
    found = {
        row["label"]: row
        for row in plain(scorecard_shares(checkout_tables()))
        if row["scorecard_id"] == BIRN
    }
    full = found["fully implemented"]
    assert (full["count"], full["total"], full["percent"], full["index"]) == (4, 17, 24, None)

"""Positions in print: by unit and assessor, with their basis; nothing is averaged or made up."""

import json
from dataclasses import asdict

import pytest

from pipelines.present import Library, columns, numbers, overview
from pipelines.present.claims import Mark
from pipelines.present.positions import PositionText
from schemas.codes import ASSESSOR_TYPE, LEVEL_WORDS
from schemas.evidence import Citation, Source
from schemas.tables import Tables
from tests.each import each_row
from tests.golden.golden import matches
from tests.pipelines.present.contexts import (
    Row,
    about,
    assessment,
    citation,
    source,
    sources_of,
    the_section,
    values_of,
    with_claims,
)
from tests.pipelines.tabulate.tables import tiny_tables

GOVERNMENT = {"assessor_id": "example-government"}


def on_the_whole(*claims: Row) -> Tables:
    """Claims on the agreement as a whole."""
    return with_claims(claims, [about(claim) for claim in claims])


def the_position(*claims: Row) -> PositionText:
    """The one position in print that follows from claims on the agreement as a whole."""
    ((row,),) = [group.rows for group in the_section(on_the_whole(*claims)).groups]
    return row


def cells(tables: Tables) -> dict[str, tuple[list[tuple[str, int]], list[str]]]:
    """The overview of the one agreement: by column its levels, counted, and what else is there."""
    library = Library(tables)
    ((line,),) = [block.lines for block in overview(library)]
    return {
        title: ([(counted.mark.word, counted.count) for counted in cell.levels], cell.others)
        for title, cell in zip(columns(library), line.cells, strict=True)
    }


def named(cite: Citation | Source) -> str:
    """What is cited, in the golden file: the document, and how it was seen."""
    if isinstance(cite, Source):
        return cite.id
    return f"{cite.source_id}, {cite.seen_as}, {cite.seen_on}"


def test_the_section_of_the_tiny_tree():
    made = json.dumps(
        asdict(the_section(tiny_tables())), ensure_ascii=False, indent=1, default=named
    )
    matches("tiny-section.json", made + "\n")


@each_row([("stated", "stated"), ("inferred", "inferred by us")])
def test_a_level_carries_its_basis_in_words(basis: str, how: str):
    row = the_position(assessment(1, level=2, level_basis=basis))
    assert (row.marks, row.date) == ([Mark(2, basis, "intermediate", how)], "2015")


def test_two_assessors_that_contradict_each_other_stand_side_by_side():
    tables = on_the_whole(assessment(1, level=0), assessment(2, level=3, **GOVERNMENT))
    ((first, second),) = [group.rows for group in the_section(tables).groups]
    assert (first.assessor, first.marks) == (
        "Example Government",
        [Mark(3, "stated", "full", "stated")],
    )
    assert second.assessor == "Example Institute"
    assert second.marks == [Mark(0, "stated", "not initiated", "stated")]
    assert (first.remark, second.remark) == (None, None)
    shown = cells(tables)
    assert shown["Kosovo, executive"] == ([("full", 1)], [])
    assert shown["Civil society, academic"] == ([("not initiated", 1)], [])


def test_no_context_holds_a_mean_over_assessors():
    tables = on_the_whole(assessment(1, level=0), assessment(2, level=3, **GOVERNMENT))
    library = Library(tables)
    shown = list(values_of([the_section(tables), overview(library), numbers(library)]))
    assert [value for value in shown if isinstance(value, float)] == []
    between = {LEVEL_WORDS[1], LEVEL_WORDS[2], "1.5"}
    assert [v for v in shown if isinstance(v, str) and any(word in v for word in between)] == []


def test_a_cell_of_the_overview_counts_each_level_and_basis_by_itself():
    people = [
        {"id": f"person-{n}", "name": f"P{n}", "kind": "person", "assessor_type": "media"}
        for n in range(4)
    ]
    rows = [{**person, "verified": False} for person in people]
    claims = [
        assessment(n, level=level, level_basis=basis, assessor_id=f"person-{n}")
        for n, (level, basis) in enumerate(
            [(3, "stated"), (3, "inferred"), (0, "stated"), (3, "stated")]
        )
    ]
    tables = with_claims(
        claims,
        [about(claim) for claim in claims],
        organisations=[*tiny_tables().rows("organisations"), *rows],
    )
    assert cells(tables)["Media"] == ([("full", 2), ("full", 1), ("not initiated", 1)], [])


def test_every_type_of_assessor_has_one_column():
    types = [kind for kinds in columns(Library(tiny_tables())).values() for kind in kinds]
    assert sorted(types) == sorted(ASSESSOR_TYPE.codes)


def test_an_account_alone_is_listed_apart_with_its_units():
    claim = assessment(1)
    made = the_section(with_claims([claim], [about(claim), about(claim, "2", 2)]))
    assert made.groups == []
    ((row),) = made.accounts
    assert (row.assessor, row.units, row.performers) == (
        "Example Institute",
        "whole, 2",
        "both parties",
    )


def test_a_later_account_stands_beside_the_level():
    row = the_position(assessment(1, level=2), assessment(2, published="2017-02"))
    assert (row.marks, row.date) == ([Mark(2, "stated", "intermediate", "stated")], "2015")
    assert row.remark == "later account without level, February 2017"


def test_an_overtaken_level_is_not_printed_as_the_position():
    reversal = assessment(2, published="2017", trend="reversed", trend_basis="stated")
    row = the_position(assessment(1, level=2), reversal)
    assert row.marks == [Mark(None, None, "overtaken by a later account")]
    assert row.remark == "later account without level, 2017"


def test_a_tied_cell_holds_both_levels_and_no_position():
    row = the_position(assessment(1, level=1), assessment(2, level=3, level_basis="inferred"))
    assert row.marks == [
        Mark(1, "stated", "minimal", "stated"),
        Mark(3, "inferred", "full", "inferred by us"),
    ]
    assert row.remark == "two levels of the same day: no position"
    assert (row.date, row.claims) == ("2015", 2)


def test_a_tied_cell_holds_a_level_once():
    levels = [assessment(n, level=level) for n, level in enumerate([1, 1, 3], 1)]
    row = the_position(*levels)
    assert row.marks == [
        Mark(1, "stated", "minimal", "stated"),
        Mark(3, "stated", "full", "stated"),
    ]


def test_a_tied_cell_cites_all_claims_that_tie_and_no_others():
    ties = [assessment(1, level=1), assessment(2, level=3)]
    claims = [*ties, assessment(3, level=0, published="2014")]
    cited = [citation("assessments", c["id"], f"s{n}") for n, c in enumerate(claims)]
    targets = [about(claim) for claim in claims]
    sources = [*tiny_tables().rows("sources"), *(source(f"s{n}") for n in range(3))]
    made = the_section(with_claims(claims, targets, citations=cited, sources=sources))
    ((row,),) = [group.rows for group in made.groups]
    assert sources_of(row.notes) == ["s0", "s1"]


def test_an_undated_level_stands_apart_from_the_positions():
    made = the_section(on_the_whole(assessment(1, level=3, published=None)))
    assert (made.groups, made.accounts) == ([], [])
    ((row,),) = [group.rows for group in made.undated]
    assert (row.assessor, row.marks) == ("Example Institute", [Mark(3, "stated", "full", "stated")])
    assert (row.date, row.remark) == (None, None)


def test_an_undated_account_is_no_undated_level():
    made = the_section(on_the_whole(assessment(1, published=None)))
    assert (made.groups, made.undated) == ([], [])
    assert [account.date for account in made.accounts] == [None]


REVERSAL = {"published": "2017", "trend": "reversed", "trend_basis": "stated"}


@pytest.mark.parametrize(
    ("claims", "shown"),
    [
        ([assessment(1, level=1), assessment(2, level=3)], ["tied 1"]),
        ([assessment(1, level=2), assessment(2, **REVERSAL)], ["overtaken 1"]),
        ([assessment(1, level=3, published=None)], ["undated 1"]),
        ([assessment(1, published=None)], ["acc. 1"]),
        ([assessment(1)], ["acc. 1"]),
    ],
    ids=["tied", "overtaken", "undated", "an undated account", "an account"],
)
def test_a_claim_with_a_level_is_not_counted_among_the_accounts_without_one(
    claims: list[Row], shown: list[str]
):
    assert cells(on_the_whole(*claims))["Civil society, academic"] == ([], shown)


def test_what_is_no_position_is_counted_by_kind_and_in_one_order():
    performers = ("kosovo", "serbia", "eu", "us", "joint-body")
    account, undated, tie, other_tie, level = ({"performer": performer} for performer in performers)
    claims = [
        assessment(1, **account),
        assessment(2, level=3, published=None, **undated),
        *(assessment(n, level=n % 2, **tie) for n in (3, 4)),
        *(assessment(n, level=n % 2, **other_tie) for n in (5, 6)),
        assessment(7, level=2, **level),
        assessment(8, level=2),
        assessment(9, **REVERSAL),
    ]
    shown = cells(on_the_whole(*claims))
    assert shown.pop("Civil society, academic") == (
        [("intermediate", 1)],
        ["overtaken 1", "tied 2", "undated 1", "acc. 1"],
    )
    assert list(shown.values()) == [([], [])] * 6


def test_the_numbers_of_the_method_count_claims():
    tables = on_the_whole(
        assessment(1, level=1),
        assessment(2, level=3, level_basis="inferred", **GOVERNMENT),
        assessment(3, published=None),
    )
    made = numbers(Library(tables))
    counted = (made.assessments, made.with_level, made.stated, made.inferred, made.without_level)
    assert counted == (3, 2, 1, 1, 1)
    assert (made.assessors, made.agreements, made.provisions, made.undated) == (2, 1, 2, 1)

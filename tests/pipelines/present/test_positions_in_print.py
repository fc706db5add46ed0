"""Positions in print: by unit and assessor, with their basis; nothing is averaged or made up."""

import json
from dataclasses import asdict

import pytest

from pipelines.present import Library, numbers, overview
from pipelines.present.overview import COLUMNS
from schemas.codes import ASSESSOR_TYPE, LEVEL_WORDS
from schemas.tables import Tables
from tests.golden.golden import matches
from tests.pipelines.present.contexts import (
    Row,
    about,
    assessment,
    the_section,
    values_of,
    with_claims,
)
from tests.pipelines.tabulate.tables import tiny_tables

GOVERNMENT = {"assessor_id": "example-government"}


def on_the_whole(*claims: Row) -> Tables:
    """Claims on the agreement as a whole."""
    return with_claims(claims, [about(claim) for claim in claims])


def cells(tables: Tables) -> dict[str, tuple[list[tuple[str, int]], int]]:
    """The overview of the one agreement: by column its levels, counted, and its accounts."""
    ((line,),) = [block.lines for block in overview(Library(tables))]
    return {
        title: ([(counted.mark.word, counted.count) for counted in cell.levels], cell.accounts)
        for (title, _), cell in zip(COLUMNS, line.cells, strict=True)
    }


def test_the_section_of_the_tiny_tree():
    made = json.dumps(asdict(the_section(tiny_tables())), ensure_ascii=False, indent=1)
    matches("tiny-section.json", made + "\n")


@pytest.mark.parametrize(("basis", "words"), [("stated", "stated"), ("inferred", "inferred by us")])
def test_a_level_carries_its_basis_in_words(basis: str, words: str):
    made = the_section(on_the_whole(assessment(1, level=2, level_basis=basis)))
    ((row,),) = [group.rows for group in made.groups]
    assert (row.mark.word, row.mark.basis_in_words, row.date) == ("intermediate", words, "2015")


def test_two_assessors_that_contradict_each_other_stand_side_by_side():
    tables = on_the_whole(assessment(1, level=0), assessment(2, level=3, **GOVERNMENT))
    ((first, second),) = [group.rows for group in the_section(tables).groups]
    assert (first.assessor, first.mark.word) == ("Example Government", "full")
    assert (second.assessor, second.mark.word) == ("Example Institute", "not initiated")
    shown = cells(tables)
    assert shown["Kosovo, executive"] == ([("full", 1)], 0)
    assert shown["Civil society, academic"] == ([("not initiated", 1)], 0)


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
    assert cells(tables)["Media"] == ([("full", 2), ("full", 1), ("not initiated", 1)], 0)


def test_every_type_of_assessor_has_one_column():
    types = [kind for _, kinds in COLUMNS for kind in kinds]
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
    tables = on_the_whole(assessment(1, level=2), assessment(2, published="2017-02"))
    ((row,),) = [group.rows for group in the_section(tables).groups]
    assert (row.mark.word, row.date) == ("intermediate", "2015")
    assert row.remark == "later account without level, February 2017"


def test_an_overtaken_level_is_not_printed_as_the_position():
    reversal = assessment(2, published="2017", trend="reversed", trend_basis="stated")
    tables = on_the_whole(assessment(1, level=2), reversal)
    ((row,),) = [group.rows for group in the_section(tables).groups]
    assert (row.mark.level, row.mark.word) == (None, "overtaken by a later account")


def test_a_tied_cell_holds_both_levels_and_no_position():
    tables = on_the_whole(assessment(1, level=1), assessment(2, level=3))
    ((row,),) = [group.rows for group in the_section(tables).groups]
    assert row.mark.level is None
    shown = f"{row.mark.word} {row.remark}"
    assert "minimal" in shown
    assert "full" in shown


def test_an_undated_level_stands_apart_from_the_positions():
    made = the_section(on_the_whole(assessment(1, level=3, published=None)))
    assert made.groups == []


@pytest.mark.parametrize(
    "claims",
    [
        [assessment(1, level=1), assessment(2, level=3)],
        [
            assessment(1, level=2),
            assessment(2, published="2017", trend="reversed", trend_basis="stated"),
        ],
        [assessment(1, level=3, published=None)],
    ],
    ids=["tied", "overtaken", "undated"],
)
def test_a_claim_with_a_level_is_not_counted_among_the_accounts_without_one(claims: list[Row]):
    assert cells(on_the_whole(*claims))["Civil society, academic"][1] == 0


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

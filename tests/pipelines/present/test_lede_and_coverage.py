"""One line first: when, where and how much is said; then who speaks of what."""

from typing import Any

from schemas.tables import Tables
from tests.each import each_row
from tests.pipelines.present.contexts import about, assessment, provisions, the_section, with_claims
from tests.pipelines.tabulate.tables import replaced, tiny_tables

AGREED = "Agreed on 19 April 2013 in Example Town."
GOVERNMENT = {"assessor_id": "example-government"}


def dated(**values: Any) -> Tables:
    """The tiny tree with another date or place of agreement."""
    (agreement,) = tiny_tables().rows("agreements")
    return replaced(tiny_tables(), agreements=[{**agreement, **values}])


def test_no_assessment_is_said_in_so_many_words():
    made = the_section(with_claims([], []))
    assert made.lede == f"{AGREED} No assessment of how it is carried out was found."
    assert dict(made.glance)["Assessments"] == "none found"
    assert made.coverage == ["Assessors were found to speak of none of the provisions listed."]
    assert (made.groups, made.accounts, made.whole) == ([], [], [])
    assert [provision.claims for provision in made.provisions] == [[], []]


def test_one_assessment_with_a_level():
    claim = assessment(1, level=2)
    made = the_section(with_claims([claim], [about(claim, "1")]))
    assert made.lede == (
        f"{AGREED} 1 assessment was found, by 1 assessor. It gives a level of implementation."
    )
    assert dict(made.glance)["Assessments"] == "1 by 1 assessor, 2015"
    assert made.coverage == [
        "Provisions listed: 2; assessors speak of 1 of them.",
        "Nobody was found to speak of provision 2.",
    ]


def test_one_assessment_without_a_level_is_not_called_them():
    claim = assessment(1)
    lede = the_section(with_claims([claim], [about(claim)])).lede
    assert lede == (
        f"{AGREED} 1 assessment was found, by 1 assessor. It gives no level of implementation."
    )


def test_many_assessments_by_many_assessors():
    claims = [
        assessment(1, level=1, published="2014-05"),
        assessment(2, level=3, published="2017"),
        assessment(3, **GOVERNMENT, published="2016/2018"),
    ]
    made = the_section(
        with_claims(claims, [about(claims[0], "1"), about(claims[1], "2"), about(claims[2], "1")])
    )
    assert made.lede == (
        f"{AGREED} 3 assessments were found, by 2 assessors. "
        "2 of them give a level of implementation."
    )
    assert dict(made.glance)["Assessments"] == "3 by 2 assessors, 2014–2017"
    assert made.coverage == [
        "Provisions listed: 2; assessors speak of 2 of them.",
        "Provisions spoken of, by assessor: Example Government 1; Example Institute 2.",
    ]


def test_many_assessments_without_a_level():
    claims = [assessment(1), assessment(2)]
    made = the_section(with_claims(claims, [about(claim) for claim in claims]))
    assert made.lede == (
        f"{AGREED} 2 assessments were found, by 1 assessor. "
        "None of them gives a level of implementation."
    )
    assert made.coverage == ["Assessors were found to speak of none of the provisions listed."]


def test_a_claim_with_two_targets_is_one_assessment():
    claim = assessment(1, level=2)
    made = the_section(with_claims([claim], [about(claim, "1"), about(claim, "2", 2)]))
    assert "1 assessment was found, by 1 assessor." in made.lede
    assert made.coverage == ["Provisions listed: 2; assessors speak of 2 of them."]


def test_provisions_that_nobody_speaks_of_are_listed_in_their_order():
    claim = assessment(1)
    made = the_section(
        with_claims([claim], [about(claim, "1")], provisions=provisions("1", "2", "10", "3"))
    )
    assert made.coverage[1] == "Nobody was found to speak of provisions 2, 3 and 10."


def test_undated_assessments_are_counted_apart():
    claims = [assessment(1, published=None), assessment(2, published="2014")]
    made = the_section(with_claims(claims, [about(claim) for claim in claims]))
    assert dict(made.glance)["Assessments"] == "2 by 1 assessor, 2014; undated: 1"


@each_row(
    [
        ("2013-04-19", "Agreed on 19 April 2013 in Example Town."),
        ("2013-04", "Agreed in April 2013 in Example Town."),
        ("2013", "Agreed in 2013 in Example Town."),
        ("2013/2014", "Agreed (from 2013 to 2014) in Example Town."),
        ("../2013-04", "Agreed (until April 2013) in Example Town."),
        ("2013/..", "Agreed (from 2013) in Example Town."),
        (None, "The date on which it was agreed is not known."),
    ]
)
def test_the_date_stands_with_its_preposition(date_agreed: str | None, start: str):
    assert the_section(dated(date_agreed=date_agreed)).lede.startswith(start)


def test_place_and_parties_are_said_as_far_as_known():
    made = dict(the_section(dated(date_agreed=None, place_id=None)).glance)
    assert made["Agreed"] == "date and place not known"
    assert made["Agreed by"] == "First Person (act not known)"
    assert dict(the_section(tiny_tables()).glance)["Agreed"] == "19 April 2013, Example Town"


def test_provisions_are_counted_against_the_text():
    assert dict(the_section(tiny_tables()).glance)["Provisions"] == (
        "listed: 2 (points in the text: 2), from the text; complete"
    )
    without_a_set = replaced(tiny_tables(), provision_sets=[])
    assert dict(the_section(without_a_set).glance)["Provisions"] == "listed: 2"

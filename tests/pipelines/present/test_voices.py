"""Who said what: each assessor has every claim it makes, once under each agreement it speaks of."""

from pipelines.present import Library, in_order, words_of
from pipelines.present.language import plain
from pipelines.present.voices import assessor, assessor_groups, assessors, assessors_summary
from schemas.claims import Assessment, AssessmentTarget, Benefit, Challenge
from tests.pipelines.derive.claims import target
from tests.pipelines.derive.history import statement
from tests.pipelines.present.measured import said, world
from tests.pipelines.tabulate.tables import checkout_tables


def test_every_claim_stands_with_its_assessor_under_each_of_its_agreements() -> None:
    library = Library(checkout_tables())
    expected = {
        (row.assessor_id, target.agreement_id, row.id)
        for row in library.all(Assessment)
        for target in library.all(AssessmentTarget)
        if target.claim_id == row.id
    }
    told = [assessor(library, each) for each in assessors(library)]
    found = [
        (text.id, one.id, each.claim.id)
        for text in told
        for one in text.agreements
        for each in one.said
    ]
    assert len(found) == len(set(found))
    assert set(found) == expected
    on_sets = {(text.id, claim.id) for text in told for claim in text.sets}
    assert on_sets == {(c.assessor_id, c.id) for c in library.all(Assessment) if c.about_set}


def test_what_an_assessor_reports_stands_with_it() -> None:
    library = Library(checkout_tables())
    ids = assessors(library)
    told = {each: assessor(library, each) for each in ids}
    for model, field in ((Challenge, "challenges"), (Benefit, "benefits")):
        expected = {
            (row.according_to_id, row.id)
            for row in library.all(model)
            if row.according_to_id in told
        }
        found = {
            (each, entry.id)
            for each in ids
            for one in told[each].agreements
            for entry in getattr(one, field)
        }
        assert found == expected != set()


def test_the_list_has_each_assessor_once_the_parties_first() -> None:
    library = Library(checkout_tables(), words_of("sq"))
    groups = assessor_groups(library)
    assert [group.code for group in groups][:2] == ["party-kosovo", "party-serbia"]
    ids = [line.id for group in groups for line in group.lines]
    assert ids == assessors(library)
    assert set(ids) == {row.assessor_id for row in library.all(Assessment)}


def test_a_line_counts_claims_levels_and_agreements() -> None:
    claims = [
        said(1, "institute", "2014", 2),
        said(2, "institute", "2015-03"),
        said(3, "gazette", "2016", 1),
    ]
    targets = [
        target(claims[0], "one"),
        target(claims[0], "two", number=2),
        target(claims[1], "one", "one.2"),
        target(claims[2], "two"),
    ]
    library = world(claims, targets)
    lines = {line.id: line for group in assessor_groups(library) for line in group.lines}
    found = lines["institute"]
    assert (found.claims, found.levels, found.agreements) == ("2", "1", "2")
    assert found.latest == "March 2015"
    assert assessors_summary(library) == "3 assessments, by 2 assessors."


def test_a_claim_on_two_provisions_names_both_in_their_order() -> None:
    claim = said(1, "institute", "2014", 2)
    targets = [target(claim, "one", "one.10"), target(claim, "one", "one.2", number=2)]
    (one,) = assessor(world([claim], targets), "institute").agreements
    assert [each.units for each in one.said] == ["provision 2, provision 10"]


def test_agreements_stand_in_the_order_of_their_list() -> None:
    library = Library(checkout_tables())
    order = in_order(library)
    for each in assessors(library):
        ids = [one.id for one in assessor(library, each).agreements]
        assert ids == sorted(ids, key=order.index)


def test_a_challenge_of_an_agreement_that_no_claim_speaks_of_is_not_lost() -> None:
    claim = said(1, "institute", "2014", 2)
    rows = [statement("two-c009", "two", according_to_id="institute", text="It takes long.")]
    found = assessor(world([claim], challenges=rows), "institute")
    assert [(one.id, len(one.said), len(one.challenges)) for one in found.agreements] == [
        ("one", 1, 0),
        ("two", 0, 1),
    ]
    assert plain(found.agreements[1].challenges[0].text) == "It takes long."

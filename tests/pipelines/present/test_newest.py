"""The newest claims: by the day on which they were said, as far as one is known."""

from pipelines.present import Library
from pipelines.present.newest import newest
from schemas.claims import Assessment
from tests.pipelines.derive.claims import claim
from tests.pipelines.present.measured import said, world
from tests.pipelines.tabulate.tables import checkout_tables


def test_the_newest_stand_first_and_no_more_than_asked_for() -> None:
    claims = [
        said(1, "institute", "2014", 2),
        said(2, "gazette", "2016-05"),
        said(3, "institute", "2015-03-02", 1),
    ]
    found = newest(world(claims), 2)
    assert [each.id for each in found] == ["one-c002", "one-c003"]
    assert [each.said for each in found] == ["31 May 2016", "2 March 2015"]
    assert [each.mark.level for each in found] == [None, 1]


def test_a_claim_of_no_known_date_is_not_new_for_the_day_of_its_record() -> None:
    claims = [claim(1, level=2), said(2, "institute", "2014", 2)]
    assert [each.id for each in newest(world(claims), 8)] == ["one-c002"]


def test_a_claim_on_a_set_is_on_no_agreement() -> None:
    on_all = said(1, "institute", "2014", about_set="all", members_known=False)
    (found,) = newest(world([on_all], []), 8)
    assert (found.agreement_id, found.agreement) == (None, None)


def test_each_claim_of_the_checkout_stands_once() -> None:
    library = Library(checkout_tables())
    found = [each.id for each in newest(library, 10_000)]
    assert len(found) == len(set(found))
    assert set(found) == {row.id for row in library.all(Assessment) if row.published}

"""Factsheets: what fits on a page, how much more there is, and nothing that is not known."""

from typing import Any

from pipelines.present import Library
from pipelines.present.factsheets import (
    MOST,
    Listed,
    OrganisationText,
    organisation,
    organisations_with_records,
)
from tests.each import each
from tests.pipelines.derive.claims import Row, claim, target
from tests.pipelines.derive.claims import organisation as register
from tests.pipelines.derive.history import activity, cited, project, source, survey
from tests.pipelines.present.contexts import sources_of
from tests.pipelines.present.measured import provision, said, world
from tests.pipelines.tabulate.tables import checkout_tables

UNITS = [None, *(f"one.{number}" for number in range(1, MOST + 3))]


def on_units(count: int, **values: Any) -> Library:
    """A position of the institute on so many units, the last unit first."""
    units = UNITS[:count][::-1]
    claims = [
        said(n, "institute", f"2014-{n:02}", n % 4, **values) for n in range(1, len(units) + 1)
    ]
    targets = [target(each, provision=unit) for each, unit in zip(claims, units, strict=True)]
    provisions = [provision(str(number)) for number in range(1, MOST + 3)]
    return world(claims, targets, provisions=provisions)


@each([0, 1, MOST, MOST + 1, MOST + 2])
def test_as_many_positions_as_fit_are_shown_and_the_rest_is_counted(count: int) -> None:
    found = of(on_units(count)).positions
    assert len(found.shown) == min(count, MOST)
    assert found.more == max(count - MOST, 0)


def test_a_line_says_performer_level_basis_date_and_source() -> None:
    one = said(1, "gazette", "2015-05-31", 0, performer="serbia", level_basis="inferred")
    library = world(
        [one], sources=[source("early", "2014-05")], citations=[cited("assessments", one["id"])]
    )
    (line,) = of(library, "gazette").positions.shown
    assert (line.what, line.performer, line.date, sources_of(line.notes)) == (
        "one, whole",
        "Serbia",
        "31 May 2015",
        ["early"],
    )
    assert (line.mark.level, line.mark.basis, line.mark.word) == (0, "inferred", "not initiated")


def test_accounts_and_undated_levels_are_no_positions_on_a_factsheet() -> None:
    claims = [said(1, "institute", "2014"), claim(2, level=2, assessor_id="gazette")]
    assert of(world(claims)).positions == of(world(claims), "gazette").positions == Listed([], 0)


def of(library: Library, name: str = "institute") -> OrganisationText:
    """The factsheet of an organisation."""
    return organisation(library, name)


def test_of_an_organisation_without_records_nothing_is_said() -> None:
    assert of(world()) == OrganisationText(
        name="Institute",
        kicker="non-governmental organisation · Civil society",
        facts=[],
        positions=Listed([], 0),
        work=[],
        more_work=0,
        projects=[],
    )


def test_an_organisation_that_assesses_nothing_has_its_kind_only() -> None:
    library = world(organisations=[{**register("club", None), "seat": "Example Town"}])
    found = of(library, "club")
    assert found.kicker == "non-governmental organisation"
    assert found.facts == [("Seat", "Example Town")]


def role(name: str, code: str = "organiser", who: str = "institute") -> Row:
    """An organisation of an activity."""
    return {"activity_id": name, "role": code, "organisation_id": who}


def test_facts_count_what_an_organisation_says_and_does() -> None:
    claims = [
        said(1, "institute", "2014", 0),
        said(2, "institute", "2015"),
        said(3, "gazette", "2015", 3),
        claim(4, level=2),
    ]
    targets = [*map(target, claims), target(claims[0], "two", number=2)]
    library = world(
        claims,
        targets,
        activities=[activity("a"), activity("b")],
        activity_organisations=[role("a"), role("b"), role("b", "funder"), role("a", who="court")],
        surveys=[survey("s")],
    )
    words = library.words
    assert of(library).facts == [
        ("Assessments", "3"),
        ("With a level", "2"),
        ("Agreements spoken of", "2"),
        (words.role["organiser"], "2"),
        (words.role["funder"], "1"),
        ("Surveys", "1"),
    ]


def test_who_speaks_without_a_level_has_none() -> None:
    assert ("With a level", "0") in of(world([said(1, "institute", "2014")])).facts


def test_the_newest_position_of_an_organisation_comes_first_and_the_rest_is_counted() -> None:
    found = of(on_units(MOST + 2)).positions
    months = [line.date for line in found.shown]
    assert (len(months), months[0], months[-1]) == (MOST, "November 2014", "March 2014")
    assert found.more == 2
    assert found.shown[0].what == "one, whole"


def active(count: int) -> Library:
    """Activities of the institute, each a year after the other."""
    rows = [activity(f"a{number:02}", date=f"{2001 + number}-05") for number in range(count)]
    return world(activities=rows, activity_organisations=[role(row["id"]) for row in rows])


@each([0, 1, MOST, MOST + 1, MOST + 2])
def test_as_much_work_as_fits_is_shown_and_the_rest_is_counted(count: int) -> None:
    found = of(active(count))
    assert len(found.work) == min(count, MOST)
    assert found.more_work == max(count - MOST, 0)
    assert [each.date for each in found.work[:1]] == [f"May {2000 + count}"][:count]


def test_an_activity_in_two_roles_is_one_and_what_has_no_date_comes_last() -> None:
    rows = [activity("a", published="2014"), activity("z", kind="seminar")]
    library = world(
        activities=rows,
        activity_organisations=[role("z"), role("z", "funder"), role("a", "partner")],
    )
    found = of(library)
    assert [(each.date, each.title, each.kind) for each in found.work] == [
        ("2014", "Conference a", "conference"),
        ("undated", "Conference z", "seminar"),
    ]
    assert found.more_work == 0


def test_the_newest_work_of_a_year_comes_first() -> None:
    rows = [activity("a", date="2014-12-01"), activity("b", date="2014-01-31")]
    library = world(activities=rows, activity_organisations=[role("a"), role("b")])
    assert [each.title for each in of(library).work] == ["Conference a", "Conference b"]


def test_projects_are_those_led_and_those_taken_part_in_each_once() -> None:
    library = world(
        projects=[
            project("led", lead_id="institute"),
            project("joined", lead_id="gazette"),
            project("other", lead_id="gazette"),
        ],
        project_organisations=[
            {"project_id": name, "role": "funder", "organisation_id": "institute"}
            for name in ("led", "joined")
        ],
    )
    assert of(library).projects == ["Project led", "Project joined"]
    assert sorted(of(library, "gazette").projects) == ["Project joined", "Project other"]


def test_organisations_with_records_are_counted_over_all_that_they_say_and_do() -> None:
    library = world(
        [said(1, "institute", "2014", 1), said(2, "institute", "2015")],
        activities=[activity("a")],
        activity_organisations=[role("a", who="court")],
        projects=[project("work", lead_id="gazette"), project("idle")],
        project_organisations=[
            {"project_id": "work", "role": "funder", "organisation_id": "court"}
        ],
        surveys=[survey("s"), survey("t", organisation_id=None)],
    )
    assert dict(organisations_with_records(library)) == {"court": 2, "gazette": 1, "institute": 3}


def test_every_organisation_of_the_checkout_with_records_has_a_factsheet_that_says_something() -> (
    None
):
    library = Library(checkout_tables())
    for name in organisations_with_records(library):
        found = of(library, name)
        assert found.name and found.kicker
        assert found.facts or found.projects, name
        assert len(found.work) <= MOST and len(found.positions.shown) <= MOST

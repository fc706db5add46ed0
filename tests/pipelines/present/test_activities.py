"""Civil society's work: counts, order, what is not known, planned against delivered."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.present import Library
from pipelines.present.activities import (
    ActivityText,
    Count,
    activities_summary,
    activity_list,
    by_kind,
    by_place,
    by_role,
    by_year,
)
from pipelines.present.language import plain
from pipelines.present.projects import projects
from schemas.activities import Activity
from tests.pipelines.derive.claims import Row
from tests.pipelines.derive.history import activity, cited, source
from tests.pipelines.derive.history import project as project_row
from tests.pipelines.present.contexts import sources_of
from tests.pipelines.present.measured import world
from tests.pipelines.tabulate.tables import checkout_tables


def held(*rows: Row, **more: Any) -> Library:
    """A library with activities."""
    return world(activities=rows, **more)


def unseen(name: str, **values: Any) -> Row:
    """An activity of which no report was seen."""
    return activity(name, held="not-known", evidence="announcement", **values)


def test_kinds_are_counted_the_most_frequent_first_then_by_name() -> None:
    library = held(
        activity("a", kind="workshop"),
        unseen("b", kind="seminar"),
        activity("c", kind="seminar"),
        activity("d", kind="op-ed"),
    )
    assert by_kind(library) == [
        Count("seminar", held=1, not_known=1),
        Count("op-ed", held=1, not_known=0),
        Count("workshop", held=1, not_known=0),
    ]
    assert [count.total for count in by_kind(library)] == [2, 1, 1]


def test_years_stand_in_order_and_what_has_no_date_last() -> None:
    library = held(
        activity("a"),
        activity("b"),
        activity("c", date="2015-05"),
        unseen("d", published="2013"),
        activity("e", date="2015", published="2016"),
    )
    assert [(count.name, count.held, count.not_known) for count in by_year(library)] == [
        ("2013", 0, 1),
        ("2015", 2, 0),
        ("undated", 2, 0),
    ]


def town(name: str) -> Row:
    """A town with one name."""
    names = ("name_en", "name_sq", "name_sq_definite", "name_sr_latn", "name_sr_cyrl")
    named = dict.fromkeys((*names, "in_sr_latn", "in_sr_cyrl"), name.title())
    return {"id": name, **named, "kind": "city", "verified": True}


def test_an_activity_without_a_place_is_at_none() -> None:
    rows = [activity("a", place_id="north"), activity("b", place_id="north"), activity("c")]
    assert by_place(held(*rows, places=[town("north")])) == [Count("North", 2, 0)]


def test_two_places_with_one_name_are_counted_apart() -> None:
    """They were one where they were grouped by what is printed."""
    places = [town("north"), {**town("north"), "id": "other-north"}]
    rows = [activity("a", place_id="north"), activity("b", place_id="other-north")]
    assert by_place(held(*rows, places=places)) == [Count("North", 1, 0), Count("North", 1, 0)]


def role(name: str, organisation: str, code: str = "organiser") -> Row:
    """An organisation of an activity."""
    return {"activity_id": name, "role": code, "organisation_id": organisation}


def test_an_organisation_is_counted_in_each_of_its_roles() -> None:
    library = held(
        activity("a"),
        unseen("b"),
        activity_organisations=[
            role("a", "institute"),
            role("b", "institute"),
            role("b", "gazette"),
            role("a", "institute", "funder"),
        ],
    )
    assert by_role(library, "organiser") == [Count("Institute", 1, 1), Count("Gazette", 0, 1)]
    assert by_role(library, "funder") == [Count("Institute", 1, 0)]
    assert by_role(library, "partner") == []


def test_the_summary_counts_what_was_not_seen_and_has_no_day() -> None:
    rows = [
        activity("a", date="2014"),
        unseen("b", published="2014"),
        activity("c"),
        activity("d", date="2015"),
    ]
    assert activities_summary(held(*rows)).startswith(
        "The data hold 4 activities of civil society around the dialogue. Announced or listed, "
        "with no report seen: 1. Without a day of their own: 2."
    )
    assert activities_summary(held(rows[0])).startswith("The data hold 1 activity of civil")


def test_the_list_goes_by_year_and_date_and_says_what_was_only_announced() -> None:
    library = held(
        activity("last"),
        activity("late", date="2015-06-01", date_end="2015-06-02"),
        unseen("early", date="2015-02", place_id="north", verified=False),
        activity("first", published="2014-01-01"),
        places=[town("north")],
        activity_organisations=[role("early", "institute"), role("early", "gazette")],
        sources=[source("early", "2014-05")],
        citations=[cited("activities", "late")],
    )
    years = activity_list(library)
    assert [(y.year, [a.title for a in y.activities]) for y in years] == [
        ("2014", ["Conference first"]),
        ("2015", ["Conference early", "Conference late"]),
        ("undated", ["Conference last"]),
    ]
    early, late = years[1].activities
    assert (early.date, early.place, early.verified, early.notes) == (
        "February 2015",
        "North",
        False,
        (),
    )
    assert early.organisers == "Gazette; Institute"
    assert early.status == library.words.held["not-known"]
    assert (late.date, late.status, late.place) == ("1–2 June 2015", None, None)
    assert sources_of(late.notes) == ["early"]
    assert late.organisers == ""
    assert years[2].activities[0].date == "undated"


def listed(library: Library, title: str) -> ActivityText:
    """An activity of the list by its title."""
    rows = [one for year in activity_list(library) for one in year.activities]
    return next(one for one in rows if plain(one.title) == title)


def session(number: int, kind: str, **values: Any) -> Row:
    """A session of the activity."""
    return {"activity_id": "a", "number": number, "kind": kind, **values}


def test_sessions_stand_in_their_order_with_number_title_and_note() -> None:
    sessions = [
        session(1, "panel", count=3, title="Bridges", note="the last one closed"),
        session(2, "meeting-series", title="With councils"),
        session(3, "launch"),
    ]
    found = listed(held(activity("a"), activity_sessions=sessions), "Conference a")
    assert found.sessions == (
        "panel (3): Bridges (the last one closed); meetings: With councils; launch"
    )
    assert found.outputs == []


def output(name: str, kind: str, **values: Any) -> Row:
    """Something that came out."""
    return {"id": name, "kind": kind, "verified": True, **values}


def test_an_activity_shows_what_came_of_it_and_what_was_launched_at_it() -> None:
    outputs = [
        output("o1", "booklet", about="On bridges", launched_at_id="a", verified=False),
        output(
            "o2",
            "paper",
            title="Notes",
            about="A series",
            count=5,
            activity_id="a",
            published="2014-05",
        ),
        output("o3", "website", title="Other", launched_at_id="b"),
        output("o4", "report", title="Both", activity_id="a", launched_at_id="a"),
    ]
    library = held(
        activity("a"),
        activity("b"),
        activity_outputs=outputs,
        sources=[source("page", "2014-05")],
        citations=[cited("activity_outputs", "o1") | {"source_id": "page"}],
    )
    found = listed(library, "Conference a").outputs
    assert [(plain(one.text), one.kind, sources_of(one.notes), one.verified) for one in found] == [
        ("Notes. A series.", "paper (5) · May 2014", [], True),
        ("Both.", "report", [], True),
        ("On bridges.", "booklet", ["page"], False),
    ]


def test_a_publication_says_its_own_kind_and_does_not_list_itself() -> None:
    issued = activity("a", kind="publication", evidence="publication")
    library = held(issued, activity_outputs=[output("o", "policy-report", activity_id="a")])
    found = listed(library, "Conference a")
    assert (found.kind, found.outputs) == ("publication, policy report", [])


def test_a_kind_that_is_the_same_twice_stands_once() -> None:
    issued = activity("a", kind="op-ed", evidence="publication")
    library = held(issued, activity_outputs=[output("o", "op-ed", activity_id="a")])
    assert listed(library, "Conference a").kind == "op-ed"


def test_an_activity_names_the_component_of_its_project() -> None:
    row = activity("a", project_id="work", component=2)
    library = held(row, projects=[project_row("work")])
    assert listed(library, "Conference a").kind == "conference, component 2 of its project"


days = st.lists(
    st.tuples(
        st.none() | st.sampled_from(["2013", "2014-05", "2014-05-06", "../2015", "2013/2014"]),
        st.sampled_from(["yes", "not-known"]),
        st.sampled_from(["seminar", "workshop"]),
    ),
    max_size=8,
)


@settings(max_examples=40)
@given(days)
def test_every_activity_is_counted_and_listed_once(drawn: list[tuple[Any, str, str]]) -> None:
    rows = [
        activity(f"a{n}", date=day, held=seen, kind=kind)
        for n, (day, seen, kind) in enumerate(drawn)
    ]
    library = held(*rows)
    for counts in (by_kind(library), by_year(library)):
        assert sum(count.total for count in counts) == len(rows)
        assert sum(count.not_known for count in counts) == [s for _, s, _ in drawn].count(
            "not-known"
        )
    years = activity_list(library)
    listed = [each.title for year in years for each in year.activities]
    assert sorted(listed) == sorted(row["title"] for row in rows)
    assert [(year.year, len(year.activities)) for year in years] == [
        (count.name, count.total) for count in by_year(library)
    ]


def test_projects_stand_in_the_order_of_their_titles() -> None:
    rows = [project_row("b", title="On bridges"), project_row("a", title="Across the river")]
    library = world(projects=rows)
    assert [each.title for each in projects(library)] == [
        "Across the river",
        "On bridges",
    ]


def test_the_activities_of_the_checkout_add_up() -> None:
    library = Library(checkout_tables())
    total = len(library.all(Activity))
    assert sum(count.total for count in by_kind(library)) == total
    assert sum(count.total for count in by_year(library)) == total
    assert sum(count.total for count in by_place(library)) == sum(
        row.place_id is not None for row in library.all(Activity)
    )

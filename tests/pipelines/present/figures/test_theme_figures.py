"""Figures across agreements from small worlds: what each finds, and when there is none."""

from typing import Any

from pipelines.present import Library, activities
from pipelines.present.figures import (
    Figure,
    activity_figures,
    coverage_figure,
    project_figure,
    survey_figure,
    timeline_figure,
)
from pipelines.present.figures.figure import Bars, Grid, Ground, Spot
from schemas.surveys import Survey
from tests.each import each
from tests.pipelines.derive.claims import Row, agreement, target
from tests.pipelines.derive.history import activity, meeting, project, survey
from tests.pipelines.present.measured import provision, said, world

SOURCE = "Source: small"


def made(found: Figure | None) -> Figure:
    """A figure for which there are enough data."""
    assert found is not None
    return found


def drawn_bars(found: Figure) -> dict[str, tuple[float, ...]]:
    """The values of bars by series."""
    assert isinstance(found.drawing, Bars)
    return dict(found.drawing.series)


def met(*days: str, agreed: tuple[str | None, ...] = ()) -> Library:
    """Meetings and agreements."""
    names = [f"a{number}" for number in range(len(agreed))]
    return world(
        meetings=[meeting(day) for day in days],
        agreements=[agreement(name, day) for name, day in zip(names, agreed, strict=True)],
        provisions=[],
    )


def test_the_timeline_names_the_years_with_the_most() -> None:
    library = met("2011-03-08", "2011-03-28", "2013-04-19", agreed=("2013-04", "2013", "2011"))
    found = made(timeline_figure(library, SOURCE))
    assert found.title == (
        "The most meetings recorded are of 2011 (2), the most agreements of 2013 (2)"
    )
    assert found.rows == (("2011", 2, 1), ("2012", 0, 0), ("2013", 1, 2))
    assert drawn_bars(found) == {"meetings": (2, 0, 1), "agreements": (1, 0, 2)}
    assert "2012: meetings 0, agreements 0" in found.alt
    assert found.source == SOURCE


def test_meetings_and_agreements_stand_side_by_side_and_do_not_add_up() -> None:
    drawing = made(timeline_figure(met("2011-03-08", agreed=("2013",)), SOURCE)).drawing
    assert isinstance(drawing, Bars)
    assert not drawing.is_stacked


def test_an_agreement_without_a_date_is_in_no_year() -> None:
    found = made(timeline_figure(met("2011-03-08", agreed=(None, "2012")), SOURCE))
    assert sum(row[2] for row in found.rows if isinstance(row[2], int)) == 1


@each([(), ("2011-03-08", "2011-03-28")])
def test_one_year_is_no_timeline(days: tuple[str, ...]) -> None:
    assert timeline_figure(met(*days), SOURCE) is None


def covered() -> Library:
    """Two agreements with provisions: one spoken of with a level, one without, two not."""
    claims = [
        said(1, "institute", "2014", 1),
        said(2, "gazette", "2015"),
        said(3, "court", "2016", 2),
    ]
    return world(
        claims,
        [
            target(claims[0], provision="one.1"),
            target(claims[1], provision="one.2"),
            target(claims[1], provision="one.1", number=2),
            target(claims[2]),
        ],
        agreements=[agreement("one"), agreement("two"), agreement("three")],
        provisions=[provision("1"), provision("2"), provision("10"), provision("1", of="two")],
    )


def test_coverage_counts_provisions_with_a_level_spoken_of_and_neither() -> None:
    found = made(coverage_figure(covered(), SOURCE))
    assert found.title == "Provisions listed: 4; spoken of: 2, with a level: 1"
    assert found.rows == (("one", 1, 1, 1), ("two", 0, 0, 1))
    assert found.header == (
        "agreement",
        "with a level",
        "spoken of, no level",
        "nobody found to speak of them",
    )
    assert "one: with a level 1, spoken of, no level 1, nobody found to speak of them 1" in (
        found.alt
    )
    assert "two: with a level 0" in found.alt
    assert isinstance(found.drawing, Bars)
    assert found.drawing.is_lying and found.drawing.is_stacked


def test_an_agreement_without_provisions_is_not_in_the_coverage() -> None:
    found = made(coverage_figure(covered(), SOURCE))
    assert "three" not in [row[0] for row in found.rows]


def test_one_agreement_with_provisions_is_no_coverage() -> None:
    assert coverage_figure(world(), SOURCE) is None


def place(name: str, longitude: float | None, latitude: float | None) -> Row:
    """A town."""
    named = dict.fromkeys(("name_en", "name_sq", "name_sq_definite", "name_sr_latn"), name.title())
    others = dict.fromkeys(("name_sr_cyrl", "in_sr_latn", "in_sr_cyrl"), name.title())
    where = {"longitude": longitude, "latitude": latitude, "kind": "city", "verified": True}
    return {"id": name, **named, **others, **where}


TOWNS = [
    place("north", 20.5, 44.8),
    place("south", 21.2, 42.7),
    place("far", 4.4, 50.8),
    place("somewhere", None, None),
]


def placed(*places: str | None, towns: list[Row] = TOWNS) -> Library:
    """An activity at each place."""
    rows = [activity(f"a{number}", place_id=name) for number, name in enumerate(places)]
    return world(activities=rows, places=towns)


def test_a_map_names_the_place_with_the_most_of_all_with_a_known_place() -> None:
    library = placed("south", "south", "north", "far", "somewhere", None)
    found = made(activity_figures(library, SOURCE)["map"])
    assert found.title == ("Activities by place: the most in South (2 of 5 with a known place)")
    assert found.rows == (("South", 21.2, 42.7, 2), ("North", 20.5, 44.8, 1))
    assert found.alt.endswith("South 2; North 1.")
    assert found.drawing == Ground(
        (Spot("South", 21.2, 42.7, 2), Spot("North", 20.5, 44.8, 1)), "activities"
    )


def test_the_edges_of_the_map_are_on_it() -> None:
    towns = [place("west", 17, 46), place("east", 23, 41), place("off", 23.1, 41)]
    found = made(activity_figures(placed("west", "east", "off", towns=towns), SOURCE)["map"])
    assert [row[0] for row in found.rows] == ["East", "West"]


@each([("south",), ("south", "far"), ("south", "somewhere"), ()])
def test_one_place_is_no_map(places: tuple[str, ...]) -> None:
    assert activity_figures(placed(*places), SOURCE)["map"] is None


def dated(*days: str | None) -> Library:
    """An activity on each day."""
    rows = [activity(f"a{n}", date=day) for n, day in enumerate(days)]
    return world(activities=rows)


def test_activities_are_counted_by_year_those_without_a_report_apart() -> None:
    rows = [
        activity("a1", date="2013-05"),
        activity("a2", date="2013", held="not-known"),
        activity("a3", published="2015-02-01"),
        activity("a4"),
    ]
    found = made(activity_figures(world(activities=rows), SOURCE)["years"])
    assert found.title == "Activities by year: the most in 2013 (2 of 3 with a known year)"
    assert found.header[0] == "year"
    assert found.rows == (("2013", 1, 1), ("2014", 0, 0), ("2015", 1, 0))
    assert list(drawn_bars(found).values()) == [(1, 0, 1), (1, 0, 0)]
    assert "2013: held 1, not known whether held 1; 2014: held 0" in found.alt


@each([("2013", "2013-05"), (None, "2013"), ()])
def test_activities_of_one_year_are_no_figure(days: tuple[str | None, ...]) -> None:
    assert activity_figures(dated(*days), SOURCE)["years"] is None


def planned(number: int, kind: str) -> Row:
    """A line of the plan of the project."""
    return {"project_id": "work", "number": number, "title": f"Plan {number}", "kind": kind}


def worked(*plan: Row, delivered: tuple[Row, ...] = (), total: int | None = None) -> Library:
    """A project with its plan, what it reports and two conferences in the data."""
    return world(
        projects=[project("work", delivered_total=total)],
        planned_activities=plan,
        delivered_activities=[{"project_id": "work", **row} for row in delivered],
        activities=[activity(name, project_id="work") for name in ("a", "b")],
    )


def of_project(library: Library) -> Figure | None:
    """The figure of the project."""
    one = activities.project(library, "work")
    return project_figure(library, one, SOURCE)


def test_a_project_shows_planned_reported_and_recorded_kind_by_kind() -> None:
    plan = [planned(1, "workshop"), planned(2, "op-ed"), planned(3, "seminar")]
    reports: tuple[Row, ...] = ({"kind": "workshop", "count": 6}, {"kind": "op-ed"})
    found = made(of_project(worked(*plan, delivered=reports, total=82)))
    assert found.id == "work-delivered"
    assert found.title == (
        "3 kinds of activity planned; kinds reported as delivered: 2; "
        "activities delivered in all, as the project reports: 82"
    )
    assert found.rows == (
        ("workshop", "yes", "6", "–"),
        ("op-ed", "yes", "yes, no number", "–"),
        ("seminar", "yes", "–", "–"),
        ("conference", "–", "–", "2"),
    )
    assert "workshop: yes, 6, –; op-ed: yes, yes, no number, –" in found.alt
    assert isinstance(found.drawing, Grid)
    assert found.drawing.columns == ("planned", "reported", "recorded")
    assert {mark.level for mark in found.drawing.marks} == {None}


def test_a_project_without_a_number_says_so_in_its_title() -> None:
    found = made(of_project(worked(planned(1, "workshop"), planned(2, "op-ed"))))
    assert found.title.endswith("as the project reports: no number given")


@each([(), (planned(1, "workshop"),)])
def test_a_project_with_one_line_in_its_plan_is_no_figure(plan: tuple[Row, ...]) -> None:
    assert of_project(worked(*plan)) is None


def asked(*shares: float | None, **values: Any) -> Figure | None:
    """The figure of a survey of one question with an answer for each share."""
    question = {"id": "s-q1", "survey_id": "s", "number": 1, "text": "Is it good?"}
    library = world(
        surveys=[survey("s", **values)],
        survey_questions=[{**question, "kind": "single"}],
        survey_options=[
            {"question_id": "s-q1", "number": n, "label": f"Answer {n}", "share": share}
            for n, share in enumerate(shares, 1)
        ],
    )
    return survey_figure(library, library.one(Survey, "s"), SOURCE)


def test_a_survey_shows_shares_as_published_with_its_sample() -> None:
    found = made(asked(40.5, 30, 20.5, 9, None, sample_size=1207))
    assert found.id == "s-shares"
    assert found.title == "Shares of answers as published; sample size: 1,207"
    assert found.rows == (
        ("Is it good?", "– Answer 1", 40.5),
        ("Is it good?", "– Answer 2", 30.0),
        ("Is it good?", "– Answer 3", 20.5),
        ("Is it good?", "– Answer 4", 9.0),
    )
    assert "Is it good? – Answer 1: 40.5%" in found.alt
    assert "Answer 5" not in found.alt
    assert isinstance(found.drawing, Bars)
    assert found.drawing.unit == "%"
    assert drawn_bars(found) == {"share": (40.5, 30.0, 20.5, 9.0)}


def test_a_survey_without_a_sample_size_says_so() -> None:
    assert made(asked(1, 2, 3, 4)).title == (
        "Shares of answers as published; sample size not stated"
    )


def test_a_share_of_nought_is_a_share() -> None:
    assert made(asked(0, 2, 3, 4)).rows[0][2] == 0


def test_three_shares_are_no_figure() -> None:
    assert asked(1, 2, 3, None) is None

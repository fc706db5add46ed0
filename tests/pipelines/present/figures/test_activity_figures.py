"""Figures of activities from small worlds: what each finds, and when there is none."""

from pipelines.present import Library
from pipelines.present.figures.activities import activity_figures
from pipelines.present.figures.figure import Ground, Spot
from tests.each import each
from tests.pipelines.derive.claims import Row
from tests.pipelines.derive.history import activity
from tests.pipelines.present.measured import world
from tests.pipelines.report.parts.figures import SOURCE, drawn_bars, made


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

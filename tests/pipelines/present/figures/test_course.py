"""The figure of a chapter: levels against time."""

from pipelines.present import Library, in_order, words_of
from pipelines.present.figures.apart import lifts as moved
from pipelines.present.figures.course import FEWEST, OWN_SHAPES, course_figure
from pipelines.present.figures.draw import SHAPES
from pipelines.present.figures.figure import Course, Point
from schemas.claims import Assessment
from tests.pipelines.tabulate.tables import checkout_tables, tiny_tables


def test_every_dated_level_of_an_agreement_is_a_point() -> None:
    library = Library(checkout_tables(), words_of("sq"))
    drawn = {each: course_figure(library, each, "") for each in in_order(library)}
    figures = {each: figure for each, figure in drawn.items() if figure is not None}
    assert figures and len(figures) < len(drawn)
    for agreement, figure in figures.items():
        course = figure.drawing
        assert isinstance(course, Course) and len(course.kinds) == OWN_SHAPES + 1
        claims = [library.one(Assessment, str(row[-1])) for row in figure.rows]
        levels = {claim.id: claim.level for claim in library.claims_on(agreement)}
        assert [point.level for point in course.points] == [levels[claim.id] for claim in claims]
        assert len(claims) >= FEWEST
        assert [point.at for point in course.points] == sorted(point.at for point in course.points)


def test_few_levels_have_no_figure() -> None:
    library = Library(tiny_tables())
    assert [course_figure(library, each, "") for each in in_order(library)] == [None]


def test_points_of_one_place_stand_apart() -> None:
    points = [Point(2013.5, 1, 0, False) for _ in range(4)] + [Point(2013.5, 2, 0, False)]
    lifts = moved(points)
    assert len({(point.level, lift) for point, lift in zip(points, lifts, strict=True)}) == 5
    assert max(map(abs, lifts)) < 0.5
    assert moved([Point(2013.0, 1, 0, True), Point(2015.0, 1, 1, True)]) == [0.0, 0.0]


def test_there_is_a_shape_for_each_kind() -> None:
    assert len(set(SHAPES)) == OWN_SHAPES + 1

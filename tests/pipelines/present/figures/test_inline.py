"""Figures in a page: shapes for the data in the colours of the page, and a text beside them."""

from itertools import pairwise

import pytest
from lxml import etree
from markupsafe import Markup

from pipelines.present import Library, in_order, words_of
from pipelines.present.figures.activities import activity_figures
from pipelines.present.figures.course import course_figure
from pipelines.present.figures.figure import (
    Bars,
    Course,
    Drawing,
    Figure,
    Grid,
    Ground,
    Point,
    Spot,
)
from pipelines.present.figures.inline import WIDTH, _step, picture
from pipelines.present.language import LANGUAGES
from tests.each import each, each_row
from tests.pipelines.tabulate.tables import checkout_tables


def figure(drawing: Drawing) -> Figure:
    """A figure of a drawing."""
    return Figure("one", "en", "What is <found>", 'Bars: "a" & b.', "", (), (), drawing)


def drawn(drawing: Drawing) -> etree._Element:
    """A drawing as a tree."""
    found = picture(figure(drawing))
    assert found is not None
    return etree.fromstring(found.svg)


BARS = Bars(("2013", "2014"), (("held", (3.0, 0.0)), ("not known", (1.0, 2.0))), False, "n")
GROUND = Ground((Spot("South", 21.2, 42.7, 4), Spot("North", 20.5, 44.8, 1)), "n")
COURSE = Course(
    (Point(2013.2, 0, 0, True), Point(2013.2, 0, 1, False), Point(2016.5, 3, 3, False)),
    ("not initiated", "minimal", "intermediate", "full"),
    ("A", "B", "EU", "Others"),
    ("stated", "inferred"),
)


@each([BARS, GROUND, COURSE])
def test_a_drawing_says_what_it_shows_and_has_no_style_of_its_own(drawing: Drawing) -> None:
    svg = drawn(drawing)
    assert (svg.get("role"), svg.get("aria-label")) == ("img", 'Bars: "a" & b.')
    assert svg.xpath("//@style|//*[local-name()='style']|//@id|//@fill|//@stroke") == []
    assert all(shape.get("class") for shape in svg.iter("rect", "circle", "line", "path"))


@each([BARS, GROUND, COURSE])
def test_a_drawing_keeps_within_its_sheet(drawing: Drawing) -> None:
    svg = drawn(drawing)
    _, _, wide, high = map(float, svg.get("viewBox").split())
    assert wide == WIDTH
    for shape in svg.iter("rect", "circle", "line", "text"):
        for name in ("x", "x1", "x2", "cx"):
            assert 0 <= float(shape.get(name, 0)) <= wide or shape.get("x") == "-5"
        for name in ("y", "y1", "y2", "cy"):
            assert 0 <= float(shape.get(name, 0)) <= high or shape.get("y") == "-5"


def test_bars_are_as_high_as_their_values_and_add_up() -> None:
    bars = [shape for shape in drawn(BARS).iter("rect") if shape.get("x") != "-5"]
    high = [(shape.get("class"), float(shape.get("height"))) for shape in bars]
    unit = high[1][1]
    assert high == [
        ("full", pytest.approx(3 * unit, abs=0.2)),
        ("pale", unit),
        ("pale", pytest.approx(2 * unit, abs=0.2)),
    ]
    assert float(bars[1].get("y")) + unit == pytest.approx(float(bars[0].get("y")), abs=0.2)


def test_the_north_is_above_and_the_east_at_the_right_and_names_do_not_touch() -> None:
    many = Ground(tuple(Spot(f"P{n}", 20 + n / 50, 42 + n / 100, n + 1) for n in range(30)), "n")
    names = [text for text in drawn(many).iter("text") if "P" in str(text.text)]
    heights = sorted(float(text.get("y")) for text in names)
    assert min(b - a for a, b in pairwise(heights)) > 9
    south, north = sorted(drawn(GROUND).iter("circle"), key=lambda spot: -float(spot.get("cy")))
    assert float(south.get("cx")) > float(north.get("cx"))
    assert float(south.get("r")) > float(north.get("r"))


def test_a_point_has_the_shape_of_its_kind_and_the_filling_of_its_basis() -> None:
    points = [
        shape for shape in drawn(COURSE).iter("path") if shape.get("class") in ("full", "pale")
    ]
    assert [shape.get("class") for shape in points[:3]] == ["full", "pale", "pale"]
    assert len({shape.get("d") for shape in points[:3]}) == 3


@each_row([(0.0, 1), (5.0, 1), (6.0, 2), (24.0, 5), (51.0, 20), (99.0, 20), (500.0, 100)])
def test_a_scale_has_at_most_five_lines(most: float, step: int) -> None:
    assert _step(most) == step


def test_none_stays_and_a_drawing_without_a_form_in_a_page_is_an_error() -> None:
    assert picture(None) is None
    with pytest.raises(KeyError):
        picture(figure(Grid((), (), (), ())))


@each(LANGUAGES)
def test_every_figure_of_the_site_can_be_drawn(code: str) -> None:
    library = Library(checkout_tables(), words_of(code))
    figures = [
        *activity_figures(library, "").values(),
        *(course_figure(library, agreement, "") for agreement in in_order(library)),
    ]
    pictures = [found for found in map(picture, figures) if found]
    assert len(pictures) > 10
    for found in pictures:
        assert isinstance(found.svg, Markup)
        assert "None" not in found.svg and "nan" not in found.svg
        etree.fromstring(found.svg)

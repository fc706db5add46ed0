"""How figures are drawn: the same bytes, no text that needs a font, nothing by colour alone."""

import dataclasses
import logging
import re
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from io import BytesIO
from itertools import pairwise
from multiprocessing import get_context
from typing import NamedTuple

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from PIL import Image

from pipelines.present.figures import apart
from pipelines.present.figures.draw import FULL, PALE, WIDTH, drawn
from pipelines.present.figures.figure import (
    Bars,
    Dot,
    Dots,
    Drawing,
    Figure,
    Grid,
    Ground,
    Mark,
    Spot,
)
from tests.each import each

TICKS = ("not initiated", "minimal", "intermediate", "full")
KEY = ("stated", "inferred", "no level")

DOTS = Dots(
    rows=(("1 · First", "Institute (all)"), ("1 · First", "Gazette (all)"), ("2", "Court (eu)")),
    dots=(Dot(0, 0, True, "2014"), Dot(1, 3, False, "2015"), Dot(2, 2, True, "May 2016")),
    ticks=TICKS,
    key=KEY[:2],
)
GRID = Grid(
    rows=("whole", "1 · First"),
    columns=("Institute", "Gazette", "A court with quite a long name"),
    marks=(
        Mark(0, 0, 2, True, TICKS[2]),
        Mark(1, 1, 0, False, TICKS[0]),
        Mark(1, 2, None, False, ""),
    ),
    key=KEY,
)
TEXTS = Grid(
    rows=("workshop", "seminar"),
    columns=("planned", "reported"),
    marks=(Mark(0, 0, None, False, "yes"), Mark(1, 1, None, False, "–")),
    key=(),
)
PARTS = (("first", (1.0, 3.0)), ("second", (2.0, 0.0)), ("third", (0.0, 4.0)))
STACKED = Bars(("2014", "2015"), PARTS, is_lying=False, unit="claims")
BESIDE = Bars(("2014", "2015"), PARTS[:2], is_lying=False, unit="", is_stacked=False)
LYING = Bars(("Agreement one", "Agreement two"), PARTS, is_lying=True, unit="provisions")
SHARES = Bars(("Yes", "No"), (("share", (40.5, 0.0)),), is_lying=True, unit="%")
GROUND = Ground(
    (Spot("North", 20.5, 44.8, 27), Spot("South", 21.2, 42.7, 1), Spot("West", 18.2, 43.1, 2)),
    "activities",
)

DRAWINGS: dict[str, Drawing] = {
    "dots": DOTS,
    "grid": GRID,
    "texts": TEXTS,
    "stacked": STACKED,
    "beside": BESIDE,
    "lying": LYING,
    "shares": SHARES,
    "ground": GROUND,
}


def figure(drawing: Drawing) -> Figure:
    """A figure with a drawing."""
    return Figure("f", "en", "Title", "Alt", "Source", ("a",), (("b",),), drawing)


@cache
def picture(drawing: Drawing) -> dict[str, bytes]:
    """The drawing, drawn once for all tests that look at it."""
    return drawn(figure(drawing))


def svg(drawing: Drawing) -> bytes:
    """The drawing as SVG."""
    return picture(drawing)["svg"]


def grey(drawing: Drawing) -> np.ndarray:
    """The drawing as printed in black and white."""
    image = Image.open(BytesIO(picture(drawing)["png"]))
    return np.asarray(image.convert("RGB").convert("L"), dtype=int)


def differs_in_grey(one: Drawing, other: Drawing) -> bool:
    """Whether two drawings of one size can be told apart without colour, in more than a hair."""
    first, second = grey(one), grey(other)
    return first.shape != second.shape or bool((abs(first - second) > 50).sum() > 100)


@pytest.fixture(scope="module", params=DRAWINGS)
def made(request: pytest.FixtureRequest) -> dict[str, bytes]:
    """Each kind of drawing, as drawn."""
    return picture(DRAWINGS[request.param])


def test_the_svg_is_well_formed_and_its_letters_are_shapes(made: dict[str, bytes]) -> None:
    root = etree.fromstring(made["svg"])
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    names = {etree.QName(each).localname for each in root.iter(tag=etree.Element)}
    assert "path" in names
    assert not names & {"text", "tspan", "image", "script", "style-sheet", "foreignObject"}


def test_the_svg_needs_nothing_from_elsewhere_and_has_no_date(made: dict[str, bytes]) -> None:
    text = made["svg"].decode("utf-8")
    links = re.findall(r'href="([^"]*)"', text)
    assert all(link.startswith("#") for link in links)
    assert "dc:date" not in text
    assert "<dc:creator>" not in text


def test_the_png_is_a_picture_of_the_width_of_a_page(made: dict[str, bytes]) -> None:
    image = Image.open(BytesIO(made["png"]))
    wide, tall = image.size
    assert image.format == "PNG"
    assert 0.5 * WIDTH < wide / image.info["dpi"][0] < 1.3 * WIDTH
    low, high = image.convert("L").getextrema()
    assert (low < 100, high) == (True, 255)
    assert tall > 50


@each(DRAWINGS)
def test_it_is_the_same_bytes_when_drawn_again(name: str) -> None:
    drawing = DRAWINGS[name]
    assert picture(drawing) == drawn(dataclasses.replace(figure(drawing)))


def test_it_is_the_same_bytes_in_another_process_and_after_other_figures() -> None:
    every = [figure(drawing) for drawing in DRAWINGS.values()]
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        elsewhere = list(pool.map(drawn, reversed(every)))
    assert list(map(drawn, every)) == list(reversed(elsewhere))


def test_drawing_leaves_the_settings_of_matplotlib_as_they_were() -> None:
    import matplotlib as mpl

    before = dict(mpl.rcParams)
    drawn(figure(DOTS))
    assert dict(mpl.rcParams) == before


@pytest.mark.parametrize(
    "text", ["Gjakovë çështje", "Đorđe Šćepan žaba", "Ђорђе Љиљана Њега Џеп", "“–” … · ½"]
)
def test_the_letters_of_every_language_are_in_the_font(
    text: str, caplog: pytest.LogCaptureFixture
) -> None:
    """A missing letter is a warning, which is an error in tests; a missing font is logged."""
    drawing = dataclasses.replace(LYING, categories=(text, text), unit=text)
    with caplog.at_level(logging.WARNING):
        drawn(figure(drawing))
    assert caplog.records == []


def dot_at(level: int, is_stated: bool = True) -> Dots:
    """One dot."""
    return Dots((("1", "Institute"),), (Dot(0, level, is_stated, "2014"),), TICKS, KEY[:2])


def place(level: int) -> float:
    """How far to the right a dot stands."""
    root = etree.fromstring(svg(dot_at(level)))
    fills = [use for use in root.iter("{*}use") if f"fill: {FULL}" in use.get("style", "")]
    return float(fills[0].get("x"))


def test_a_higher_level_stands_further_to_the_right_in_equal_steps() -> None:
    places = [place(level) for level in range(4)]
    steps = np.diff(places)
    assert min(steps) > 30
    assert np.allclose(steps, steps[0], atol=0.01)


def boxes(level: int | None, is_stated: bool = True, colour: str = FULL) -> int:
    """How many boxes of a cell are filled; the key has one of each."""
    mark = Mark(0, 0, level, is_stated, "")
    text = svg(Grid(("1",), ("A",), (mark,), KEY)).decode("utf-8")
    return len(re.findall(rf"fill: {colour}; stroke: {FULL}; stroke-width: 0.7", text))


@pytest.mark.parametrize("level", [0, 1, 2, 3])
@pytest.mark.parametrize(("is_stated", "colour"), [(True, FULL), (False, PALE)])
def test_a_level_is_as_many_filled_boxes(level: int, is_stated: bool, colour: str) -> None:
    assert boxes(level, is_stated, colour) == level
    assert boxes(level, is_stated, "#ffffff") == 3 - level


def test_no_level_has_no_boxes_and_is_told_from_level_nought() -> None:
    assert boxes(None) == boxes(None, colour="#ffffff") == 0
    none, nought = (Grid(("1",), ("A",), (Mark(0, 0, n, True, ""),), KEY) for n in (None, 0))
    assert differs_in_grey(none, nought)


@each([1, 2, 3])
def test_stated_and_inferred_are_told_apart_without_colour(level: int) -> None:
    one, other = (Grid(("1",), ("A",), (Mark(0, 0, level, s, ""),), KEY) for s in (True, False))
    assert differs_in_grey(one, other)
    assert differs_in_grey(dot_at(level, True), dot_at(level, False))


@pytest.mark.parametrize(("one", "other"), [(0, 1), (1, 2), (0, 2)])
@pytest.mark.parametrize("is_lying", [True, False])
def test_parts_of_bars_are_told_apart_without_colour(one: int, other: int, is_lying: bool) -> None:
    """One bar of the same height, filled as one part or as the other."""

    def of_part(part: int) -> Bars:
        values = [(4.0,) if part == number else (0.0,) for number in range(3)]
        series = tuple((name, value) for (name, _), value in zip(PARTS, values, strict=True))
        return Bars(("2014",), series, is_lying, "claims")

    assert differs_in_grey(of_part(one), of_part(other))


class Box(NamedTuple):
    """A rectangle of a drawing, in its points; `low` is the side nearer to the axis."""

    low: float
    high: float

    @property
    def length(self) -> float:
        return abs(self.high - self.low)


def boxes_of(bars: Bars, filling: str) -> list[Box]:
    """The bars of a filling, along the way in which they grow, in the order of the figure."""
    found = []
    for path in re.findall(rf'<path d="([^"]*)"[^>]*style="fill: {filling}', svg(bars).decode()):
        points = [tuple(map(float, pair)) for pair in re.findall(r"[ML] (\S+) (\S+)", path)]
        along = [point[0 if bars.is_lying else 1] for point in points]
        if points:
            grows = min, max
            low, high = (each(along) for each in (grows if bars.is_lying else grows[::-1]))
            found.append(Box(low, high))
    return found


HATCHED = "url"


@each([True, False])
def test_bars_are_as_long_as_their_values(is_lying: bool) -> None:
    bars = Bars(("a", "b"), (("first", (1.0, 3.0)),), is_lying, "claims")
    small, large = boxes_of(bars, FULL)[:2]
    assert large.length / small.length == pytest.approx(3, rel=0.01)


@each([True, False])
def test_parts_of_a_bar_stand_one_on_another(is_lying: bool) -> None:
    bars = Bars(("a",), (("x", (2.0,)), ("y", (1.0,)), ("z", (4.0,))), is_lying, "claims")
    first, second, third = (boxes_of(bars, each)[0] for each in (FULL, PALE, HATCHED))
    assert second.low == pytest.approx(first.high, abs=0.01)
    assert third.low == pytest.approx(second.high, abs=0.01)
    assert third.length == pytest.approx(2 * first.length, rel=0.01)


def test_bars_side_by_side_all_begin_at_nought() -> None:
    first, second = (boxes_of(BESIDE, each)[0] for each in (FULL, PALE))
    assert first.low == pytest.approx(second.low, abs=0.01)


def test_shares_are_drawn_against_a_hundred() -> None:
    """Otherwise the largest share would fill the width, however small it is."""
    quarter, half = (
        Bars(("a",), (("share", (value,)),), is_lying=True, unit="%") for value in (25.0, 50.0)
    )
    short, long = (boxes_of(bars, FULL)[0].length for bars in (quarter, half))
    assert long / short == pytest.approx(2, rel=0.01)


def test_a_larger_number_is_a_larger_circle() -> None:
    fewer = Ground((Spot("North", 20.5, 44.8, 11), *GROUND.spots[1:]), "activities")
    assert dark(GROUND) > dark(fewer) + 1000


def dark(drawing: Drawing) -> int:
    """How much of a picture is pale blue or darker."""
    return int((grey(drawing) < 210).sum())


@each([1, 30])
def test_many_rows_and_long_names_are_drawn_too(count: int) -> None:
    name = "An agreement with a rather long name that needs more than one line in a figure"
    rows = tuple(f"{number} · {name}" for number in range(count))
    bars = Bars(rows, (("share", tuple(float(n) for n in range(count))),), True, "%")
    dots = Dots(
        tuple((row, name) for row in rows),
        tuple(Dot(n, n % 4, True, "2014") for n in range(count)),
        TICKS,
        KEY[:2],
    )
    for drawing in (bars, dots):
        assert Image.open(BytesIO(picture(drawing)["png"])).size[1] > 20 * count


spread = st.lists(st.floats(41, 46), min_size=1, max_size=40).map(lambda v: sorted(v, reverse=True))


@given(spread)
def test_names_beside_a_map_stand_in_order_and_none_on_another(wanted: list[float]) -> None:
    found = apart.spread(wanted, 41, 46)
    assert len(found) == len(wanted)
    gap = min(5 / 24, 5 / len(wanted))
    assert all(high - low >= gap - 1e-9 for high, low in pairwise(found))
    assert found[-1] > 41
    assert found[0] <= 46

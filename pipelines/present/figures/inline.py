"""Figures as SVG in the page itself: in its letters and colours, with no style of its own.

A page may be light or dark, and its content policy may forbid styles but those of its sheet: so a
shape has a class, and its colour stands in the sheet of the site. Sizes are in units of the
drawing, in which a letter is about `LETTER` wide and `LINE` high.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import ceil, floor, sqrt
from typing import Any

from markupsafe import Markup

from pipelines.present.figures.apart import lifts, spread
from pipelines.present.figures.figure import Bars, Course, Figure, Ground, Point, Spot

WIDTH, LETTER, LINE = 640, 6.2, 18
FILLINGS = ("full", "pale", "open")
"""Classes of the parts of bars."""


@dataclass(frozen=True)
class Picture:
    """A figure on a page: what it finds, and how it looks."""

    title: str
    svg: Markup


def picture(figure: Figure | None) -> Picture | None:
    """A figure as it stands in a page; None of none.

    Raises KeyError for a drawing that has no form in a page.
    """
    if figure is None:
        return None
    height, shapes = _DRAWERS[type(figure.drawing)](figure.drawing)
    svg = Markup(
        '<svg class="drawing" role="img" aria-label="{}" viewBox="0 0 {} {}">{}</svg>'
    ).format(figure.alt, WIDTH, _n(height), Markup("").join(shapes))
    return Picture(figure.title, svg)


Drawn = tuple[float, Iterable[Markup]]
"""How high a drawing is, and its shapes."""


def _n(value: float) -> str:
    """A number as short as it can be."""
    return f"{value:.1f}".removesuffix(".0")


def _rect(kind: str, left: float, top: float, wide: float, high: float) -> Markup:
    return Markup('<rect class="{}" x="{}" y="{}" width="{}" height="{}"/>').format(
        kind, *map(_n, (left, top, wide, high))
    )


def _line(kind: str, x1: float, y1: float, x2: float, y2: float) -> Markup:
    return Markup('<line class="{}" x1="{}" y1="{}" x2="{}" y2="{}"/>').format(
        kind, *map(_n, (x1, y1, x2, y2))
    )


def _text(x: float, y: float, words: str, anchor: str = "start") -> Markup:
    """Words whose foot is at a height; anchor: start, middle or end of them is at the place."""
    return Markup('<text x="{}" y="{}" text-anchor="{}">{}</text>').format(
        _n(x), _n(y), anchor, words
    )


def _key(entries: Sequence[tuple[Markup, str]], top: float, left: float) -> list[Markup]:
    """A line that says what the shapes are; each is drawn around the origin."""
    found: list[Markup] = []
    at = left
    for shape, words in entries:
        place = Markup('<g transform="translate({} {})">{}</g>').format(
            _n(at + 6), _n(top - 4), shape
        )
        found += [place, _text(at + 16, top, words)]
        at += 34 + LETTER * len(words)
    return found


def _bars(drawing: Bars) -> Drawn:
    """Standing bars, in parts that add up."""
    left, top, high = 34.0, 8.0, 190.0
    totals = [sum(values) for values in zip(*(each for _, each in drawing.series), strict=True)]
    step = _step(max(totals))
    most = step * ceil(max(totals) / step)
    wide = (WIDTH - left) / len(totals)
    shapes: list[Markup] = []
    for mark in range(0, int(most) + 1, step):
        y = top + high * (1 - mark / most)
        shapes += [_line("rule", left, y, WIDTH, y), _text(left - 6, y + 4, str(mark), "end")]
    for place, name in enumerate(drawing.categories):
        x, foot = left + wide * place, top + high
        for (_, values), filling in zip(drawing.series, FILLINGS, strict=False):
            tall = high * values[place] / most
            foot -= tall
            if tall:
                shapes.append(_rect(filling, x + 0.14 * wide, foot, 0.72 * wide, tall))
        shapes.append(_text(x + wide / 2, top + high + 16, name, "middle"))
    boxes = [(_rect(kind, -5, -5, 10, 10), name) for (name, _), kind in _with_filling(drawing)]
    return top + high + 46, [*shapes, *_key(boxes, top + high + 40, left)]


def _with_filling(drawing: Bars) -> Iterable[tuple[tuple[str, tuple[float, ...]], str]]:
    return zip(drawing.series, FILLINGS, strict=False)


def _step(most: float) -> int:
    """The distance of lines of a scale: of 1, 2, 5, 10 and so on, so that there are at most five.

    most: the greatest value.
    """
    size = 1
    while True:
        for factor in (1, 2, 5):
            if most <= 5 * factor * size:
                return factor * size
        size *= 10


def _ground(drawing: Ground) -> Drawn:
    """Circles on the ground; names stand in a column at the right, each led to its circle."""
    spots = sorted(drawing.spots, key=lambda spot: (-spot.latitude, spot.longitude))
    left, top, wide, high = 46.0, 10.0, 270.0, max(330.0, float(LINE * len(spots)))
    across, up = _scales(spots, left, top, wide, high)
    east = [each.longitude for each in spots]
    north = [each.latitude for each in spots]
    shapes: list[Markup] = []
    for degree in range(ceil(min(east)), floor(max(east)) + 1):
        x = across(degree)
        shapes += [_line("rule", x, top, x, top + high)]
        shapes += [_text(x, top + high + 16, f"{degree}° E", "middle")]
    for degree in range(ceil(min(north)), floor(max(north)) + 1):
        y = up(degree)
        shapes += [_line("rule", left, y, left + wide, y)]
        shapes += [_text(left - 5, y + 4, f"{degree}° N", "end")]
    heights = spread([-up(each) for each in north], -(top + high), -top)
    for spot, height in zip(spots, heights, strict=True):
        shapes += _spot(spot, across(spot.longitude), up(spot.latitude), -height)
    return top + high + 22, shapes


NAMES = 345.0
"""Where the column of names of places begins."""


def _spot(spot: Spot, x: float, y: float, height: float) -> list[Markup]:
    """A circle whose area grows with its number, and its name."""
    circle = Markup('<circle class="spot" cx="{}" cy="{}" r="{}"/>').format(
        _n(x), _n(y), _n(2 + 1.9 * sqrt(spot.number))
    )
    led = _line("lead", x, y, NAMES - 5, height)
    return [led, circle, _text(NAMES, height + 4, f"{spot.name}  {spot.number}")]


def _scales(
    spots: Sequence[Spot], left: float, top: float, wide: float, high: float
) -> tuple[Callable[[float], float], Callable[[float], float]]:
    """From longitude and latitude to places of the drawing, with a margin around all spots."""
    east = [each.longitude for each in spots]
    north = [each.latitude for each in spots]
    tall = 1.38  # one degree of latitude to one of longitude at 43.5 north
    width, height = max(east) - min(east), (max(north) - min(north)) * tall
    size = min(0.86 * wide / max(width, 0.1), 0.9 * high / max(height, 0.1))
    middle, centre = (max(east) + min(east)) / 2, (max(north) + min(north)) / 2
    return (
        lambda x: left + wide / 2 + (x - middle) * size,
        lambda y: top + high / 2 - (y - centre) * size * tall,
    )


SHAPES = (
    "M-4.5-4.5h9v9h-9z",
    "M0-5.5L5.5 0L0 5.5L-5.5 0z",
    "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0z",
    "M0-5.5L5.5 4.5h-11z",
)
"""Of kinds of assessor: told apart by form, not by colour."""


def _course(drawing: Course) -> Drawn:
    """Levels from below to above, years from left to right; points of one place stand apart."""
    left, top, row = 12 + LETTER * max(map(len, drawing.ticks)), 14.0, 34.0
    last = len(drawing.ticks) - 1
    foot = top + row * last
    first, end = int(drawing.points[0].at), int(drawing.points[-1].at) + 1
    wide = (WIDTH - 20 - left) / (end - first)
    shapes: list[Markup] = []
    for level, name in enumerate(drawing.ticks):
        y = foot - row * level
        shapes += [_line("rule", left, y, WIDTH - 8, y), _text(0, y + 4, name)]
    step = ceil((end - first) / 8)
    for year in range(first, end + 1, step):
        shapes.append(_text(left + wide * (year - first), foot + 30, str(year), "middle"))
    for point, lift in zip(drawing.points, lifts(drawing.points), strict=True):
        place = left + wide * (point.at - first), foot - row * (point.level + lift)
        shapes.append(_point(point, *place))
    used = sorted({point.kind for point in drawing.points})
    entries = [(_shape("open", kind), drawing.kinds[kind]) for kind in used]
    basis = [(_shape(kind, 2), said) for kind, said in zip(FILLINGS, drawing.key, strict=False)]
    lines = (_key(entries, foot + 56, 0), _key(basis, foot + 56 + LINE, 0))
    return foot + 62 + LINE, [*shapes, *lines[0], *lines[1]]


def _shape(kind: str, number: int) -> Markup:
    return Markup('<path class="{}" d="{}"/>').format(kind, SHAPES[number])


def _point(point: Point, x: float, y: float) -> Markup:
    shape = _shape(FILLINGS[0] if point.is_stated else FILLINGS[1], point.kind)
    return Markup('<g transform="translate({} {})">{}</g>').format(_n(x), _n(y), shape)


_DRAWERS: dict[type, Callable[[Any], Drawn]] = {Bars: _bars, Course: _course, Ground: _ground}

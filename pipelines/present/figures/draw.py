"""How figures are drawn: one house style, in colours that survive grey print and colour blindness.

matplotlib is imported here only, and this module only where something is drawn.
"""

from collections.abc import Callable
from functools import cache
from importlib.resources import files
from io import BytesIO
from textwrap import fill, shorten
from typing import Any

import matplotlib as mpl
from matplotlib import font_manager
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure as Sheet
from matplotlib.lines import Line2D
from matplotlib.patches import Patch, Rectangle
from matplotlib.ticker import MaxNLocator
from matplotlib.transforms import Bbox

from pipelines.present.figures.apart import lifts, spread
from pipelines.present.figures.figure import (
    Bars,
    Course,
    Dot,
    Dots,
    Figure,
    Grid,
    Ground,
    Mark,
    Spot,
)

INK, SOFT, RULE, FULL, PALE = "#1b1f24", "#57606a", "#c9cfd6", "#1f4e79", "#b9cbd9"
FILLINGS: tuple[dict[str, Any], ...] = (
    {"color": FULL},
    {"color": PALE, "edgecolor": FULL},
    {"color": "white", "edgecolor": SOFT, "hatch": "////"},
)
"""Parts of bars: dark, pale, hatched; told apart in black and white too."""
WIDTH = 6.3
"""Inches: the measure of a page."""
MARGIN = 0.04
"""Inches around what is drawn."""
DOTS_AN_INCH = 220
_FILES = ("Regular", "Semibold", "Bold")


@cache
def _style() -> Any:
    """The house style; fonts come from a pinned package."""
    folder = files("font_source_sans_pro").joinpath("files")
    for name in _FILES:
        font_manager.fontManager.addfont(str(folder.joinpath(f"SourceSansPro-{name}.otf")))
    return {
        "font.family": FAMILY,
        "font.size": 8.5,
        "text.color": INK,
        "axes.edgecolor": RULE,
        "axes.labelcolor": SOFT,
        "axes.linewidth": 0.6,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "xtick.color": SOFT,
        "ytick.color": INK,
        "xtick.major.size": 0,
        "ytick.major.size": 0,
        "hatch.linewidth": 0.5,
        "hatch.color": SOFT,
        "legend.frameon": False,
        "legend.fontsize": 8,
        "svg.fonttype": "path",
        "text.parse_math": False,  # a $ is a $
        "svg.hashsalt": "dialogue-data",
        "savefig.facecolor": "white",
    }


def drawn(figure: Figure) -> dict[str, bytes]:
    """A figure as SVG and PNG, and as a sketch for PDFs; the same bytes for the same figure."""
    with mpl.rc_context(_style()):
        return _pictures(_DRAWERS[type(figure.drawing)](figure.drawing))


def blank(text: str) -> dict[str, bytes]:
    """A picture that holds only words, where a figure could not be drawn."""
    with mpl.rc_context(_style()):
        sheet = Sheet(figsize=(WIDTH, 0.8))
        sheet.text(0.5, 0.5, fill(text, 90), ha="center", va="center", color=SOFT)
        return _pictures(sheet)


def _pictures(sheet: Sheet) -> dict[str, bytes]:
    """The three pictures of a sheet, cut at the same edge, which is looked for once."""
    FigureCanvasAgg(sheet)
    sheet.draw_without_rendering()
    edge = sheet.get_tightbbox().padded(MARGIN)
    return {
        "svg": _saved(sheet, "svg", edge),
        "png": _saved(sheet, "png", edge),
        "sketch": _sketch(sheet, edge),
    }


FAMILY, PRINTED = "Source Sans Pro", "SrcSans"
"""What the letters are called in the fonts, and in the styles of the pages of PDFs."""


def _sketch(sheet: Sheet, edge: Bbox) -> bytes:
    """The SVG with its letters as text, in the fonts of the page that takes it in."""
    with mpl.rc_context({"svg.fonttype": "none"}):
        return _saved(sheet, "svg", edge).replace(FAMILY.encode(), PRINTED.encode())


def _saved(sheet: Sheet, kind: str, edge: Bbox) -> bytes:
    nothing = {"svg": {"Date": None, "Creator": None}, "png": {"Software": None}}[kind]
    buffer = BytesIO()
    sheet.savefig(
        buffer,
        format=kind,
        dpi=DOTS_AN_INCH,
        metadata=nothing,
        bbox_inches=edge,
    )
    return buffer.getvalue()


def _sheet(height: float) -> tuple[Sheet, Axes]:
    sheet = Sheet(figsize=(WIDTH, height))
    return sheet, sheet.add_subplot()


def _dots(drawing: Dots) -> Sheet:
    """Each unit has a line of its own, with its assessors under it."""
    places, heads, at = [], [], 0.0
    for number, (unit, _) in enumerate(drawing.rows):
        if number == 0 or unit != drawing.rows[number - 1][0]:
            at += 0.35 if number else 0.0
            heads.append((at, unit))
            at += 0.8
        places.append(at)
        at += 1
    height = 0.2 * at + 0.4
    sheet, axes = _sheet(height)
    sheet.subplots_adjust(left=0.5, right=0.97, top=1 - 0.3 / height, bottom=0.05 / height)
    for where, unit in heads:
        _label(axes, where, _cut(unit, 80), weight="semibold", color=FULL)
    for where, (_, name) in zip(places, drawing.rows, strict=True):
        _label(axes, where, f"   {_cut(name, 80)}")
        axes.plot([0, len(drawing.ticks) - 1], [where, where], color=RULE, lw=0.6, zorder=0)
    for dot in drawing.dots:
        _dot(axes, dot, places[dot.row], len(drawing.ticks) - 1)
    axes.set_ylim(at - 0.5, -0.7)
    axes.set_xlim(-0.08, len(drawing.ticks) - 0.92)
    axes.set_xticks(range(len(drawing.ticks)), drawing.ticks)
    axes.set_yticks([])
    axes.xaxis.tick_top()
    for spine in axes.spines.values():
        spine.set_visible(False)
    _key(sheet, [_dot_key(FULL, drawing.key[0]), _dot_key(PALE, drawing.key[1])])
    return sheet


def _cut(text: str, most: int) -> str:
    """A text as long as there is room; the table beside the figure has all of it."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _label(axes: Axes, row: float, text: str, **how: Any) -> None:
    """A text at the left edge of the sheet, beside a row."""
    where = axes.get_yaxis_transform()
    axes.text(-1.05, row, text, transform=where, va="center", fontsize=7.6, **how)


def _dot(axes: Axes, dot: Dot, row: float, last: int) -> None:
    colour = FULL if dot.is_stated else PALE
    axes.plot(dot.level, row, "o", ms=6.5, mfc=colour, mec=FULL, mew=0.9, clip_on=False)
    side = -1 if dot.level == last else 1
    axes.annotate(
        dot.note,
        (dot.level, row),
        (6 * side, 0),
        textcoords="offset points",
        ha="right" if side < 0 else "left",
        va="center",
        fontsize=7,
        color=SOFT,
        bbox={"fc": "white", "ec": "none", "pad": 0.6},
    )


def _dot_key(colour: str, label: str) -> Line2D:
    return Line2D([], [], ls="", marker="o", ms=6, mfc=colour, mec=FULL, label=label)


def _key(sheet: Sheet, handles: list[Any]) -> None:
    sheet.legend(
        handles=handles,
        loc="upper right",
        ncols=len(handles),
        bbox_to_anchor=(0.99, 0.0),
        bbox_transform=sheet.transFigure,
        handlelength=1.2,
        borderaxespad=0.2,
    )


SHAPES = "sDo^"
"""Of kinds of assessor: told apart by form, not by colour."""


def _course(drawing: Course) -> Sheet:
    """Levels from below to above, years from left to right; points of one place stand apart."""
    sheet, axes = _sheet(1.35)
    sheet.subplots_adjust(left=0.17, right=0.99, top=0.98, bottom=0.14)
    for point, lift in zip(drawing.points, lifts(drawing.points), strict=True):
        axes.plot(
            point.at,
            point.level + lift,
            SHAPES[point.kind],
            ms=5.2,
            mfc=FULL if point.is_stated else PALE,
            mec=FULL,
            mew=0.8,
            clip_on=False,
        )
    for level in range(len(drawing.ticks)):
        axes.axhline(level, color=RULE, lw=0.6, zorder=0)
    axes.set_ylim(-0.45, len(drawing.ticks) - 0.45)
    axes.set_yticks(range(len(drawing.ticks)), drawing.ticks, fontsize=7.6)
    first, last = drawing.points[0].at, drawing.points[-1].at
    axes.set_xlim(int(first), int(last) + 1)
    axes.xaxis.set_major_locator(MaxNLocator(10, integer=True))
    axes.tick_params(axis="x", labelsize=7.4)
    axes.spines["left"].set_visible(False)
    used = sorted({point.kind for point in drawing.points})
    shapes = [_shape_key(SHAPES[kind], "white", drawing.kinds[kind]) for kind in used]
    colours = zip((FULL, PALE), drawing.key, strict=True)
    _key(sheet, [*shapes, *(_shape_key("o", colour, label) for colour, label in colours)])
    return sheet


def _shape_key(shape: str, colour: str, label: str) -> Line2D:
    return Line2D([], [], ls="", marker=shape, ms=5.2, mfc=colour, mec=FULL, mew=0.8, label=label)


ROW, BOX = 0.27, 0.075
"""Inches: the height of a row of a grid, and the side of a box."""


def _grid(drawing: Grid) -> Sheet:
    rows, columns = len(drawing.rows), len(drawing.columns)
    is_slanted = any(len(name) > 12 for name in drawing.columns)
    above = 1.35 if is_slanted else 0.3
    height = ROW * rows + above
    sheet, axes = _sheet(height)
    right = 0.9 if is_slanted else 0.99
    sheet.subplots_adjust(left=0.42, right=right, top=1 - above / height, bottom=0.0)
    for row in range(rows + 1):
        axes.plot([-0.5, columns - 0.5], [row - 0.5] * 2, color=RULE, lw=0.5, zorder=0)
    wide = (right - 0.42) * WIDTH / columns
    side = min(BOX, 0.9 * wide / 3.75) / wide
    for mark in drawing.marks:
        if mark.level is not None:
            _boxes(axes, mark, side)
        elif drawing.key:
            axes.plot(mark.column, mark.row, marker="o", ms=2.6, color=SOFT)
        else:
            axes.text(mark.column, mark.row, mark.text, ha="center", va="center", fontsize=7.6)
    axes.set_xlim(-0.5, columns - 0.5)
    axes.set_ylim(rows - 0.5, -0.5)
    axes.set_yticks([])
    for row, name in enumerate(drawing.rows):
        where = axes.get_yaxis_transform()
        left = -0.42 / (right - 0.42)
        axes.text(left, row, _cut(name, 60), transform=where, va="center", fontsize=7.6)
    axes.xaxis.tick_top()
    axes.set_xticks(
        range(columns),
        [
            _cut(shorten(name, 36, placeholder=" …"), 36) if " " in name else _cut(name, 36)
            for name in drawing.columns
        ],
        rotation=48 if is_slanted else 0,
        ha="left" if is_slanted else "center",
        rotation_mode="anchor",
        fontsize=7.2,
        color=INK,
    )
    for spine in axes.spines.values():
        spine.set_visible(False)
    if drawing.key:
        _key(sheet, _grid_key(drawing.key))
    return sheet


def _grid_key(key: tuple[str, ...]) -> list[Any]:
    return [
        Patch(fc=FULL, ec=FULL, label=key[0]),
        Patch(fc=PALE, ec=FULL, label=key[1]),
        Line2D([], [], ls="", marker="o", ms=2.6, color=SOFT, label=key[2]),
    ]


def _boxes(axes: Axes, mark: Mark, side: float) -> None:
    """A level as on the pages: three boxes, as many filled as its steps."""
    tall, filled = BOX / ROW, FULL if mark.is_stated else PALE
    for step in range(3):
        left = mark.column + (step - 1.5) * 1.25 * side
        colour = filled if step < (mark.level or 0) else "white"
        axes.add_patch(
            Rectangle((left, mark.row - tall / 2), side, tall, fc=colour, ec=FULL, lw=0.7)
        )


def _bars(drawing: Bars) -> Sheet:
    return _lying(drawing) if drawing.is_lying else _standing(drawing)


def _standing(drawing: Bars) -> Sheet:
    sheet, axes = _sheet(1.9)
    count = len(drawing.series)
    below = [0.0] * len(drawing.categories)
    for number, (name, values) in enumerate(drawing.series):
        width = 0.72 if drawing.is_stacked else 0.8 / count
        shift = 0.0 if drawing.is_stacked else (number - (count - 1) / 2) * width
        at = [place + shift for place in range(len(values))]
        axes.bar(at, values, width, bottom=below, label=name, lw=0.6, **FILLINGS[number])
        if drawing.is_stacked:
            below = [low + value for low, value in zip(below, values, strict=True)]
    axes.set_xticks(range(len(drawing.categories)), drawing.categories, fontsize=7.6)
    axes.set_ylabel(drawing.unit)
    axes.yaxis.grid(True, color=RULE, lw=0.5)
    axes.set_axisbelow(True)
    axes.yaxis.set_major_locator(MaxNLocator(5, integer=True))
    axes.spines["left"].set_visible(False)
    _key(sheet, list(axes.get_legend_handles_labels()[0]))
    return sheet


def _lying(drawing: Bars) -> Sheet:
    count = len(drawing.categories)
    names = [fill(name, 60) for name in drawing.categories]
    lines = sum(name.count("\n") + 1 for name in names)
    height = 0.17 * lines + 0.06 * count + 0.5
    sheet, axes = _sheet(height)
    at, left = range(count), [0.0] * count
    for (name, values), filling in zip(drawing.series, FILLINGS, strict=False):
        axes.barh(at, values, 0.62, left=left, label=name, lw=0.6, **filling)
        left = [low + value for low, value in zip(left, values, strict=True)]
    for row, label in enumerate(drawing.labels):
        axes.text(left[row], row, f" {label}", va="center", fontsize=7.4, color=SOFT)
    axes.set_yticks(at, names, fontsize=7.4)
    axes.set_ylim(count - 0.4, -0.6)
    axes.set_xlabel(drawing.unit)
    axes.xaxis.grid(True, color=RULE, lw=0.5)
    axes.set_axisbelow(True)
    axes.spines["bottom"].set_visible(False)
    sheet.subplots_adjust(top=1 - 0.05 / height, bottom=0.4 / height)
    if len(drawing.series) > 1:
        _key(sheet, list(axes.get_legend_handles_labels()[0]))
    if drawing.unit == "%":
        axes.set_xlim(0, 100)
    return sheet


def _ground(drawing: Ground) -> Sheet:
    """Circles on the ground; names stand in a column at the right, each led to its circle."""
    sheet, axes = _sheet(4.8)
    sheet.subplots_adjust(left=0.07, right=0.62, top=0.98, bottom=0.06)
    spots = sorted(drawing.spots, key=lambda spot: (-spot.latitude, spot.longitude))
    axes.scatter(
        [spot.longitude for spot in spots],
        [spot.latitude for spot in spots],
        [10 + 12 * spot.number for spot in spots],
        fc=PALE,
        ec=FULL,
        lw=0.8,
        alpha=0.85,
        zorder=2,
    )
    axes.margins(0.1)
    axes.grid(True, color=RULE, lw=0.4)
    axes.set_aspect(1.38)  # one degree of latitude to one of longitude at 43.5 north
    low, high = axes.get_ylim()
    for spot, height in zip(spots, spread([s.latitude for s in spots], low, high), strict=True):
        _led(axes, spot, height)
    axes.xaxis.set_major_locator(MaxNLocator(4, integer=True))
    axes.yaxis.set_major_locator(MaxNLocator(5, integer=True))
    axes.xaxis.set_major_formatter("{x:g}° E")
    axes.yaxis.set_major_formatter("{x:g}° N")
    axes.tick_params(labelsize=7, labelcolor=SOFT)
    return sheet


def _led(axes: Axes, spot: Spot, height: float) -> None:
    """The name of a place in the column, with a line to its circle."""
    axes.annotate(
        f"{_cut(spot.name, 44)}  {spot.number}",
        (spot.longitude, spot.latitude),
        (1.06, height),
        xycoords="data",
        textcoords=axes.get_yaxis_transform(),
        va="center",
        fontsize=7.6,
        arrowprops={
            "arrowstyle": "-",
            "color": SOFT,
            "lw": 0.4,
            "shrinkA": 1,
            "shrinkB": 0,
            "relpos": (0, 0.5),  # to the head of the name, not across it
        },
        annotation_clip=False,
    )


_DRAWERS: dict[type, Callable[[Any], Sheet]] = {
    Dots: _dots,
    Course: _course,
    Grid: _grid,
    Bars: _bars,
    Ground: _ground,
}

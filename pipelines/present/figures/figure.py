"""What a figure is: a finding, the data behind it, a description, and one of five drawings.

All values are plain, so that a figure can be drawn in another process and is the same for the
same data.
"""

from dataclasses import dataclass

Cell = str | int | float | None


@dataclass(frozen=True)
class Dot:
    """One position on the line of levels."""

    row: int
    level: int
    is_stated: bool
    note: str


@dataclass(frozen=True)
class Dots:
    """Rows with a dot each at a level; rows of one group stand together.

    ticks: the words of the levels, from 0; key: what dark and pale say.
    """

    rows: tuple[tuple[str, str], ...]
    dots: tuple[Dot, ...]
    ticks: tuple[str, ...]
    key: tuple[str, str]


@dataclass(frozen=True)
class Point:
    """A level that was given at a time.

    at: in years, with the part of the year; kind: number of the shape.
    """

    at: float
    level: int
    kind: int
    is_stated: bool


@dataclass(frozen=True)
class Course:
    """Levels against time.

    ticks: the words of the levels, from 0; kinds: what the shapes say; key: what dark and pale say.
    """

    points: tuple[Point, ...]
    ticks: tuple[str, ...]
    kinds: tuple[str, ...]
    key: tuple[str, str]


@dataclass(frozen=True)
class Mark:
    """One cell of a grid: a level as boxes, or a short text."""

    row: int
    column: int
    level: int | None
    is_stated: bool
    text: str


@dataclass(frozen=True)
class Grid:
    """Rows against columns; an empty cell says that nothing was found."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    marks: tuple[Mark, ...]
    key: tuple[str, ...]


@dataclass(frozen=True)
class Bars:
    """Bars in parts; each part has its own filling, also in black and white.

    series: name and one value for each category; is_lying: bars lie, names at their left;
    is_stacked: the parts add up, else they stand side by side; labels: at the ends of lying bars.
    """

    categories: tuple[str, ...]
    series: tuple[tuple[str, tuple[float, ...]], ...]
    is_lying: bool
    unit: str
    is_stacked: bool = True
    labels: tuple[str, ...] = ()


@dataclass(frozen=True)
class Spot:
    """A place on the ground with a number."""

    name: str
    longitude: float
    latitude: float
    number: int


@dataclass(frozen=True)
class Ground:
    """Places by longitude and latitude, without boundaries: how they run is not for us to draw."""

    spots: tuple[Spot, ...]
    unit: str


Drawing = Dots | Course | Grid | Bars | Ground


@dataclass(frozen=True)
class Figure:
    """A figure of a document.

    id: also the name of its files; title: states the finding; alt: for who cannot see it;
    header, rows: the data drawn, as the CSV beside it has them.
    """

    id: str
    language: str
    title: str
    alt: str
    source: str
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    drawing: Drawing

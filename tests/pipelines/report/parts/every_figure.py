"""Every figure that a library gives, and what of its data each drawing shows."""

from collections.abc import Iterator

from pipelines.present import Library, in_order
from pipelines.present.figures import Figure
from pipelines.present.figures.activities import activity_figures
from pipelines.present.figures.figure import Bars, Dot, Dots, Grid, Ground
from pipelines.present.projects import projects
from pipelines.report.parts.civil_society.figures import project_figure
from pipelines.report.parts.evidence.figures import agreement_figures
from pipelines.report.parts.overview.figures import coverage_figure
from pipelines.report.parts.process.figures import timeline_figure
from pipelines.report.parts.surveys.figures import survey_figure
from schemas.surveys import Survey

SOURCE = "Source: the data"
Line = tuple[object, ...]


def every(library: Library) -> list[Figure]:
    """All figures for which there are enough data."""
    return [figure for figure in _found(library) if figure is not None]


def _found(library: Library) -> Iterator[Figure | None]:
    yield timeline_figure(library, SOURCE)
    yield coverage_figure(library, SOURCE)
    yield from activity_figures(library, SOURCE).values()
    for one in projects(library):
        yield project_figure(library, one, SOURCE)
    for row in library.all(Survey):
        yield survey_figure(library, row, SOURCE)
    for agreement_id in in_order(library):
        yield from agreement_figures(library, agreement_id, SOURCE).values()


def shown(figure: Figure) -> list[Line]:
    """What a drawing shows, line by line, as the rows of its figure should have it."""
    drawing = figure.drawing
    if isinstance(drawing, Dots):
        return [
            (*drawing.rows[dot.row], drawing.ticks[dot.level], _key(drawing, dot), dot.note)
            for dot in drawing.dots
        ]
    if isinstance(drawing, Grid):
        marks = drawing.marks
        return [(drawing.rows[m.row], drawing.columns[m.column], m.text) for m in marks]
    if isinstance(drawing, Bars):
        values = [values for _, values in drawing.series]
        return [
            (name, *(series[place] for series in values))
            for place, name in enumerate(drawing.categories)
        ]
    assert isinstance(drawing, Ground)
    return [(spot.name, spot.longitude, spot.latitude, spot.number) for spot in drawing.spots]


def _key(drawing: Dots, dot: Dot) -> str:
    return drawing.key[0] if dot.is_stated else drawing.key[1]


def told(figure: Figure) -> list[Line]:
    """The rows of a figure, in the form of `shown`."""
    kind = figure.id.rpartition("-")[2]
    if kind == "positions":
        return [
            (unit, f"{who} ({performer})", level, basis, day)
            for unit, who, performer, level, basis, day, _ in figure.rows
        ]
    if kind == "delivered":
        assert isinstance(figure.drawing, Grid)
        columns = figure.drawing.columns
        return [
            (row[0], column, value)
            for row in figure.rows
            for column, value in zip(columns, row[1:], strict=True)
        ]
    if kind == "shares":
        return [(f"{question} {answer}", share) for question, answer, share in figure.rows]
    return [tuple(row) for row in figure.rows]

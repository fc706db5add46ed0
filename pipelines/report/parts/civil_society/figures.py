"""The figure of a project of civil society."""

from pipelines.present.figures.figure import Figure, Grid, Mark
from pipelines.present.figures.telling import FEWEST, described
from pipelines.present.library import Library
from pipelines.present.projects import Kind, ProjectText


def project_figure(library: Library, one: ProjectText, source: str) -> Figure | None:
    """Kinds of activity of a project: planned, reported as delivered, recorded in the data."""
    words = library.words
    planned = sum(1 for kind in one.kinds if kind.planned)
    if planned < FEWEST:
        return None
    reported = sum(1 for kind in one.kinds if kind.planned and kind.reported != "–")
    columns = (words.gettext("planned"), words.gettext("reported"), words.gettext("recorded"))
    yes = words.gettext("yes")
    lines = [
        (kind.kind, _planned(kind, yes), kind.reported, str(kind.recorded or "–"))
        for kind in one.kinds
    ]
    return Figure(
        id=f"{one.id}-delivered",
        language=words.code,
        title=words.ngettext(
            "%(n)s kind of activity planned; kinds reported as delivered: %(reported)s; activities "
            "delivered in all, as the project reports: %(total)s",
            "%(n)s kinds of activity planned; kinds reported as delivered: %(reported)s; "
            "activities delivered in all, as the project reports: %(total)s",
            planned,
            reported=reported,
            total=one.delivered,
        ),
        alt=described(
            words.gettext("A grid: kinds of activity, planned, reported and recorded."),
            [f"{kind}: {', '.join(values)}" for kind, *values in lines],
        ),
        source=source,
        header=("kind", "planned", "reported", "recorded"),
        rows=tuple(lines),
        drawing=Grid(
            rows=tuple(line[0] for line in lines),
            columns=columns,
            marks=tuple(
                Mark(row, column, None, False, line[column + 1])
                for row, line in enumerate(lines)
                for column in range(len(columns))
            ),
            key=(),
        ),
    )


def _planned(kind: Kind, yes: str) -> str:
    """How many of a kind were planned, that some were, or nothing."""
    return (kind.announced or yes) if kind.planned else "–"

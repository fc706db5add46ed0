"""Civil society around the dialogue: activities and projects."""

from pipelines.present import Library
from pipelines.report.parts.civil_society import gathering
from pipelines.report.parts.civil_society.figures import activity_figures, project_figure
from pipelines.report.parts.part import Context, Kind


def gathered(library: Library, source: str) -> Context:
    """What its page prints."""
    return {
        "summary": gathering.activities_summary(library),
        "by_kind": gathering.by_kind(library),
        "by_year": gathering.by_year(library),
        "by_place": gathering.by_place(library),
        "organisers": gathering.by_role(library, "organiser"),
        "funders": gathering.by_role(library, "funder"),
        "projects": [
            (one, project_figure(library, one, source)) for one in gathering.projects(library)
        ],
        "figures": activity_figures(library, source),
        "years": gathering.activity_list(library),
    }


PART = Kind(
    "civil-society",
    __file__,
    lambda words: words.gettext("Civil society around the dialogue"),
    gathered,
    tables=(
        "activities",
        "activity_sessions",
        "activity_outputs",
        "projects",
        "project_components",
        "planned_activities",
        "planned_activity_towns",
        "delivered_activities",
    ),
)

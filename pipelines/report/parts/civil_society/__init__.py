"""Civil society around the dialogue: activities and projects."""

from pipelines.present import Library, activities
from pipelines.present.figures.activities import activity_figures
from pipelines.present.projects import projects
from pipelines.report.parts.civil_society.figures import project_figure
from pipelines.report.parts.part import Context, Kind


def gathered(library: Library, source: str) -> Context:
    """What its page prints."""
    return {
        "summary": activities.activities_summary(library),
        "by_kind": activities.by_kind(library),
        "by_year": activities.by_year(library),
        "by_place": activities.by_place(library),
        "organisers": activities.by_role(library, "organiser"),
        "funders": activities.by_role(library, "funder"),
        "projects": [(one, project_figure(library, one, source)) for one in projects(library)],
        "figures": activity_figures(library, source),
        "years": activities.activity_list(library),
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

"""The pages on civil society around the dialogue: activities, projects, surveys."""

from pipelines.present import Library, activities
from pipelines.present.figures.activities import activity_figures
from pipelines.present.figures.inline import picture
from pipelines.present.projects import projects
from pipelines.present.surveys import surveys, surveys_summary
from pipelines.site.noted import noted
from pipelines.site.page import Context, Page


def activities_page(library: Library) -> Page:
    """All activities by year, and how many there are of which kind, where and by whom."""
    words = library.words
    title, label = words.gettext("Civil society around the dialogue"), words.gettext("Activities")
    return Page("activities.html", title, "activities.html.j2", noted(_activities), label)


def projects_page(library: Library) -> Page:
    """Projects, planned against delivered."""
    words = library.words
    title, label = words.gettext("Projects, planned against delivered"), words.gettext("Projects")
    return Page("projects.html", title, "projects.html.j2", noted(_projects), label)


def surveys_page(library: Library) -> Page:
    """Surveys with their questions, and the shares as published."""
    words = library.words
    title, label = words.gettext("What surveys say"), words.gettext("Surveys")
    return Page("surveys.html", title, "surveys.html.j2", noted(_surveys), label)


def _activities(library: Library) -> Context:
    figures = activity_figures(library, "")
    return {
        "summary": activities.activities_summary(library),
        "by_kind": activities.by_kind(library),
        "by_year": activities.by_year(library),
        "by_place": activities.by_place(library),
        "organisers": activities.by_role(library, "organiser"),
        "funders": activities.by_role(library, "funder"),
        "pictures": {name: picture(figure) for name, figure in figures.items()},
        "years": activities.activity_list(library),
    }


def _projects(library: Library) -> Context:
    return {"projects": projects(library)}


def _surveys(library: Library) -> Context:
    return {"summary": surveys_summary(library), "surveys": surveys(library)}

"""What surveys say."""

from pipelines.present import Library, Notes, surveys, surveys_summary
from pipelines.present.figures import survey_figure
from pipelines.report.parts.part import Context, Kind


def gathered(library: Library, notes: Notes, source: str) -> Context:
    """What its page prints."""
    return {
        "summary": surveys_summary(library),
        "surveys": [
            (one, survey_figure(library, library.one("surveys", one.id), source))
            for one in surveys(library, notes)
        ],
    }


PART = Kind(
    "surveys",
    __file__,
    lambda words: words.gettext("What surveys say"),
    gathered,
    tables=("surveys", "survey_questions", "survey_options"),
)

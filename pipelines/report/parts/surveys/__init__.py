"""What surveys say."""

from pipelines.present import Library
from pipelines.present.surveys import surveys, surveys_summary
from pipelines.report.parts.part import Context, Kind
from pipelines.report.parts.surveys.figures import survey_figure
from schemas.surveys import Survey


def gathered(library: Library, source: str) -> Context:
    """What its page prints."""
    return {
        "summary": surveys_summary(library),
        "surveys": [
            (one, survey_figure(library, library.one(Survey, one.id), source))
            for one in surveys(library)
        ],
    }


PART = Kind(
    "surveys",
    __file__,
    lambda words: words.gettext("What surveys say"),
    gathered,
    tables=("surveys", "survey_questions", "survey_options"),
)

"""The dialogue process: its meetings, year by year."""

from pipelines.present import Library, process, process_summary
from pipelines.present.figures import timeline_figure
from pipelines.report.parts.part import Context, Kind


def gathered(library: Library, source: str) -> Context:
    """What its page prints."""
    return {
        "summary": process_summary(library),
        "years": process(library),
        "timeline": timeline_figure(library, source),
    }


PART = Kind(
    "process",
    __file__,
    lambda words: words.gettext("The dialogue process"),
    gathered,
    tables=("meetings",),
)

"""The dialogue process: its meetings, year by year."""

from pipelines.present import Library
from pipelines.present.process import process, process_summary
from pipelines.report.parts.part import Context, Kind
from pipelines.report.parts.process.figures import timeline_figure


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

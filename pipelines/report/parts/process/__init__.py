"""The part `process`."""

from pipelines.present import Library, Notes, Words, process, process_summary
from pipelines.present.figures import timeline_figure
from pipelines.report.parts.part import Context, Kind


def title(words: Words) -> str:
    """What it is called."""
    return words.gettext("The dialogue process")


def gathered(library: Library, notes: Notes, source: str) -> Context:
    """What its page prints."""
    return {
        "summary": process_summary(library),
        "years": process(library, notes),
        "timeline": timeline_figure(library, source),
    }


PART = Kind("process", __file__, title, gathered, tables=("meetings",))

"""Every source, by publisher."""

from pipelines.present import Library, Notes
from pipelines.report.parts.part import Context, Kind


def gathered(library: Library, notes: Notes, source: str) -> Context:
    """What its page prints."""
    rows = library.all("sources")
    by_date = sorted(rows, key=lambda row: row["published"] or "")
    for row in library.words.sorted(by_date, key=lambda row: row["publisher"] or ""):
        notes.source(row["id"])
    return {"number": len(rows)}


PART = Kind("sources", __file__, lambda words: words.gettext("Sources"), gathered)

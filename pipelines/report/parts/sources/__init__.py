"""Every source, by publisher."""

from pipelines.present import Library
from pipelines.report.parts.part import Context, Kind
from schemas.evidence import Source


def gathered(library: Library, source: str) -> Context:
    """What its page prints."""
    by_date = sorted(library.all(Source), key=lambda row: row.published or "")
    return {"sources": library.words.sorted(by_date, key=lambda row: row.publisher or "")}


PART = Kind("sources", __file__, lambda words: words.gettext("Sources"), gathered)

"""The parts of the report. Each is a folder: what it is called, what it gathers, and its page."""

from pipelines.present import Library
from pipelines.report.parts import (
    challenges,
    changes,
    civil_society,
    codebook,
    data,
    differences,
    method,
    overview,
    owed,
    process,
    quality,
    scorecards,
    sets,
    sources,
    surveys,
)
from pipelines.report.parts.agreement import agreements
from pipelines.report.parts.part import Part

__all__ = ["CODEBOOK", "SOURCES", "Part", "agreements", "parts"]

IN_ORDER = (
    process.PART,
    overview.PART,
    differences.PART,
    owed.PART,
    challenges.PART,
    civil_society.PART,
    surveys.PART,
    scorecards.PART,
    method.PART,
    data.PART,
    changes.PART,
    quality.PART,
    sets.PART,
)
"""All but the agreements, in the order of the report."""

SOURCES = sources.PART
"""Every source of the data, as a document of its own; the report ends with those it cites."""

CODEBOOK = codebook.PART
"""Every column and code, as a document of its own: too long for the report."""


def parts(library: Library) -> list[Part]:
    """The parts of the report but the agreements, in the language of a library."""
    return [kind.of(library) for kind in IN_ORDER]

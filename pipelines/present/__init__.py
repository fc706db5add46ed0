"""What report and site share: contexts made of plain values, ready for a template."""

from pipelines.present.colophon import Colophon, colophon, numbers
from pipelines.present.library import Library
from pipelines.present.lines import level_lines
from pipelines.present.notes import Notes
from pipelines.present.overview import COLUMNS, in_order, overview, set_claims
from pipelines.present.process import process, process_summary
from pipelines.present.section import Section, section

__all__ = [
    "COLUMNS",
    "Colophon",
    "Library",
    "Notes",
    "Section",
    "colophon",
    "in_order",
    "level_lines",
    "numbers",
    "overview",
    "process",
    "process_summary",
    "section",
    "set_claims",
]

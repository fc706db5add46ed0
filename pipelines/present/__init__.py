"""What report and site share: contexts made of plain values, ready for a template."""

from pipelines.present.colophon import Colophon, colophon, numbers
from pipelines.present.comparing import by_year, compared, comparison, held_by_type
from pipelines.present.library import Library
from pipelines.present.lines import level_lines
from pipelines.present.notes import Notes
from pipelines.present.overview import COLUMNS, in_order, overview, set_claims
from pipelines.present.owed import owed, owed_lines, owed_summary
from pipelines.present.process import process, process_summary
from pipelines.present.quality import consistency, disagreements, example, scenarios
from pipelines.present.rated import printed_shares
from pipelines.present.scorecards import not_compared, scorecards
from pipelines.present.section import Section, section

__all__ = [
    "COLUMNS",
    "Colophon",
    "Library",
    "Notes",
    "Section",
    "by_year",
    "colophon",
    "compared",
    "comparison",
    "consistency",
    "disagreements",
    "example",
    "held_by_type",
    "in_order",
    "level_lines",
    "not_compared",
    "numbers",
    "overview",
    "owed",
    "owed_lines",
    "owed_summary",
    "printed_shares",
    "process",
    "process_summary",
    "scenarios",
    "scorecards",
    "section",
    "set_claims",
]

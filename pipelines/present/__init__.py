"""What parts, factsheets and answers share: plain values in a language, ready to be printed."""

from pipelines.present.changes import changes_summary
from pipelines.present.colophon import Colophon, colophon, numbers
from pipelines.present.comparing import by_year, compared, comparison, held_by_type
from pipelines.present.language import Words, plain, words_of
from pipelines.present.library import Library
from pipelines.present.lines import level_lines
from pipelines.present.notes import Notes, usual_of
from pipelines.present.overview import columns, in_order, overview
from pipelines.present.owed import owed, owed_lines, owed_summary
from pipelines.present.rated import printed_shares

__all__ = [
    "Colophon",
    "Library",
    "Notes",
    "Words",
    "by_year",
    "changes_summary",
    "colophon",
    "columns",
    "compared",
    "comparison",
    "held_by_type",
    "in_order",
    "level_lines",
    "numbers",
    "overview",
    "owed",
    "owed_lines",
    "owed_summary",
    "plain",
    "printed_shares",
    "usual_of",
    "words_of",
]

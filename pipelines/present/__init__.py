"""What report and site share: contexts made of plain values, ready for a template."""

from pipelines.present import activities, data_quality
from pipelines.present.challenges import challenges, challenges_summary
from pipelines.present.changes import changes_by_table, changes_summary, revisions
from pipelines.present.chapter import Chapter, chapter
from pipelines.present.codebook import codebook_lists, codebook_tables
from pipelines.present.colophon import Colophon, colophon, numbers, parties_order
from pipelines.present.comparing import by_year, compared, comparison, held_by_type
from pipelines.present.holdings import holdings
from pipelines.present.language import Words, plain, words_of
from pipelines.present.library import Library
from pipelines.present.lines import level_lines
from pipelines.present.notes import Notes
from pipelines.present.overview import columns, in_order, overview, set_claims
from pipelines.present.owed import owed, owed_lines, owed_summary
from pipelines.present.process import process, process_summary
from pipelines.present.quality import consistency, disagreements, example, scenarios
from pipelines.present.rated import printed_shares
from pipelines.present.scorecards import not_compared, scorecards
from pipelines.present.section import Section, section
from pipelines.present.summary import summary
from pipelines.present.surveys import surveys, surveys_summary

__all__ = [
    "Chapter",
    "Colophon",
    "Library",
    "Notes",
    "Section",
    "Words",
    "activities",
    "by_year",
    "challenges",
    "challenges_summary",
    "changes_by_table",
    "changes_summary",
    "chapter",
    "codebook_lists",
    "codebook_tables",
    "colophon",
    "columns",
    "compared",
    "comparison",
    "consistency",
    "data_quality",
    "disagreements",
    "example",
    "held_by_type",
    "holdings",
    "in_order",
    "level_lines",
    "not_compared",
    "numbers",
    "overview",
    "owed",
    "owed_lines",
    "owed_summary",
    "parties_order",
    "plain",
    "printed_shares",
    "process",
    "process_summary",
    "revisions",
    "scenarios",
    "scorecards",
    "section",
    "set_claims",
    "summary",
    "surveys",
    "surveys_summary",
    "words_of",
]

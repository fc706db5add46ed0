"""Contexts to HTML, for each medium: templates say what they can, steps on the tree do the rest."""

from pipelines.present.html.medium import Medium
from pipelines.report.html.print import PRINT
from pipelines.report.html.screen import SCREEN
from pipelines.report.html.word import WORD

__all__ = ["PRINT", "SCREEN", "WORD", "Medium"]

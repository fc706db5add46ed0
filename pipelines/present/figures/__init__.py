"""Figures: what each shows, from the data, and how it is drawn."""

from pathlib import Path

from pipelines.present.figures.agreement import agreement_figures
from pipelines.present.figures.figure import Figure
from pipelines.present.figures.themes import (
    activity_figures,
    coverage_figure,
    project_figure,
    survey_figure,
    timeline_figure,
)

__all__ = [
    "Figure",
    "activity_figures",
    "agreement_figures",
    "coverage_figure",
    "draw_source",
    "project_figure",
    "survey_figure",
    "timeline_figure",
]


def draw_source() -> str:
    """The program that draws: what it makes changes when it changes."""
    return Path(__file__).with_name("draw.py").read_text(encoding="utf-8")

"""Figures: what each shows, from the data, and how it is drawn."""

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
    "project_figure",
    "survey_figure",
    "timeline_figure",
]

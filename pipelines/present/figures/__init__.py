"""Figures: what those of several parts show, from the data, and how all are drawn."""

from pipelines.present.figures.figure import Figure
from pipelines.present.figures.positions import positions_figure

__all__ = ["Figure", "positions_figure"]

"""Figures: what those of several parts show, from the data, and how all are drawn."""

from pipelines.present.figures.figure import Figure

__all__ = ["Figure"]

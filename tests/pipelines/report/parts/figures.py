"""What tests of the figures of parts share."""

from pipelines.present.figures import Figure
from pipelines.present.figures.figure import Bars

SOURCE = "Source: small"


def made(found: Figure | None) -> Figure:
    """A figure for which there are enough data."""
    assert found is not None
    return found


def drawn_bars(found: Figure) -> dict[str, tuple[float, ...]]:
    """The values of bars by series."""
    assert isinstance(found.drawing, Bars)
    return dict(found.drawing.series)

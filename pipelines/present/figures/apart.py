"""Marks and names that would lie on each other, moved apart; the same in every drawing."""

from collections.abc import Sequence

from pipelines.present.figures.figure import Point


def lifts(points: Sequence[Point], near: float = 0.22, step: float = 0.17) -> list[float]:
    """How far each point is moved up from its level, so that it is not on the one before.

    near: years between points that would touch; step: in levels.
    """
    found: list[float] = []
    for number, point in enumerate(points):
        earlier = zip(points[:number], found, strict=True)
        taken = {
            lift
            for other, lift in earlier
            if other.level == point.level and point.at - other.at < near
        }
        free = (round(place * step * sign, 3) for place in range(9) for sign in (1, -1))
        found.append(next(lift for lift in free if lift not in taken))
    return found


def spread(wanted: list[float], low: float, high: float) -> list[float]:
    """Heights as near as they can be to those wanted, from high to low, none on another."""
    gap = min((high - low) / 24, (high - low) / max(len(wanted), 1))
    heights: list[float] = []
    for number, height in enumerate(wanted):
        room = low + gap * (len(wanted) - number - 0.5)
        heights.append(max(min(height, heights[-1] - gap if heights else high), room))
    return heights

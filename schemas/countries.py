"""Boxes of the countries that places lie in: a place outside of its own is told.

Whole degrees, rounded outward from the bounding boxes of Natural Earth (naturalearthdata.com,
1:50 million), without territories overseas: generous on purpose, and no statement on any boundary.
"""

from typing import NamedTuple


class Box(NamedTuple):
    """Least and largest latitude and longitude, in degrees."""

    south: float
    north: float
    west: float
    east: float

    def holds(self, latitude: float, longitude: float) -> bool:
        """Whether a point lies in the box."""
        return self.south <= latitude <= self.north and self.west <= longitude <= self.east


BOXES = {
    "Albania": Box(39, 43, 19, 22),
    "Austria": Box(46, 50, 9, 18),
    "Belgium": Box(49, 52, 2, 7),
    "Bosnia and Herzegovina": Box(42, 46, 15, 20),
    "Bulgaria": Box(41, 45, 22, 29),
    "Canada": Box(41, 84, -142, -52),
    "Croatia": Box(42, 47, 13, 20),
    "Cyprus": Box(34, 36, 32, 35),
    "Czechia": Box(48, 52, 12, 19),
    "Denmark": Box(54, 58, 8, 16),
    "Estonia": Box(57, 60, 21, 29),
    "Finland": Box(59, 71, 19, 32),
    "France": Box(41, 52, -6, 10),
    "Germany": Box(47, 56, 5, 16),
    "Greece": Box(34, 42, 19, 30),
    "Hungary": Box(45, 49, 16, 23),
    "Ireland": Box(51, 56, -11, -5),
    "Israel": Box(29, 34, 34, 36),
    "Italy": Box(35, 48, 6, 19),
    "Kosovo": Box(41, 44, 20, 22),
    "Latvia": Box(55, 59, 20, 29),
    "Lithuania": Box(53, 57, 20, 27),
    "Luxembourg": Box(49, 51, 5, 7),
    "Malta": Box(35, 37, 14, 15),
    "Montenegro": Box(41, 44, 18, 21),
    "Netherlands": Box(50, 54, 3, 8),
    "North Macedonia": Box(40, 43, 20, 24),
    "Norway": Box(57, 72, 4, 32),
    "Poland": Box(48, 55, 14, 25),
    "Portugal": Box(36, 43, -10, -6),
    "Romania": Box(43, 49, 20, 30),
    "Russia": Box(41, 82, 19, 180),
    "Serbia": Box(41, 47, 18, 24),
    "Slovakia": Box(47, 50, 16, 23),
    "Slovenia": Box(45, 47, 13, 17),
    "Spain": Box(35, 44, -10, 5),
    "Sweden": Box(55, 70, 10, 25),
    "Switzerland": Box(45, 48, 5, 11),
    "Türkiye": Box(35, 43, 25, 45),
    "Ukraine": Box(44, 53, 22, 41),
    "United Kingdom": Box(49, 61, -9, 2),
    "United States": Box(24, 72, -180, -66),
}
"""By the names that `region` of a place uses."""


def boxes_of(region: str | None) -> tuple[Box, ...]:
    """The box of a country; all of them for a place of another region, or of none."""
    return (BOXES[region],) if region in BOXES else tuple(BOXES.values())

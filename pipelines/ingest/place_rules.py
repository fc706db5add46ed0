"""Rules of places: both coordinates or none, and a point that lies in its country."""

from collections.abc import Iterator

from pipelines.ingest.records import Records
from schemas.countries import boxes_of
from schemas.problem import Problem
from schemas.registers import Place


def place_rules(records: Records) -> Iterator[Problem]:
    """Every place with half a pair of coordinates; a warning for each outside its country."""
    for place in records.of("places", Place):
        if (place.latitude is None) != (place.longitude is None):
            there = "latitude" if place.longitude is None else "longitude"
            found, allowed = f"{there} alone", "latitude and longitude, or none of them"
            yield Problem(
                "half a pair of coordinates", "places", (place.id,), there, found, allowed
            )
        elif place.latitude is not None and place.longitude is not None:
            yield from _outside(place, place.latitude, place.longitude)


def _outside(place: Place, latitude: float, longitude: float) -> Iterator[Problem]:
    boxes = boxes_of(place.region)
    if any(box.holds(latitude, longitude) for box in boxes):
        return
    is_swapped = any(box.holds(longitude, latitude) for box in boxes)
    where = place.region if len(boxes) == 1 else "every country that is known"
    yield Problem(
        f"a place outside {where}",
        "places",
        (place.id,),
        "latitude",
        f"{latitude}, {longitude}",
        hint="latitude and longitude look swapped" if is_swapped else "see schemas/countries.py",
        severity="warning",
    )

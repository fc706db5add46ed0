"""Places: coordinates within bounds, both or none, and a point in its country."""

from pathlib import Path

import pytest

from pipelines.ingest import Ingested
from schemas.countries import BOXES, boxes_of
from schemas.registers import Place
from tests.reports import Told, place_of, reported
from tests.trees import edit

P = "places.yml"


def located(root: Path, *lines: str) -> Path:
    """The tiny tree with more lines in the record of its place."""
    more = "".join(f"    {line}\n" for line in lines)
    edit(root, P, "    kind: city\n", f"    kind: city\n{more}")
    return root


def told(root: Path) -> list[tuple[str, str, str]]:
    """Place, kind and severity of what is wrong."""
    return [(one.place, one.what, one.severity) for one in reported(root)]


@pytest.mark.parametrize(
    ("line", "allowed"),
    [
        ("latitude: 4266.0", "a number from -90 to 90"),
        ("latitude: -90.5", "a number from -90 to 90"),
        ("longitude: 2117.0", "a number from -180 to 180"),
        ("longitude: -181", "a number from -180 to 180"),
    ],
)
def test_a_coordinate_out_of_bounds_is_told(tiny: Path, line: str, allowed: str) -> None:
    name, _, value = line.partition(": ")
    root = located(tiny, line)
    place = place_of(root, P, f"{name}: |{value}")
    assert reported(root) == [Told(place, f"{name} is out of bounds", value, allowed)]


@pytest.mark.parametrize("name", ["latitude", "longitude"])
def test_half_a_pair_is_told(tiny: Path, name: str) -> None:
    root = located(tiny, f"{name}: 42.5")
    place = place_of(root, P, f"{name}: |42.5")
    assert told(root) == [(place, "half a pair of coordinates", "error")]


@pytest.mark.parametrize("where", [("region: Kosovo",), ("region: Nowhere",), ()])
def test_a_swapped_pair_is_a_warning_that_says_so(tiny: Path, where: tuple[str, ...]) -> None:
    root = located(tiny, "latitude: 21.17", "longitude: 42.66", *where)
    (one,) = reported(root)
    assert (one.place, one.severity) == (place_of(root, P, "latitude: |21.17"), "warning")
    assert one.hint == "latitude and longitude look swapped"


def test_a_place_outside_its_country_is_a_warning(tiny: Path) -> None:
    root = located(tiny, "latitude: 50.85", "longitude: 4.35", "region: Kosovo")
    place = place_of(root, P, "latitude: |50.85")
    assert told(root) == [(place, "a place outside Kosovo", "warning")]


def test_a_place_in_its_country_stands(tiny: Path) -> None:
    assert told(located(tiny, "latitude: 42.66", "longitude: 21.17", "region: Kosovo")) == []


def test_every_country_of_the_records_has_a_box(checkout_records: Ingested) -> None:
    places = checkout_records.records.of("places", Place)
    assert {p.region for p in places if p.latitude is not None} <= set(BOXES)


def test_a_box_is_south_to_north_and_west_to_east() -> None:
    for name, box in BOXES.items():
        assert -90 <= box.south < box.north <= 90 and -180 <= box.west < box.east <= 180, name
    assert boxes_of("Kosovo") == (BOXES["Kosovo"],)
    assert len(boxes_of(None)) == len(BOXES)

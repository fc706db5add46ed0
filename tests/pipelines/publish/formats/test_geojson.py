"""Meetings and activities as GeoJSON: a feature for each record, read back by pyogrio."""

import json
import struct
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyogrio
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.publish.formats.geojson import MAPPED, geojson
from schemas.registry import TABLES
from schemas.tables import Tables
from tests.each import each
from tests.pipelines.publish.formats.made import ODD, TEXTS, info
from tests.pipelines.tabulate.tables import checkout_tables, table, tiny_tables

each_table = each(MAPPED)


def read(text: str, folder: Path) -> tuple[list[dict[str, Any]], list[tuple[float, float] | None]]:
    """Properties and points as GDAL reads them."""
    path = folder / "features.geojson"
    path.write_text(text, encoding="utf-8", newline="")
    meta, _, geometry, values = pyogrio.raw.read(path, datetime_as_string=True)
    rows = zip(*(column.tolist() for column in values), strict=True)
    properties = [dict(zip(meta["fields"], row, strict=True)) for row in rows]
    return properties, [None if each is None else point(each) for each in geometry]


def point(binary: bytes) -> tuple[float, float]:
    """A point of well-known binary: byte order, kind, x, y (OGC 06-103r4, 8.2)."""
    order, kind, x, y = struct.unpack("<BIdd", binary)
    assert (order, kind) == (1, 1)
    return x, y


def activities(titles: Sequence[str]) -> Tables:
    """An activity of each title, without a place."""
    rows = [
        {
            "id": f"{number:03}",
            "title": title,
            "kind": "workshop",
            "held": "yes",
            "evidence": "report",
            "verified": True,
        }
        for number, title in enumerate(titles)
    ]
    return Tables({"activities": table("activities", *rows), "places": table("places")})


def feature(name: str, tables: Tables) -> dict[str, Any]:
    """The first feature."""
    return json.loads(geojson(name, tables, info()))["features"][0]  # type: ignore[no-any-return]


@each_table
def test_gdal_reads_every_record_back(name: str, tmp_path: Path):
    tables = checkout_tables()
    properties, points = read(geojson(name, tables, info()), tmp_path)
    places = {row["id"]: row for row in tables.rows("places")}
    assert len(properties) == tables[name].num_rows > 100
    for found, where, row in zip(properties, points, tables.rows(name), strict=True):
        for column in set(found) & set(TABLES[name].columns):
            assert found[column] == row[column], (row["id"], column)
        place = places.get(row["place_id"])
        assert found["place_name_sq"] == (place and place["name_sq"])
        assert found["place_name_sr_latn"] == (place and place["name_sr_latn"])
        known = place is not None and place["longitude"] is not None
        assert where == ((place["longitude"], place["latitude"]) if place and known else None)


@settings(max_examples=25)
@given(titles=st.lists(TEXTS, min_size=1, max_size=5))
def test_any_title_comes_back(titles: list[str], tmp_path_factory: pytest.TempPathFactory):
    text = geojson("activities", activities(titles), info())
    properties, points = read(text, tmp_path_factory.mktemp("odd"))
    assert [found["title"] for found in properties] == titles
    assert [found["id"] for found in properties] == activities(titles)["activities"][
        "id"
    ].to_pylist()
    assert set(points) == {None}


def test_each_odd_title_comes_back(tmp_path: Path):
    properties, _ = read(geojson("activities", activities(ODD), info()), tmp_path)
    assert [found["title"] for found in properties] == list(ODD)


def test_a_point_is_longitude_then_latitude_as_in_the_data():
    (place, *_) = (row for row in checkout_tables().rows("places") if row["longitude"] is not None)
    (meeting, *_) = tiny_tables().rows("meetings")
    tables = Tables(
        {
            "places": table("places", place),
            "meetings": table("meetings", {**meeting, "place_id": place["id"]}),
        }
    )
    made = feature("meetings", tables)
    assert made["geometry"] == {
        "type": "Point",
        "coordinates": [place["longitude"], place["latitude"]],
    }
    assert made["id"] == made["properties"]["id"] == meeting["id"]
    for column in ("name_en", "name_sq", "name_sr_latn", "name_sr_cyrl", "kind"):
        assert made["properties"][f"place_{column}"] == place[column]


def test_a_region_gives_no_point_and_is_named():
    (place, *_) = (row for row in checkout_tables().rows("places") if row["longitude"] is not None)
    (row,) = activities(["A workshop"]).rows("activities")
    tables = Tables(
        {
            "places": table("places", place),
            "activities": table("activities", {**row, "region_id": place["id"]}),
        }
    )
    made = feature("activities", tables)
    assert made["geometry"] is None
    assert made["properties"]["region_id"] == place["id"]
    assert made["properties"]["place_id"] is None


@each_table
def test_the_collection_is_rfc_7946_and_says_whose_it_is(name: str):
    made = json.loads(geojson(name, checkout_tables(), info()))
    assert (made["type"], made["name"]) == ("FeatureCollection", name)
    assert "crs" not in made
    assert (made["version"], made["licence"]) == (info().version, info().licence)
    assert info().how_to_cite in made["attribution"] and "GeoNames" in made["attribution"]
    for feature in made["features"]:
        assert set(feature) == {"type", "id", "geometry", "properties"}
        if feature["geometry"]:
            longitude, latitude = feature["geometry"]["coordinates"]
            assert -180 <= longitude <= 180 and -90 <= latitude <= 90


def test_no_record_is_an_empty_collection():
    assert json.loads(geojson("activities", activities([]), info()))["features"] == []

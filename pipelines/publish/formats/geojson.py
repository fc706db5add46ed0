"""Meetings and activities on the map: GeoJSON (RFC 7946), one feature for each record."""

import json
from collections.abc import Mapping
from typing import Any

from pipelines.publish.metadata import GEONAMES, About
from schemas.registry import TABLES
from schemas.tables import Tables

_OF_RECORD = {
    "meetings": ("date", "date_end", "status", "mode", "track", "facilitator", "verified"),
    "activities": (
        "title",
        "kind",
        "date",
        "date_end",
        "published",
        "held",
        "mode",
        "region_id",
        "venue",
        "project_id",
        "verified",
    ),
}
_OF_PLACE = ("name_en", "name_sq", "name_sr_latn", "name_sr_cyrl", "kind", "region")
MAPPED = tuple(_OF_RECORD)
"""Tables whose records have a place."""


def geojson(name: str, tables: Tables, info: About) -> str:
    """A FeatureCollection as text.

    name: one of MAPPED; tables: with that table and `places`; info: the metadata. The point of a
    feature is the town of `place_id`, longitude first. A record without a town, or whose town has
    no coordinates, has a null geometry; a country or region gives none, for nothing was held at the
    point that stands for it.
    """
    places = {row["id"]: row for row in tables.rows("places")}
    features = [_feature(name, row, places.get(row["place_id"])) for row in tables.rows(name)]
    head = {
        "type": "FeatureCollection",
        "name": name,
        "description": TABLES[name].title,
        "version": info.version,
        "licence": info.licence,
        "attribution": f"{info.how_to_cite} {GEONAMES}",
    }
    lines = ",\n".join(map(_json, features))
    return f'{_json(head)[:-1]}, "features": [\n{lines}\n]}}\n'


def _feature(name: str, row: Mapping[str, Any], place: Mapping[str, Any] | None) -> dict[str, Any]:
    named = {} if place is None else place
    return {
        "type": "Feature",
        "id": row["id"],
        "geometry": _point(place),
        "properties": {
            "id": row["id"],
            **{column: row[column] for column in _OF_RECORD[name]},
            "place_id": row["place_id"],
            **{f"place_{column}": named.get(column) for column in _OF_PLACE},
        },
    }


def _point(place: Mapping[str, Any] | None) -> dict[str, Any] | None:
    if place is None or place["longitude"] is None or place["latitude"] is None:
        return None
    return {"type": "Point", "coordinates": [place["longitude"], place["latitude"]]}


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)

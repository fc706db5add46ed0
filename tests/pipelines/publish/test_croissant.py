"""croissant.json describes the Parquet files; tests/soak/test_standards.py reads them by it."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from pipelines.publish.croissant import croissant
from pipelines.publish.listed import listed
from pipelines.publish.metadata import about
from schemas.files import file_sha256
from schemas.registry import TABLES
from tests.each import each
from tests.pipelines.site.made import SITE_URL, with_address
from tests.pipelines.tabulate.tables import tiny_tables


@cache
def described(folder: Path) -> dict[str, Any]:
    return json.loads((folder / "croissant.json").read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def records(folder: Path, name: str) -> dict[str, Any]:
    (found,) = (each for each in described(folder)["recordSet"] if each["@id"] == name)
    return found  # type: ignore[no-any-return]


def test_it_says_what_the_data_are(tiny_data: Path):
    told = described(tiny_data)
    assert told["conformsTo"] == "http://mlcommons.org/croissant/1.0"
    assert (told["name"], told["version"]) == (about(tiny_tables()).title, "2020.06.0")
    assert told["datePublished"] == "2020-06-30"
    assert told["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert told["citeAs"].startswith("@misc{tiny-2020.06.0,")
    assert told["@context"]["recordSet"] == "cr:recordSet"


def test_each_table_is_a_file_with_its_hash(tiny_data: Path):
    files = described(tiny_data)["distribution"]
    assert [file["@id"] for file in files] == [f"{name}.parquet" for name in TABLES]
    for file in files:
        path = tiny_data / file["contentUrl"]
        assert file["sha256"] == file_sha256(path)
        assert file["contentSize"] == f"{path.stat().st_size} B"


def test_with_an_address_a_file_has_its_own(tiny_data: Path):
    tables = with_address(tiny_tables())
    told = json.loads(croissant(tables, about(tables), listed(tiny_data)))
    assert told["url"] == f"{SITE_URL}/"
    assert {each["contentUrl"].rpartition("/")[0] for each in told["distribution"]} == {
        f"{SITE_URL}/data"
    }


@each(TABLES)
def test_fields_are_the_columns_of_the_table(name: str, tiny_data: Path):
    found, spec = records(tiny_data, name), tiny_tables().spec(name)
    assert [field["name"] for field in found["field"]] == list(spec.columns)
    assert [field["@id"] for field in found["field"]] == [f"{name}/{c}" for c in spec.columns]
    assert all(field["description"] for field in found["field"])
    assert {field["source"]["fileObject"]["@id"] for field in found["field"]} == {f"{name}.parquet"}
    keys = [key["@id"] for key in found.get("key", [])]
    whole = set(spec.key) <= set(spec.required)
    assert keys == ([f"{name}/{part}" for part in spec.key] if whole else [])


def test_dates_of_sources_are_texts_and_days_are_dates(tiny_data: Path):
    claims = {f["name"]: f["dataType"] for f in records(tiny_data, "assessments")["field"]}
    assert claims["as_of"] == claims["published"] == claims["recorded"] == "sc:Text"
    assert (claims["level"], claims["verified"]) == ("sc:Integer", "sc:Boolean")
    positions = {f["name"]: f["dataType"] for f in records(tiny_data, "positions")["field"]}
    assert positions["as_of"] == "sc:Date"

"""csv-metadata.json describes the CSV files for the web of data; the package csvw accepts it."""

import json
import shutil
import warnings
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from csvw import CSVW

from schemas.codes import TREND
from schemas.registry import TABLES
from tests.each import each, each_row
from tests.pipelines.tabulate.tables import tiny_tables

FILE = "csv-metadata.json"


@cache
def described(folder: Path) -> dict[str, Any]:
    return json.loads((folder / FILE).read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def table(folder: Path, name: str) -> dict[str, Any]:
    (found,) = (each for each in described(folder)["tables"] if each["url"] == f"{name}.csv")
    return found  # type: ignore[no-any-return]


def faults(folder: Path) -> list[str]:
    """What the package says of a folder. A reference may be empty: that is no fault of a row."""
    with warnings.catch_warnings():
        warnings.simplefilter("always")  # which it takes for what it found
        try:
            found = CSVW(str(folder / FILE), validate=True, strict=False)
            assert len(list(found.tables)) == len(described(folder)["tables"])
            is_valid = found.is_valid
        except ValueError as error:
            return [str(error)]
    return [] if is_valid else [str(each.message) for each in found.warnings]


def test_the_package_finds_the_data_valid(tiny_data: Path):
    assert faults(tiny_data) == []


@pytest.mark.soak
def test_the_package_finds_the_data_of_the_checkout_valid(checkout_data: Path):
    assert faults(checkout_data) == []


@each_row(
    [
        ("positions.csv", ",62,", ",xx,", "invalid lexical value for decimal: xx"),
        (
            "assessments.csv",
            ",stalled,",
            ",standing,",
            "invalid lexical value for string: standing",
        ),
        ("assessments.csv", "example-2013-c002", "example-2013-c001", "duplicate primary key"),
        ("positions.csv", "example-2013,", "example-2014,", "not found in table agreements.csv"),
        ("places.csv", "id,name_en,", "id,name,", "missing required columns {'name_en'}"),
    ]
)
def test_the_package_notices_a_change(
    file: str, old: str, new: str, fault: str, tiny_data: Path, tmp_path: Path
):
    folder = tmp_path / "data"
    folder.mkdir()
    for path in [*tiny_data.glob("*.csv"), tiny_data / FILE]:
        shutil.copyfile(path, folder / path.name)
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    assert fault in " ".join(faults(folder))


def test_it_says_what_the_data_are_in_each_language(checkout_data: Path):
    about = described(checkout_data)
    assert about["@context"] == ["http://www.w3.org/ns/csvw", {"@language": "en"}]
    assert {each["@language"] for each in about["dc:title"]} == {"en", "sq", "sr-Latn"}
    assert {each["@language"] for each in about["dc:description"]} == {"en", "sq", "sr-Latn"}
    assert about["dc:issued"]["@type"] == "xsd:date"


@each(TABLES)
def test_columns_and_keys_are_those_of_the_registry(name: str, tiny_data: Path):
    spec, schema = TABLES[name], table(tiny_data, name)["tableSchema"]
    columns = schema["columns"]
    assert [column["name"] for column in columns] == list(tiny_tables().spec(name).columns)
    assert {column["name"] for column in columns if column.get("required")} == set(spec.required)
    assert schema.get("primaryKey", list(spec.key)) == list(spec.key)
    assert ("primaryKey" in schema) == (set(spec.key) <= set(spec.required))
    told = {
        key["columnReference"][0]: key["reference"]["resource"]
        for key in schema.get("foreignKeys", [])
    }
    assert told == {column: f"{target}.csv" for column, target in spec.foreign_keys.items()}


def test_a_column_says_what_it_holds(tiny_data: Path):
    found = {c["name"]: c for c in table(tiny_data, "assessments")["tableSchema"]["columns"]}
    assert found["level"]["datatype"] == {"base": "integer", "minimum": 0, "maximum": 3}
    assert found["trend"]["datatype"] == {"base": "string", "format": "|".join(TREND.codes)}
    assert found["as_of"]["datatype"] == "string"  # it may be a year
    assert found["level"]["titles"] == {"und": "level", "en": "level"}
    positions = {c["name"]: c for c in table(tiny_data, "positions")["tableSchema"]["columns"]}
    assert positions["as_of"]["datatype"] == "date"
    assert positions["tied_claim_ids"]["separator"] == "; "

"""datapackage.json describes the CSV files for programs: Data Package, version 2."""

import hashlib
import json
import shutil
from functools import cache
from pathlib import Path
from typing import Any

from frictionless import validate

from schemas import codes
from schemas.registry import TABLES
from tests.each import each, each_row
from tests.pipelines.tabulate.tables import tiny_tables


@cache
def descriptor(folder: Path) -> dict[str, Any]:
    return json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def resource(folder: Path, name: str) -> dict[str, Any]:
    (found,) = (r for r in descriptor(folder)["resources"] if r["path"] == f"{name}.csv")
    return found  # type: ignore[no-any-return]


def faults(folder: Path, name: str | None = None) -> list[list[Any]]:
    """What frictionless says of a folder of data, or of one table in it: all take it seconds."""
    report = validate(str(folder / "datapackage.json"), resource_name=name)
    assert len(report.tasks) == (1 if name else len(TABLES))
    return report.flatten(["name", "rowNumber", "type", "note"])


def test_frictionless_finds_the_data_valid(data: tuple[str, Path]):
    assert faults(data[1]) == []


@each_row(
    [
        ("assessments.csv", ",2016-05-01,", ",2016-05-02,", "hash-count"),
        ("assessments.csv", "example-2013-c002", "example-2013-c0022", "byte-count"),
        ("positions.csv", ",62,", ",xx,", "type-error"),
    ]
)
def test_frictionless_notices_a_change(
    file: str, old: str, new: str, fault: str, tiny_data: Path, tmp_path: Path
):
    folder = tmp_path / "data"
    shutil.copytree(tiny_data, folder)
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    assert fault in [row[2] for row in faults(folder, file.removesuffix(".csv"))]


def test_the_package_says_what_it_is(tiny_data: Path):
    package = descriptor(tiny_data)
    assert package["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert package["name"] == "tiny"
    assert package["id"]
    assert package["version"] == "2020.06.0"
    assert package["created"] == "2020-06-30T00:00:00Z"
    assert package["keywords"] == ["example"]
    assert package["contributors"] == [{"title": "Example author", "roles": ["author"]}]
    assert package["licenses"][0]["name"] == "CC-BY-4.0"
    assert package["sources"]
    assert "profile" not in package


def test_each_table_is_a_resource_whose_hash_and_length_match(data: tuple[str, Path]):
    _, folder = data
    resources = descriptor(folder)["resources"]
    assert [r["path"] for r in resources] == [f"{name}.csv" for name in TABLES]
    for found in resources:
        content = (folder / found["path"]).read_bytes()
        assert found["bytes"] == len(content)
        assert found["hash"] == "sha256:" + hashlib.sha256(content).hexdigest()
        assert (found["type"], found["encoding"], found["mediatype"]) == (
            "table",
            "utf-8",
            "text/csv",
        )


def test_each_dialect_names_its_delimiter(tiny_data: Path):
    """npm datapackage 1.1.10 guesses one that is not named, from what stands in the first lines."""
    for found in descriptor(tiny_data)["resources"]:
        assert found["dialect"] == {"delimiter": ",", "lineTerminator": "\n"}


@each(TABLES)
def test_fields_and_keys_are_those_of_the_registry(name: str, tiny_data: Path):
    schema = resource(tiny_data, name)["schema"]
    assert [field["name"] for field in schema["fields"]] == list(tiny_tables().spec(name).columns)
    assert all(field["description"] for field in schema["fields"])
    required = {f["name"] for f in schema["fields"] if f.get("constraints", {}).get("required")}
    assert required == set(TABLES[name].required)
    assert schema["missingValues"] == [""]
    keys = schema.get("primaryKey") or schema["uniqueKeys"][0]
    assert keys == list(TABLES[name].key)
    assert ("primaryKey" in schema) == (set(keys) <= required)


def test_every_foreign_key_names_a_resource(tiny_data: Path):
    resources = descriptor(tiny_data)["resources"]
    names = {"", *(found["name"] for found in resources)}
    keys = [(r["path"], key) for r in resources for key in r["schema"].get("foreignKeys", [])]
    assert len(keys) == sum(len(spec.foreign_keys) for spec in TABLES.values())
    assert {key["reference"]["resource"] for _, key in keys} <= names
    assert {tuple(key["reference"]["fields"]) for _, key in keys} == {("id",)}


def test_levels_are_ordered_categories_in_words(tiny_data: Path):
    fields = {f["name"]: f for f in resource(tiny_data, "assessments")["schema"]["fields"]}
    assert fields["level"]["categoriesOrdered"] is True
    assert [(c["value"], c["label"]) for c in fields["level"]["categories"]] == [
        (0, "not initiated"),
        (1, "minimal"),
        (2, "intermediate"),
        (3, "full"),
    ]


def test_codes_are_categories_with_their_labels(tiny_data: Path):
    fields = {f["name"]: f for f in resource(tiny_data, "assessments")["schema"]["fields"]}
    told = {c["value"]: c["label"] for c in fields["trend"]["categories"]}
    assert told == codes.TREND.labels
    assert list(told) == list(codes.TREND.labels)
    assert "categoriesOrdered" not in fields["trend"]

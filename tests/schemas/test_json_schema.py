"""JSON Schemas for editors: valid, and in agreement with what ingest reads."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from pipelines.ingest.read import Listing, Scalar, Value, parse
from schemas.json_schema import DRAFT, file_schemas
from schemas.registry import FILES, TABLES, Child, FileKind, Table, file_kind
from tests.each import each, each_row
from tests.trees import TREES

SCHEMAS = file_schemas()
TINY_FILES = sorted((TREES / "tiny" / "raw").rglob("*.yml"))

each_kind = each(FILES, lambda kind: kind.name)


def plain(value: Value) -> Any:
    """What a file holds, without places."""
    if isinstance(value, Scalar):
        return value.value
    if isinstance(value, Listing):
        return [plain(item) for item in value.items]
    return {key: plain(item) for key, item in value.items.items()}


def read(path: Path) -> Any:
    """A file of records as plain values, by the project's own reader."""
    tree, problems = parse(path.read_bytes(), str(path))
    assert tree is not None and [each for each in problems if each.severity == "error"] == []
    return plain(tree)


def faults(kind: str, tree: Any) -> list[str]:
    """What a schema finds wrong with a file."""
    found = Draft202012Validator(SCHEMAS[kind]).iter_errors(tree)
    return [f"{error.json_path}: {error.message}" for error in found]


def tiny(file: str) -> Any:
    """A file of the tiny tree."""
    return read(TREES / "tiny" / "raw" / file)


def records(kind: FileKind) -> Iterator[tuple[Mapping[str, Any], Table, frozenset[str]]]:
    """Each record schema in a kind of file, its table, and the columns that nobody writes."""
    schema = SCHEMAS[kind.name]
    if kind.root is not None:
        yield from nested(schema, TABLES[kind.root], frozenset())
    given = frozenset({kind.folder_column} if kind.folder_column else ())
    for field, table in kind.lists.items():
        yield from nested(schema["properties"][field]["items"], TABLES[table], given)


def nested(
    schema: Mapping[str, Any], table: Table, given: frozenset[str]
) -> Iterator[tuple[Mapping[str, Any], Table, frozenset[str]]]:
    """A record schema and those of its children."""
    yield schema, table, given
    for field, child in table.children.items():
        if child.value is None:
            yield from nested(
                schema["properties"][field]["items"], TABLES[child.table], child.given
            )


def test_every_kind_of_file_has_a_schema() -> None:
    assert list(SCHEMAS) == [kind.name for kind in FILES]


@each_kind
def test_a_schema_is_valid_and_plain_json(kind: FileKind) -> None:
    schema = SCHEMAS[kind.name]
    assert schema["$schema"] == DRAFT == Draft202012Validator.META_SCHEMA["$id"]
    assert schema["title"] == f"raw/{kind.pattern}"
    Draft202012Validator.check_schema(schema)
    assert json.loads(json.dumps(schema, allow_nan=False)) == schema


@each_kind
def test_a_record_offers_its_columns_and_lists_and_nothing_that_is_given(kind: FileKind) -> None:
    for schema, table, given in records(kind):
        written = {*table.columns, *table.children} - given
        assert set(schema["properties"]) == written, table.name
        assert set(schema["required"]) == set(table.required) - given, table.name
        assert schema["additionalProperties"] is False, table.name


def test_keys_of_the_parent_and_numbers_are_not_offered() -> None:
    provisions = SCHEMAS["agreement"]["properties"]["provisions"]["items"]["properties"]
    assert "agreement_id" not in provisions
    assert set(provisions["citations"]["items"]["properties"]) == {
        "source_id", "locator", "seen_on", "seen_as", "seen_part", "quote"
    }  # fmt: skip
    assert set(provisions["obliged"]["items"]["properties"]) == {"party", "body"}
    translations = SCHEMAS["translations"]["properties"]["translations"]["items"]["properties"]
    assert "language" not in translations


@each_kind
def test_every_field_has_a_title_and_a_description(kind: FileKind) -> None:
    for schema, table, _ in records(kind):
        for name, field in schema["properties"].items():
            assert field["description"], f"{table.name}.{name}"
            assert name in table.children or field["title"], f"{table.name}.{name}"


@each_kind
def test_patterns_are_regular_expressions_of_the_whole_text(kind: FileKind) -> None:
    for schema, _, _ in records(kind):
        for field in schema["properties"].values():
            if "pattern" in field:
                assert field["pattern"].startswith("^") and field["pattern"].endswith("$")
                re.compile(field["pattern"])


def test_a_code_is_offered_with_its_meaning() -> None:
    field = SCHEMAS["dataset"]["properties"]["creators"]["items"]["properties"]["role"]
    assert field["enum"] == ["author", "publisher"]
    assert field["description"].endswith(
        "author: author of the dataset; publisher: publisher of the dataset"
    )


def test_a_code_that_may_be_absent_may_be_null() -> None:
    properties = SCHEMAS["agreement"]["properties"]
    assert properties["parent_basis"]["enum"] == ["stated", "our-match", None]
    assert None not in properties["phase"]["enum"]


@each(TINY_FILES, lambda path: path.relative_to(TREES / "tiny" / "raw").as_posix())
def test_files_of_the_tiny_tree_are_valid(path: Path) -> None:
    kind = file_kind(path.relative_to(TREES / "tiny" / "raw").as_posix())
    assert kind is not None
    assert faults(kind.name, read(path)) == []


@each_kind
def test_files_of_the_checkout_are_valid(kind: FileKind, checkout: Path) -> None:
    raw = checkout / "raw"
    paths = [
        path for path in sorted(raw.rglob("*.yml")) if kind.matches(str(path.relative_to(raw)))
    ]
    found = [f"{path}: {fault}" for path in paths for fault in faults(kind.name, read(path))]
    assert found == []


def test_a_dataset_without_a_version_is_not_valid() -> None:
    tree = tiny("dataset.yml")
    del tree["version"]
    assert faults("dataset", tree) == ["$: 'version' is a required property"]


@each_row(
    [
        ("phase", "technical"),
        ("id", "Example 2013"),
        ("place_id", "Example Town"),
        ("title", 2013),
        ("title", None),
        ("topics", ["bridges"]),
        ("topics", "movement"),
        ("colour", "red"),
        ("provisions", [{"id": "example-2013.1"}]),
    ]
)
def test_what_ingest_refuses_an_editor_marks(field: str, value: Any) -> None:
    tree = tiny("agreements/example-2013.yml")
    assert faults("agreement", {**tree, field: value})


@each([-1, 4, 1.5, "2", True])
def test_a_level_out_of_scale_is_marked(level: Any) -> None:
    scales = [{"assessor_id": "example-institute", "label": "a", "level": level}]
    assert faults("scales", {"scales": scales})


@each_row([("latitude", 90, True), ("latitude", 4266.0, False), ("longitude", -180.5, False)])
def test_a_number_out_of_its_bounds_is_marked(field: str, value: float, is_in: bool) -> None:
    tree = tiny("places.yml")
    tree["places"][0][field] = value
    assert (faults("places", tree) == []) == is_in


def test_a_parent_key_written_by_hand_is_marked() -> None:
    tree = tiny("agreements/example-2013.yml")
    tree["provisions"][0]["agreement_id"] = "example-2013"
    assert len(faults("agreement", tree)) == 1


@each_kind
def test_children_by_table_and_by_schema_are_the_same(kind: FileKind) -> None:
    for schema, table, _ in records(kind):
        for field, child in table.children.items():
            item = schema["properties"][field]["items"]
            assert item["type"] == ("object" if child.value is None else value_types(child))


def value_types(child: Child) -> str:
    """The JSON type of the plain values of a list."""
    assert child.value is not None
    assert TABLES[child.table].model.model_fields[child.value].is_required()
    return "string"

"""What is typed becomes values: of the type of the field, or a text that the check refuses."""

from typing import Any

import pytest

from pipelines.scaffold.values import element, typed
from schemas.problem import CouldNotRun
from schemas.registry import TABLES
from tests.each import each_row


@each_row(
    [
        ("figures", "value", "3.5", 3.5),
        ("figures", "value", "-12", -12),
        ("figures", "value", "12345678901234567", "12345678901234567"),
        ("figures", "value", "0.0000001", 0.0000001),
        ("figures", "value", "1,000", "1,000"),
        ("figures", "value", "inf", "inf"),
        ("assessments", "level", "2", 2),
        ("assessments", "level", "2.5", "2.5"),
        ("figures", "verified", "Yes", True),
        ("figures", "verified", "false", False),
        ("figures", "verified", "perhaps", "perhaps"),
        ("figures", "as_of", " 2013 ", "2013"),
    ]
)
def test_a_value_has_the_type_of_its_field(table: str, column: str, text: str, expected: Any):
    value = typed(TABLES[table].model.model_fields[column], text)
    assert (value, type(value)) == (expected, type(expected))


@each_row(
    [
        ("activities", "topics", "borders, roads", "borders, roads"),
        ("provisions", "obliged", "kosovo", {"party": "kosovo"}),
        ("provisions", "obliged", "party=serbia; body=a; b", {"party": "serbia", "body": "a; b"}),
        ("surveys", "groups", "group=x = y; share=12.5", {"group": "x = y", "share": 12.5}),
        (
            *("figures", "citations", "{source_id: 'a', seen_on: 2020}"),
            {"source_id": "a", "seen_on": "2020"},
        ),
        (
            *("discrepancies", "versions"),
            "{text: a, verified: true, citations: [{source_id: s}], odd: [1]}",
            {"text": "a", "verified": True, "citations": [{"source_id": "s"}], "odd": ["1"]},
        ),
    ]
)
def test_an_element_of_a_list(table: str, field: str, text: str, expected: Any):
    assert element(TABLES[table].children[field], text, f"--{field}") == expected


@each_row(
    [
        ("citations", "x", "--citations x: write 'source_id=...; seen_on=...; seen_as=...;"),
        ("citations", "source=x", "fields: source_id, locator"),
        ("citations", "{a", "not a mapping in braces"),
        ("citations", "{source_id: [}", "not a mapping in braces at character"),
    ]
)
def test_what_is_no_record_says_the_form(field: str, text: str, said: str):
    with pytest.raises(CouldNotRun) as refused:
        element(TABLES["figures"].children[field], text, f"--{field}")
    assert said in str(refused.value)

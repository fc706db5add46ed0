"""One canonical text for what a file format alone changes, and nothing more."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest

from pipelines.compare.values import text_of, type_of


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("TRUE", "true"),
        ("False", "false"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("2021-03-04 00:00:00", "2021-03-04"),
        ("2021-03-04 10:11", "2021-03-04T10:11:00"),
        ("2021-03-04T10:11:12.0004", "2021-03-04T10:11:12"),
        ("0.30000000000000004", "0.3"),
    ],
)
def test_forms_of_one_value(text: str, form: str) -> None:
    assert canonical(text) == form


@pytest.mark.parametrize(
    "text",
    ["007", "1.0", "1.50", " a ", "NA", "tRuE", "1e5", "2021-13-04 10:11", "12345678901234567890"],
)
def test_everything_else_stays(text: str) -> None:
    assert canonical(text) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (True, "true"),
        (1.0, "1"),
        (-0.0, "0"),
        (1.5, "1.5"),
        (0.1 + 0.2, "0.3"),
        (1.0000000000000002, "1"),
        (1e22, "10000000000000000000000"),
        (float("nan"), ""),
        (12, "12"),
        (Decimal("1.50"), "1.50"),
        (date(2021, 3, 4), "2021-03-04"),
        (datetime(2021, 3, 4), "2021-03-04"),
        (datetime(2021, 3, 4, 10, 11, 59, 999_900), "2021-03-04T10:12:00"),
        (time(10, 11), "10:11:00"),
        (timedelta(hours=30, minutes=5), "30:05:00"),
        (["b", {"d": 1}], '["b", {"d": 1}]'),
        (b"\x01\xff", "01ff"),
    ],
)
def test_typed_values(value: object, text: str) -> None:
    assert text_of(value) == text


@pytest.mark.parametrize(
    ("text", "form"),
    [("1.0", "1"), ("1.50", "1.5"), ("-2.0", "-2"), ("1E-3", "0.001")]
    + [(same, same) for same in ("007", "00.5", "1,5", "1.", "1.2.0", "a.b", "")],
)
def test_numbers_of_a_file_that_keeps_no_way_of_writing(text: str, form: str) -> None:
    assert unspelled(text) == form


@pytest.mark.parametrize(
    ("column", "name"),
    [
        (["", ""], None),
        (["true", ""], "boolean"),
        (["2021-03-04"], "date"),
        (["1", "-2.5", "1e-07"], "number"),
        (["1", "007"], "string"),
    ],
)
def test_type_of_a_column(column: list[str], name: str | None) -> None:
    assert type_of(column) == name

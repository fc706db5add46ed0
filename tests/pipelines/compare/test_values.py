"""One text for every typed value, and what a text without a type shows."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.compare import values
from tests.each import each, each_row


@each_row(
    [
        (None, ""),
        ("a\r\nb\rc", "a\nb\nc"),
        (" a ", " a "),
        (True, "true"),
        (1.0, "1"),
        (-0.0, "0"),
        (1.5, "1.5"),
        (0.1 + 0.2, "0.30000000000000004"),
        (1e22, "10000000000000000000000"),
        (1e300, "1e300"),
        (1.5e-07, "0.00000015"),
        (float("nan"), ""),
        (float("-inf"), "-inf"),
        (12, "12"),
        (10**50, "1e50"),
        (2**63, "9223372036854775808"),
        (Decimal("1.50"), "1.5"),
        (Decimal("1E+3"), "1000"),
        (Decimal("-0.00"), "0"),
        (Decimal("1.2345678901234567890123"), "1.2345678901234567890123"),
        (Decimal("12e4567"), "1.2e4568"),
        (date(2021, 3, 4), "2021-03-04"),
        (datetime(2021, 3, 4), "2021-03-04T00:00:00"),
        (datetime(2021, 3, 4, 10, 11, 59, 999_900), "2021-03-04T10:11:59.9999"),
        (time(10, 11), "10:11:00"),
        (timedelta(hours=30, minutes=5), "30:05:00"),
        (timedelta(seconds=-1.5), "-00:00:01.5"),
        (["b", {"e": 1.50, "d": None}], '["b", {"d": null, "e": 1.5}]'),
        ([("a", 1)], '[["a", 1]]'),
        ({"a": "1"}, '{"a": "1"}'),
        ({"a": date(2021, 3, 4)}, '{"a": "2021-03-04"}'),
        (b"\x01\xff", "01ff"),
    ]
)
def test_typed_values(value: object, text: str) -> None:
    assert values.text_of(value) == text


def test_lists_within_each_other_have_an_end() -> None:
    deep: list[object] = []
    for _ in range(values.DEEPEST + 2):
        deep = [deep]
    with pytest.raises(RecursionError):
        values.text_of(deep)


@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_a_number_keeps_all_its_digits(number: Decimal) -> None:
    text = values.exact_text(number)
    assert Decimal(text) == number
    assert values.exact(text) == text, "the form of a form is itself"


@given(st.floats(allow_nan=False))
def test_a_double_is_its_text(number: float) -> None:
    assert float(values.double_text(number)) == number


@given(st.floats(width=32, allow_nan=False))
def test_a_single_is_the_shortest_text_that_is_it(number: float) -> None:
    text = values.single_text(number)
    assert values.rounded(text, values.single_text) == text
    assert len(text) <= max(14, len(values.double_text(number)))


@each_row([("1.0", "1"), ("1.50", "1.5"), ("-2.0", "-2"), ("1E-3", "0.001"), ("Infinity", "inf")])
def test_numbers_that_are_written(text: str, form: str) -> None:
    assert values.is_number(text)
    assert values.exact(text) == form


@each(["007", "00.5", "1,5", "1.", "1.2.0", "a.b", "", "1_0", "١", "nan"])
def test_what_would_lose_something_as_a_number_is_none(text: str) -> None:
    assert not values.is_number(text)


def test_a_number_that_no_double_holds_is_not_infinite() -> None:
    assert values.rounded("12e4567", values.double_text) == "1.2e4568"
    assert values.rounded("1e400", values.single_text) == "1e400"
    assert values.rounded("1e300", values.single_text) == "1e300"


@each_row(
    [
        ("2021-03-04", "2021-03-04"),
        ("2021-03-04 10:11", "2021-03-04T10:11:00"),
        ("2021-03-04T10:11:12.500", "2021-03-04T10:11:12.5"),
        ("2021-03-04 10:11:12+01", "2021-03-04T09:11:12Z"),
        ("2021-03-04T00:30:00+0100", "2021-03-03T23:30:00Z"),
        ("9999-12-31 23:59:59.999999", "9999-12-31T23:59:59.999999"),
        ("9999-12-31 23:59:59.9-01:00", "9999-12-31 23:59:59.9-01:00"),
        ("2021-3-4 10:11", "2021-3-4 10:11"),
    ]
)
def test_moments(text: str, form: str) -> None:
    assert values.moment_text(text) == form


@each(["2021-13-04 10:11", "2021-02-30", "2021-03-04 25:00", "a"])
def test_what_is_no_moment(text: str) -> None:
    assert not values.is_moment(text)


@each_row(
    [
        ("2021-03-04T10:11:12.0004", "2021-03-04T10:11:12"),
        ("2021-03-04T10:11:59.9996", "2021-03-04T10:12:00"),
        ("2021-03-04T23:59:59.9996", "2021-03-05"),
        ("9999-12-31T23:59:59.9999", "9999-12-31T23:59:59.999"),
        ("23:59:59.9999", "24:00:00"),
        ("10:01:00.25", "10:01:00.25"),
        ("2021-03-04T00:00:00", "2021-03-04"),
    ]
)
def test_what_a_workbook_holds_of_a_moment(text: str, form: str) -> None:
    assert values.to_millisecond(text) == form


@each_row(
    [
        (["", ""], None),
        (["true", ""], "boolean"),
        (["TRUE", "False"], "boolean"),
        (["2021-03-04"], "date"),
        (["1", "-2.5", "1e-07"], "number"),
        (["1", "007"], "string"),
    ]
)
def test_type_of_a_column(column: list[str], name: str | None) -> None:
    assert values.type_of(column) == name

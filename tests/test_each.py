"""A test of many cases tests each of them and tells all that fail."""

import pytest

from tests.each import each


def test_every_case_is_tested_and_every_fault_is_told() -> None:
    seen = []

    @each([1, 2, 3, 4], str)
    def odd(number: int) -> None:
        seen.append(number)
        assert number % 2, "even"

    with pytest.raises(AssertionError, match="2: AssertionError even") as raised:
        odd()
    assert seen == [1, 2, 3, 4]
    assert "4: AssertionError even" in str(raised.value)


def test_cases_without_a_fault_pass_and_none_is_a_fault() -> None:
    each([1, 3], str)(lambda number: None)()
    with pytest.raises(AssertionError, match="no case"):
        each([], str)

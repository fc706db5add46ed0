"""A test of many cases tests each of them and tells all that fail."""

import inspect
from pathlib import Path

import pytest

from tests.each import each, each_row


@pytest.fixture
def lent() -> str:
    """What the tests below ask pytest for."""
    return "lent"


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
    with pytest.raises(AssertionError, match="of one length"):
        each_row([(1, 2), (3,)])


def test_a_case_that_does_not_raise_or_is_skipped_is_told_and_the_others_are_tested() -> None:
    seen = []

    @each(["raises", "skips", "fails", "passes"])
    def odd(case: str) -> None:
        seen.append(case)
        if case == "raises":
            with pytest.raises(ValueError, match="never"):
                pass
        if case == "skips":
            pytest.skip("not here")
        assert case != "fails"

    with pytest.raises(AssertionError, match="'raises': Failed DID NOT RAISE") as raised:
        odd()
    assert [line.partition(":")[0] for line in str(raised.value).splitlines() if "': " in line] == [
        "'raises'",
        "'skips'",
        "'fails'",
    ]
    assert seen == ["raises", "skips", "fails", "passes"]


def test_a_row_is_called_by_its_values() -> None:
    @each_row([(1, 1), (1, 2)])
    def same(one: int, other: int) -> None:
        assert one == other

    with pytest.raises(AssertionError, match=r"^\(1, 2\): AssertionError assert 1 == 2"):
        same()


@each(["a", "b"])
def test_a_test_of_cases_takes_fixtures(case: str, lent: str) -> None:
    assert (case in "ab", lent) == (True, "lent")


@each_row([("a", 1), ("b", 2)])
def test_so_does_one_of_rows(letter: str, number: int, lent: str) -> None:
    assert (letter * number in ("a", "bb"), lent) == (True, "lent")


@each(["a", "b"])
def test_each_case_has_a_folder_of_its_own(case: str, tmp_path: Path) -> None:
    assert not list(tmp_path.iterdir())
    (tmp_path / case).write_text(case, encoding="utf-8")


class TestInAClass:
    """The object of the class comes before the case."""

    @each(["a", "b"])
    def test_so_does_one_of_a_class(self, case: str, lent: str) -> None:
        assert (case in "ab", lent) == (True, "lent")


def test_pytest_sees_the_fixtures_only() -> None:
    names = list(inspect.signature(test_so_does_one_of_rows).parameters)
    assert names == ["lent"]
    assert list(inspect.signature(TestInAClass.test_so_does_one_of_a_class).parameters) == [
        "self",
        "lent",
    ]

"""One test of many small cases: a test of its own for each would cost more than what it tests."""

import inspect
from collections.abc import Callable, Iterable, Mapping
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

import pytest

Case = TypeVar("Case")
Test = Callable[..., None]

NO_SUCCESS = (Exception, pytest.fail.Exception, pytest.skip.Exception)
"""What ends a case: a KeyError too, for the others are tested all the same; and a skip, which
nobody would see: a case that does not apply is left out of the list."""


def each(cases: Iterable[Case], called: Callable[[Case], str] = repr) -> Callable[[Test], Test]:
    """Make one test of all cases; it fails with every case that does, by what it is called.

    The test takes the case first and then fixtures, which the cases share. Of `tmp_path` each case
    gets a folder of its own; what else changes within a case has no place here.
    """
    return each_row([(case,) for case in cases], lambda row: called(row[0]))


def each_row(
    rows: Iterable[tuple[Any, ...]], called: Callable[[tuple[Any, ...]], str] = repr
) -> Callable[[Test], Test]:
    """The same of cases that are rows: the test takes the values of a row, then fixtures."""
    listed = list(rows)
    assert listed, "no case would be tested"
    assert len({len(row) for row in listed}) == 1, "rows are of one length"

    def of_all(test: Test) -> Test:
        @wraps(test)
        def together(*own: Any, **fixtures: Any) -> None:
            failed = [
                (called(row), fault)
                for number, row in enumerate(listed)
                if (fault := _fault(test, (*own, *row), _of_case(fixtures, number)))
            ]
            if failed:
                told = (f"{name}: {type(fault).__name__} {fault}" for name, fault in failed)
                raise AssertionError("\n".join(told)) from failed[0][1]

        together.__signature__ = _fixtures_of(test, len(listed[0]))  # type: ignore[attr-defined]
        return together

    return of_all


def _fixtures_of(test: Test, taken: int) -> inspect.Signature:
    """What pytest is to give: all that a test takes besides its case."""
    found = inspect.signature(test)
    own, rest = [], list(found.parameters.values())
    if rest[0].name == "self":
        own, rest = rest[:1], rest[1:]
    return found.replace(parameters=[*own, *rest[taken:]])


def _of_case(fixtures: Mapping[str, Any], number: int) -> Mapping[str, Any]:
    if "tmp_path" not in fixtures:
        return fixtures
    folder: Path = fixtures["tmp_path"] / str(number)
    folder.mkdir()
    return {**fixtures, "tmp_path": folder}


def _fault(test: Test, case: tuple[Any, ...], fixtures: Mapping[str, Any]) -> BaseException | None:
    try:
        test(*case, **fixtures)
    except NO_SUCCESS as error:
        return error
    return None

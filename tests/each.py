"""One test of many small cases: a test of its own for each would cost more than what it tests."""

from collections.abc import Callable, Iterable
from typing import TypeVar

Case = TypeVar("Case")


def each(cases: Iterable[Case], called: Callable[[Case], str]) -> Callable[..., Callable[[], None]]:
    """Make one test of all cases; it fails with every case that does, by what it is called."""
    listed = list(cases)

    def of_all(test: Callable[[Case], None]) -> Callable[[], None]:
        def together() -> None:
            failed = [(called(case), fault) for case in listed if (fault := _fault(test, case))]
            assert not failed, "\n".join(f"{name}: {fault}" for name, fault in failed)

        together.__name__, together.__doc__ = test.__name__, test.__doc__
        return together

    assert listed, "no case would be tested"
    return of_all


def _fault(test: Callable[[Case], None], case: Case) -> str | None:
    try:
        test(case)
    except Exception as error:  # also a KeyError: the other cases are tested all the same
        return f"{type(error).__name__} {error}"
    return None

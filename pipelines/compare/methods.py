"""How a systematic change makes a new value from the old one: exact, so that nothing is lost."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

_INTEGER = re.compile(r"0|-?[1-9]\d{0,17}")


def is_integer(text: str) -> bool:
    """Whether a text is a whole number in its one plain form."""
    return _INTEGER.fullmatch(text) is not None


@dataclass(frozen=True)
class Pairs:
    """Every old value of the mapping becomes its new value; others stay."""

    pairs: Mapping[str, str]

    def __call__(self, value: str) -> str:
        """The new value."""
        return self.pairs.get(value, value)


@dataclass(frozen=True)
class Shift:
    """Every whole number grows by the same amount; what is none stays.

    start: the smallest that does, None if all do.
    """

    by: int
    start: int | None = None

    def __call__(self, value: str) -> str:
        """The new value."""
        if not is_integer(value) or (self.start is not None and int(value) < self.start):
            return value
        return str(int(value) + self.by)


@dataclass(frozen=True)
class Constant:
    """Every value becomes this one."""

    value: str

    def __call__(self, value: str) -> str:
        """The new value, whatever the old one."""
        return self.value


Method = Pairs | Shift | Constant

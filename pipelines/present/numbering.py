"""The order of provision numbers: 2 before 10, 4a before 4b, I.2 before II.1."""

import re

_PARTS = re.compile(r"\d+|\D+")


def natural(number: str) -> list[tuple[int, int, str]]:
    """A sort key for a number as a text gives it; digits count as numbers."""
    return [
        (0, int(part), "") if part.isdigit() else (1, 0, part) for part in _PARTS.findall(number)
    ]

"""Near misses: what a person may have meant."""

from collections.abc import Iterable
from difflib import get_close_matches


def hint(found: str, known: Iterable[str]) -> str | None:
    """`did you mean ...`, or None if nothing is near."""
    matches = get_close_matches(found, list(known), n=2, cutoff=0.72)
    return f"did you mean {' or '.join(matches)}?" if matches else None

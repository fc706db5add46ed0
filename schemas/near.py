"""Near misses: what a person may have meant."""

from collections.abc import Iterable
from difflib import get_close_matches


def hint(found: str, known: Iterable[str]) -> str | None:
    """`did you mean ...`, or None if nothing is near; small and capital letters are one."""
    plain = {name.casefold().strip(): name for name in known}
    matches = get_close_matches(found.casefold().strip(), plain, n=2, cutoff=0.72)
    return f"did you mean {' or '.join(plain[each] for each in matches)}?" if matches else None

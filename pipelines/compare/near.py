"""What a person may have meant by a name that is not there, or what there is."""

from collections.abc import Iterable

from schemas import near

SHOWN = 12


def hint(found: str, known: Iterable[str]) -> str:
    """`did you mean ...?`, or what there is, at most a dozen of it."""
    listed = list(known)
    meant = near.hint(found, listed)
    if meant or not listed:
        return meant or "there is none"
    more = f" and {len(listed) - SHOWN} more" if len(listed) > SHOWN else ""
    return f"there are {', '.join(listed[:SHOWN])}{more}"

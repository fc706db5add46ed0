"""What a person may have meant by a name that is not there, or what there is."""

from collections.abc import Iterable

from pipelines.compare import shown
from schemas import near

SHOWN = 12
COMPARED = 1_000
"""So many names are looked through for one that is similar."""


def hint(found: str, known: Iterable[str]) -> str:
    """`did you mean ...?`, or what there is, at most a dozen of it."""
    listed = [shown.short(name) for name in known]
    meant = near.hint(found[: shown.WIDTH], listed[:COMPARED])
    if meant or not listed:
        return meant or "there is none"
    more = f" and {len(listed) - SHOWN} more" if len(listed) > SHOWN else ""
    return f"there are {', '.join(listed[:SHOWN])}{more}"

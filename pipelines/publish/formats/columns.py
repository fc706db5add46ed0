"""Shorter names, for formats that limit them."""

from collections.abc import Iterable, Iterator
from itertools import count


def shortened(names: Iterable[str], limit: int) -> dict[str, str]:
    """A name of at most so many characters for each name, no two alike in any case.

    names: all of one file, in their order; limit: the most characters that the format takes. A
    longer name is cut, and numbered where the cut one is taken; the others stay as they are.
    """
    all_names = list(names)
    short = {name: name for name in all_names if len(name) <= limit}
    taken = {name.casefold() for name in short}
    for name in all_names:
        if name not in short:
            short[name] = next(cut for cut in _cuts(name, limit) if cut.casefold() not in taken)
            taken.add(short[name].casefold())
    return {name: short[name] for name in all_names}


def _cuts(name: str, limit: int) -> Iterator[str]:
    yield name[:limit]
    for number in count(2):
        ending = f"_{number}"
        yield name[: limit - len(ending)] + ending

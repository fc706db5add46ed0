"""Towns in a text: which there are, and how the language of the page names them."""

import re
from dataclasses import dataclass
from functools import lru_cache

from pipelines.capture.reader.cyrillic import in_cyrillic
from pipelines.capture.reader.folding import plain
from pipelines.capture.reader.known import Known
from pipelines.capture.reader.part import Part
from pipelines.capture.reader.values import Read

_CYRILLIC = re.compile(r"[\u0400-\u04ff]")


@dataclass(frozen=True)
class Town:
    """A town in a text. name: as the register has it in the form met; start, end: in the text."""

    id: str
    name: str
    start: int
    end: int


@lru_cache(maxsize=4)
def _known_forms(known: Known) -> frozenset[str]:
    return frozenset(known.towns)


_WORD = re.compile(r"[\w][\w'-]*")


def towns(text: str, known: Known) -> list[Town]:
    """The towns of the register that a plain text in small letters names, in any case."""
    names = _known_forms(known)
    words = list(_WORD.finditer(text))
    found: list[Town] = []
    at = 0
    for n, word in enumerate(words):
        if word.start() < at:
            continue
        for last in range(min(n + 3, len(words)) - 1, n - 1, -1):
            form = text[word.start() : words[last].end()]
            if form in names:
                place, name = known.towns[form]
                found.append(Town(place, name, word.start(), words[last].end()))
                at = words[last].end()
                break
    return found


def town_value(part: Part, town: Town, shift: int, known: Known, sure: float) -> Read[str]:
    """The name of a town in the nominative. shift: where the text of the town begins."""
    start, end = town.start + shift, town.end + shift
    words = part.words(start, end)
    shown = town.name
    if _CYRILLIC.search(words):
        shown = known.cyrillic.get(town.id) or in_cyrillic(town.name)
        if plain(town.name) != plain(shown):
            shown = in_cyrillic(town.name)
    as_written = plain(shown) == plain(words) and not words.isupper()
    value = words if as_written else shown
    return part.read(value, start, end, sure)

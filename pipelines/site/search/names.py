"""Names that stand for the same: where a text has one of them, it is found by the others too."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipelines.present import Library
from pipelines.present.language import plain
from pipelines.present.relations import TITLES_OF_AGREEMENT, TRANSLATED_TITLES_OF_AGREEMENT
from pipelines.site.search.words import folded, parts
from schemas.agreements import Agreement
from schemas.registers import Organisation, OrganisationName, Place, PlaceAlias
from schemas.texts import Spelling

_ENDINGS = (
    "",
    *("a", "e", "i", "o", "u", "s", "n", "t", "ve", "ja"),
    *("es", "en", "se", "ne", "it", "in", "ut", "un", "at", "et", "ave", "eve"),
    *("om", "em", "oj", "og", "ama", "ima", "ova", "ove", "ovi"),
)
"""What a name has behind it in a sentence, in Albanian, Serbian and English, folded."""

_START = 3
"""Letters by which a name is looked up."""

_PARTICLE = 3
"""A shorter word is a particle that is bent with its noun (i, e, të, së), or is skipped."""


@dataclass(frozen=True)
class Word:
    """A word in a text or a name: as it is written, and folded."""

    written: str
    fold: str


@dataclass(frozen=True)
class _Name:
    """One name, and the words of all names of the same, folded."""

    words: tuple[Word, ...]
    every: tuple[str, ...]

    def stands(self, text: Sequence[Word], at: int) -> bool:
        """Whether the name stands at a place of a text, in any case."""
        found = text[at : at + len(self.words)]
        return len(found) == len(self.words) and all(map(_fits, self.words, found))


def _fits(word: Word, found: Word) -> bool:
    if word.written.isupper():
        return found.written == word.written
    if len(word.fold) < _PARTICLE:
        return len(found.fold) <= _PARTICLE
    if found.fold == word.fold:
        return True
    base = _base(word.fold)
    return found.fold.startswith(base) and found.fold[len(base) :] in _ENDINGS


def _base(fold: str) -> str:
    """A word without the vowel that changes with the case."""
    return fold[:-1] if len(fold) > _START and fold[-1] in "aeiou" else fold


class Names:
    """Finds names in texts. groups: the names of one thing each."""

    def __init__(self, groups: Sequence[Sequence[str]]) -> None:
        self.groups = groups
        self._by_start: dict[str, list[_Name]] = defaultdict(list)
        for group in groups:
            for name in _names(group):
                self._by_start[_base(name.words[0].fold)[:_START]].append(name)

    def besides(self, text: Sequence[Word]) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Where a name ends in a text, and by which words it is found besides. Each only once."""
        at, said = 0, set[tuple[str, ...]]()
        while at < len(text):
            name = self._longest(text, at)
            length = len(name.words) if name else 1
            if name and name.every not in said:
                said.add(name.every)
                own = {word.fold for word in text[at : at + length]}
                others = tuple(fold for fold in name.every if fold not in own)
                if others:
                    yield at + length - 1, others
            at += length

    def _longest(self, text: Sequence[Word], at: int) -> _Name | None:
        start = text[at].fold[:_START]
        standing = [name for name in self._by_start.get(start, ()) if name.stands(text, at)]
        return max(standing, key=lambda name: len(name.words), default=None)


def _names(group: Iterable[str]) -> Iterator[_Name]:
    """The names of one thing, each with the words of all."""
    listed = dict.fromkeys(group)
    found = [tuple(Word(part, folded(part)) for part in parts(name)) for name in listed]
    every = tuple(dict.fromkeys(word.fold for words in found for word in words))
    yield from (_Name(words, every) for words in found if words)


def names(library: Library) -> Names:
    """The names of places in every language, and of organisations in that of the library."""
    return Names([*_places(library), *_organisations(library), *_spelled(library)])


def _places(library: Library) -> Iterator[list[str]]:
    aliases = defaultdict(list)
    for row in library.all(PlaceAlias):
        aliases[row.place_id].append(row.name)
    for place in library.all(Place):
        own = (place.name_en, place.name_sq, place.name_sq_definite, place.name_sr_latn)
        yield [*own, place.name_sr_cyrl, *aliases[place.id]]


def _organisations(library: Library) -> Iterator[list[str]]:
    aliases = defaultdict(list)
    for row in library.all(OrganisationName):
        aliases[row.organisation_id].append(row.name)
    for one in library.all(Organisation):
        own = (one.name, plain(library.name(one.id)), *aliases[one.id])
        yield [*parts(one.acronym or ""), *own]


def _spelled(library: Library) -> Iterator[list[str]]:
    """Names that are not turned into Cyrillic letter by letter."""
    if library.words.code == "sr-Cyrl":
        rows = library.all(Spelling)
        yield from ([row.latin, row.cyrillic] for row in rows if row.cyrillic)


def called(library: Library) -> dict[str, list[str]]:
    """What the agreements are called besides, by the path of their page."""
    return {
        f"agreements/{row.id}.html": [
            row.title,
            row.short_title,
            plain(library.text(row, "short_title")),
            *(each.title for each in library.children(TITLES_OF_AGREEMENT, row.id)),
            *(each.title for each in library.children(TRANSLATED_TITLES_OF_AGREEMENT, row.id)),
        ]
        for row in library.all(Agreement)
    }

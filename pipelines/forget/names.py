"""The forms in which a person is named: scripts, languages, cases, and names without marks."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from schemas.problem import CouldNotRun

_ALBANIAN = {"č": "ç", "ć": "q", "š": "sh", "ž": "zh", "đ": "gj", "dž": "xh"}
_VOWELS = "aeiouëаеиоу"
_SHORTEST = 4
"""Letters of a word that is cut at its end to find its other cases."""

_ENDING = r"[^\W\d_]{0,4}"
_ONE_WORD_IS_TOO_LITTLE = 2


@dataclass(frozen=True)
class Person:
    """A person as texts name them.

    spellings: the whole name in each spelling; is: finds it as it is spelt; case: finds other cases
    of it too, and may find a little more.
    """

    spellings: tuple[str, ...]
    exact: re.Pattern[str]
    case: re.Pattern[str]
    slug: re.Pattern[str]

    def is_whole(self, text: str) -> bool:
        """Whether a text is the name and nothing else."""
        return self.exact.fullmatch(text.strip()) is not None

    def without(self, text: str, instead: str) -> str:
        """A text with something else in the place of the name as it is spelt."""
        return self.exact.sub(lambda _: instead, text)


def person(
    name: str, spelled: Iterable[tuple[str, str | None]], cyrillic: Callable[[str], str]
) -> Person:
    """The forms of a name.

    name: first name and surname, in any script; spelled: Latin and Cyrillic spellings of names;
    cyrillic: turns a Serbian name. Raises CouldNotRun for a single word, which would find others.
    """
    plain = " ".join(unicodedata.normalize("NFC", name).split())
    if len(plain.split()) < _ONE_WORD_IS_TOO_LITTLE:
        raise CouldNotRun("give first name and surname: one word alone names other persons too")
    forms = list(dict.fromkeys(_forms(plain, list(spelled), cyrillic)))
    every = [*forms, *(turned for form in forms if (turned := _turned(form)))]
    ascii_forms = {_unmarked(form) for form in forms}
    slugs = {"-".join(form.casefold().split()) for form in ascii_forms if form.isascii()}
    return Person(
        spellings=tuple(forms),
        exact=_any(_word, every),
        case=_any(_in_cases, every),
        slug=re.compile("|".join(map(re.escape, sorted(slugs))) or r"(?!)", re.IGNORECASE),
    )


def _forms(
    name: str, spelled: list[tuple[str, str | None]], cyrillic: Callable[[str], str]
) -> Iterator[str]:
    latin = {own: other for other, own in spelled if own}
    first = latin.get(name, name)
    yield name
    yield first
    yield from (own for other, own in spelled if other == first and own)
    by_part = dict(spelled)
    yield " ".join(by_part.get(part) or part for part in first.split())
    yield cyrillic(first)
    yield _unmarked(first)
    albanian = "".join(_ALBANIAN.get(letter, letter) for letter in first.casefold())
    yield albanian.title()


def _unmarked(text: str) -> str:
    letters = unicodedata.normalize("NFD", text.replace("đ", "dj").replace("Đ", "Dj"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _turned(name: str) -> str | None:
    """The surname first."""
    *first, last = name.split()
    return f"{last} {' '.join(first)}" if first else None


def _any(word: Callable[[str], str], names: Iterable[str]) -> re.Pattern[str]:
    forms = sorted(dict.fromkeys(names), key=len, reverse=True)
    parts = (r"[\s,]+".join(map(word, name.split())) for name in forms)
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)", re.IGNORECASE)


def _word(word: str) -> str:
    return re.escape(word)


def _in_cases(word: str) -> str:
    """A word with any ending of up to four letters; a last vowel may change."""
    is_cut = len(word) > _SHORTEST and word[-1].casefold() in _VOWELS
    return re.escape(word[:-1] if is_cut else word) + _ENDING

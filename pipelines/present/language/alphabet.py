"""The order of letters of each language: Albanian and Serbian count some pairs as one letter."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from pipelines.present.language.every import of_every_language

_ALPHABETS = of_every_language(
    __name__,
    "alphabet",
    {
        "en": "a b c d e f g h i j k l m n o p q r s t u v w x y z",
        "sq": "a b c ç d dh e ë f g gj h i j k l ll m n nj o p q r rr s sh t th u v w x xh y z zh",
        "sr-Latn": "a b c č ć d dž đ e f g h i j k l lj m n nj o p q r s š t u v w x y z ž",
        "sr-Cyrl": "а б в г д ђ е ж з и ј к л љ м н њ о п р с т ћ у ф х ц ч џ ш",
    },
)
_RANK = {
    code: {letter: number for number, letter in enumerate(alphabet.split(), 1)}
    for code, alphabet in _ALPHABETS.items()
}
_LETTERS = {
    code: re.compile("|".join(sorted(ranks, key=len, reverse=True)) + "|.", re.DOTALL)
    for code, ranks in _RANK.items()
}


def tailored() -> dict[str, dict[str, str]]:
    """For each language its letters that follow another one, with the key for who knows neither.

    The key of dh is d with the sign that stands behind all letters, so that dh follows d and all
    that begins with d. It is for browsers, of which many do not know the order of Albanian.
    """
    return {code: dict(_followers(alphabet.split())) for code, alphabet in _ALPHABETS.items()}


_BEHIND = "\uffff"
"""Stands behind every letter in the order that Unicode gives."""


def _followers(letters: list[str]) -> Iterator[tuple[str, str]]:
    number: Counter[str] = Counter()
    for letter in letters:
        base = _PLAIN.get(letter) or unicodedata.normalize("NFD", letter)[0]
        if base != letter:
            number[base] += 1
            yield letter, base + _BEHIND * number[base]


@lru_cache(maxsize=100_000)
def sort_key(language: str, text: str) -> tuple[list[tuple[int, int]], str]:
    """The key by which a text is sorted in a language.

    text: capitals count as small letters; letters of other languages stand at their plain form;
    what is no letter of the language comes before, other scripts after.
    """
    folded = text.casefold()
    letters = _LETTERS[language].findall(folded)
    return [_rank(language, letter) for letter in letters], folded


_PLAIN = {"đ": "d", "ł": "l", "ø": "o"}
"""Letters with a stroke, which Unicode does not take apart."""


def _rank(language: str, letter: str) -> tuple[int, int]:
    ranks = _RANK[language]
    plain = _PLAIN.get(letter) or unicodedata.normalize("NFD", letter)[0]
    for form in (letter, plain):
        if form in ranks:
            return 1, ranks[form]
    return 2 if letter.isalpha() else 0, ord(letter[0])

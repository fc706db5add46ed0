"""Words as they are looked for: one alphabet, no accents; and words of a page that nobody sees."""

import re
import unicodedata
from collections.abc import Iterable

from schemas.letters import plain

HIDDEN = "\N{INVISIBLE SEPARATOR}"
"""Stands before a word that is found and not shown; Pagefind looks at letters and digits only."""

_PART = re.compile(r"\w+")


def folded(text: str) -> str:
    """A text in plain small letters, as the search page folds what is typed.

    đ is written dj by who has no such letter, and ć is q in Albanian (Vuçiq, Leposaviq).
    """
    return plain(text).replace("dj", "d").replace("q", "c")


def parts(text: str) -> list[str]:
    """The words of a text without what stands between them."""
    return _PART.findall(text)


def in_secret(words: Iterable[str]) -> str:
    """Words that are found and not shown."""
    return " ".join(f"{HIDDEN}{word}" for word in words)


def is_new(word: str, fold: str) -> bool:
    """Whether a word is not found by its fold already: Pagefind drops accents, and no more."""
    return fold != _without_accents(word.lower())


def _without_accents(word: str) -> str:
    letters = unicodedata.normalize("NFD", word)
    return "".join(letter for letter in letters if not unicodedata.combining(letter))

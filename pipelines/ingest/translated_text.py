"""A translated text as the rules of its words read it, and what they find in it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from schemas.problem import Severity
from schemas.texts import Translation

QUOTED = re.compile(r"[„“”\"«][^„“”\"«»]*[“”\"»]")

_BASE = {"sr-Cyrl": "sr-Latn"}
"""Language of another script -> the language whose terms it has."""

_CYRILLIC = "АБВГДЂЕЖЗИЈКЛЉМНЊОПРСТЋУФХЦЧЏШабвгдђежзијклљмнњопрстћуфхцчџш"
_LATIN = "ABVGDĐEŽZIJKLǈMNǋOPRSTĆUFHCČǅŠabvgdđežzijklǉmnǌoprstćufhcčǆš"
IN_LATIN = str.maketrans(_CYRILLIC, _LATIN)
"""Letter for letter, so that places hold."""

_PAIRS = {"lj": "(?:lj|ǉ)", "nj": "(?:nj|ǌ)", "dž": "(?:dž|ǆ)"}


@dataclass(frozen=True)
class Text:
    """A translated text.

    plain: in Latin script, with blanks in the place of what stands in quotation marks, as long as
    the text; english: the text that was translated.
    """

    row: Translation
    plain: str
    english: str

    @classmethod
    def of(cls, row: Translation, english: str) -> "Text":
        """The text of a translation."""
        plain = QUOTED.sub(lambda quoted: " " * len(quoted[0]), row.text)
        return cls(row, plain.translate(IN_LATIN), english)

    @property
    def language(self) -> str:
        """The language whose terms it has."""
        return _BASE.get(self.row.language, self.row.language)


@dataclass(frozen=True)
class Finding:
    """What a rule found. at: the letter where it begins; found: as written; write: what instead."""

    at: int
    found: str | None
    what: str
    write: str | None
    severity: Severity = "warning"


class Rule(Protocol):
    """Looks at a text."""

    def __call__(self, text: Text) -> Iterator[Finding]:
        """What is wrong with it."""


@cache
def words(pattern: str) -> re.Pattern[str]:
    """Whole words, small letters and capitals alike.

    pattern: * is any letters at the end of a word, and any one word where it stands alone.
    """
    parts = [r"\w+" if word == "*" else _word(word) for word in pattern.split()]
    phrase = r"\s+".join(parts)
    return re.compile(rf"(?<!\w){phrase}(?!\w)", re.IGNORECASE)


def _word(word: str) -> str:
    found = re.escape(word).replace(r"\*", r"\w*")
    for pair, either in _PAIRS.items():
        found = found.replace(pair, either)
    return found


@cache
def mark(pattern: str) -> str:
    """Letters that each text with the words of a pattern has: looking for them first is faster."""
    pairs = "|".join(_PAIRS)
    return max(re.split(rf"[\s*]+|{pairs}", pattern.lower()), key=len)


def written(text: Text, match: re.Match[str]) -> tuple[int, str]:
    """Where a match stands, and how the text has it."""
    return match.start(), text.row.text[match.start() : match.end()]

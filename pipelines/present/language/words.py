"""The words of one language: what every context is written with."""

from collections.abc import Callable, Iterable, Mapping
from functools import cache, lru_cache
from typing import TypeVar, overload

from babel import Locale
from babel.numbers import format_decimal

from pipelines.present.language.alphabet import sort_key
from pipelines.present.language.dates import Dates
from pipelines.present.language.definitions import defined
from pipelines.present.language.names import Names
from pipelines.present.language.text import Printed, foreign, strung, tagged
from schemas.claims import Assessment
from schemas.tables import given

Item = TypeVar("Item")


@lru_cache(maxsize=100_000)
def _decimal(value: float, pattern: str, code: str) -> str:
    """A number as a language writes it: pages say the same few thousand again and again.

    value: no negative zero, which equals zero and would be written with its sign.
    """
    return format_decimal(value, format=pattern, locale=Locale.parse(code, sep="-"))


class Words(Names, Dates):
    """Messages, dates, names of codes, numbers, lists and the order of letters of a language."""

    def number(self, value: float) -> str:
        """A number as the language writes it, with decimals only where there are any."""
        return _decimal(value + 0, "#,##0.######", self.code)

    def decimal(self, value: float, places: int) -> str:
        """A number with so many decimals."""
        return _decimal(value + 0, f"#,##0.{'0' * places}", self.code)

    def percent(self, value: float) -> str:
        """A percentage."""
        return f"{self.number(value)}%"

    @overload
    def joined(self, items: Iterable[str]) -> str: ...
    @overload
    def joined(self, items: Iterable[Printed]) -> Printed: ...
    def joined(self, items: Iterable[Printed]) -> Printed:
        """A list in words: a, b and c."""
        *head, last = list(items) or [""]
        if not head:
            return last
        return self.pgettext("list", "%(head)s and %(last)s", head=strung(head, ", "), last=last)

    def sorted(self, items: Iterable[Item], key: Callable[[Item], str] = str) -> list[Item]:
        """Items in the order of the letters of the language."""
        return sorted(items, key=lambda item: sort_key(self.code, key(item)))

    def level(self, claim: Assessment) -> str:
        """The level of a claim in words, or how there is none."""
        if claim.level is None:
            return self.no_level[given(claim.no_level_code)]
        return self.levels[claim.level]

    def naming(self, parties: Mapping[str, str]) -> "Words":
        """These words with other names of the parties, which a profile may give."""
        named = Words(self.code)
        named.party.update(parties)
        named.performer.update(parties)
        return named

    def spoken(self, text: str, language: str | None) -> Printed:
        """A text as it was given, which says its language where that is another.

        language: of the text, or None where it is not known: names then stand as English.
        """
        own = tagged(text, language or "en")
        return text if own == self.code else foreign(text, own)

    def english(self, text: str) -> Printed:
        """A text that stands in English in every language, and says so in the others."""
        return text if self.code == "en" else foreign(text, "en")

    def defined(self, text: str) -> Printed:
        """A definition of the schemas, without the marks of code; in English if not translated."""
        own = defined(self.code).get(text)
        return self.english(text.replace("`", "")) if own is None else own.replace("`", "")


@cache
def words_of(code: str) -> Words:
    """The words of a language.

    code: of LANGUAGES.
    """
    return Words(code)

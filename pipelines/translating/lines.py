"""What a translator is given: one line for each text, with how its translation stands."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from schemas.fingerprint import text_hash
from schemas.texts import Translation
from schemas.translatable import Original, TextKey, Translations, standing

Only = Literal["missing", "stale", "all"]


@dataclass(frozen=True)
class Line:
    """A text to translate, as it stands in the repository.

    current: the translation that there is; is_made: it is made from another script, so that none
    of its own is there; row: the own translation.
    """

    original: Original
    state: str
    current: str | None
    is_made: bool
    row: Translation | None

    @property
    def key(self) -> TextKey:
        """Which text of which record."""
        return self.original.key

    @property
    def status(self) -> str | None:
        """Status of the wording of the own translation."""
        return self.row.status if self.row else None

    @property
    def review(self) -> str | None:
        """Who has read the own translation."""
        return self.row.review if self.row else None

    @property
    def note(self) -> str | None:
        """Remark on the own translation."""
        return self.row.note if self.row else None

    @property
    def seen(self) -> str:
        """A hash of the translation with all that a translator may change."""
        return seen(self.current, self.status, self.review, self.note)


def seen(text: str | None, *more: str | None) -> str:
    """A hash of a translation: its text, status, review and note; white space counts once."""
    return text_hash("\n".join(" ".join((part or "").split()) for part in (text, *more)))


def lines(
    originals: Iterable[Original],
    language: str,
    translations: Translations,
    turned: Callable[[str], str] = str,
) -> list[Line]:
    """Every text that is translated into a language, in the order of the records.

    turned: makes the text of the language from that of another script.
    """
    return [
        _line(original, language, translations, turned)
        for original in originals
        if language in original.languages
    ]


def _line(
    original: Original, language: str, translations: Translations, turned: Callable[[str], str]
) -> Line:
    found = standing(original, language, translations)
    if found.row is None:
        return Line(original, found.state, None, False, None)
    if found.is_made:
        return Line(original, found.state, turned(found.row.text), True, None)
    return Line(original, found.state, found.row.text, False, found.row)


def chosen(found: Sequence[Line], only: Only, tables: Sequence[str]) -> list[Line]:
    """Lines of a state and of some tables. tables: their names, none for all."""
    return [
        line
        for line in found
        if only in ("all", line.state) and (not tables or line.key.table in tables)
    ]

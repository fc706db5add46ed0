"""What can be translated: the English texts of records, and how the translation of each stands."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from schemas.codes import LANGUAGE
from schemas.fields import Row
from schemas.fingerprint import text_hash
from schemas.registry import TABLES
from schemas.texts import Translation

ENGLISH = "en"

OTHERS = tuple(code for code in LANGUAGE.codes if code != ENGLISH)
"""The languages that texts are translated into."""

MADE_FROM: Mapping[str, str] = {"sr-Cyrl": "sr-Latn"}
"""Language -> the language from whose texts its own are made, where it has none."""


_OWN_NAMES: Mapping[tuple[str, str], Mapping[str, str]] = {
    ("organisations", "name"): {"name_sq": "sq", "name_sr": "sr-Latn"},
}
"""Table and field -> column with a name of its own -> the language that needs no translation."""


class TextKey(NamedTuple):
    """Which text of which record."""

    table: str
    id: str
    field: str

    def __str__(self) -> str:
        return f"{self.table} {self.id} {self.field}"


@dataclass(frozen=True)
class Original:
    """An English text that can be translated.

    own: languages in which the record has a name of its own, and so needs no translation.
    """

    key: TextKey
    text: str
    own: frozenset[str] = frozenset()

    @property
    def hash(self) -> str:
        """The hash of the text as it is."""
        return text_hash(self.text)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that it is translated into."""
        return tuple(code for code in OTHERS if code not in self.own)

    @property
    def words(self) -> int:
        """Parts of the text between blanks."""
        return len(self.text.split())


@dataclass(frozen=True)
class Standing:
    """How the translation of a text stands. row: it, if there is one; is_made: from a script."""

    state: str
    row: Translation | None
    is_made: bool


Translations = Mapping[tuple[TextKey, str], Translation]
"""Text and language -> the translation."""


def originals(rows_of: Callable[[str], Iterable[Row]]) -> Iterator[Original]:
    """Every filled text that can be translated, in the order of tables and rows.

    rows_of: the rows of a table by its name.
    """
    for name, table in TABLES.items():
        if not table.translatable:
            continue
        for row in rows_of(name):
            for field in table.translatable:
                text = row.__dict__[field]
                if text is not None:
                    key = TextKey(name, table.name_of(row.__dict__), field)
                    yield Original(key, str(text), _own(key, row))


def _own(key: TextKey, row: Row) -> frozenset[str]:
    columns = _OWN_NAMES.get((key.table, key.field), {})
    own = {code for column, code in columns.items() if row.__dict__[column] is not None}
    return frozenset(own | {made for made, source in MADE_FROM.items() if source in own})


def key_of(row: Translation) -> TextKey:
    """Which text a translation is of."""
    return TextKey(row.record_table, row.record_id, row.field)


def by_text(rows: Iterable[Translation]) -> Translations:
    """Translations by text and language."""
    return {(key_of(row), row.language): row for row in rows}


def is_of(row: Translation, original: Original) -> bool:
    """Whether a translation is of the text as it is, as far as is known."""
    return row.original is None or row.original == original.hash


def standing(original: Original, language: str, translations: Translations) -> Standing:
    """How the translation of a text into a language stands: missing, stale or current."""
    row, source = translations.get((original.key, language)), MADE_FROM.get(language)
    is_made = row is None and source is not None
    if row is None and source is not None:
        row = translations.get((original.key, source))
    if row is None:
        return Standing("missing", None, False)
    return Standing("current" if is_of(row, original) else "stale", row, is_made)

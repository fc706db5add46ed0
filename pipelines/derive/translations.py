"""Translations: how that of each text of each record stands, in each language."""

from schemas.measures import TranslationState
from schemas.registry import TABLES
from schemas.tables import Tables
from schemas.texts import Translation
from schemas.translatable import Original, Translations, by_text, originals, standing


def translation_states(tables: Tables) -> list[TranslationState]:
    """Rows of the table `translation_states`: each text that can be translated, by language.

    tables: base tables, as they stood.
    """
    translations = by_text(tables.of(Translation))
    texts = originals(lambda name: tables.of(TABLES[name].model))
    return [_row(text, language, translations) for text in texts for language in text.languages]


def _row(original: Original, language: str, translations: Translations) -> TranslationState:
    found, key = standing(original, language, translations), original.key
    return TranslationState(
        record_table=key.table,
        record_id=key.id,
        field=key.field,
        language=language,
        state=found.state,
        is_made=found.is_made,
        status=found.row.status if found.row else None,
        review=(found.row.review or "unreviewed") if found.row else None,
        words=original.words,
    )

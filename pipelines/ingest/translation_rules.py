"""Rules of translations: each is of a text that can be translated, and of that text as it is."""

from collections.abc import Iterator

from pipelines.ingest.records import Records
from schemas import near
from schemas.problem import Key, Problem
from schemas.registry import TABLES
from schemas.texts import Translation
from schemas.translatable import is_of, key_of, originals


def translation_rules(records: Records) -> Iterator[Problem]:
    """Every broken rule of translations, errors and warnings."""
    yield from _fields(records)
    yield from _filled(records)
    yield from _stale(records)


def key(row: Translation) -> Key:
    """The key of a translation in its table."""
    return *key_of(row), row.language


def _fields(records: Records) -> Iterator[Problem]:
    """A translation is of a field that is printed or described in other languages."""
    for row in records.of("translations", Translation):
        table = TABLES.get(row.record_table)
        if table is None or row.field in table.translatable:
            continue
        allowed = ", ".join(table.translatable) or "no field of this table"
        is_there = row.field in table.columns
        what = f"a field that {table.name} does not have"
        if is_there:
            what = f"a field of {table.name} that nothing prints in another language"
        hint = near.hint(row.field, table.translatable)
        yield Problem(what, "translations", key(row), "field", row.field, allowed, hint)


def _filled(records: Records) -> Iterator[Problem]:
    """A translation is of a text that is there; a record that is gone is an error of its own."""
    texts = {each.key for each in originals(lambda name: records.rows.get(name, ()))}
    there = {(each.table, each.id) for each in texts}
    for row in records.of("translations", Translation):
        table = TABLES.get(row.record_table)
        of = key_of(row)
        if table is None or row.field not in table.translatable or of in texts:
            continue
        if (of.table, of.id) in there:
            what, hint = "a translation of a text that the record does not have", "take it out"
            yield Problem(what, "translations", key(row), "field", str(of), hint=hint)


def _stale(records: Records) -> Iterator[Problem]:
    """A translation is of the text as it is."""
    texts = {each.key: each for each in originals(lambda name: records.rows.get(name, ()))}
    for row in records.of("translations", Translation):
        original = texts.get(key_of(row))
        if original is None or is_of(row, original):
            continue
        what = (
            f"{original.key}: the text has changed since it was translated; the translation is "
            "not printed"
        )
        hint = "translate it anew (docs/translate.md), or write this hash if it still fits"
        yield Problem(
            what, "translations", key(row), "original", row.original, original.hash, hint, "warning"
        )

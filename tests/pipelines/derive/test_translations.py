"""How each translation stands: one row for each text and language, missing ones too."""

from collections.abc import Iterator
from pathlib import Path

from schemas.fingerprint import text_hash
from schemas.measures import TranslationState
from schemas.quality import QualityCount
from tests.pipelines.tabulate.tables import built_from, checkout_tables
from tests.translated import translated
from tests.trees import edit

TITLE = "Example agreement on bridges"
GIVEN = ("agreements", "example-2013", "title", "Marrëveshja", None)
LATIN = "translations/sr-Latn/agreements.yml"


def titles(root: Path) -> dict[str, TranslationState]:
    """The row of the title of the agreement, by language."""
    return {row.language: row for row in rows(root) if row.field == "title"}


def rows(root: Path) -> Iterator[TranslationState]:
    made = built_from(root / "raw").of(TranslationState)
    return (row for row in made if row.record_table == "agreements")


def test_what_nobody_translated_is_missing_in_each_language(tiny: Path) -> None:
    found = titles(tiny)
    assert set(found) == {"sq", "sr-Latn", "sr-Cyrl"}
    assert {(row.state, row.status, row.review) for row in found.values()} == {
        ("missing", None, None)
    }
    assert {row.words for row in found.values()} == {4}


def test_a_translation_of_the_text_as_it_is_or_of_an_unknown_one_is_current(tiny: Path) -> None:
    for original in (None, text_hash(TITLE)):
        translated(tiny, (*GIVEN[:4], original))
        row = titles(tiny)["sq"]
        assert (row.state, row.status, row.review) == ("current", "machine", "unreviewed")


def test_a_translation_of_another_text_is_stale(tiny: Path) -> None:
    translated(tiny, (*GIVEN[:4], "00000000"))
    found = titles(tiny)
    assert (found["sq"].state, found["sr-Latn"].state) == ("stale", "missing")


def test_cyrillic_is_made_from_latin_unless_it_has_a_text_of_its_own(tiny: Path) -> None:
    translated(tiny, (*GIVEN[:3], "Sporazum", "00000000"), file=LATIN)
    edit(tiny, LATIN, "    status: machine\n", "    status: machine\n    review: reviewed\n")
    made = titles(tiny)["sr-Cyrl"]
    assert (made.state, made.is_made, made.review) == ("stale", True, "reviewed")
    translated(tiny, (*GIVEN[:3], "Споразум", None), file=LATIN.replace("Latn", "Cyrl"))
    own = titles(tiny)["sr-Cyrl"]
    assert (own.state, own.is_made, own.review) == ("current", False, "unreviewed")


def test_an_organisation_with_its_own_name_in_a_language_needs_no_translation(tiny: Path) -> None:
    edit(tiny, "organisations.yml", "    name: Example Institute\n", OWN)
    made = built_from(tiny / "raw").of(TranslationState)
    found = [row.language for row in made if row.record_id == "example-institute"]
    assert found == ["sq"]


OWN = "    name: Example Institute\n    name_sr: Institut Primer\n"


def test_the_quality_of_the_data_counts_the_same_texts_and_words() -> None:
    tables = checkout_tables()
    counts = {
        (row.measure, row.item, row.part): row.count
        for row in tables.of(QualityCount)
        if row.measure.startswith(("translation-", "narrative-"))
    }
    states = [row for row in tables.of(TranslationState) if row.language == "sq"]
    missing = [row for row in states if row.state == "missing"]
    narrated = [row.words for row in states if row.record_table == "narrative_sentences"]
    assert counts["translation-state", "sq", "missing"] == len(missing) > 0
    assert counts["translation-words", "sq", "missing"] == sum(row.words for row in missing)
    assert counts["narrative-words", "sq", "current"] == sum(narrated)

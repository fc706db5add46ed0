"""The hash of a text is that of its words in a language, in the order in which they are read."""

from schemas.fingerprint import text_hash
from schemas.narratives import NarrativeSentence
from schemas.readings import reading_hashes, same_wording
from schemas.texts import Translation

EN = ("en", "sq", "sr-Latn", "sr-Cyrl")


def sentence(number: int, text: str, segment: str = "introduction") -> NarrativeSentence:
    name = f"a-n{number:03}"
    return NarrativeSentence(id=name, narrative_id="a", segment=segment, number=number, text=text)


def wording(language: str, text: str, original: str | None = None) -> Translation:
    return Translation(
        record_table="narrative_sentences",
        record_id="a-n001",
        field="text",
        language=language,
        text=text,
        status="machine",
        verified=False,
        original=original,
    )


ONE = [sentence(1, "One."), sentence(2, "Two.", "challenges")]


def test_without_translations_every_language_has_the_hash_of_the_english_text() -> None:
    assert reading_hashes(ONE, []) == {("a", code): text_hash("One.\nTwo.") for code in EN}


def test_the_order_of_the_records_does_not_count() -> None:
    assert reading_hashes(reversed(ONE), []) == reading_hashes(ONE, [])


def test_a_translation_counts_in_its_language_and_in_the_script_turned_from_it() -> None:
    found = reading_hashes(ONE, [wording("sr-Latn", "Jedan.")])
    assert found["a", "sr-Cyrl"] == found["a", "sr-Latn"] == text_hash("Jedan.\nTwo.")
    assert found["a", "sq"] == found["a", "en"]


def test_a_wording_of_its_own_in_the_other_script_counts_there() -> None:
    found = reading_hashes(ONE, [wording("sr-Latn", "Jedan."), wording("sr-Cyrl", "Један.")])
    assert found["a", "sr-Cyrl"] == text_hash("Један.\nTwo.")


def test_a_translation_of_an_older_text_is_not_what_is_read() -> None:
    older = wording("sq", "Një.", original="00000000")
    current = wording("sq", "Një.", original=text_hash("One."))
    assert reading_hashes(ONE, [older])["a", "sq"] == text_hash("One.\nTwo.")
    assert reading_hashes(ONE, [current])["a", "sq"] == text_hash("Një.\nTwo.")


def test_scripts_of_a_language_are_one_wording() -> None:
    assert same_wording("sr-Latn", "sr-Cyrl")
    assert not same_wording("sq", "sr-Latn")

"""Rules of translations: of which text, of the text as it is, and where each fault stands."""

from pathlib import Path

from tests.reports import Told, place_of, reported
from tests.translated import FILE, translated


def test_a_translation_of_a_text_that_changed_is_a_warning_in_its_line(tiny: Path) -> None:
    path = translated(tiny, ("agreements", "example-2013", "title", "Marrëveshja", "00000000"))
    (told,) = reported(tiny)
    assert (told.found, told.severity) == ("00000000", "warning")
    assert told.what.startswith("agreements example-2013 title: the text has changed since")
    assert told.place == place_of(tiny, FILE, "original: |'00000000'")
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("00000000", told.allowed or ""), encoding="utf-8")
    assert reported(tiny) == []


def test_one_of_which_nobody_knows_what_text_was_translated_passes(tiny: Path) -> None:
    translated(tiny, ("agreements", "example-2013", "title", "Marrëveshja", None))
    assert reported(tiny) == []


def test_a_record_that_is_gone_is_named_with_its_field_and_the_nearest(tiny: Path) -> None:
    translated(tiny, ("agreements", "example-2012", "title", "Marrëveshja", None))
    assert reported(tiny) == [
        Told(
            place_of(tiny, FILE, "record_id: |example-2012"),
            "record_id names no record",
            "agreements example-2012 title",
            "an id that exists: example-2013",
            "did you mean example-2013?",
        )
    ]


def test_a_text_that_the_record_does_not_have_is_an_error(tiny: Path) -> None:
    translated(tiny, ("provisions", "example-2013.1", "summary", "Ndërtimi", None))
    assert reported(tiny) == []
    translated(tiny, ("provisions", "example-2013.1", "number", "Ndërtimi", None))
    (told,) = reported(tiny)
    assert (told.found, told.hint, told.severity) == ("number", None, "error")

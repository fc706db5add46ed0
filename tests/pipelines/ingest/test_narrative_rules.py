"""Rules of narratives: each sentence rests on records, and says what they say today."""

from pathlib import Path

from pipelines.run.sealing import sealed
from tests.narratives import FILE, SEALED, TEXT, narrated
from tests.reports import place_of, reported
from tests.trees import edit


def test_a_narrative_as_it_was_sealed_is_good(tiny: Path) -> None:
    path = narrated(tiny)
    sealed(tiny / "raw")
    assert path.read_text(encoding="utf-8") == SEALED
    assert reported(tiny) == []


def test_a_narrative_that_is_thin_or_long_is_a_warning(tiny: Path) -> None:
    for text, count in (
        (TEXT.partition("challenges:\n")[0], "138 words"),
        (TEXT.replace("travellers, and", f"travellers, {'word ' * 300}and"), "467 words"),
    ):
        narrated(tiny, text)
        sealed(tiny / "raw")
        (told,) = reported(tiny)
        assert (told.what, told.found, told.allowed, told.severity) == (
            "a narrative of an unusual length",
            count,
            "150 to 450 words",
            "warning",
        )


def test_a_sentence_that_nobody_read_against_its_records_is_an_error(tiny: Path) -> None:
    narrated(tiny)
    found = reported(tiny)
    assert [told.what for told in found] == [
        "a sentence of which nobody says that its records were read"
    ] * 6
    assert found[0].hint is not None and "dialogue seal" in found[0].hint


def test_a_sentence_without_a_citation_is_an_error(tiny: Path) -> None:
    narrated(tiny, TEXT + "  - id: example-2013-n009\n    text: It is so.\n    seen: '00000000'\n")
    found = [told for told in reported(tiny) if told.what == "a sentence without a citation"]
    place = place_of(tiny, FILE, "- |id: example-2013-n009")
    assert [(told.place, told.allowed) for told in found] == [
        (place, "at least one record in `cites`")
    ]


def test_a_record_that_is_not_there_is_an_error(tiny: Path) -> None:
    narrated(tiny, TEXT.replace("cited_id: example-2013-c002", "cited_id: example-2013-c099"))
    found = [told for told in reported(tiny) if "example-2013-c099" in (told.found or "")]
    assert [told.place for told in found] == [place_of(tiny, FILE, "cited_id: |example-2013-c099")]


def test_a_record_that_no_narrative_may_rest_on_is_an_error(tiny: Path) -> None:
    cites = "{cited_table: organisations, cited_id: example-institute}"
    old = "{cited_table: figures, cited_id: example-2013-c005}"
    narrated(tiny, TEXT.replace(old, cites))
    told = [told for told in reported(tiny) if told.found == "organisations"]
    assert [each.what for each in told] == ["a table whose records no narrative rests on"]


def test_a_record_that_changed_since_is_a_warning(tiny: Path) -> None:
    narrated(tiny)
    sealed(tiny / "raw")
    edit(tiny, "agreements/example-2013.yml", "    value: 40\n", "    value: 50\n")
    (told,) = reported(tiny)
    assert told.what.startswith("a record cited has changed since the sentence was written")
    assert told.place == place_of(tiny, FILE, f"seen: |'{told.found}'")


def test_a_remark_on_a_record_changes_nothing_that_it_says(tiny: Path) -> None:
    narrated(tiny)
    sealed(tiny / "raw")
    edit(tiny, "agreements/example-2013.yml", "    level: 1\n", "    level: 1\n    note: Seen.\n")
    assert reported(tiny) == []


def test_a_sentence_is_named_after_its_agreement(tiny: Path) -> None:
    narrated(tiny, TEXT.replace("id: example-2013-n001", "id: example-2014-n001"))
    found = [told for told in reported(tiny) if told.found == "example-2014-n001"]
    assert found != []

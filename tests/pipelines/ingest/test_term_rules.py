"""Words of translations: what the term list rules out or wants, and one form for one name."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from pipelines.ingest import ingest
from pipelines.ingest.text_places import TextPlaces
from pipelines.ingest.translated_text import words
from schemas.problem import Place
from tests.each import each_row
from tests.reports import Told, place_of, reported
from tests.translated import translated
from tests.trees import add_records, edit, tiny_tree

TERMS = "translations/terms.yml"
LATIN = "translations/sr-Latn/agreements.yml"
CYRILLIC = "translations/sr-Cyrl/agreements.yml"
SUMMARY = ("agreements", "example-2013", "summary")
ENGLISH = "Both sides build a bridge and count the persons who cross it in Kosovo."


def term(root: Path, avoid: Sequence[dict[str, str]], *, stems: bool = False) -> None:
    """Add a sensitive term to the list."""
    forms = [("en", "Kosovo", "Kosovo"), ("sr-Latn", "Kosovo", "Kosov*"), ("sr-Cyrl", "Косово", "")]
    rows: list[dict[str, object]] = [
        {
            **{"id": "kosovo", "group": "status and names", "sensitive": True},
            "forms": [
                {"language": code, "form": "base", "text": text}
                | ({"stem": stem} if stems and stem else {})
                for code, text, stem in forms
            ],
            "avoid": list(avoid),
        }
    ]
    add_records(root, TERMS, "terms", rows)


def latin(root: Path, text: str, file: str = LATIN) -> list[Told]:
    """What is said of a Serbian summary."""
    translated(root, (*SUMMARY, text, None), file=file)
    return reported(root)


AVOID = [{"language": "sr-Latn", "text": "Kosov* i Metohij*", "unless": "Metohija, so-called"}]


def test_words_that_are_ruled_out_are_told_with_their_line_and_column(tiny: Path) -> None:
    term(tiny, AVOID)
    start = "Obe strane grade most i broje lica koja ga prelaze"
    assert latin(tiny, f"{start}\n      na teritoriji Kosova\n      i Metohije.") == [
        Told(
            place_of(tiny, LATIN, "teritoriji |Kosova"),
            "agreements example-2013 summary: words that the term list rules out, under kosovo",
            "Kosova i Metohije",
            None,
            "write Kosovo",
            "error",
        )
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Na Kosovu.",
        "Izvor kaže „na Kosovu i Metohiji“.",
        "Izvor kaže «Kosovo i Metohija».",
        "Nekosovo i Metohija.",
        "Na Kosovu, i Metohiji.",
    ],
)
def test_quotations_and_other_words_pass(tiny: Path, text: str) -> None:
    term(tiny, AVOID)
    assert latin(tiny, text) == []


def test_where_the_english_text_has_their_like_the_words_may_stand(tiny: Path) -> None:
    term(tiny, AVOID)
    edit(tiny, "agreements/example-2013.yml", ENGLISH, "The Office for Kosovo and Metohija.")
    assert latin(tiny, "Kancelarija za Kosovo i Metohiju.") == []


@each_row([("official",), ("in-use",)])
def test_the_wording_of_a_source_is_its_own(status: str, tmp_path: Path) -> None:
    root = tiny_tree(tmp_path / status)
    term(root, AVOID)
    translated(root, (*SUMMARY, "Kosovo i Metohija", None), file=LATIN)
    edit(root, LATIN, "status: machine", f"status: {status}")
    assert reported(root) == []


def test_what_is_avoided_in_latin_script_is_avoided_in_cyrillic(tiny: Path) -> None:
    term(tiny, [{"language": "sr-Latn", "text": "sprovođenj*", "write": "primena"}])
    (told,) = latin(tiny, "Љубав и спровођење.", CYRILLIC)
    assert (told.found, told.hint) == ("спровођење", "write primena")
    assert told.place == place_of(tiny, CYRILLIC, "и |спровођење")


def test_a_term_of_the_english_text_is_in_the_translation_in_any_case(tiny: Path) -> None:
    term(tiny, [], stems=True)
    assert latin(tiny, "Most na Kosovu.") == []
    (told,) = latin(tiny, "Most.")
    assert told.what.endswith("the English text has the term kosovo, the translation has not")
    assert (told.found, told.hint, told.severity) == (None, "write Kosovo", "warning")
    assert latin(tiny, "Мост.", CYRILLIC)[0].hint == "write Косово"


def test_a_place_in_another_language_is_told_and_its_own_cases_are_not(tiny: Path) -> None:
    names = {
        **{"name_en": "Exampletown", "name_sq": "Shembull", "name_sq_definite": "Shembulli"},
        **{"name_sr_latn": "Primerovo", "name_sr_cyrl": "Примерово"},
        **{"in_sr_latn": "u Primerovu", "in_sr_cyrl": "у Примерову"},
    }
    row = {"id": "other", "kind": "city", "region": "Kosovo", "verified": False, **names}
    add_records(tiny, "places.yml", "places", [row])
    assert latin(tiny, "Most u Primerovu.") == []
    for wrong in ("Exampletown", "Shembull", "Shembulli"):
        (told,) = latin(tiny, f"Most, {wrong}.")
        assert (told.found, told.hint, told.severity) == (wrong, "write Primerovo", "warning")
    for pair in ("Primerovo/Shembull", "„Exampletown“", "Shembull-Press"):
        assert latin(tiny, f"Most, {pair}.") == []


def test_a_place_in_the_name_of_a_body_passes_and_its_english_name_does_not(tiny: Path) -> None:
    old = "    name: Example Institute\n"
    edit(tiny, "organisations.yml", old, f"{old}    name_sr: Institut Primer\n")
    (told,) = latin(tiny, "Kaže Example Institute.")
    assert (told.found, told.hint) == ("Example Institute", "write Institut Primer")
    assert latin(tiny, "Kaže Institut Primer.") == []
    row = {"id": "press", "name": "Example Institute Press", "kind": "media", "verified": False}
    add_records(tiny, "organisations.yml", "organisations", [row])
    assert latin(tiny, "Kaže Example Institute Press.") == []  # it has no other name


def test_a_person_keeps_the_own_spelling_in_latin_script(tiny: Path) -> None:
    path = tiny / "raw/translations/cyrillic.yml"
    path.write_text("spellings:\n  - latin: Albin Thaçi\n    cyrillic: Аљбин Тачи\n", "utf-8")
    assert latin(tiny, "Aljbin Tači gradi most.") == []  # the English text names nobody
    edit(tiny, "agreements/example-2013.yml", ENGLISH, "Albin Thaçi builds a bridge.")
    found = [(told.found, told.hint) for told in latin(tiny, "Most Aljbina Tačija.")]
    assert found == [("Aljbina", "write Albin"), ("Tačija", "write Thaçi")]
    assert latin(tiny, "Most Albina Thaçija.") == []


@each_row(
    [
        ("graničn* prelaz*", "na graničnim  prelazima", "graničnim  prelazima"),
        ("Republi* Kosov*", "republika kosovo", "republika kosovo"),
        ("Mitrovic* * Veriut", "në Mitrovicën e Veriut", "Mitrovicën e Veriut"),
        ("u Kosovu", "Hu Kosovu", None),
        ("ZSO", "ZSOV", None),
        ("Asociacion*/Bashkësi*", "Asociacionit/Bashkësisë", "Asociacionit/Bashkësisë"),
    ]
)
def test_a_pattern_is_whole_words_with_stars_for_letters(
    pattern: str, text: str, found: str | None
) -> None:
    match = words(pattern).search(text)
    assert (match[0] if match else None) == found


@each_row(
    [
        ("    text: one two\n      three", "one two three", "three", (2, 7)),
        ("    text: 'one ''two'': x'", "one 'two': x", "two", (1, 18)),
        ('    text: "one\n\n      two"', "one\ntwo", "two", (1, 11)),  # the beginning, at least
        ("    text: |\n      one two", "one two", "two", (1, 11)),
    ]
)
def test_the_place_of_a_word_is_found_over_lines_and_quotes(
    source: str,
    text: str,
    word: str,
    place: tuple[int, int],
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    root = tmp_path_factory.mktemp("places") / "raw"
    root.mkdir()
    (root / "a.yml").write_text(source, encoding="utf-8")
    found = TextPlaces(root).of(Place("raw/a.yml", 1, 11), text, text.index(word))
    assert (found.line, found.column) == place


def test_the_translations_of_the_checkout_have_no_fault(checkout: Path) -> None:
    found = ingest(checkout / "raw").problems
    assert [
        each for each in found if each.check == "translations" and each.severity == "error"
    ] == []

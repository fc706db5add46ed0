"""What the schemas define is told in every language."""

import re

from babel.messages.pofile import read_po

from pipelines.present.language import LANGUAGES, words_of
from pipelines.present.language.definitions import FOLDER, defined, definitions
from pipelines.present.language.text import foreign, plain
from schemas.codes import NO_LEVEL
from schemas.registry import TABLES
from tests.each import each

OTHERS = [code for code in LANGUAGES if code != "en"]
FILES = ("sq", "sr_Latn")


def test_there_is_a_file_for_each_language_that_is_not_made_from_another() -> None:
    assert {path.stem for path in FOLDER.glob("*.po")} == set(FILES)


def test_the_definitions_are_those_of_tables_columns_units_formulas_and_codes() -> None:
    found = definitions()
    assert len(found) == len(set(found)) > 1000
    assert {table.title for table in TABLES.values()} <= set(found)
    assert {code.meaning for code in NO_LEVEL.codes.values()} <= set(found)


@each(FILES)
def test_a_file_holds_exactly_the_definitions_of_the_schemas(name: str) -> None:
    with (FOLDER / f"{name}.po").open("rb") as handle:
        listed = [str(each.id) for each in read_po(handle) if each.id]
    assert sorted(listed) == sorted(definitions())


@each(OTHERS)
def test_each_definition_is_translated(code: str) -> None:
    assert set(definitions()) - set(defined(code)) == set()


def code_in(text: str) -> list[str]:
    """What stands between the marks of code."""
    return sorted(re.findall("`([^`]*)`", text))


@each(OTHERS)
def test_a_translation_keeps_code_numbers_and_the_stop_at_the_end(code: str) -> None:
    kept = defined(code)
    assert [text for text, own in kept.items() if code_in(text) != code_in(own)] == []
    assert [text for text, own in kept.items() if text.endswith(".") != own.endswith(".")] == []
    digits = re.compile(r"[0-9]+")
    odd = [t for t, own in kept.items() if sorted(digits.findall(t)) != sorted(digits.findall(own))]
    assert odd == []


@each(OTHERS)
def test_words_say_a_definition_in_their_language_and_without_marks(code: str) -> None:
    text = "What an empty `field` says"
    assert words_of(code).defined(text) == foreign(plain(text).replace("`", ""), "en")
    known = definitions()[0]
    assert words_of(code).defined(known) == defined(code)[known] != known


def test_in_english_a_definition_stands_as_it_is() -> None:
    assert words_of("en").defined("Id: `<agreement>-p1`") == "Id: <agreement>-p1"


def test_in_cyrillic_what_is_code_stays_in_latin_letters() -> None:
    latin, own = defined("sr-Latn"), defined("sr-Cyrl")
    text = "assessment_targets.number; 0 for a set"
    assert latin[text].startswith("assessment_targets.number; 0 ")
    assert own[text].startswith("assessment_targets.number; 0 за ")
    assert own["Why it has that status"].endswith(" статус")
    assert "Atom" in own["a feed in RSS or Atom"]
    seen = "One document. Never cited without saying how it was seen: see the citations."
    assert " ne " in latin[seen] and " не " in own[seen]  # `ne` is no word of the English text


def test_in_cyrillic_no_word_is_half_in_latin_and_the_conjunction_a_is_turned() -> None:
    told = defined("sr-Cyrl").values()
    half = re.compile(r"[\u0400-\u04ff]-[A-Za-z]|(?<= )a(?= [\u0400-\u04ff])")
    assert [text for text in told if half.search(text)] == []
    assert any("PA-X" in text for text in told)

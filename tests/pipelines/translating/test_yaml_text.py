"""The text of a file of translations: edits touch what changes, and new ones find their place."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from pipelines.translating.judging import Change
from pipelines.translating.yaml_text import HEADER, edited, items
from schemas.fields import TEXT
from schemas.problem import CouldNotRun
from schemas.texts import Translation
from schemas.translatable import TextKey

FILE = """\
# why
translations:
  # of the first
  - record_table: agreements
    record_id: b
    field: title
    text: Eins, zwei, drei, vier, fünf, sechs, sieben, acht, neun, zehn, elf, zwölf, dreizehn
      und vierzehn
    status: machine
    verified: false
    original: '12345678'
  - record_table: agreements
    record_id: d
    field: title
    text: 'Zwei: zwei'
    status: in-use
    verified: false
    note: A remark.
alternatives:
  - agreement_id: b
    title: Andere
"""
ORDER = {TextKey("agreements", letter, "title"): place for place, letter in enumerate("abcde")}


def row(record: str, text: str = "Neu", **more: object) -> Translation:
    values = {"status": "machine", "verified": False, **more}
    return Translation(
        record_table="agreements",
        record_id=record,
        field="title",
        language="sq",
        text=text,
        **values,  # type: ignore[arg-type]
    )


B = row("b", yaml.safe_load(FILE)["translations"][0]["text"], original="12345678")
D = row("d", "Zwei: zwei", status="in-use", note="A remark.")


def test_nothing_changes_nothing() -> None:
    assert edited(FILE, [], ORDER) == FILE


def test_a_text_is_replaced_with_all_its_lines() -> None:
    after = B.model_copy(update={"text": "Kurz"})
    lines = edited(FILE, [Change(B, after)], ORDER).splitlines()
    assert lines[6:8] == ["    text: Kurz", "    status: machine"]
    assert [*lines[:6], *lines[7:]] == [*FILE.splitlines()[:6], *FILE.splitlines()[8:]]


def test_a_field_that_is_empty_goes_and_a_new_one_has_its_place() -> None:
    after = D.model_copy(update={"note": None, "review": "reviewed", "original": "00000000"})
    expected = FILE.replace("    note: A remark.\n", "    original: '00000000'\n").replace(
        "    status: in-use\n", "    status: in-use\n    review: reviewed\n"
    )
    assert edited(FILE, [Change(D, after)], ORDER) == expected


def test_new_translations_stand_in_the_order_of_the_records() -> None:
    changes = [Change(None, row(letter)) for letter in "ecxa" if letter != "x"]
    made = edited(FILE, changes, ORDER)
    assert [item.key.id for item in items(made, "")] == list("abcde")
    assert [line for line in made.splitlines() if line not in FILE.splitlines()] == [
        line for letter in "ace" for line in (f"    record_id: {letter}", "    text: Neu")
    ]
    assert made.startswith("# why\ntranslations:\n  # of the first\n  - record_table: agreements\n")
    assert made.endswith("alternatives:\n  - agreement_id: b\n    title: Andere\n")


def test_a_new_file_has_the_line_for_editors() -> None:
    made = edited("", [Change(None, row("a", original="12345678"))], ORDER)
    assert made.startswith(HEADER + "translations:\n  - record_table: agreements\n")
    assert made.endswith("    verified: false\n    original: '12345678'\n")


@pytest.mark.parametrize("text", ["# why\ntranslations: []\n", "# why\ntranslations:\n"])
def test_a_file_with_an_empty_list_is_filled(text: str) -> None:
    made = edited(text, [Change(None, row("a"))], ORDER)
    assert made.startswith("# why\ntranslations:\n  - record_table: agreements\n")
    assert [item.key.id for item in items(made, "")] == ["a"]


def test_lists_that_are_not_set_in_keep_their_form() -> None:
    text = FILE.replace("\n  ", "\n")
    made = edited(text, [Change(None, row("c")), Change(D, row("d", "Zwei"))], ORDER)
    assert "\n- record_table: agreements\n  record_id: c\n" in made
    assert "\n  text: Zwei\n" in made
    assert [item.key.id for item in items(made, "")] == list("bcd")


@pytest.mark.parametrize("text", ["translations: [{record_table: a}]\n", "translations: [\n"])
def test_what_cannot_be_edited_is_said_with_its_file(text: str) -> None:
    with pytest.raises(CouldNotRun, match=r"odd\.yml"):
        edited(text, [Change(None, row("a"))], ORDER, "odd.yml")


@given(st.text(min_size=1, max_size=250).filter(lambda text: TEXT.fault(text) is None))
def test_any_text_is_read_back_as_it_was(text: str) -> None:
    changes = [Change(B, B.model_copy(update={"text": text})), Change(None, row("c", text))]
    found = yaml.safe_load(edited(FILE, changes, ORDER))
    assert [each["text"] for each in found["translations"]] == [text, text, "Zwei: zwei"]
    assert found["alternatives"] == [{"agreement_id": "b", "title": "Andere"}]

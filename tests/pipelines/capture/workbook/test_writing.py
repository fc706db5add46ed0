"""The workbook that a partner gets: in its language, with lists, help and an example."""

import io
from typing import Any

import openpyxl
import pytest

from pipelines.capture.workbook import layout
from pipelines.capture.workbook.writing import Asked, written
from pipelines.present import words_of
from schemas.codes import LANGUAGE
from schemas.registry import TABLES
from tests.partners import page_of

ASKED = Asked("0123", "Example Institute", {"places": ["Here", "There"]}, "3 February 2020")


def book(language: str) -> Any:
    return openpyxl.load_workbook(io.BytesIO(written(words_of(language), ASKED)))


def test_the_same_arguments_give_the_same_bytes() -> None:
    assert written(words_of("sq"), ASKED) == written(words_of("sq"), ASKED)


@pytest.mark.parametrize("language", LANGUAGE.codes)
def test_every_sheet_has_hidden_names_heads_in_view_and_help(language: str) -> None:
    made = book(language)
    for sheet in layout.SHEETS:
        page = page_of(made, sheet.name)
        assert page.row_dimensions[layout.NAMES].hidden
        assert page.freeze_panes == f"C{layout.HELP + 1}"
        for number, column in enumerate(sheet.columns, 1):
            head, shown = (page.cell(row, number).value for row in (layout.HEADS, layout.HELP))
            assert head and shown and head.endswith(" *") == column.is_wanted
    assert [made[name].sheet_state for name in (layout.SAID, layout.LISTS)] == ["hidden"] * 2


@pytest.mark.parametrize("language", LANGUAGE.codes)
def test_messages_fit_what_excel_takes_and_lists_hold_every_code(language: str) -> None:
    made = book(language)
    lists = {
        column[0].value: [cell.value for cell in column[1:]]
        for column in made[layout.LISTS].columns
    }
    for sheet in layout.SHEETS:
        for rule in page_of(made, sheet.name).data_validations.dataValidation:
            assert len(rule.promptTitle) <= 32 and len(rule.prompt) <= 255
        for column in sheet.columns:
            if column.listed is not None:
                words = [each for each in lists[column.listed.name] if each]
                assert len(words) == len(column.listed.codes)
    assert lists["places"][:2] == ["Here", "There"]


def test_what_is_asked_follows_from_the_schemas() -> None:
    asked = {column.field for column in layout.sheet_of("activity").columns}
    table = TABLES["activities"]
    for name in (*table.columns, *table.children):
        is_asked = name not in {*layout._OURS, "agreements", "sessions"}  # these on their own
        assert (name in asked) == is_asked, name


def test_the_words_of_a_partner_are_of_its_language() -> None:
    english, albanian = (
        [cell.value for cell in page_of(book(code), "activity")[layout.HEADS]]
        for code in ("en", "sq")
    )
    same = [one for one, other in zip(english, albanian, strict=True) if one == other and one]
    assert same == ["Partner"]

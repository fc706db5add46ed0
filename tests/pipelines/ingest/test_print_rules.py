"""Warnings of what print or a format cannot hold as it is, each with its place."""

from pathlib import Path

import pytest

from tests.reports import Told, place_of, reported
from tests.trees import edit

S, A = "sources.yml", "agreements/example-2013.yml"
NO_GLYPH = "letters that the fonts of the reports do not have"
LONG = "2023_Monitoring_Report_on_the_Implementation_of_Agreements_final.pdf"


def only(root: Path) -> Told:
    """The one thing that is said of a tree: a warning."""
    (told,) = reported(root)
    assert told.severity == "warning"
    return told


@pytest.mark.parametrize("written", ["关于 Kosovo", "'关于 Kosovo'", "'Kosovo\n      关于'"])
def test_letters_without_a_glyph_are_told_where_the_first_stands(tiny: Path, written: str) -> None:
    edit(tiny, S, "title: Report on the example", f"title: {written}")
    told = only(tiny)
    assert (told.place, told.what) == (place_of(tiny, S, "|关"), NO_GLYPH)
    assert told.found == "关 (U+5173), 于 (U+4E8E)"


def test_letters_without_a_glyph_are_told_also_where_they_are_escaped(tiny: Path) -> None:
    edit(tiny, S, "title: Report on the example", 'title: "Report \\u5173"')
    told = only(tiny)
    assert (told.place, told.found) == (place_of(tiny, S, '|"Report'), "关 (U+5173)")


def test_of_many_letters_some_are_named(tiny: Path) -> None:
    edit(tiny, S, "title: Report on the example", "title: 关于科索沃的报告")
    told = only(tiny)
    assert told.found == "关 (U+5173), 于 (U+4E8E), 科 (U+79D1), 索 (U+7D22) and 4 more"


def test_letters_of_a_comment_are_not_printed(tiny: Path) -> None:
    edit(tiny, S, "sources:\n", "# 关于\nsources:\n")
    assert reported(tiny) == []


@pytest.mark.parametrize("before", ["", "The list is in ", "See it at https://example.org/"])
def test_a_word_too_long_for_a_column_is_told(tiny: Path, before: str) -> None:
    old = "The persons who cross are counted."
    edit(tiny, A, old, f"'{before}{LONG}'")
    told = only(tiny)
    assert told.what == "a word too long for a column"
    assert told.place == place_of(tiny, A, f"{before}|{LONG}")


def test_an_address_and_words_with_breaks_stand(tiny: Path) -> None:
    edit(tiny, S, "url: https://example.org/report", f"url: https://example.org/{LONG}")
    edit(tiny, A, "The persons who cross are counted.", "'" + "well-known/" * 20 + "'")
    assert reported(tiny) == []


def test_a_text_too_long_for_a_cell_of_excel_is_told(tiny: Path) -> None:
    edit(tiny, A, "The persons who cross are counted.", "'" + "The persons. " * 2600 + "End.'")
    told = only(tiny)
    assert told.what == "a text too long for a cell of Excel"
    assert (told.place, told.found) == (place_of(tiny, A, "'|The persons"), "33804 characters")

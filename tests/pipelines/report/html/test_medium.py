"""A medium: the same page, each time in a way of its own."""

import pytest
from jinja2 import UndefinedError

from pipelines.present import words_of
from pipelines.present.language import LANGUAGES
from pipelines.report.html import PRINT, SCREEN, WORD, Medium
from tests.each import each_row

MEDIA = (PRINT, SCREEN, WORD)
SHARED = PRINT.environment.get_template("marks.html.j2")
OWN = WORD.environment.get_template("marks.html.j2")


def test_a_name_that_the_context_lacks_is_an_error():
    with pytest.raises(UndefinedError):
        PRINT.page(words_of("en"), "section.html.j2", True)


@each_row([(medium,) for medium in MEDIA])
def test_a_piece_speaks_the_language_that_is_asked_for(medium: Medium):
    """One environment for all languages: none is left over from the piece before."""
    for code in (*LANGUAGES, *LANGUAGES):
        words = words_of(code)
        assert words.gettext("This document could not be made.") in medium.piece(
            words, "notice.html.j2"
        )


def names(marks: object) -> set[str]:
    """What a file of marks gives to pages."""
    return {name for name in vars(marks) if not name.startswith("_")}


def test_what_differs_by_medium_has_the_same_names_in_each():
    assert names(OWN.module) == names(SHARED.module)
    assert {"boxes", "glue", "source"} <= names(SHARED.module)

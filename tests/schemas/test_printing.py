"""What print can hold: the list of letters is that of the fonts, words are measured."""

from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path
from unicodedata import category

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from schemas.printing import (
    LONGEST_WORD,
    MARK,
    has_glyph,
    in_print,
    long_word,
    units,
    without_glyph,
)

FACES = (
    ("indico_fonts", "LinLibertine_R.otf"),
    ("indico_fonts", "LinLibertine_RB.otf"),
    ("font_source_sans_pro", "files/SourceSansPro-Regular.otf"),
    ("font_source_sans_pro", "files/SourceSansPro-Semibold.otf"),
    ("font_source_sans_pro", "files/SourceSansPro-Bold.otf"),
)


@pytest.fixture(scope="module")
def covered() -> set[int]:
    """The code points that every face has."""
    paths = [Path(str(files(package).joinpath(name))) for package, name in FACES]
    return set.intersection(*(set(TTFont(path).getBestCmap()) for path in paths))


def test_the_letters_are_those_of_the_fonts(covered: set[int]) -> None:
    def shaped(codes: Iterable[int]) -> set[int]:
        return {c for c in codes if category(chr(c)) not in ("Cc", "Cf", "Zs", "Zl", "Zp")}

    assert shaped(c for c in range(0x20000) if has_glyph(chr(c))) == shaped(covered)


def test_the_fonts_are_those_of_the_reports() -> None:
    from pipelines.report.html.styles import _FACES

    assert {(package, name) for _, package, name, *_ in _FACES} == set(FACES)


def test_the_mark_has_a_glyph() -> None:
    assert has_glyph(MARK)


@given(st.text())
def test_all_of_a_text_in_print_has_a_glyph_and_what_had_one_stays(text: str) -> None:
    shown = in_print(text)
    assert without_glyph(shown) == frozenset()
    pairs = list(zip(text, shown, strict=True))
    assert all(mark == (letter if has_glyph(letter) else MARK) for letter, mark in pairs)


WORDS = st.text(st.sampled_from("aëЖ_.0"), max_size=90)


@given(st.lists(WORDS, max_size=5), st.sampled_from([" ", "-", "/", "\n", "–"]))
def test_the_first_word_that_is_too_long_is_found(words: list[str], sign: str) -> None:
    long = [word for word in words if len(word) > LONGEST_WORD]
    assert long_word(sign.join(words)) == (long[0] if long else None)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_units_are_those_of_utf_16(text: str) -> None:
    assert units(text) == len(text.encode("utf-16-le")) // 2

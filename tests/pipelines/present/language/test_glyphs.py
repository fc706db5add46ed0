"""Everything that is printed has a glyph of its own in every face, and no face is italic."""

import html
import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

import pyarrow as pa
import pytest
from fontTools.pens.recordingPen import RecordingPen
from fontTools.ttLib import TTFont

from pipelines.present.language.cyrillic import Spelling, cyrillic
from pipelines.report.html.styles import _FACES, STYLES
from tests.pipelines.present.language.messages import SOURCE, forms, in_code, messages
from tests.pipelines.present.language.records import base, spellings, terms, translations
from tests.pipelines.tabulate.tables import checkout_tables

TEMPLATES = [path for room in ("present", "report") for path in (SOURCE / room).rglob("*.j2")]
FONTS = sorted({(package, file) for _, package, file, _, _ in _FACES})


@cache
def font(package: str, file: str) -> TTFont:
    """A bundled font."""
    return TTFont(str(files(package).joinpath(file)))


def is_drawn(character: str) -> bool:
    """Whether a character needs a glyph: blanks and marks of format, as a word joiner, do not."""
    return not character.isspace() and unicodedata.category(character) != "Cf"


def missing(texts: Iterable[str]) -> set[tuple[str, str]]:
    """Fonts and characters that they have no glyph for."""
    characters = {ord(each) for text in texts for each in text if is_drawn(each)}
    assert len(characters) > 50
    return {
        (file, chr(each))
        for package, file in FONTS
        for each in characters - font(package, file).getBestCmap().keys()
    }


def test_every_face_stands_in_the_style_sheet_of_a_family() -> None:
    sheets = "".join(path.read_text(encoding="utf-8") for path in STYLES.glob("*.css"))
    families = {family for family, *_ in _FACES}
    assert {name for name in families if not re.search(rf"\b{name}\b", sheets)} == set()


def test_every_character_of_the_messages_has_a_glyph() -> None:
    english = [part for key in in_code() for part in key[1:] if part]
    latin = [form for message in messages("sr_Latn") for form in forms(message)]
    albanian = [form for message in messages("sq") for form in forms(message)]
    assert missing([*english, *albanian, *latin, *map(cyrillic, latin)]) == set()


def test_every_character_of_the_translations_has_a_glyph() -> None:
    recorded = {code: translations(code).values() for code in ("sq", "sr-Latn", "sr-Cyrl")}
    made = map(Spelling(spellings()).cyrillic, recorded["sr-Latn"])
    listed = [
        text
        for term in terms().values()
        for known in term.forms.values()
        for text in known.values()
    ]
    assert missing([*(text for texts in recorded.values() for text in texts), *made, *listed]) == (
        set()
    )


def test_every_character_of_the_records_has_a_glyph() -> None:
    """Of all columns of text, printed or not."""
    tables = checkout_tables()
    texts = [
        str(text)
        for name in tables
        for column in tables[name].columns
        if pa.types.is_string(column.type)
        for text in column.unique().to_pylist()
        if text is not None
    ]
    assert missing(texts) == set()


def test_every_character_of_the_templates_has_a_glyph() -> None:
    texts = [html.unescape(path.read_text(encoding="utf-8")) for path in TEMPLATES]
    assert missing(texts) == set()


@pytest.mark.parametrize(("package", "file"), FONTS, ids=[file for _, file in FONTS])
def test_letters_of_one_alphabet_are_drawn_differently(package: str, file: str) -> None:
    """Found in an italic: the small Serbian letter ђ was drawn as т."""
    for letters in (base("sorting", "sr-Cyrl"), "abcčćdđefghijklmnopqrsštuvwxyzžçë"):
        small = letters.replace(" ", "")
        drawn: dict[str, str] = {}
        for letter in small + small.upper():
            other = drawn.setdefault(outline(package, file, letter), letter)
            assert other == letter, (other, letter)


def outline(package: str, file: str, letter: str) -> str:
    """How a letter is drawn."""
    glyphs, pen = font(package, file).getGlyphSet(), RecordingPen()
    glyphs[font(package, file).getBestCmap()[ord(letter)]].draw(pen)
    assert pen.value
    return repr(pen.value)


@pytest.mark.parametrize(("package", "file"), FONTS, ids=[file for _, file in FONTS])
def test_no_face_is_italic(package: str, file: str) -> None:
    found = font(package, file)
    assert found["post"].italicAngle == 0
    assert not found["OS/2"].fsSelection & 1
    assert {slant for _, of, name, _, slant in _FACES if (of, name) == (package, file)} == {
        "normal"
    }


ITALIC = re.compile(r"italic|oblique|<(?:em|cite|dfn|var|address)\b")


def test_nothing_is_set_in_italics() -> None:
    """`<i>` is a box of a mark: the style sheet sets it upright."""
    paths = [*STYLES.glob("*.css"), *TEMPLATES]
    assert [path.name for path in paths if ITALIC.search(path.read_text(encoding="utf-8"))] == []

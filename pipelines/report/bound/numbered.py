"""Numbers of pages, put on pages that were printed without: where and as the styles have them."""

from collections.abc import Iterable
from dataclasses import dataclass

from pikepdf import Name, Object, Page, Pdf

from pipelines.report.bound.letters import glyphs

SIZE = 8.2
"""Points; this and what follows is as in styles/page.css."""

FACE = "+SrcSans"

_MM = 72 / 25.4
GREY = "0.341176 0.376471 0.415686"
_BELOW_THE_MIDDLE = 2.92
"""Points from the middle of the margin to the line on which letters stand."""


@dataclass(frozen=True)
class Margin:
    """Margins of a page, in millimetres."""

    right: float
    bottom: float


UPRIGHT, WIDE = Margin(20, 22), Margin(16, 18)


def number(pdf: Pdf, fonts: Iterable[Object], first: int) -> None:
    """Put "12 / 110" into the corner of each page.

    fonts: of the file, one of which has the letters of it; first: the page, counted from 0, that
    has a number first, as a cover has none.
    """
    font, letters = _letters(fonts)
    begin, total = pdf.make_stream(b"q"), len(pdf.pages)
    for place, page in enumerate(pdf.pages):
        if place >= first:
            page.obj.Resources.Font[FONT] = font
            drawn = _drawn(page, letters, f"{place + 1} / {total}")
            page.contents_add(begin, prepend=True)
            page.contents_add(pdf.make_stream(drawn))


FONT = Name.PageNumbers

_Letters = dict[str, tuple[int, float]]
"""The number and width of each letter."""


def _letters(fonts: Iterable[Object]) -> tuple[Object, _Letters]:
    """The font of the numbers, and its letters."""
    for font in fonts:
        found = {glyph.text: (number, glyph.width) for number, glyph in glyphs(font).items()}
        if str(font.BaseFont).endswith(FACE) and set("0123456789 /") <= found.keys():
            return font, found
    raise ValueError(f"no font {FACE} with the letters of numbers of pages")


def _drawn(page: Page, letters: _Letters, text: str) -> bytes:
    """What draws a text at the right end of the foot; it is no content of the document."""
    _, _, width, height = map(float, page.mediabox)
    margin = WIDE if width > height else UPRIGHT
    glyphs = [letters[letter] for letter in text]
    x = width - margin.right * _MM - sum(wide for _, wide in glyphs) * SIZE / 1000
    y = margin.bottom * _MM / 2 - _BELOW_THE_MIDDLE
    shown = "".join(f"{number:04x}" for number, _ in glyphs)
    return (
        "Q\n/Artifact <</Type /Pagination /Subtype /Footer>> BDC\n"
        f"q {GREY} rg BT {FONT} {SIZE} Tf {x:.3f} {y:.3f} Td <{shown}> Tj ET Q\nEMC\n"
    ).encode()

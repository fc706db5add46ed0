"""The letters of a bound document: each face once, with the glyphs of all that is bound.

WeasyPrint 70 puts into each document the glyphs that it shows, under their numbers in the whole
face; so one document with the glyphs of all can lend its faces to all.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Object, Pdf
from weasyprint.pdf.fonts import Font

FACES = (
    "<!doctype html><html lang=en><title>Faces</title>"
    "<style>body { font: 400 8.2pt Text } .bold { font-weight: 700 } .half { font-weight: 600 }"
    " .sans { font: 400 8.2pt SrcSans }</style>"
    "<p>a <span class=bold>a</span><p class=sans>0 1 2 3 4 5 6 7 8 9 /"
    " <span class=half>a</span> <span class=bold>a</span></html>"
)
"""A page with each face of print, and with all that numbers of pages are made of."""


@dataclass(frozen=True)
class Glyph:
    """A glyph of a face. width: in thousandths of the size; text: what it says."""

    width: float
    text: str


_more: dict[str, dict[int, Glyph]] = {}
"""What a document takes in besides what it shows: glyphs by their numbers, by mark of the face."""

_clean = Font.clean


def _clean_but_more(self: Any, to_unicode: dict[int, str], hinting: bool) -> None:
    """Reduce a face to the glyphs that are shown, and to those that others show."""
    more = _more.get(self.hash, {})
    texts = {number: glyph.text for number, glyph in more.items()}
    if more:
        self.to_unicode = to_unicode = texts | to_unicode
        self.widths = {number: glyph.width for number, glyph in more.items()} | self.widths
    _clean(self, to_unicode, hinting)


Font.clean = _clean_but_more


def faces(files: Iterable[Pdf], printed: Callable[[str], bytes]) -> Pdf:
    """A document with the faces of print, with the glyphs of all files.

    printed: makes a document of a page.
    """
    try:
        for mark, font in (each for file in files for each in fonts(file)):
            held = _more.setdefault(mark, {})
            held.update((n, glyph) for n, glyph in glyphs(font).items() if n not in held)
        return pikepdf.open(BytesIO(printed(FACES)))
    finally:
        _more.clear()


def fonts(file: Pdf) -> Iterator[tuple[str, Object]]:
    """Each font of a file by its mark, if its glyphs have the numbers of the face.

    All pages of a file of WeasyPrint name all of its fonts.
    """
    for mark, font in file.pages[0].Resources.Font.items():
        if font.get("/Encoding") == "/Identity-H":
            yield mark.lstrip("/"), font


_MAPPED = re.compile(rb"<([0-9a-f]{4})> <([0-9a-f]*)>")


def glyphs(font: Object) -> dict[int, Glyph]:
    """The glyphs of a font by their numbers."""
    mapped = _MAPPED.findall(font.ToUnicode.read_bytes())
    texts = {int(n, 16): bytes.fromhex(said.decode()).decode("utf-16-be") for n, said in mapped}
    return {number: Glyph(width, texts.get(number, "")) for number, width in _widths(font)}


def _widths(font: Object) -> Iterator[tuple[int, float]]:
    listed = list(font.DescendantFonts[0].W)
    for first, wide in zip(listed[::2], listed[1::2], strict=True):
        yield from ((int(first) + n, float(width)) for n, width in enumerate(wide))


def share(pdf: Pdf, starts: Iterable[int], lender: Pdf) -> list[Object]:
    """Let the pieces of a document show their letters with the same faces.

    starts: the first page of each piece, counted from 0; lender: has the faces. Returns them.
    """
    own = {mark: pdf.copy_foreign(font) for mark, font in fonts(lender)}
    for start in starts:
        named = pdf.pages[start].Resources.Font
        for mark in own.keys() & {str(name).lstrip("/") for name in named.as_dict()}:
            named[f"/{mark}"] = own[mark]
    return list(own.values())

"""The picture that stands for the site where a page is shared: its title, in each language."""

from importlib.resources import files
from io import BytesIO
from textwrap import wrap

from PIL import Image, ImageDraw, ImageFont

from pipelines.present import Library, plain

WIDTH, HEIGHT = 1200, 630
"""Pixels: what the networks that show cards ask for."""

_PAPER, _INK, _SOFT = "#1f4e79", "#ffffff", "#b9cbd9"
_MARGIN, _LINE = 90, 84
_LETTERS = 30
"""Letters in a line of the title."""


def card_path(code: str) -> str:
    """Where the picture of a language lies, in the folder of all languages."""
    return f"style/card-{code}.png"


def card(library: Library) -> bytes:
    """The picture in a language, as PNG."""
    sheet = Image.new("RGB", (WIDTH, HEIGHT), _PAPER)
    draw = ImageDraw.Draw(sheet)
    lines = wrap(plain(library.text(library.dataset, "title")), _LETTERS)
    for number, line in enumerate(lines):
        draw.text((_MARGIN, 130 + number * _LINE), line, _INK, _font("Bold", 68))
    draw.line((_MARGIN, 500, WIDTH - _MARGIN, 500), _SOFT, 2)
    draw.text((_MARGIN, 525), library.dataset.id, _SOFT, _font("Regular", 36))
    made = BytesIO()
    sheet.quantize(32).save(made, "PNG", optimize=True)
    return made.getvalue()


def _font(weight: str, size: int) -> ImageFont.FreeTypeFont:
    """A font of the pinned package; laid out by the one engine that is on every machine."""
    path = files("font_source_sans_pro").joinpath("files", f"SourceSansPro-{weight}.otf")
    return ImageFont.truetype(str(path), size, layout_engine=ImageFont.Layout.BASIC)

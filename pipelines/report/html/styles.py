"""Styles of the media that know some: sheets in their order, and the fonts of print."""

from functools import cache
from importlib.resources import files
from pathlib import Path

from markupsafe import Markup

STYLES = Path(__file__).parents[1] / "styles"
STYLE_ORDER = ("variables.css", "page.css", "text.css", "section.css", "report.css", "reading.css")


@cache
def print_style() -> Markup:
    """All styles of print in one: fonts from pinned packages, then the sheets in their order."""
    return Markup("\n".join([_fonts(), *map(_sheet, STYLE_ORDER)]))


@cache
def screen_style() -> Markup:
    """The style of pages for a browser."""
    return Markup(_sheet("screen.css"))


def _sheet(name: str) -> str:
    return (STYLES / name).read_text(encoding="utf-8")


# No italics: this face draws the Serbian ђ as т in them (docs/decisions/no-italics.md).
_FACES = (
    ("Text", "indico_fonts", "LinLibertine_R.otf", 400, "normal"),
    ("Text", "indico_fonts", "LinLibertine_RB.otf", 700, "normal"),
    ("SrcSans", "font_source_sans_pro", "files/SourceSansPro-Regular.otf", 400, "normal"),
    ("SrcSans", "font_source_sans_pro", "files/SourceSansPro-Semibold.otf", 600, "normal"),
    ("SrcSans", "font_source_sans_pro", "files/SourceSansPro-Bold.otf", 700, "normal"),
)


@cache
def font_files() -> frozenset[Path]:
    """The files of the fonts of print, without links."""
    return frozenset(_installed(package, file).resolve() for _, package, file, _, _ in _FACES)


@cache
def _installed(package: str, file: str) -> Path:
    return Path(str(files(package).joinpath(file)))


def _fonts() -> str:
    faces = []
    for family, package, file, weight, slant in _FACES:
        path = _installed(package, file)
        faces.append(
            f"@font-face{{font-family:{family};src:url('{path.as_uri()}');"
            f"font-weight:{weight};font-style:{slant}}}"
        )
    return "\n".join(faces)

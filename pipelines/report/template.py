"""Contexts to HTML: the Jinja2 environment and the filters that templates use."""

import re
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from pipelines.present import words

STYLES = Path(__file__).parent / "styles"
STYLE_ORDER = ("variables.css", "page.css", "text.css", "section.css", "report.css")
_FIRST_MENTION = re.compile(r"(</h1>.*?>[^<>]*?\bKosovo)\b(?![*\w])", re.DOTALL)


def html(name: str, **context: Any) -> str:
    """Render a template; the first mention of Kosovo gets the asterisk of the footnote.

    name: without the ending `.j2`; context: plain values. An undefined name is an error.
    """
    text = _environment().get_template(f"{name}.j2").render(style=style(), **context)
    head, body, rest = text.partition("<body")
    return head + body + _FIRST_MENTION.sub(r"\1*", rest, count=1)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("pipelines.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["sentence"] = words.sentence
    environment.filters["unbroken"] = _unbroken
    return environment


def _unbroken(text: str) -> Markup:
    """A title whose compounds do not break at their hyphen."""
    whole = (
        Markup("<span class=keep>{}</span>").format(w) if "-" in w else w for w in text.split()
    )
    return Markup(" ").join(whole)


@cache
def style() -> Markup:
    """All styles in one: fonts from pinned packages, then the sheets in their order."""
    sheets = [(STYLES / name).read_text(encoding="utf-8") for name in STYLE_ORDER]
    return Markup("\n".join([_fonts(), *sheets]))


_FACES = (
    ("Text", "indico_fonts", "LinLibertine_R.otf", 400, "normal"),
    ("Text", "indico_fonts", "LinLibertine_RI.otf", 400, "italic"),
    ("Text", "indico_fonts", "LinLibertine_RB.otf", 700, "normal"),
    ("Text", "indico_fonts", "LinLibertine_RBI.otf", 700, "italic"),
    ("SrcSans", "font_source_sans_pro", "files/SourceSansPro-Regular.otf", 400, "normal"),
    ("SrcSans", "font_source_sans_pro", "files/SourceSansPro-Semibold.otf", 600, "normal"),
    ("SrcSans", "font_source_sans_pro", "files/SourceSansPro-Bold.otf", 700, "normal"),
)


def _fonts() -> str:
    faces = []
    for family, package, file, weight, slant in _FACES:
        path = Path(str(files(package).joinpath(file)))
        faces.append(
            f"@font-face{{font-family:{family};src:url('{path.as_uri()}');"
            f"font-weight:{weight};font-style:{slant}}}"
        )
    return "\n".join(faces)

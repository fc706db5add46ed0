"""Contexts to HTML: the Jinja2 environment of a language, and the filters that templates use."""

import re
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from pipelines.present import Words, plain, words_of
from pipelines.present.language.passage import one_stop, without_stops
from pipelines.present.language.text import Printed, Run, runs_of, sentence
from pipelines.report.jobs import SKETCHES
from pipelines.report.word_html import for_word

TEMPLATES = ("templates", "parts")
"""Folders of templates: of whole documents, and the folders of the parts with their pages."""
STYLES = Path(__file__).parent / "styles"
STYLE_ORDER = ("variables.css", "page.css", "text.css", "section.css", "report.css")
_KOSOVO = {
    "en": "Kosovo",
    "sq": "Kosov(?:ës|ën|ë|a)",
    "sr-Latn": "Kosov(?:om|o|a|u)",
    "sr-Cyrl": "Косов(?:ом|о|а|у)",
}


_FOOTNOTE = re.compile(r'<p class="footnote">.*?</p>', re.DOTALL)
"""It speaks of Kosovo too, and carries its own asterisk."""


def page(words: Words, name: str, is_marked: bool, **context: Any) -> str:
    """Render the template of a whole document.

    is_marked: whether the first mention of Kosovo after the title gets the asterisk of the
    footnote; context: plain values. An undefined name is an error.
    """
    text = render(words, name, style=style(), **context)
    head, body, rest = text.partition("<body")
    rest = one_stop(rest)
    if words.code.startswith("sr"):
        rest = without_stops(rest)
    if not is_marked:
        return head + body + rest
    return head + body + _marked(words, rest)


def _marked(words: Words, html: str) -> str:
    """The page with an asterisk at the first mention after the title and outside the footnote."""
    bare = _FOOTNOTE.sub(lambda found: " " * len(found[0]), html)
    name = re.compile(rf"</h1>.*?>[^<>]*?\b{_KOSOVO[words.code]}(?![*\w-])", re.DOTALL)
    first = name.search(bare)
    return f"{html[: first.end()]}*{html[first.end() :]}" if first else html


def print_page(words: Words, name: str, is_marked: bool, **context: Any) -> str:
    """A whole document as WeasyPrint takes it, with the sketches of its figures."""
    html = page(words, name, is_marked, **context)
    return html.replace('src="figures/', f'src="figures/{SKETCHES}/')


def word_page(words: Words, is_marked: bool, **context: Any) -> str:
    """A part as the HTML that a word processor takes."""
    return for_word(page(words, "word.html.j2", is_marked, **context))


def screen_page(words: Words, is_marked: bool, **context: Any) -> str:
    """A part as a page for a browser, in a folder beside that of its figures."""
    sheet = Markup((STYLES / "screen.css").read_text(encoding="utf-8"))
    html = page(words, "screen.html.j2", is_marked, sheet=sheet, **context)
    html = html.replace("<table", '<div class="scroll" tabindex="0"><table')
    html = html.replace("</table>", "</table></div>")
    return html.replace('src="figures/', 'src="../figures/')


def render(words: Words, name: str, **context: Any) -> str:
    """Render a template in a language.

    name: without the ending of parts, with it of files. An undefined name is an error.
    """
    return _environment(words.code).get_template(name).render(context)


@cache
def _environment(code: str) -> Environment:
    environment = Environment(
        loader=ChoiceLoader([PackageLoader("pipelines.report", folder) for folder in TEMPLATES]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    words = words_of(code)
    environment.globals.update(
        words=words,
        _=words.gettext,
        ngettext=words.ngettext,
        pgettext=words.pgettext,
        npgettext=words.npgettext,
    )
    environment.filters["sentence"] = sentence
    environment.filters["capital"] = _capital
    environment.filters["plain"] = plain
    environment.filters["unbroken"] = _unbroken
    return environment


def _capital(text: str) -> str:
    """A text with a capital at its head."""
    return text[:1].upper() + text[1:]


_KEPT = 30
"""A longer compound would not fit into its line."""


def _unbroken(title: Printed) -> Markup:
    """A title whose compounds do not break at their hyphen."""
    return Markup("").join(map(_run_unbroken, runs_of(title)))


def _run_unbroken(run: Run) -> Markup:
    whole = (
        Markup("<span class=keep>{}</span>").format(w) if "-" in w and len(w) <= _KEPT else w
        for w in run.words.split()
    )
    joined = Markup(" ").join(whole)
    if run.language is None:
        return joined
    return Markup('<span lang="{}">{}</span>').format(run.language, joined)


@cache
def style() -> Markup:
    """All styles in one: fonts from pinned packages, then the sheets in their order."""
    sheets = [(STYLES / name).read_text(encoding="utf-8") for name in STYLE_ORDER]
    return Markup("\n".join([_fonts(), *sheets]))


# No italics: this face draws the Serbian ђ as т in them (docs/decisions/no-italics.md).
_FACES = (
    ("Text", "indico_fonts", "LinLibertine_R.otf", 400, "normal"),
    ("Text", "indico_fonts", "LinLibertine_RB.otf", 700, "normal"),
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

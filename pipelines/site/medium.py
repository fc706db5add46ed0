"""The site as a medium: its templates and its style."""

from pathlib import Path

from jinja2 import ChoiceLoader, PackageLoader

from pipelines.present.html import SHARED, Medium
from pipelines.present.html.scrolling import scrolling
from pipelines.site.first_words import first_words

STYLES = {
    f"style/{name}": (Path(__file__).parent / "styles" / name).read_text(encoding="utf-8")
    for name in ("site.css", "icon.svg")
}
"""What gives the site its look, by path in the folder of all languages: the style and the icon."""

_NOTHING = (
    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'"
)
"""Nothing from elsewhere, no script, no style but that of the site."""

SCRIPTED = f"{_NOTHING}; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'"
"""The same with the scripts of the site, which read files of the site; Pagefind is in part wasm."""

SITE = Medium(
    ChoiceLoader([PackageLoader("pipelines.site"), SHARED]),
    {"policy": _NOTHING},
    (scrolling, first_words),
)
"""What a browser shows of the site."""

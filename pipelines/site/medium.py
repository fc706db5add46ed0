"""The site as a medium: its templates and its style."""

from pathlib import Path

from jinja2 import ChoiceLoader, PackageLoader

from pipelines.present.html import SHARED, Medium
from pipelines.present.html.scrolling import scrolling

STYLE = (Path(__file__).parent / "styles" / "site.css").read_text(encoding="utf-8")

SITE = Medium(
    ChoiceLoader([PackageLoader("pipelines.site"), SHARED]),
    # Nothing from elsewhere, no script, no style but that of the site.
    {
        "policy": "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; "
        "form-action 'none'"
    },
    (scrolling,),
)
"""What a browser shows of the site."""

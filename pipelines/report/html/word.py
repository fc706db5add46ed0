"""Pages as a word processor takes them, which knows no boxes, floats or styles.

What it does not know, its templates do not say; what is left to do needs the whole page.
"""

from pipelines.present.html.medium import Medium
from pipelines.present.html.tree import Element
from pipelines.report.html.columns import widths
from pipelines.report.html.templates import templates

_REGIONS = {"sr-Latn": "sr-Latn-RS", "sr-Cyrl": "sr-Cyrl-RS"}


def regional(language: str) -> str:
    """A language as word processors name it: they spell and hyphenate Serbian of a region only.

    language: as HTML names it.
    """
    return _REGIONS.get(language, language)


def with_regions(page: Element) -> None:
    """Name each language on a page as word processors do."""
    for element in page.iter():
        if language := element.get("lang"):
            element.set("lang", regional(language))


WORD = Medium(templates("word"), steps=(with_regions, widths))
"""What becomes a Word file."""

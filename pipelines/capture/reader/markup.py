"""HTML to its text: without menus, scripts and footers, a line for each block.

Main text is found by what elements are, not by guessing from density: readers that guess drop the
line with the date, entries of listings and bullets of projects.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree, html

from pipelines.capture.reader.content import content, is_around_page
from pipelines.capture.reader.metadata import DATED, event_days, head_title, published_day, site_of
from pipelines.capture.reader.repeated import mark_entries
from pipelines.capture.reader.runs import DEEPEST

HEADING, HEADING_END, ARTICLE, ARTICLE_END = "\ue000", "\ue001", "\ue002", "\ue003"
MARKS = HEADING + HEADING_END + ARTICLE + ARTICLE_END
ENDS = {HEADING_END: HEADING, ARTICLE_END: ARTICLE}
"""Letters that stand for the begin and end of an element until its place is known."""

_DROPPED = frozenset(
    [
        "script",
        "style",
        "noscript",
        "nav",
        "footer",
        "aside",
        "form",
        "template",
        "iframe",
        "svg",
        "button",
        "select",
        "option",
        "head",
        "object",
        "embed",
        "canvas",
        "audio",
        "video",
        "map",
        "dialog",
        "textarea",
        "input",
    ]
)
_CHROME = re.compile(
    r"(?:^|[\s_-])(?:menu|nav|navbar|navigation|sidebar|footer|breadcrumbs?|share|sharing|social|"
    r"related|comments?|cookies?|newsletter|search|pagination|pager|sponsors?|logos?|langs?|"
    r"language|languages|widget|copyright|skip|opening-hours|feed)(?:$|[\s_-])",
    re.IGNORECASE,
)
_BUILDER = re.compile(r"\b(?:elementor|wp-block|wp|siteorigin|so)-widget\b", re.IGNORECASE)
"""What builders of pages call each piece of them, be it of the text or of the site."""
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "main",
        "header",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "li",
        "table",
        "tr",
        "blockquote",
        "pre",
        "figure",
        "figcaption",
        "dl",
        "dt",
        "dd",
        "address",
        "time",
        "hr",
        "body",
        "center",
        "details",
        "summary",
        "fieldset",
    ]
)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_APART = frozenset(
    ("p", "h1", "h2", "h3", "h4", "h5", "h6", "article", "blockquote", "ul", "ol", "table")
)


@dataclass(frozen=True)
class Markup:
    """What HTML says.

    text: with marks of headings and articles; dates are ISO days; site: what the head and foot of
    the page say, where it tells whose it is.
    """

    text: str
    links: tuple[str, ...]
    published: str | None = None
    starts: str | None = None
    ends: str | None = None
    title: str | None = None
    site: str = ""


def parsed(text: str) -> Markup | None:
    """Read HTML; None where the parser finds nothing."""
    bare = re.sub(r"^\s*<\?xml[^>]*\?>", "", text.replace("\0", ""))
    bare = re.sub(f"[{MARKS}]", "", bare)
    try:
        tree = html.document_fromstring(bare)
    except (etree.LxmlError, ValueError, AssertionError):
        return None
    root, shown = content(tree)
    if shown is not None and root is not shown:
        shown.tag = "h1"
    mark_entries(root)
    body = "".join(_walk(root, 0))
    title = " ".join(shown.text_content().split()) if shown is not None else head_title(tree)
    if shown is None and title and title not in body[:600]:
        body = f"{HEADING}{title}{HEADING_END}\n\n{body}"
    event = event_days(tree)
    return Markup(body, _links(root), published_day(tree), *event, title, site_of(tree))


def _walk(element: Any, depth: int) -> Iterator[str]:
    """The text of an element and those in it."""
    tag = element.tag if isinstance(element.tag, str) else ""
    if not tag or depth > DEEPEST or (depth and _is_chrome(element, tag)):
        return
    before, after = ("", ": ") if _is_label(element, tag) else _around(tag)
    yield before
    yield _flat(element.text)
    for child in element:
        yield from _walk(child, depth + 1)
        yield _flat(child.tail)
    yield after


LONGEST_LABEL = 40
"""Letters of a cell that says what stands in the one beside it."""


def _is_label(element: Any, tag: str) -> bool:
    """Whether a cell is the first of two, and says what the other holds."""
    if tag != "td" or len(text := element.text_content().strip()) > LONGEST_LABEL:
        return False
    cells = [each for each in element.getparent() if each.tag in ("td", "th")]
    return len(cells) == 2 and cells[0] is element and bool(text) and text[-1] not in ":.0123456789"


def _around(tag: str) -> tuple[str, str]:
    gap = "\n\n" if tag in _APART else "\n" if tag in _BLOCKS else ""
    if tag in _HEADINGS:
        return gap + HEADING, HEADING_END + gap
    if tag == "article":
        return gap + ARTICLE, ARTICLE_END + gap
    if tag == "li":
        return "\n• ", "\n"
    if tag in ("td", "th"):
        return "", ": " if tag == "th" else " "
    return ("\n", "") if tag == "br" else (gap, gap)


def _flat(text: str | None) -> str:
    return re.sub(r"\s+", " ", text) if text else ""


def _is_chrome(element: Any, tag: str) -> bool:
    """Whether an element belongs to the site, not to the page."""
    if tag in _DROPPED:
        return not is_around_page(element)
    if tag in ("body", "main", "article", "h1") or element.get("hidden") is not None:
        return element.get("hidden") is not None
    names = f"{element.get('class', '')} {element.get('id', '')} {element.get('role', '')}"
    if tag == "time" or DATED.search(names):
        return _is_date_alone(element)
    names = _BUILDER.sub(" ", names)
    return bool(names.strip() and _CHROME.search(names) and element.find(".//h1") is None)


def _is_date_alone(element: Any) -> bool:
    """The date of a post stands in its metadata; in the text it would pass for the event's."""
    names = f"{element.get('class', '')} {element.get('id', '')}"
    return bool(DATED.search(names)) and len(element.text_content()) < 80


def _links(root: Any) -> tuple[str, ...]:
    """Addresses that the text leads to."""
    found = (link.get("href") for link in root.iter("a"))
    return tuple(
        href for href in found if href and href.lower().startswith(("http://", "https://"))
    )

"""What stands in the HTML of a document."""

import re
from collections.abc import Callable
from functools import cache
from typing import Any

from lxml import html as lxml_html

Element = lxml_html.HtmlElement
BLOCKS = frozenset(
    ("article", "caption", "div", "figcaption", "h1", "h2", "h3", "h4", "h5", "li", "p", "td", "th")
)
UNSEEN = frozenset(("head", "script", "style"))
EDGE = "\0"
"""Where a block begins or ends; no text has it."""


def body(html: str) -> Element:
    """The body of a page."""
    return lxml_html.document_fromstring(html).body


def text(element: Element, leaves_out: Callable[[Element], bool] = lambda element: False) -> str:
    """The words of an element with single spaces, a line for each block."""
    found: list[str] = []
    _gather(element, leaves_out, found)
    lines = "".join(found).replace("\u2060", "").replace("\u00ad", "").split(EDGE)
    return "\n".join(line for line in (" ".join(line.split()) for line in lines) if line)


def _gather(element: Element, leaves_out: Callable[[Element], bool], found: list[str]) -> None:
    """Add the words of an element to what was found, with the edges of its blocks."""
    tag = element.tag
    if not isinstance(tag, str) or tag in UNSEEN or leaves_out(element):
        return
    edge = EDGE if tag in BLOCKS else ""
    found.append(edge + (element.text or ""))
    for child in element:
        _gather(child, leaves_out, found)
        found.append(child.tail or "")
    found.append(edge)


def classes(element: Element) -> list[str]:
    """The classes of an element."""
    return element.get("class", "").split()


def is_foreign(element: Element, language: str) -> bool:
    """Whether an element says that it stands in another language than the page."""
    return element.get("lang", language) != language


@cache
def own_text(html: str, language: str, without: tuple[str, ...] = ()) -> str:
    """The words of a page that stand in its own language.

    without: classes of elements that are left out too.
    """

    def left_out(element: Element) -> bool:
        return is_foreign(element, language) or not set(classes(element)).isdisjoint(without)

    return text(body(html), left_out)


def headings(html: str) -> list[tuple[int, str]]:
    """Level and words of each heading."""
    found = [each for each in body(html).iter() if re.fullmatch("h[1-6]", str(each.tag))]
    return [(int(each.tag[1]), text(each)) for each in found]


def anchors(html: str) -> list[str]:
    """The ids of a page in their order."""
    return [each.attrib["id"] for each in body(html).iter() if "id" in each.attrib]


def links(root: Element) -> list[str]:
    """The anchors that a part of a page links to, in their order."""
    found = (each.get("href", "") for each in root.iter("a"))
    return [href[1:] for href in found if href.startswith("#")]


def having(html: str, **attributes: Any) -> list[Element]:
    """The elements with these attributes."""
    return [
        each
        for each in body(html).iter()
        if all(each.get(name) == value for name, value in attributes.items())
    ]


def having_class(root: Element, name: str) -> list[Element]:
    """What in an element is of a class."""
    return [each for each in root.iter() if name in classes(each)]

"""HTML as a tree: what is asked of lxml, which ships no types, stands here and nowhere else."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol, cast

from lxml import etree
from markupsafe import escape


class Element(Protocol):
    """An element, as much of it as is used here.

    text: before its first child; tail: behind its end.
    """

    tag: str
    text: str | None
    tail: str | None

    def __iter__(self) -> Iterator["Element"]: ...
    def __len__(self) -> int: ...
    def __getitem__(self, place: int) -> "Element": ...
    def get(self, name: str) -> str | None:
        """The value of an attribute."""

    def set(self, name: str, value: str) -> None:
        """Give an attribute a value."""

    def iter(self, *tags: str) -> Iterator["Element"]:
        """Itself and what is in it, or those of some names, in the order of the page."""

    def itersiblings(self) -> Iterator["Element"]:
        """What follows it in what it stands in."""

    def itertext(self) -> Iterator[str]:
        """The texts in it."""

    def iterancestors(self) -> Iterator["Element"]:
        """What it stands in, from the inside out."""

    def find(self, tag: str) -> "Element | None":
        """The first child of a name."""

    def getparent(self) -> "Element | None":
        """What it stands right in."""

    def insert(self, place: int, element: "Element") -> None:
        """Put an element among its children, with its tail."""

    def append(self, element: "Element") -> None:
        """Put an element behind its children, with its tail."""

    def replace(self, old: "Element", new: "Element") -> None:
        """Put an element in the place of a child."""


def parsed(html: str) -> Element:
    """The tree of a whole page."""
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True)
    return cast(Element, etree.fromstring(html.encode(), parser))


DOCTYPE = "<!DOCTYPE html>"


def serialised(page: Element, doctype: str | None = DOCTYPE) -> str:
    """The text of a whole page, or of an element. Its tree is not to be used again."""
    held = _hold_addresses(page)
    text: str = etree.tostring(page, method="html", encoding="unicode", doctype=doctype)
    return _HELD.sub(lambda found: f'{found[1]}"{escape(held[int(found[2])])}"', text)


_PLAIN = re.compile("(?!held:)[!-~]*")
_HELD = re.compile('(<a [^<>]*?href=)"held:([0-9]+)"')


def _hold_addresses(page: Element) -> list[str]:
    """Put another word in the place of each address with spaces or letters beyond ASCII.

    They stand on the page as a record has them; libxml2 writes them with percent signs.
    """
    held: list[str] = []
    for link in page.iter("a"):
        address = link.get("href")
        if address and not _PLAIN.fullmatch(address):
            link.set("href", f"held:{len(held)}")
            held.append(address)
    return held


def new(tag: str, **attributes: str) -> Element:
    """An element that stands nowhere yet."""
    return cast(Element, etree.Element(tag, attributes))


def words(element: Element) -> str:
    """The text of an element and all that is in it."""
    return "".join(element.itertext())


def last_words(element: Element) -> str:
    """The text right before the end of an element, whatever ends there too."""
    while not (len(element) and element[-1].tail):
        if not len(element):
            return element.text or ""
        element = element[-1]
    return element[-1].tail or ""


@dataclass(frozen=True)
class Text:
    """One text of a page: in an element before its first child, or behind its end."""

    element: Element
    is_tail: bool

    @property
    def string(self) -> str:
        """What it says."""
        return (self.element.tail if self.is_tail else self.element.text) or ""

    @property
    def owner(self) -> Element:
        """What it stands right in."""
        parent = self.element.getparent() if self.is_tail else None
        return self.element if parent is None else parent

    def put(self, string: str) -> None:
        """Let it say something else."""
        if self.is_tail:
            self.element.tail = string
        else:
            self.element.text = string


def texts_after(element: Element, part: str) -> Iterator[Text]:
    """The texts behind the end of an element that hold a part, in the order of the page."""
    if part in (element.tail or ""):
        yield Text(element, is_tail=True)
    for later in element.itersiblings():
        yield from _texts(later, part)
    parent = element.getparent()
    if parent is not None:
        yield from texts_after(parent, part)


def _texts(element: Element, part: str) -> Iterator[Text]:
    """The texts in an element and right behind it that hold a part."""
    if part in (element.text or ""):
        yield Text(element, is_tail=False)
    for child in element:
        yield from _texts(child, part)
    if part in (element.tail or ""):
        yield Text(element, is_tail=True)


def wrap(element: Element, wrapper: Element) -> None:
    """Put an element into another, which takes its place on the page."""
    parent = element.getparent()
    if parent is None:
        raise ValueError(f"nothing can be put around <{element.tag}>, the page itself")
    parent.replace(element, wrapper)
    wrapper.tail, element.tail = element.tail, None
    wrapper.append(element)

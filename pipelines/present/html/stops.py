"""Full stops of a page: one only, and none behind a Serbian year before another mark.

Words that are not ours stay as they are: a quote, the title of a source, a passage in another
language, an address.
"""

import re
from itertools import chain

from pipelines.present.html.tree import Element, last_words
from pipelines.present.language.text import without_stops

_TWO = re.compile(r"(?<!\.)\.\.(?!\.)")
_ONE_AT_THE_END = re.compile(r"(?<!\.)\.\Z")
_ONE_AT_THE_HEAD = re.compile(r"\.(?!\.)")
_YEAR_AT_THE_END = re.compile(r"\b\d{4}\.\Z")
_STOP_BEFORE_A_MARK = re.compile(r"\.[,;:)]")
_MARKS = (",", ";", ":", ")")
"""Before these a year has no stop."""


def one_only(body: Element) -> None:
    """Drop a full stop after one that a date or a name brings along, also across the end of tags.

    After a stop with which words of others end none follows either.
    """
    ending = []
    for element in body.iter():
        text, tail = element.text, element.tail
        if text and ".." in text and _is_ours(element):
            element.text = _TWO.sub(".", text)
        if tail and (tail[0] == "." or ".." in tail) and _is_ours(element.getparent()):
            element.tail = _TWO.sub(".", tail)
            ending.append(element)
    for element in ending:  # now that each text has one only
        element.tail = _after(element)
    for image in body.iter("img"):
        if said := image.get("alt"):
            image.set("alt", _TWO.sub(".", said))


def _after(element: Element) -> str:
    """What follows an element, without a stop if the element ends with one."""
    tail = element.tail or ""
    if _ONE_AT_THE_HEAD.match(tail) and _ONE_AT_THE_END.search(last_words(element)):
        return tail[1:]
    return tail


def without_those_of_years(body: Element) -> None:
    """Drop the stop of a year before another mark, as Serbian does, also at the end of a span."""
    for element in body.iter():
        text, tail = element.text, element.tail
        if text and _STOP_BEFORE_A_MARK.search(text) and _is_ours(element):
            element.text = without_stops(text)
        if tail and _STOP_BEFORE_A_MARK.search(tail) and _is_ours(element.getparent()):
            element.tail = without_stops(tail)
        if tail and element.tag == "span" and tail.startswith(_MARKS) and _is_ours(element):
            _end_without_stop(element)
    for image in body.iter("img"):
        if said := image.get("alt"):
            image.set("alt", without_stops(said))


def _end_without_stop(span: Element) -> None:
    """Drop the stop of a year with which a span ends, if it is a text of the span itself."""
    if len(span):
        last = span[-1]
        last.tail = _bare(last.tail)
    else:
        span.text = _bare(span.text)


def _bare(text: str | None) -> str | None:
    return text[:-1] if text and _YEAR_AT_THE_END.search(text) else text


def _is_ours(element: Element | None) -> bool:
    """Whether what stands in an element are our own words."""
    if element is None:
        return True
    return not any(map(_is_of_others, chain([element], element.iterancestors())))


def _is_of_others(element: Element) -> bool:
    if element.tag == "a":
        return element.get("class") == "url"
    if element.tag != "span":
        return False
    return element.get("lang") is not None or element.get("class") in ("quote", "title")

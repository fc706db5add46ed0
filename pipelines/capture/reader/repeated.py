"""Elements of one shape beside each other that are the entries of a listing.

Few sites call them `article`: most have a `div` or `li` of one class for each, with a heading, a
day and an excerpt.
"""

import re
from itertools import groupby
from typing import Any

from pipelines.capture.reader.dates import dates
from pipelines.capture.reader.folding import plain
from pipelines.capture.reader.metadata import DATED

LEAST, LONGEST = 40, 1_800
"""Letters of an entry."""
FEWEST = 3
"""Entries of a listing."""
_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_BOLD = ("a", "b", "strong")
_ENTRY = ("div", "li", "section", "tr", "td", "p")
_MORE = re.compile(
    r"\[ ?(?:…|\.\.\.) ?\]|(?:…|\.\.\.)\s*$|\b(?:read more|more|lexo me shume|me shume|opsirnije|"
    r"procitaj(?:te)? (?:vise|jos)|detaljnije|vise|dalje)\W*$",
    re.IGNORECASE,
)


def mark_entries(root: Any) -> None:
    """Name the entries of a listing `article`, where a page has none and most of it are entries.

    root: the element that holds the text of the page; it is changed.
    """
    named = root.findall(".//article")
    if len(named) >= FEWEST:
        _show_days(named)
    if named:
        return
    found = max((_entries(each) for each in root.iter()), key=_letters, default=[])
    if found and 2 * _letters(found) > len(root.text_content()) and not _is_below_text(root, found):
        for each in found:
            each.tag = "article"
            if not _headings(each):
                _titles(each)[0].tag = "h3"
        _show_days(found)


def _show_days(entries: list[Any]) -> None:
    """Let the line of a post stand in the text of an entry, which has no day elsewhere."""
    for each in (below for entry in entries for below in entry.iter()):
        if isinstance(each.tag, str) and DATED.search(f"{each.get('class')} {each.get('id')}"):
            each.attrib.pop("class", None)
            each.attrib.pop("id", None)


def _entries(parent: Any) -> list[Any]:
    """The children of an element that are entries, or none where they are too few."""
    children = [each for each in parent if each.tag in _ENTRY]
    if len(children) < FEWEST:
        return []

    def shape(element: Any) -> tuple[str, str]:
        return element.tag, element.get("class") or ""

    groups = (list(group) for _, group in groupby(sorted(children, key=shape), key=shape))
    largest = max(groups, key=len)
    entries = [each for each in largest if _is_entry(each)]
    dated = sum(_is_dated(each) for each in entries)
    if largest[0].tag == "p":
        entries = [each for each in entries if _is_item(each)]
        dated = len(entries)
    left = sum(len(each.text_content().strip()) > LEAST for each in largest) - len(entries)
    enough = len(entries) >= FEWEST and left == 0
    if any(_PART.match(plain(each.text_content().strip())) for each in entries):
        return []
    return entries if enough and 2 * dated > len(entries) else []


PARAGRAPH = 140
"""Letters of a paragraph."""
_PART = re.compile(
    r"\W*\d{1,2}[:.]\d\d\b(?![./]\d)|(?:day|dita|dan|session|sesioni|sesija|paneli?|part|pjesa|"
    r"deo) "
    r"(?:\d|[ivx]+\b|one|two|three|e pare|e dyte|e trete|i pare|i dyte|i trete|prv|drug|trec)|"
    r"(?:prv|drug|trec)\w+ (?:dan|panel|sesija|deo)\b",
    re.IGNORECASE,
)
"""What begins a part of one event, in its programme or its report."""


def _is_below_text(root: Any, entries: list[Any]) -> bool:
    """Whether paragraphs stand outside the entries: those are other pages below an event."""
    inside = {each for entry in entries for each in entry.iter("p")}
    outside = (each for each in root.iter("p") if each not in inside)
    return sum(len(each.text_content()) > PARAGRAPH for each in outside) > 1


def _is_entry(element: Any) -> bool:
    """Whether an element has a title of its own and an excerpt below it."""
    headings = _headings(element)
    titled = len(headings) == 1 or (not headings and bool(_titles(element)))
    return titled and LEAST < len(element.text_content().strip()) < LONGEST


def _is_item(element: Any) -> bool:
    """Whether a paragraph has a day and a title in bold letters or a link above its text."""
    above = [plain(element.text or "")]
    for each in element:
        if each.tag == "br":
            break
        above.append(plain(each.text_content()))
        above.append(plain(each.tail or ""))
    else:
        return False
    return bool(dates(" ".join(above)))


def _headings(element: Any) -> list[Any]:
    return [each for tag in _HEADINGS for each in element.iter(tag)]


def _titles(element: Any) -> list[Any]:
    """What may be a title where there is no heading: a link, or words in bold letters."""
    named = [each for each in element.iter(*_BOLD) if len(each.text_content().split()) > 1]
    return [each for each in named if not _is_no_title(plain(each.text_content().strip()))]


def _is_no_title(text: str) -> bool:
    """Whether words in bold letters or a link are a day, or lead to the rest."""
    found = dates(text)
    rest = text[: found[0].start] + text[found[0].end :] if found else text
    return _MORE.fullmatch(text) is not None or not re.search(r"[A-Za-z]{2}", rest)


def _is_dated(element: Any) -> bool:
    """Whether an element has a day, or leads to the rest."""
    text = plain(element.text_content().strip())
    linked = any(each.find(".//a[@href]") is not None for each in _headings(element))
    return linked or bool(dates(text)) or _MORE.search(text) is not None


def _letters(elements: list[Any]) -> int:
    return sum(len(each.text_content()) for each in elements)

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
_ENTRY = ("div", "li", "section", "tr", "td")
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
    if 2 * _letters(found) > len(root.text_content()):
        for each in found:
            each.tag = "article"
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
    enough = len(entries) >= FEWEST and len(entries) == len(largest)
    return entries if enough and 2 * dated > len(entries) else []


def _is_entry(element: Any) -> bool:
    """Whether an element has a title of its own and an excerpt below it."""
    headings = [each for tag in _HEADINGS for each in element.iter(tag)]
    return len(headings) == 1 and LEAST < len(element.text_content().strip()) < LONGEST


def _is_dated(element: Any) -> bool:
    """Whether an element has a day, or leads to the rest."""
    text = plain(element.text_content().strip())
    return bool(dates(text)) or _MORE.search(text) is not None


def _letters(elements: list[Any]) -> int:
    return sum(len(each.text_content()) for each in elements)

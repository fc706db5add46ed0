"""Widths of columns, for who does not compute them from what a table holds."""

import re
from collections.abc import Sequence

from pipelines.present.html.tree import Element, new, words

_BLANK = re.compile(r"[ \n\t]+")


def widths(page: Element) -> None:
    """Give the columns of each table with a head their widths, unless its page says them."""
    for table in page.iter("table"):
        head = table.find("thead")
        if head is not None and table.find("colgroup") is None:
            table.insert(list(table).index(head), _columns(table))


def _columns(table: Element) -> Element:
    """Columns that fill the page, each by its longest word and by how much text it holds."""
    rows = [[words(cell).strip() for cell in row] for row in table.iter("tr")]
    listed = list(zip(*(row for row in rows if len(row) == len(rows[0])), strict=True))
    weights = [_weight(texts) for texts in listed]
    made = new("colgroup")
    for weight in weights:
        made.append(new("col", style=f"width:{100 * weight / sum(weights):.1f}%"))
    return made


_BROKEN = 40
"""A longer word is broken by the word processor and asks for no wider column."""


def _weight(texts: Sequence[str]) -> float:
    longest = max(min(len(word), _BROKEN) for text in texts for word in _BLANK.split(text))
    usual: float = (sum(map(len, texts)) / len(texts)) ** 0.8
    return max(longest + 3.0, usual)

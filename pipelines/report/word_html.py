"""The HTML of a part made plain for a word processor, which knows no boxes, floats or styles."""

import re

_WIDTHS = "".join(f'<col style="width:{width}%">' for width in (16, 34, 16, 34))
_GLANCE = f"<colgroup>{_WIDTHS}</colgroup>"
_CHANGES = (
    (re.compile(r'<span class="boxes">.*?</span>'), ""),  # the word beside them says the level
    (re.compile(r'<p class="kicker">.*?</p>\n?'), ""),  # what stands before the title is no title
    (re.compile("&#8288;|\u2060"), ""),
    (re.compile(r'<p class="number">(.*?)</p>\n<p>'), r"<p><b>\1</b>&emsp;"),
    (re.compile(r'<p class="n">(.*?)</p><p>'), r"<p>\1. "),
    (re.compile(r'(<p class="source">.*?</p>)</figure>'), r"</figure>\1"),
    (re.compile(r'(<table class="glance">)'), rf"\1{_GLANCE}"),
    (re.compile(r'(<img src="[^"]+)\.svg"'), r'\1.png" style="width:16cm"'),
)
_TABLE = re.compile(
    r"(<table[^>]*>\s*(?:<caption.*?</caption>)?\s*)(<thead><tr>(.*?)</tr>)", re.DOTALL
)
_CELL = re.compile(r"<t[hd][^>]*>")
_FIRST, _USUAL, _NUMBER = 1.5, 1.0, 0.6
"""Weights of columns: the names of rows, texts, numbers."""


def for_word(html: str) -> str:
    """The page without what only a laid-out page knows, and with widths of columns.

    html: of the template `word.html.j2`.
    """
    for pattern, plainer in _CHANGES:
        html = pattern.sub(plainer, html)
    return _TABLE.sub(lambda found: f"{found[1]}{_widths(found[3])}{found[2]}", html)


def _widths(head: str) -> str:
    """Columns that fill the page, by what they hold."""
    cells = _CELL.findall(head)
    weights = [_NUMBER if "num" in cell else _USUAL for cell in cells]
    if weights:
        weights[0] = _FIRST
    total = sum(weights) or 1
    columns = "".join(f'<col style="width:{100 * w / total:.1f}%">' for w in weights)
    return f"<colgroup>{columns}</colgroup>"

"""The HTML of a part made plain for a word processor, which knows no boxes, floats or styles."""

import re
from collections.abc import Sequence
from html import unescape

_WIDTHS = "".join(f'<col style="width:{width}%">' for width in (16, 34, 16, 34))
_GLANCE = f"<colgroup>{_WIDTHS}</colgroup>"
_CHANGES = (
    (re.compile(r'<span class="boxes">.*?</span>'), ""),  # the words beside them say it all
    (re.compile(r'<span class="level \w+"></span> ?'), ""),
    (re.compile(r' ?<span class="of-boxes">.*?</span>', re.DOTALL), ""),  # and what speaks of them
    (re.compile(r'<p class="kicker">.*?</p>\n?'), ""),  # what stands before the title is no title
    (re.compile("&#8288;|\u2060"), ""),
    (re.compile(r'<p class="number">(.*?)</p>\n<p>'), r"<p><b>\1</b>&emsp;"),
    (re.compile(r'</span> ?(?=<span class="count)'), "</span><br>"),
    (re.compile(r'(<tr class="unit"><th[^>]*>)(.*?)(</th>)'), r"\1<b>\2</b>\3"),
    (re.compile(r'<p class="n">(.*?)</p><p>'), r"<p>\1. "),
    (re.compile(r'(<p class="source">.*?</p>)</figure>'), r"</figure>\1"),
    (re.compile(r'(<table class="glance">)'), rf"\1{_GLANCE}"),
    (re.compile(r'(<img src="[^"]+)\.svg"'), r'\1.png" style="width:16cm"'),
)
_TABLE = re.compile(
    r"(<table[^>]*>\s*(?:<caption.*?</caption>)?\s*)(<thead>.*?</table>)", re.DOTALL
)
_LIST = re.compile(r'<ol class="sources">.*?</ol>', re.DOTALL)
_ITEM = re.compile(r"<(/?)(?:ol|li)\b")
_ROW = re.compile(r"<tr.*?</tr>", re.DOTALL)
_CELL = re.compile(r"<t[hd][^>]*>(.*?)</t[hd]>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_BLANK = re.compile(r"[ \n\t]+")
_REGIONS = {"sr-Latn": "sr-Latn-RS", "sr-Cyrl": "sr-Cyrl-RS"}
_LANGUAGE = re.compile(rf'(?<=\blang=")(?:{"|".join(_REGIONS)})(?=")')


def for_word(html: str) -> str:
    """The page without what only a laid-out page knows, and with widths of columns.

    html: of the template `word.html.j2`.
    """
    for pattern, plainer in _CHANGES:
        html = pattern.sub(plainer, html)
    html = _LIST.sub(lambda found: _ITEM.sub(r"<\1div", found[0]), html)  # with their own numbers
    html = _LANGUAGE.sub(lambda found: regional(found[0]), html)
    return _TABLE.sub(lambda found: f"{found[1]}{_widths(found[2])}{found[2]}", html)


def regional(language: str) -> str:
    """A language as word processors name it: they spell and hyphenate Serbian of a region only.

    language: as HTML names it.
    """
    return _REGIONS.get(language, language)


def _widths(table: str) -> str:
    """Columns that fill the page, each by its longest word and by how much text it holds."""
    rows = [[_plain(cell) for cell in _CELL.findall(row)] for row in _ROW.findall(table)]
    columns = list(zip(*(row for row in rows if len(row) == len(rows[0])), strict=True))
    weights = [_weight(texts) for texts in columns]
    shares = (100 * weight / sum(weights) for weight in weights)
    cols = "".join(f'<col style="width:{share:.1f}%">' for share in shares)
    return f"<colgroup>{cols}</colgroup>"


def _plain(cell: str) -> str:
    return unescape(_TAG.sub("", cell)).strip()


_BROKEN = 40
"""A longer word is broken by the word processor and asks for no wider column."""


def _weight(texts: Sequence[str]) -> float:
    longest = max(min(len(word), _BROKEN) for text in texts for word in _BLANK.split(text))
    usual: float = (sum(map(len, texts)) / len(texts)) ** 0.8
    return max(longest + 3.0, usual)

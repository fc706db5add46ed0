"""The text of a page as it is searched: what is shown, and words by which it is found besides."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from lxml import etree

from pipelines.site.search.names import Names, Word
from pipelines.site.search.words import folded, in_secret, is_new, parts

_LEFT_OUT = ".//nav | .//sup | .//pre | .//noscript | .//details[p[@class='sha']]"
"""What nobody looks for: ways, numbers of notes, code, checksums."""

_SPACE = re.compile(r"(\s+)")


def searched(page: str, names: Names, also: Iterable[str] = ()) -> str:
    """The text of a page, as HTML that Pagefind reads.

    page: what it holds besides its frame; names: that stand for the same; also: what the page
    is called besides.
    """
    (main,) = etree.HTML(page).xpath("//main")
    for left_out in main.xpath(_LEFT_OUT):
        _drop(left_out)
    for element in main.iter():
        if isinstance(element.tag, str):
            element.text = _marked(element.text or "", names)
        element.tail = _marked(element.tail or "", names)
    for address in main.xpath(".//a[@class='address']"):
        address.text = in_secret(["".join(parts(folded(address.text)))])  # the id in one word
    for name in main.xpath(".//dt"):
        _end(name, ": ")  # in what is found, a name and its value stand on one line
    for heading in main.xpath(".//h1"):
        words = dict.fromkeys(part for title in also for part in parts(folded(title)))
        _end(heading, f" {in_secret(words)}")
    text = etree.tostring(main, encoding="unicode", method="html")
    return f"<!doctype html><html><body>{text}</body></html>"


def _drop(element: etree._Element) -> None:
    """Take an element out and leave what stands behind it."""
    parent, before = element.getparent(), element.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + (element.tail or "")
    else:
        parent.text = (parent.text or "") + (element.tail or "")
    parent.remove(element)


def _end(element: etree._Element, text: str) -> None:
    """Put a text at the end of an element."""
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


@lru_cache(maxsize=100_000)
def _marked(text: str, names: Names) -> str:
    """A text with the words by which it is found besides, each behind the word that it is."""
    if not text or text.isspace():
        return text
    pieces = _SPACE.split(text)
    besides = _besides(pieces, names)
    return "".join(
        f"{piece} {in_secret(besides[at])}" if at in besides else piece
        for at, piece in enumerate(pieces)
    )


def _besides(pieces: list[str], names: Names) -> dict[int, list[str]]:
    """The hidden words of each piece of a text."""
    words = list(_words(pieces))
    found: dict[int, list[str]] = {}
    for at, word in words:
        if is_new(word.written, word.fold):
            found.setdefault(at, []).append(word.fold)
    for place, others in names.besides([word for _, word in words]):
        found.setdefault(words[place][0], []).extend(others)
    return found


def _words(pieces: list[str]) -> Iterator[tuple[int, Word]]:
    for at, piece in enumerate(pieces):
        for part in parts(piece):
            yield at, Word(part, folded(part))

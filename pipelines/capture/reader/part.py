"""A part of the text of a page, as the readers of fields see it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from pipelines.capture.reader.folding import Folded, folded
from pipelines.capture.reader.values import Read

Value = TypeVar("Value")

_SHORT = (
    r"(?<!\bMr\.)(?<!\bMs\.)(?<!\bMrs\.)(?<!\bDr\.)(?<!\bProf\.)(?<!\bSt\.)(?<!\bNo\.)(?<!\bno\.)"
    r"(?<!\bHon\.)(?<!\bAmb\.)(?<!\bIng\.)(?<!\bMag\.)(?<!\bMSc\.)(?<!\bob\.)(?<!\bnr\.)(?<!\bbr\.)(?<!\bZ\.)(?<!\bZnj\.)(?<!\bmr\.)(?<!\bznj\.)(?<!\bz\.)(?<!\bprof\.)(?<!\bdoc\.)(?<!\bg\.)(?<!\bgdja\.)(?<!\bms\.)(?<!\btel\.)(?<!\bsv\.)(?<!\bdr\.)(?<!\bH\.)"
    r"(?<!\bE\.)(?<!\s[A-Z]\.)(?<![ .(]\d\.)(?<![ .(]\d\d\.)(?<!^\d\.)(?<!^\d\d\.)"
)
_SENTENCE_END = re.compile(rf"(?:(?<=[.!?])|(?<=[.!?][\"')])){_SHORT}\s+(?=[\"'(]*[A-Z0-9])|\n+")


SENTENCE = 45
"""Letters of a sentence; less is a line of a menu, a calendar or a post."""


@dataclass(frozen=True)
class Piece:
    """A line or sentence of the plain text, with its place in it."""

    text: str
    start: int

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.text)


@dataclass(frozen=True)
class Part:
    """A part of a page.

    text: its own; offset: where it begins in the page; truncated: its end was cut off; around: what
    stands above and below it, where a site says whose it is.
    """

    text: str
    offset: int = 0
    truncated: bool = False
    around: str = ""

    @cached_property
    def folded(self) -> Folded:
        """The text made plain."""
        return folded(self.text)

    @property
    def plain(self) -> str:
        """The plain text, with capitals."""
        return self.folded.text

    @cached_property
    def lines(self) -> tuple[Piece, ...]:
        """Lines that are not empty."""
        return tuple(_pieces(self.plain, re.compile(r"\n+")))

    @cached_property
    def sentences(self) -> tuple[Piece, ...]:
        """Sentences; a line ends one too."""
        return tuple(_pieces(self.plain, _SENTENCE_END))

    def read(self, value: Value, start: int, end: int, confidence: float = 0.9) -> Read[Value]:
        """A value with its place in the page. start, end: in the plain text."""
        first, last = self.folded.place(start), self.folded.place(end)
        return Read(value, self.offset + first, self.offset + last, confidence)

    def words(self, start: int, end: int) -> str:
        """The words of the page at a place in the plain text."""
        return self.text[self.folded.place(start) : self.folded.place(end)]

    def plain_of(self, start: int, end: int) -> str:
        """The plain text of a place in the page."""
        return folded(self.text[start - self.offset : end - self.offset]).text

    def quoted(self, start: int, end: int, confidence: float = 0.9) -> Read[str]:
        """The words of the page themselves as a value, on one line."""
        return self.read(" ".join(self.words(start, end).split()), start, end, confidence)


def _pieces(text: str, boundary: re.Pattern[str]) -> Iterator[Piece]:
    at = 0
    for found in boundary.finditer(text):
        yield from _piece(text, at, found.start())
        at = found.end()
    yield from _piece(text, at, len(text))


def _piece(text: str, start: int, end: int) -> Iterator[Piece]:
    inner = text[start:end]
    if stripped := inner.strip():
        yield Piece(stripped, start + len(inner) - len(inner.lstrip()))

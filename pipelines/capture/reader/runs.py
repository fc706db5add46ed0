"""The lines of HTML as they are shown, each with the element that holds it alone."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

INLINE = frozenset(
    [
        "a",
        "abbr",
        "b",
        "big",
        "cite",
        "em",
        "font",
        "i",
        "label",
        "mark",
        "q",
        "s",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "tt",
        "u",
        "var",
    ]
)
"""Elements within a line; any other begins a new one, and ends it."""
DEEPEST = 200
"""Elements within each other that are read."""


@dataclass(frozen=True)
class Run:
    """A line. inside: the element around it."""

    text: str
    inside: Any

    @property
    def shown(self) -> Any | None:
        """The smallest element that shows the line and no more; None where there is none."""
        alone = " ".join(self.inside.text_content().split()) == self.text
        return self.inside if alone else None


@dataclass(frozen=True)
class _Piece:
    """Text and the element whose own it is; element None: the line ends here."""

    text: str
    element: Any | None


def runs(body: Any) -> Iterator[Run]:
    """The lines of an element in order, without those that are empty."""
    line: list[_Piece] = []
    for piece in _pieces(body, 0):
        if piece.element is not None:
            line.append(piece)
            continue
        if run := _run(line):
            yield run
        line = []
    if run := _run(line):
        yield run


def _pieces(element: Any, depth: int) -> Iterator[_Piece]:
    """The text of an element and of those in it, with an end wherever a line ends."""
    if not isinstance(element.tag, str) or element.tag in ("script", "style") or depth > DEEPEST:
        return
    ends = element.tag not in INLINE
    if ends:
        yield _Piece("", None)
    yield _Piece(element.text or "", element)
    for child in element:
        yield from _pieces(child, depth + 1)
        yield _Piece(child.tail or "", element)
    if ends:
        yield _Piece("", None)


def _run(line: list[_Piece]) -> Run | None:
    text = " ".join("".join(piece.text for piece in line).split())
    own: list[Any] = [piece.element for piece in line if piece.text.strip()]
    if not own:
        return None
    around: Any = own[0]
    while not all(around in (each, *each.iterancestors()) for each in own):
        around = around.getparent()
    return Run(text, around)

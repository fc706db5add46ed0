"""A whole report taken apart: pages that are printed by themselves, with links from one to another.

What stands in one of them does not depend on how long the others are: pages get their numbers, and
the contents and the index are printed, when all are bound (`pipelines/report/bound/__init__.py`).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass

from markupsafe import escape

from pipelines.present.html.tree import Element, new, parsed, serialised

SCHEME = "bound:"
"""Begins the address of a link from one piece to another: nothing looks for its target too early.

The rest of the address is the id of the target."""

UNNUMBERED = "@page { @bottom-right { content: none } }"
"""Numbers of pages are put on when pieces are bound."""

LATER = "@page :first { @top-left { content: string(running) } }"
"""The first page of a piece is one of many."""

COVER, CONTENTS, NAMES = "cover", "contents", "names"


class Dangling(ValueError):
    """Links that lead nowhere. targets: the ids where they should."""

    def __init__(self, targets: Iterable[str]) -> None:
        super().__init__(f"links lead nowhere: {', '.join(sorted(targets))}")


@dataclass(frozen=True)
class Piece:
    """A part of the report as a page of its own. id: of its heading."""

    id: str
    html: str


@dataclass(frozen=True)
class Pieces:
    """A report taken apart.

    front: cover and contents; parts: what the contents list; index: what follows. Front and index
    say on which page something is, so they are printed last.
    """

    front: Piece
    parts: tuple[Piece, ...]
    index: Piece


def split(html: str) -> Pieces:
    """Take a report apart. html: its whole page."""
    page = parsed(html)
    body = page.find("body")
    assert body is not None
    groups = list(_groups(body))
    chapters = _chapters(groups)
    front, *parts, index = (_piece(page, group, chapters) for group in groups)
    return Pieces(front, tuple(parts), index)


def _groups(body: Element) -> Iterator[list[Element]]:
    """What stands in a piece: a cover before its contents, a divider before its first chapter."""
    group: list[Element] = []
    for element in body:
        group.append(element)
        if _class(element) != COVER and element.tag != "h2":
            yield group
            group = []


def _class(element: Element) -> str:
    return element.get("class") or ""


def _chapters(groups: Iterable[Sequence[Element]]) -> dict[str, int]:
    """The number of each chapter by its id."""
    found = [each for group in groups for each in group if _class(each) == "bound"]
    return {_name(chapter): number for number, chapter in enumerate(found, 1)}


def _name(element: Element) -> str:
    """The id of the first heading in an element."""
    named = (each.get("id") for each in element.iter("h2", "h3"))
    return next((name for name in named if name), CONTENTS)


def _piece(page: Element, group: Sequence[Element], chapters: dict[str, int]) -> Piece:
    """A page of its own of some elements, which are taken out of the whole one."""
    name, body = _name(group[-1]), new("body")
    before = min((chapters[n] for n in map(_name, group) if n in chapters), default=1) - 1
    body.set("style", f"counter-reset: chapter {before}")
    for element in group:
        body.append(element)
    _lead_out(body, chapters)
    own = new("html", lang=page.get("lang") or "")
    own.append(_head(page, is_first=_class(group[0]) == COVER))
    own.append(body)
    return Piece(name, serialised(own))


def _head(page: Element, is_first: bool) -> Element:
    """The head of a piece."""
    found = page.find("head")
    assert found is not None
    head: Element = deepcopy(found)
    style = head.find("style")
    assert style is not None
    style.text = f"{style.text or ''}{UNNUMBERED}{'' if is_first else LATER}"
    return head


def _lead_out(body: Element, chapters: dict[str, int]) -> None:
    """Address the links to other pieces, and say to which chapter a link leads."""
    own = {each.get("id") for each in body.iter()}
    for link in body.iter("a"):
        address = link.get("href") or ""
        target = address.removeprefix("#")
        if target in chapters:
            link.set("data-chapter", str(chapters[target]))
        if address.startswith("#") and target not in own:
            link.set("href", f"{SCHEME}{target}")


_LINK = re.compile(f'<a href="{SCHEME}([^"]+)"')


def paged(html: str, pages: dict[str, int]) -> str:
    """A page of links with the number of the page to which each leads.

    pages: by id of the target. Raises Dangling for links that lead nowhere.
    """
    if lost := set(_LINK.findall(html)) - pages.keys():
        raise Dangling(lost)
    return _LINK.sub(lambda found: f'{found[0]} data-page="{pages[found[1]]}"', html)


def replaced(html: str, notice: str) -> str:
    """A piece with a notice in the place of all but its heading.

    Whatever leads into it leads to the notice. notice: HTML.
    """
    page = parsed(html)
    body = page.find("body")
    assert body is not None
    old = body[-1]
    heading = next(old.iter("h2", "h3"))
    names = [each.get("id") for each in old.iter() if each is not heading]
    places = "".join(f'<span id="{escape(name)}"></span>' for name in names if name)
    fresh = new(old.tag, **{"class": _class(old)})
    for element in (heading, *_elements(f"{notice}<p>{places}</p>")):
        fresh.append(element)
    body.replace(old, fresh)
    return serialised(page)


def _elements(html: str) -> list[Element]:
    """The elements of a piece of HTML."""
    body = parsed(f"<html><body>{html}</body></html>").find("body")
    assert body is not None
    return list(body)

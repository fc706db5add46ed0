"""Where HTML has the title of a page, and which element holds its text.

A page says its title several times: in its head, in its data, and in the element that shows it. The
element that shows it stands in what the page is on; menus, sidebars and notices stand beside.
"""

import re
from collections import deque
from collections.abc import Iterator
from typing import Any

from pipelines.capture.reader.bodies import BODY
from pipelines.capture.reader.folding import plain
from pipelines.capture.reader.headings import is_dated
from pipelines.capture.reader.kinds import HELD
from pipelines.capture.reader.metadata import head_titles
from pipelines.capture.reader.runs import Run, runs
from pipelines.capture.reader.site_lines import HEAD, is_section_name

_SHOWN = ("h1", "h2", "h3", "p", "b", "strong", "div", "span", "td", "font", "center")
"""Elements that may show a title, the likeliest first."""
HEADINGS = ("h1", "h2", "h3")
_OF_SITE = frozenset(("a", "nav", "footer", "aside", "head", "title", "form"))
_CALLED_TITLE = re.compile(
    r"(?:^|\s)(?:(?:page|post|entry|article|news|event|story|item|content|blog|node|single|"
    r"text)[_-]?)?(?:title|headline|naslov|titulli?)"
    r"(?:$|\s)",
    re.IGNORECASE,
)
_CALLED_SITE = re.compile(
    r"(?:^|[\s_-])(?:logo|brand|masthead|(?:site|blog)[_-]?(?:title|name)|header-title)(?:$|"
    r"[\s_-])",
    re.IGNORECASE,
)
_SITE_HEAD = re.compile(r"^(?:site|page|main)?[_-]?header$|masthead", re.IGNORECASE)
_HOME = re.compile(
    r"(?:https?://[^/]+)?/?(?:[a-z]{2}(?:[-_][a-z]{2,4})?/?)?(?:index\.\w+)?#?", re.IGNORECASE
)
"""Where the name over a site leads: to its first page, in some language."""
LONGEST = 260
LEAST = 200
"""Letters of the text of a page."""


def content(tree: Any) -> tuple[Any, Any | None]:
    """The element that holds the text of a page, and the one that shows its title."""
    body = tree.find("body")
    body = tree if body is None else body
    title = _title(tree, body)
    for path in (".//main", ".//*[@role='main']", ".//article"):
        found = tree.findall(path)
        if len(found) == 1 and len(found[0].text_content()) > LEAST:
            inside = title if title is not None and found[0] in _above(title) else None
            first = found[0].find(".//h1")
            return found[0], inside if inside is not None else first
    return (body if title is None else _around(title, body)), title


def _title(tree: Any, body: Any) -> Any | None:
    """The element that shows what the head calls the page, else its first great heading."""
    said = frozenset(_bare(each) for each in head_titles(tree) if not is_section_name(each))
    best: tuple[int, Any] | None = None
    for tag in _SHOWN if said else ():
        for element in body.iter(tag):
            text = _text(element)
            if (
                _says(text, tag, said)
                and not _is_of_site(element)
                and (not best or best[0] < len(text))
            ):
                best = len(text), element
        if tag == "h1" and best is None and (post := _title_of_post(body)) is not None:
            return post
        if tag == "h1":
            own = (each for each in body.iter("h1") if not _is_of_site(each))
            shown = (each for each in own if _text(each) and not _is_over(each, body))
            best = best or next(((0, each) for each in shown), None)
        if best and tag == "h1":
            break
    if best and best[1].tag not in HEADINGS and len(_text(best[1])) < NAME:
        named = _named_title(body)  # the head tells the name of the site and no more
        return best[1] if named is None else named
    return _longer(body, best[1], said) if best else _named_title(body)


def _longer(body: Any, found: Any, said: frozenset[str]) -> Any:
    """The lesser heading that shows more of what the head says: above it is the site's name."""
    if found.tag != "h1" or len(_text(found).split()) > 4:
        return found
    below = [each for tag in ("h2", "h3") for each in body.iter(tag) if not _is_of_site(each)]
    more = [each for each in below if _says(_text(each), each.tag, said)]
    return max([found, *more], key=lambda each: len(_text(each)))


def _is_over(great: Any, body: Any) -> bool:
    """Whether a great heading is a section, or a body whose name stands over a lesser heading."""
    text = plain(great.text_content().strip())
    below = [each for each in body.iter("h2", "h3") if _text(each) and not _is_of_site(each)]
    if not below:
        return False
    named = BODY.search(text) is not None and HELD.search(text.lower()) is None
    return is_section_name(text) or (named and len(text) < NAME and len(below) == 1)


NAME = 30
"""Letters of the name of a site."""
PARAGRAPH = 120
"""Letters of an element that is a paragraph."""


def _above_text(body: Any) -> Any | None:
    """The element that shows the line nearest above the first paragraph, if it may be a title."""
    above: deque[Run] = deque(maxlen=HEAD)
    for run in runs(body):
        if len(run.text) > PARAGRAPH and not _is_beside(run.inside):
            break
        above.append(run)
    else:
        return None
    for run in reversed(above):
        shown = run.shown
        if shown is None or _is_of_site(shown):
            return None
        if not _is_of_post(run.text):
            return shown if _may_be_shown(run) else None
    return None


def _may_be_shown(run: Run) -> bool:
    """Whether a line is as long as a title, and says no day and no sentence."""
    return 10 < len(run.text) < LONGEST and not _is_sentence(run.text)


def _is_of_post(shown: str) -> bool:
    """Whether a short line says when something was posted, or where on a site."""
    text = plain(shown)
    return len(text) < LEAST // 2 and (is_dated(text) or _POSTED.match(text) is not None)


_POSTED = re.compile(
    r"\W*(?:(?:published|posted|updated|postuar|publikuar|perditesuar|objavljen[oa]?|"
    r"postavljen[oa]?|"
    r"azurirano|date|datum|data)\b|(?:\d{1,2}[./-]){2}\d{4})",
    re.IGNORECASE,
)


def _is_sentence(shown: str) -> bool:
    """Whether a line ends as prose does, or says when something was published."""
    text = plain(shown)
    return text.endswith((".", ",", ":", ";")) or re.search(r"(?:19|20)\d\d\W*$", text) is not None


def _says(text: str, tag: str, said: frozenset[str]) -> bool:
    """Whether an element shows what the head says; a heading may have the kind before it."""
    if text in said or tag not in HEADINGS:
        return text in said
    longer = (each for each in said if len(each.split()) >= 3)
    return len(text) <= LONGEST and any(
        text.endswith(f" {each}") or text.startswith(f"{each} ") for each in longer
    )


def _named_title(body: Any) -> Any | None:
    """The heading of a page whose head says nothing of it: the first great one, or the only one."""
    great = [each for each in body.iter("h1") if not _is_over(each, body)]
    for each in great:
        if not _is_of_site(each):
            return each
    named = [each for each in body.iter(*_SHOWN[3:]) if _is_called_title(each)]
    for found in (named, list(body.iter("h2"))):
        own = [each for each in found if _text(each) and not _is_of_site(each)]
        if len(own) == 1 and not is_section_name(own[0].text_content()):
            return own[0]
    above = _above_text(body)
    return above if above is not None else next(iter(great), None)


_OF_POST = re.compile(r"(?:^|\s)(?:post|entry|article|news|node)[_-]?title(?:$|\s)", re.IGNORECASE)


def _title_of_post(body: Any) -> Any | None:
    """The one element that a builder of pages calls the title of a post, below that of the site."""
    named = (
        each for each in body.iter(*HEADINGS, "h4") if _OF_POST.search(each.get("class") or "")
    )
    own = [each for each in named if _text(each) and not _is_of_site(each)]
    return own[0] if len(own) == 1 else None


def _is_called_title(element: Any) -> bool:
    names = f"{element.get('class', '')} {element.get('id', '')}"
    return _CALLED_TITLE.search(names) is not None


def _text(element: Any) -> str:
    """What an element shows, where it is short enough for a title."""
    shown = ""
    for piece in element.itertext():
        shown += piece
        if len(shown) > 2 * LONGEST:
            return ""
    return _bare(shown)


def _bare(text: str) -> str:
    return " ".join(re.findall(r"\w+", plain(text).lower()))


def _above(element: Any) -> Iterator[Any]:
    yield element
    yield from element.iterancestors()


def _is_of_site(element: Any) -> bool:
    """Whether an element belongs to the site: by where it stands, or because it leads elsewhere."""
    return _is_beside(element) or _is_link(element)


def _is_beside(element: Any) -> bool:
    """Whether an element stands in the head, the foot or a menu of the site."""
    return any(
        (each.tag in _OF_SITE and not is_around_page(each))
        or each.get("role") in ("banner", "navigation", "contentinfo")
        or _CALLED_SITE.search(each.get("class") or "")
        or (each.tag == "header" and _SITE_HEAD.search(each.get("id") or ""))
        for each in _above(element)
    )


def is_around_page(element: Any) -> bool:
    """Whether a form is around the whole page, as ASP.NET has it, and no field to fill in."""
    return element.tag == "form" and len(element.text_content()) > WHOLE


WHOLE = 800
"""Letters of a page; a form to fill in has less."""


def _is_link(element: Any) -> bool:
    """Whether an element leads elsewhere: headings may, but not to the first page of the site."""
    link = element.find(".//a")
    if link is None or element.tag not in HEADINGS:
        return link is not None
    return bool(link.get("href")) and _HOME.fullmatch(link.get("href")) is not None


def _around(title: Any, body: Any) -> Any:
    """The nearest element around the title that holds most of the prose of the page."""
    whole = _prose(body)
    for each in title.iterancestors():
        if each is body or not whole:
            return body
        if 2 * _prose(each) > whole:
            return each
    return body


def _prose(element: Any) -> int:
    """Letters of the paragraphs and points of lists."""
    return sum(len(each.text_content()) for each in element.iter("p", "li", "dd"))

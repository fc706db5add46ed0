"""What the head of an HTML page and its lines of data say: title, day of publication, event."""

import json
import re
from collections.abc import Iterator
from typing import Any

from pipelines.capture.reader.dates import dates
from pipelines.capture.reader.folding import plain

DATED = re.compile(
    r"(?:^|[\s_-])(?:entry-date|post-date|posted-on|published|publish-date|date-published|"
    r"post-meta|"
    r"entry-meta|post__date|meta-date|submitted|postdate|objavljeno|publikuar|date-header|"
    r"node__meta|name-created|article-meta|article-date|post-time|entry-time)(?:$|[\s_-])",
    re.IGNORECASE,
)
"""Names of the elements that hold the date of a post."""
_ISO = re.compile(r"(?:19|20)\d\d-\d\d-\d\d")


_DIVIDER = re.compile(r" [|»•–—-] | :: ")


def head_titles(tree: Any) -> list[str]:
    """What the head and the data call the page: whole, and without the name of the site."""
    site = _content(tree, ".//meta[@property='og:site_name']")
    said = [str(block.get("headline", "")) for block in _json_ld(tree)]
    said.append(_content(tree, ".//meta[@property='og:title']"))
    said.append(tree.findtext(".//title") or "")
    found: list[str] = []
    for each in said:
        whole = " ".join(each.split())
        pieces = _DIVIDER.split(whole)
        found += [whole, *pieces]
        for n in range(1, len(pieces)):
            at = len(_DIVIDER.split(whole, maxsplit=n)[-1])
            found += [whole[-at:], _before(whole, n)]
    return [each for each in dict.fromkeys(found) if each and each != site]


def _before(whole: str, number: int) -> str:
    """What stands before the last dividers of a title."""
    ends = [match.start() for match in _DIVIDER.finditer(whole)]
    return whole[: ends[-number]]


def _content(tree: Any, path: str) -> str:
    found = tree.find(path)
    return " ".join((found.get("content") or "").split()) if found is not None else ""


_OF_SITE = ("title", "header", "footer", "address")
MOST_OF_SITE = 2_000
"""Letters of an element of the site that are read."""


def site_of(tree: Any) -> str:
    """What the head and the foot of a page say, in lines."""
    said = [_content(tree, ".//meta[@property='og:site_name']")]
    for tag in _OF_SITE:
        said += [" ".join(each.text_content().split()) for each in tree.iter(tag)]
    return "\n".join(each[:MOST_OF_SITE] for each in said if each)


def head_title(tree: Any) -> str | None:
    """The title of the head, without the name of the site."""
    for text in (_content(tree, ".//meta[@property='og:title']"), tree.findtext(".//title") or ""):
        title = re.split(r" [|»•] | – (?=[^–]*$)| - (?=[^-]*$)", text.strip())[0]
        if title:
            return " ".join(title.split())
    return None


def published_day(tree: Any) -> str | None:
    """The day of publication, of the head or the post's own line."""
    for name in ("article:published_time", "datePublished", "date", "DC.date", "dcterms.date"):
        for attribute in ("property", "name", "itemprop"):
            found = tree.find(f".//*[@{attribute}='{name}']")
            if found is not None and (day := _day(found.get("content") or found.get("datetime"))):
                return day
    for block in _json_ld(tree):
        if day := _day(block.get("datePublished")):
            return day
    return _posted(tree)


_MAY_DATE = (
    "time",
    "span",
    "div",
    "p",
    "footer",
    "header",
    "ul",
    "li",
    "small",
    "em",
    "dd",
    "dt",
    "td",
    "b",
    "i",
    "h2",
    "h3",
    "h4",
    "h5",
)


def _posted(tree: Any) -> str | None:
    """The day in the line of a post that gives its date."""
    for element in tree.iter(*_MAY_DATE):
        names = f"{element.get('class', '')} {element.get('id', '')}"
        if DATED.search(names) and not _is_beside(element):
            if day := _day(element.get("datetime")):
                return day
            found = dates(plain(element.text_content()[:120]))
            if found and found[0].first_day:
                return found[0].iso
    return None


_BESIDE = re.compile(
    r"(?:^|[\s_-])(?:related|widget|sidebar|latest|recent|aside|more-news|teasers?|feed)(?:$|"
    r"[\s_-])",
    re.IGNORECASE,
)


def _is_beside(element: Any) -> bool:
    """Whether an element stands in a list of other posts."""
    return any(
        (each.tag in ("aside", "footer", "nav") and not _is_of_post(each))
        or _BESIDE.search(f"{each.get('class', '')} {each.get('id', '')}")
        for each in element.iterancestors()
        if each.tag != "body"
    )


_META = re.compile(r"(?:^|[\s_-])(?:meta|byline|submitted)(?:$|[\s_-])", re.IGNORECASE)


def _is_of_post(element: Any) -> bool:
    """Whether a foot is that of a post, with who wrote it and when, and not of the site."""
    return _META.search(element.get("class") or "") is not None


def _day(value: object) -> str | None:
    match = _ISO.match(value.strip()) if isinstance(value, str) else None
    return match[0] if match else None


def event_days(tree: Any) -> tuple[str | None, str | None]:
    """Start and end of an event in JSON-LD."""
    for block in _json_ld(tree):
        if "Event" in str(block.get("@type", "")) and (start := _day(block.get("startDate"))):
            end = _day(block.get("endDate"))
            return start, end if end != start else None
    return None, None


def _json_ld(tree: Any) -> Iterator[dict[str, Any]]:
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        try:
            yield from _objects(json.loads(script.text or ""), 0)
        except (ValueError, RecursionError):
            continue


def _objects(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > 6:
        return
    if isinstance(value, dict):
        yield value
        yield from _objects(value.get("@graph"), depth + 1)
    elif isinstance(value, list):
        for each in value:
            yield from _objects(each, depth + 1)

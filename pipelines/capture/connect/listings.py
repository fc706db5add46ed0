"""Pages that a listing links to."""

import re
from urllib.parse import urlsplit

from lxml import etree, html

from pipelines.capture.connect.entries import Found, Unreadable, once, page

_AROUND = "ancestor::nav or ancestor::header or ancestor::footer"
_LINKS = etree.XPath(f"//a[@href][not({_AROUND})]/@href")

_NO_PAGE = re.compile(
    r"/(?:page|category|tag|author|feed|search|wp-(?:content|admin|login|json)[^/]*)(?:/|$)"
    r"|\.(?:pdf|docx?|xlsx?|pptx?|zip|jpe?g|png|gif|svg|webp|mp[34]|css|js|xml|ics)$",
    re.IGNORECASE,
)
"""Other listings of the same site, and files."""


def entries(data: bytes, base: str) -> Found:
    """The pages that a listing links to, but for what stands around it on every page.

    base: its address. Raises Unreadable for what is no HTML.
    """
    try:
        tree = html.document_fromstring(data)
    except (etree.ParserError, ValueError) as error:
        raise Unreadable(f"no HTML: {error}") from error
    own, host = _plain(base), urlsplit(base).hostname
    found = once(page(base, link) for link in _LINKS(tree))
    return Found(
        tuple(
            each
            for each in found
            if _plain(each.address) != own
            and (urlsplit(each.address).path.strip("/") or urlsplit(each.address).query)
            and _of(each.address, host)
            and not _NO_PAGE.search(urlsplit(each.address).path)
        )
    )


def _plain(address: str) -> str:
    return address.rstrip("/")


def _of(address: str, host: str | None) -> bool:
    """Whether a page is of the host of its listing, with www. or without."""
    plain = (urlsplit(address).hostname or "").removeprefix("www.")
    return plain == (host or "").removeprefix("www.")

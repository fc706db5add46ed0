"""What a page says to programs that find, follow and show it: its addresses and its feeds."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.present import Library
from pipelines.site.card import card_path
from pipelines.site.feeds import FEEDS
from pipelines.site.page import Page

ENTRANCE = "index.html"
"""The page that leads to the languages, in the folder of all."""


@dataclass(frozen=True)
class Link:
    """A link in the head of a page. language: as BCP 47 or `x-default`; label: of a feed."""

    href: str
    language: str | None = None
    label: str | None = None


@dataclass(frozen=True)
class Head:
    """The links of a page.

    address: of the page itself, image: of the picture that stands for it where it is shared; both
    None while the site has no address.
    """

    alternates: tuple[Link, ...]
    feeds: tuple[Link, ...] = ()
    address: str | None = None
    image: str | None = None


def head(library: Library, page: Page, codes: Sequence[str]) -> Head:
    """The links of a page in the language of a library. codes: the languages of the site."""
    site, own = library.dataset.site, library.words.code
    return Head(
        alternates=alternates(page.path, codes, site, f"{page.up}../"),
        feeds=tuple(
            Link(f"{page.up}{feed.path}", label=feed.title(library.words)) for feed in FEEDS
        ),
        address=f"{site}{own}/{page.path}" if site else None,
        image=f"{site}{card_path(own)}" if site else None,
    )


def entrance_head(library: Library, codes: Sequence[str]) -> Head:
    """The links of the page that leads to the languages."""
    site = library.dataset.site
    return Head(
        alternates=alternates(ENTRANCE, codes, site, ""),
        address=site,
        image=f"{site}{card_path(codes[0])}" if site else None,
    )


def alternates(path: str, codes: Sequence[str], site: str | None, up: str = "") -> tuple[Link, ...]:
    """A page in each language, and for readers of another one.

    path: in the folder of a language; site: the address; up: the way from the page to the folder of
    all languages, which links begin with where there is no address.
    """
    root = site or up
    listed = [Link(f"{root}{code}/{path}", code) for code in codes]
    other = root if path == ENTRANCE and site else f"{root}{codes[0]}/{path}"
    return (*listed, *([Link(other, "x-default")] if site else []))

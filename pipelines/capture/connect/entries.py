"""What a feed, calendar, map or listing leads to: values that all connectors give."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urldefrag, urljoin, urlsplit


class Unreadable(Exception):
    """What a site sent is not what its connector reads; says what it is."""


@dataclass(frozen=True)
class Entry:
    """A page to look at.

    address: where it is; name: a name for it, as of a file; data: the page itself, where what led
    to it holds it whole.
    """

    address: str
    name: str
    data: bytes | None = None


@dataclass(frozen=True)
class Found:
    """What one address gave: entries, and addresses of the same form that hold more."""

    entries: tuple[Entry, ...] = ()
    more: tuple[str, ...] = ()


def page(base: str, link: object) -> Entry | None:
    """A link as an entry, or None for what is no address. base: where it was found."""
    address = absolute(base, link)
    return None if address is None else Entry(address, name_of(address))


def absolute(base: str, link: object) -> str | None:
    """An address without what stands behind `#`, or None for what is none."""
    if not isinstance(link, str) or not link.strip():
        return None
    try:
        address = urldefrag(urljoin(base, link.strip())).url
        is_web = urlsplit(address).scheme in ("http", "https")
    except ValueError:
        return None
    is_plain = address.isprintable() and not any(map(str.isspace, address))
    return address if is_web and is_plain and len(address) <= 2000 else None


def name_of(address: str) -> str:
    """The name that a page would have as a file."""
    last = urlsplit(address).path.rstrip("/").rpartition("/")[2]
    return last if "." in last else f"{last or 'index'}.html"


def once(entries: Iterable[Entry | None]) -> tuple[Entry, ...]:
    """The entries that there are, each address and name once, in order."""
    kept = {(each.address, each.name): each for each in entries if each is not None}
    return tuple(kept.values())

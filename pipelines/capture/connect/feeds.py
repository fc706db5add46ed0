"""Entries of an RSS or Atom feed."""

import io

import feedparser

from pipelines.capture.connect.entries import Found, Unreadable, once, page


def entries(data: bytes, base: str) -> Found:
    """The entries of a feed. base: its address. Raises Unreadable for what holds none at all."""
    # A stream: the library opens a file, or asks a server, of which it gets the name as text.
    feed = feedparser.parse(io.BytesIO(data), response_headers={"content-location": base})
    if not feed.entries and (feed.bozo or not feed.get("version")):
        raise Unreadable(f"no feed: {feed.get('bozo_exception', 'neither RSS nor Atom')}")
    return Found(once(page(base, each.get("link")) for each in feed.entries))

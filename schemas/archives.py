"""Web archives: which addresses are those of copies."""

from urllib.parse import urlsplit

ARCHIVES = ("archive.org", "archive.today", "archive.ph", "archive.is", "perma.cc")
"""Hosts of web archives, or the ends of their names."""


def is_archived(url: str) -> bool:
    """Whether an address is that of a copy in a web archive."""
    host = urlsplit(url).hostname or ""
    return any(host == name or host.endswith(f".{name}") for name in ARCHIVES)

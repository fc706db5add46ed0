"""The addresses of others that the pages lead to, for programs that ask whether they answer."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from pipelines.site.folder import LIST

_LINK = re.compile(r'<a [^<>]*?href="(https?://[^"]*)"')


@dataclass(frozen=True)
class Outside:
    """An address elsewhere. pages: how many lead there; first: one of them, by its path."""

    url: str
    pages: int
    first: str


def outside(pages: Mapping[str, str]) -> list[Outside]:
    """The addresses elsewhere, in order, of pages by their path."""
    found: dict[str, list[str]] = {}
    for path, text in pages.items():
        for url in set(_LINK.findall(text)):
            found.setdefault(url, []).append(path)
    return [Outside(unescape(url), len(listed), listed[0]) for url, listed in sorted(found.items())]


def outside_of(folder: Path) -> list[Outside]:
    """The same of the pages that a site put into its folder."""
    listed = (folder / LIST).read_text(encoding="utf-8").splitlines()
    own = [path for path in listed if path.endswith(".html")]
    return outside({path: (folder / path).read_text(encoding="utf-8") for path in own})

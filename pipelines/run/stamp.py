"""Whether a site is still the one that the program of today would make of an edition.

To compose all pages in four languages takes seconds, and most runs change nothing of what they are
made from. The stamp says what a site was made from, and what its texts were.
"""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from pydantic import BaseModel, ValidationError

from pipelines.site import Published
from pipelines.site.folder import LIST
from schemas.files import replace_text
from schemas.made_with import composed_with

FILE = ".site-stamp.json"
"""Beside the list of the files of the site, and not in it."""

_HERE = Path(__file__).resolve().parents[1]
_ROOMS = (*(_HERE / room for room in ("site", "present", "report")), _HERE.parent / "schemas")
"""All that decides which pages there are and what stands in them, but the tables."""


class _Stamped(BaseModel):
    """What a stamp says. made_from: one hash; texts: another, of all pages; pages: how many."""

    made_from: str
    texts: str
    pages: int


class Stamp:
    """The stamp of a site.

    out: folder of the site; published: the files that it offers, the data of which hold the tables.
    """

    def __init__(self, out: Path, published: Published) -> None:
        self._out = out
        self._linked = dict(published.files())
        sizes = [(path, source.stat().st_size) for path, source in self._linked.items()]
        made_from = (published.text("SHA256SUMS"), sizes, composed_with(*_ROOMS))
        self._made_from = hashlib.sha256(repr(made_from).encode()).hexdigest()

    def pages(self) -> int | None:
        """How many pages the site has, if it is what would be made; else None."""
        try:
            text = (self._out / FILE).read_text(encoding="utf-8")
            stamped = _Stamped.model_validate_json(text)
            if (stamped.made_from, stamped.texts) != (self._made_from, self._texts()):
                return None
            are_there = all(map(self._is_linked, self._linked))
        except (OSError, ValidationError):
            return None
        return stamped.pages if are_there else None

    def set(self, pages: int) -> None:
        """Say that the site was made. pages: how many it has."""
        stamped = _Stamped(made_from=self._made_from, texts=self._texts(), pages=pages)
        replace_text(self._out / FILE, stamped.model_dump_json() + "\n", 0o644)

    def _texts(self) -> str:
        digest = hashlib.sha256()
        for path in self._own():
            digest.update(path.encode())
            digest.update(hashlib.sha256((self._out / path).read_bytes()).digest())
        return digest.hexdigest()

    def _own(self) -> Iterator[str]:
        """The files of the site that are no published ones."""
        for path in (self._out / LIST).read_text(encoding="utf-8").splitlines():
            if path not in self._linked:
                yield path

    def _is_linked(self, path: str) -> bool:
        """Whether a published file is there: the same one, or on another disk one of its size."""
        mine, theirs = (self._out / path).stat(), self._linked[path].stat()
        return (mine.st_size, mine.st_mtime_ns) == (theirs.st_size, theirs.st_mtime_ns)

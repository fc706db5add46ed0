"""What was fetched: each content once, by its hash, and what is known of each address."""

import hashlib
from collections.abc import Collection
from datetime import datetime
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from pipelines.capture.connect.fetching import Answer, Known
from schemas.files import naming, replace_text

KEPT_HEADERS = ("content-type", "content-language", "date", "etag", "last-modified")
"""Headers that say something of a page; others may hold what is meant for one visitor."""


class _Record(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Sidecar(_Record):
    """What stands beside a snapshot: where and when its content was first seen, and how."""

    address: str
    fetched: datetime
    status: int
    headers: dict[str, str]
    sha256: str
    bytes: int


class Seen(_Record):
    """What is known of an address: its last content, and what to ask with next time."""

    sha256: str
    etag: str | None = None
    last_modified: str | None = None

    @property
    def known(self) -> Known:
        """What to ask with."""
        return Known(self.etag, self.last_modified)


class Log(_Record):
    """What is known of a site: when it was visited last, and its pages by address and name."""

    visited: datetime | None = None
    pages: dict[str, Seen] = {}

    def without(self, keys: Collection[str]) -> "Log":
        """The log as if some pages had never been seen, so that they are read again."""
        pages = {key: seen for key, seen in self.pages.items() if key not in keys}
        return Log(visited=self.visited, pages=pages)


class Snapshots:
    """The folder of what was fetched.

    folder: that of the inbox.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def path(self, sha256: str) -> Path:
        """Where a content lies."""
        return self._folder / "snapshots" / sha256[:2] / sha256

    def keep(self, data: bytes, answer: Answer, now: datetime) -> str:
        """Keep a content, if it is not there yet. Returns its hash.

        data: as it is kept; answer: how it came. The sidecar is written last: without it the
        content counts as not there.
        """
        sha256 = hashlib.sha256(data).hexdigest()
        path = self.path(sha256)
        sidecar = path.with_name(f"{sha256}.json")
        if sidecar.exists() and path.exists():
            return sha256
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_name(f"{sha256}.new")
        with naming(path):
            fresh.write_bytes(data)
            fresh.replace(path)
        headers = {name: answer.headers[name] for name in KEPT_HEADERS if name in answer.headers}
        about = Sidecar(
            address=answer.address,
            fetched=now,
            status=answer.status,
            headers=headers,
            sha256=sha256,
            bytes=len(data),
        )
        replace_text(sidecar, about.model_dump_json(indent=2) + "\n")
        return sha256

    def log(self, site: str) -> Log:
        """What is known of a site; nothing where it was not visited, or its log is damaged."""
        try:
            text = self._log(site).read_text(encoding="utf-8")
            return Log.model_validate_json(text)
        except (FileNotFoundError, ValidationError, UnicodeDecodeError):
            return Log()

    def write_log(self, site: str, log: Log) -> None:
        """Keep what is known of a site."""
        path = self._log(site)
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_text(path, log.model_dump_json(indent=1) + "\n")

    def _log(self, site: str) -> Path:
        return self._folder / "sites" / f"{site}.json"

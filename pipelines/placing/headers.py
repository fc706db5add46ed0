"""What a web server says of a file: its type, how it is packed, how long it may be kept."""

import gzip
from dataclasses import dataclass
from pathlib import PurePosixPath

from pipelines.placing.files import is_released
from schemas.media_types import MEDIA_TYPES, NAMED, TEXTS

_TEXT = "; charset=utf-8"

TYPES = {ending: kind + _TEXT if ending in TEXTS else kind for ending, kind in MEDIA_TYPES.items()}
"""Ending -> type, with the letters that a text is written in."""

OTHER = "application/octet-stream"

FOR_EVER = "public, max-age=31536000, immutable"
SHORT = "public, max-age=300"
NEVER = "no-cache"
"""Of what stands still; of what another night may change: five minutes; of our own lists."""

DOWNLOADED = ("data/", "releases/")
"""Folders whose files are saved and compared with checksums: they are sent as they are, for not
every program that saves a file unpacks it first."""


@dataclass(frozen=True)
class Headers:
    """What is said of a file. encoding: how it is packed, None where it is not."""

    type: str
    cache: str
    encoding: str | None = None

    def __str__(self) -> str:
        return ", ".join(filter(None, [self.type, self.encoding, self.cache]))


def type_of(path: str) -> str:
    """The type of a file by its name."""
    name = PurePosixPath(path)
    if name.name in NAMED:
        return NAMED[name.name] + _TEXT
    return TYPES.get(name.suffix.lower(), OTHER)


def cache_of(path: str) -> str:
    """How long a file may be kept; a release that was reissued tells so in files that may change.

    A reissue replaces released files too. Who kept one from before keeps it: that is what was
    downloaded, and no server can take it back.
    """
    name = PurePosixPath(path).name
    return FOR_EVER if is_released(path) and not name.startswith("TOMBSTONE.") else SHORT


def is_packable(path: str) -> bool:
    """Whether a file is text that browsers read, and unpack on the way."""
    return type_of(path).endswith(_TEXT) and not path.startswith(DOWNLOADED)


def packed(path: str, data: bytes) -> tuple[bytes, str | None]:
    """The bytes of a file as they are sent where the server can say how they are packed.

    Returns them with how they are packed: None where that would not make them fewer.
    """
    if is_packable(path):
        small = gzip.compress(data, compresslevel=9, mtime=0)
        if len(small) < len(data):
            return small, "gzip"
    return data, None

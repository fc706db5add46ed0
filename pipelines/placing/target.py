"""What a target is: where files are put, whatever keeps them."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from pipelines.placing.headers import Headers

INCOMING = ".incoming"
"""The folder at the target where what will replace something waits for its turn."""


Tags = Mapping[str, str]
"""What is there: path -> tag."""


@dataclass(frozen=True)
class Parcel:
    """A file as it is sent.

    data: the bytes on the way, perhaps packed; headers: what is said of them.
    """

    data: bytes
    headers: Headers

    @cached_property
    def md5(self) -> str:
        """What servers of S3 tag them with: no secret, only a check against a broken way."""
        return hashlib.md5(self.data, usedforsecurity=False).hexdigest()

    @cached_property
    def sha256(self) -> str:
        """The checksum of the bytes on the way."""
        return hashlib.sha256(self.data).hexdigest()


class Target(Protocol):
    """Where files are put. Whatever goes wrong there is a CouldNotRun that says what to do."""

    @property
    def place(self) -> str:
        """What messages call it; holds no secret."""

    @property
    def workers(self) -> int:
        """How many files may be on the way at once."""

    @property
    def says_headers(self) -> bool:
        """Whether it keeps headers with a file, and so can keep it packed."""

    def listed(self) -> Tags:
        """Every file that is there, with its tag: the same for the same bytes."""

    def tag(self, parcel: Parcel) -> str:
        """The tag that a parcel would have there, as far as one can foresee it."""

    def read(self, path: str) -> bytes | None:
        """The bytes of a file as they lie there; None where there is none."""

    def put(self, path: str, parcel: Parcel) -> str:
        """Put a file there, whole or not at all, and compare what arrived. Returns its tag."""

    def move(self, source: str, path: str, parcel: Parcel) -> str:
        """Let a file that is there take the place of another in one step. Returns its tag."""

    def remove(self, path: str) -> None:
        """Remove a file; one that is not there is removed."""

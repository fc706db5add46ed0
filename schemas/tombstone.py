"""The tombstone of a release: which of its files were replaced after it, when and why.

It stands beside the files, as `TOMBSTONE.json` and, for people, as `TOMBSTONE.html`. The reason is
one of a list, so that nothing of what was taken out is told there.
"""

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict

TOMBSTONE, TOMBSTONE_PAGE = "TOMBSTONE.json", "TOMBSTONE.html"

Reason = Literal["personal data"]
PERSONAL: Reason = "personal data"


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Replaced(_Strict):
    """A file that was replaced or taken away.

    path: in the folder of the release; was, now: SHA-256 before and after, None where there was or
    is no such file.
    """

    path: str
    was: str | None
    now: str | None


class Reissue(_Strict):
    """The files of a release were issued anew."""

    date: date
    reason: Reason
    files: tuple[Replaced, ...]


class Tombstone(_Strict):
    """All reissues of a version, the first one first."""

    version: str
    reissues: tuple[Reissue, ...]

    def allows(self, path: str, was: str, now: str | None) -> bool:
        """Whether a file of the release may be replaced.

        path: in its folder; was, now: SHA-256 of what stands and of what takes its place, None for
        nothing. What stands may be older than the last reissue.
        """
        own = [each for reissue in self.reissues for each in reissue.files if each.path == path]
        return bool(own) and own[-1].now == now and was in {each.was for each in own}

    def goes_on_from(self, before: "Tombstone") -> bool:
        """Whether it is a later state of another one."""
        return self.reissues[: len(before.reissues)] == before.reissues

    def withdrawn(self) -> list[str]:
        """The files that are there no more."""
        last = {each.path: each.now for reissue in self.reissues for each in reissue.files}
        return sorted(path for path, now in last.items() if now is None)

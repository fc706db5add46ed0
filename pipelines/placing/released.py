"""Released files stay as they are; the one exception has a tombstone that says which and why."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence

from pydantic import ValidationError

from pipelines.placing.files import RELEASES, File
from pipelines.placing.manifest import Standing
from pipelines.placing.target import Tags, Target
from schemas.problem import CouldNotRun
from schemas.tombstone import TOMBSTONE, Tombstone

SHOWN = 5
"""Files that a message names."""


class Released:
    """What stands of releases at a target, against the files that are to be placed.

    target: where; tags: of what is there; before: what the manifest says of it.
    """

    def __init__(self, target: Target, tags: Tags, before: Mapping[str, Standing]) -> None:
        self._target = target
        self._tags = tags
        self._before = before

    def refuse(self, replaced: Sequence[File], tombstones: Mapping[str, Tombstone]) -> None:
        """Raise CouldNotRun for released files that are to be replaced and have no tombstone.

        replaced: files of releases of which other bytes stand there; tombstones: by version.
        """
        wrong = [file.path for file in replaced if not self._may(file, tombstones)]
        if wrong:
            more = f" and {len(wrong) - SHOWN} more" if len(wrong) > SHOWN else ""
            raise CouldNotRun(
                f"{', '.join(wrong[:SHOWN])}{more}: released with other bytes at "
                f"{self._target.place}, and what was released is never replaced; restore "
                "build/releases from there, or give raw/dataset.yml the next version. Where "
                "personal data were taken out: `dialogue release --reissue` (docs/forget.md)"
            )

    def _may(self, file: File, tombstones: Mapping[str, Tombstone]) -> bool:
        version, _, path = file.path.removeprefix(f"{RELEASES}/").partition("/")
        tombstone = tombstones.get(version)
        if tombstone is None:
            return False
        if path == TOMBSTONE:
            before = self._target.read(file.path)
            return before is not None and tombstone.goes_on_from(read(before, file.path))
        return tombstone.allows(path, self._sha256(file.path), file.sha256)

    def withdrawn(self, tombstones: Mapping[str, Tombstone]) -> Iterator[str]:
        """Released files that tombstones took away and that stand there still."""
        for version, tombstone in tombstones.items():
            for path in tombstone.withdrawn():
                whole = f"{RELEASES}/{version}/{path}"
                if whole in self._tags and tombstone.allows(path, self._sha256(whole), None):
                    yield whole

    def _sha256(self, path: str) -> str:
        """The checksum of what stands there; asked of the target where the manifest is silent."""
        known = self._before.get(path)
        if known is not None and known.tag == self._tags[path]:
            return known.sha256
        data = self._target.read(path)
        return hashlib.sha256(data if data is not None else b"").hexdigest()


def tombstones_of(files: Sequence[File]) -> dict[str, Tombstone]:
    """The tombstones among the files, by version. Raises CouldNotRun for one that is none."""
    found = {}
    for file in files:
        base, _, name = file.path.rpartition("/")
        if name == TOMBSTONE and base.startswith(f"{RELEASES}/"):
            tombstone = read(file.data(), str(file.source))
            found[base.removeprefix(f"{RELEASES}/")] = tombstone
    return found


def read(data: bytes, where: str) -> Tombstone:
    """A tombstone. Raises CouldNotRun for what is none."""
    try:
        return Tombstone.model_validate_json(data)
    except ValidationError:
        raise CouldNotRun(
            f"{where} is no tombstone; `dialogue release --reissue` writes one"
        ) from None

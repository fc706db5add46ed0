"""The manifest: `published.json` at the target lists what publications put there."""

import json
from collections.abc import Iterable

from pydantic import BaseModel, ConfigDict, ValidationError

from pipelines.placing.files import File, is_plain
from pipelines.placing.headers import NEVER, TYPES, Headers
from pipelines.placing.target import Parcel, Target
from schemas.problem import CouldNotRun

MANIFEST = "published.json"


class Standing(BaseModel):
    """A file that stands at the target.

    tag: what the target called its bytes when they were compared; headers: with which it was sent.
    """

    model_config = ConfigDict(extra="ignore", frozen=True)

    path: str
    sha256: str
    size: int
    tag: str = ""
    headers: str = ""


class _Manifest(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)

    files: tuple[Standing, ...]


def read_manifest(target: Target) -> dict[str, Standing]:
    """What stands there by the manifest, by path; nothing where there is none.

    Raises CouldNotRun for one that is none: to go on without it would take what others put there
    for ours, or ours for theirs.
    """
    data = target.read(MANIFEST)
    if data is None:
        return {}
    try:
        files = _Manifest.model_validate_json(data).files
    except ValidationError:
        raise CouldNotRun(
            f"{target.place}/{MANIFEST} is no list of files that a publication wrote; remove it "
            "there if the place is ours, and publish again"
        ) from None
    return {file.path: file for file in files if is_plain(file.path)}


def manifest(files: Iterable[Standing]) -> Parcel:
    """The manifest as it is sent."""
    listed = [file.model_dump() for file in sorted(files, key=lambda file: file.path)]
    return own_parcel({"files": listed})


def own_parcel(content: object) -> Parcel:
    """A file of the publication itself, which nobody may keep."""
    text = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
    return Parcel(text.encode("utf-8"), Headers(TYPES[".json"], NEVER))


def standing(file: File, tag: str, headers: str) -> Standing:
    """A file that was put there."""
    return Standing(path=file.path, sha256=file.sha256, size=file.size, tag=tag, headers=headers)

"""The site and the releases of a build, put where readers reach them."""

import hashlib
import os
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pipelines.making.progress import SILENT, Progress
from pipelines.placing import (
    File,
    Placed,
    Release,
    Wishes,
    files_of,
    opened,
    place,
    size_in_words,
    without_secrets,
)
from pipelines.release import read_ledger, versions
from pipelines.run.shelf import locked
from pipelines.site.folder import LIST
from schemas.files import replace_text
from schemas.problem import CouldNotRun, Passing
from schemas.tombstone import TOMBSTONE, Tombstone

TARGET = "DIALOGUE_PUBLISH_TO"
"""The variable that names where every good run publishes to."""

HOME = ".publisher"
"""The file in the build folder with the word that publications from it are known by."""

SUMS = "SHA256SUMS"


@dataclass(frozen=True)
class Whereto:
    """Where to publish.

    address: a folder or s3://BUCKET/PREFIX; environment: holds the keys; endpoint: where the
    storage is, None to find it in the environment; packs: text is packed for browsers.
    """

    address: str
    environment: Mapping[str, str] = field(repr=False)
    endpoint: str | None = None
    packs: bool = True
    is_dry: bool = False
    takes_over: bool = False


def whereto(environment: Mapping[str, str] | None = None) -> Whereto | None:
    """Where an environment says that every good run publishes to, if it says so.

    environment: by default that of the process.
    """
    given = os.environ if environment is None else environment
    address = given.get(TARGET, "").strip()
    return Whereto(address, given) if address else None


def publish_site(raw: Path, build: Path, to: Whereto, progress: Progress = SILENT) -> Placed:
    """Put the site and the releases where readers reach them.

    raw: folder of the records, whose ledgers say what was released; build: where site and releases
    lie; to: where they are put. Raises CouldNotRun where that cannot be done, with no secret in
    what it says, and AlreadyRunning while a run writes to the build folder.
    """
    with locked(build):
        return published(raw, build, to, progress)


def published(raw: Path, build: Path, to: Whereto, progress: Progress = SILENT) -> Placed:
    """The same for who holds the build folder."""
    try:
        target = opened(to.address, to.environment, to.endpoint)
        files = _files(raw, build, progress)
        wishes = Wishes(_home(build), to.packs, to.is_dry, to.takes_over)
        return place(files, target, wishes, progress)
    except CouldNotRun as error:
        said = without_secrets(str(error), to.environment)
        raise (Passing if isinstance(error, Passing) else CouldNotRun)(said) from None


def in_words(placed: Placed, to: Whereto) -> str:
    """What a publication came to, on one line."""
    would = "would be " if to.is_dry else ""
    what = f"{_counted(placed.sent)} {would}sent" if placed.sent else "nothing to send"
    size = f", {size_in_words(placed.size)}" if placed.sent else ""
    gone = f", {_counted(placed.removed)} {would}removed" if placed.removed else ""
    return f"{what}{size}{gone}; {placed.standing:,} stood already"


def _counted(paths: tuple[str, ...]) -> str:
    return f"{len(paths):,} file{'' if len(paths) == 1 else 's'}"


def _files(raw: Path, build: Path, progress: Progress) -> list[File]:
    site = build / "site"
    if not (site / LIST).is_file():
        raise CouldNotRun(f"no site in {site}; make it with `dialogue site`")
    paths = (site / LIST).read_text(encoding="utf-8").splitlines()
    if _text(site / "data" / SUMS) != _text(build / "data" / SUMS):
        raise CouldNotRun(f"{site} is of other data than {build / 'data'}; run `dialogue site`")
    progress.begin("compare", len(paths))
    return files_of(site, paths, _releases(raw, build), progress.step)


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def _releases(raw: Path, build: Path) -> list[Release]:
    """The releases that lie here and have a ledger: a candidate is none."""
    return list(_found(raw, build))


def _found(raw: Path, build: Path) -> Iterator[Release]:
    for version in versions(raw):
        folder = build / "releases" / version
        if folder.is_dir():
            _is_the_released(folder, read_ledger(raw, version).files.get(SUMS))
            archives = sorted(folder.parent.glob(f"*-{version}.zip"))
            yield Release(version, folder, archives[0] if archives else None)


def _is_the_released(folder: Path, told: str | None) -> None:
    """Compare the checksums of a release with its ledger, and with its tombstone if it has one."""
    found = hashlib.sha256(_text(folder / SUMS).encode()).hexdigest()
    if found == told:
        return
    tombstone = _text(folder / TOMBSTONE)
    if told is None or not tombstone or not _allows(tombstone, told, found):
        raise CouldNotRun(
            f"{folder} is not what was released by its ledger in raw/releases; restore it from "
            "where it was published, or make it again with `dialogue release --rebuild`"
        )


def _allows(text: str, was: str, now: str) -> bool:
    try:
        return Tombstone.model_validate_json(text).allows(SUMS, was, now)
    except ValueError:
        return False


def _home(build: Path) -> str:
    """The word that publications from this folder are known by: of chance, it tells nothing."""
    path = build / HOME
    if not (word := _text(path).strip()):
        word = secrets.token_hex(8)
        replace_text(path, f"{word}\n")
    return word

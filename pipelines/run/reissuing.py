"""A release, issued anew: files of which personal data were taken out, and a tombstone for them."""

import json
import shutil
import tempfile
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from pydantic import ValidationError

from pipelines.release import versions
from pipelines.release.bag import checksum_lines, checksums, sha256, write_bag
from pipelines.run.shelf import FILE_MODE, locked, open_to_all
from pipelines.site.tombstone import tombstone_page
from schemas.files import naming, put_at
from schemas.problem import CouldNotRun
from schemas.tombstone import (
    PERSONAL,
    TOMBSTONE,
    TOMBSTONE_PAGE,
    Reissue,
    Replaced,
    Tombstone,
)

SUMS = "SHA256SUMS"


@dataclass(frozen=True)
class Reissued:
    """What came of it: the folder, the archive, and how many files are others than before."""

    folder: Path
    archive: Path
    files: int


def reissue(root: Path, version: str, source: Path, today: date | None = None) -> Reissued:
    """Put files of which personal data were taken out in the place of those of a release.

    root: folder with raw/ and build/; source: the same version made again without them, as
    `dialogue release --candidate` makes it. What is replaced is told in a tombstone, by path and
    checksum. Raises CouldNotRun for a version that was not released or does not lie here, for files
    of another version, and where nothing differs.
    """
    folder, archive = _there(root, version)
    _is_of_version(source, version)
    day = today or datetime.now(UTC).date()
    with (
        locked(root / "build"),
        tempfile.TemporaryDirectory(prefix=".reissue-", dir=folder.parent) as beside,
    ):
        was = {**checksums(folder), archive.name: sha256(archive.read_bytes())}
        before = _before(folder)
        packed = Path(beside) / archive.name
        with put_at(folder) as fresh:
            shutil.copytree(source, fresh, dirs_exist_ok=True)
            own = {SUMS, TOMBSTONE, TOMBSTONE_PAGE, archive.name}
            named = _replaced(_but(was, own), _but(checksums(fresh), own))
            if not named:
                raise CouldNotRun(f"{source} holds what was released: no file differs")
            _put_page(fresh, _told(version, before, day, named))
            write_bag(fresh, *_about(archive), packed)
            now = {**checksums(fresh), archive.name: sha256(packed.read_bytes())}
            whole = _told(version, before, day, _replaced(_but(was, {TOMBSTONE}), now))
            _write(fresh / TOMBSTONE, whole.model_dump_json(indent=1) + "\n")
            open_to_all(fresh)
        packed.chmod(FILE_MODE)
        packed.replace(archive)
    return Reissued(folder, archive, len(named))


def _there(root: Path, version: str) -> tuple[Path, Path]:
    """The folder and the archive of a release."""
    if version not in (known := versions(root / "raw")):
        raise CouldNotRun(f"no release {version} (there are: {', '.join(known) or 'none'})")
    folder = root / "build" / "releases" / version
    archives = sorted(folder.parent.glob(f"*-{version}.zip"))
    if not folder.is_dir() or not archives:
        raise CouldNotRun(
            f"{folder} or its archive is not there; get them from where they were published: they "
            "say what is replaced"
        )
    return folder, archives[0]


def _is_of_version(source: Path, version: str) -> None:
    try:
        about = json.loads((source / "data" / "datapackage.json").read_text(encoding="utf-8"))
        found = about["version"]
    except (OSError, ValueError, LookupError, TypeError):
        raise CouldNotRun(
            f"{source} is no release; make it with `dialogue release --candidate`"
        ) from None
    if found != version:
        raise CouldNotRun(f"{source} is of version {found}, not of {version}")


def _before(folder: Path) -> tuple[Reissue, ...]:
    """The reissues there were."""
    path = folder / TOMBSTONE
    if not path.exists():
        return ()
    try:
        return Tombstone.model_validate_json(path.read_bytes()).reissues
    except ValidationError:
        raise CouldNotRun(
            f"{path} is no tombstone; restore it from where it was published"
        ) from None


def _told(
    version: str, before: tuple[Reissue, ...], day: date, files: tuple[Replaced, ...]
) -> Tombstone:
    return Tombstone(
        version=version, reissues=(*before, Reissue(date=day, reason=PERSONAL, files=files))
    )


def _but(sums: Mapping[str, str], names: set[str]) -> dict[str, str]:
    return {path: digest for path, digest in sums.items() if path not in names}


def _replaced(was: Mapping[str, str], now: Mapping[str, str]) -> tuple[Replaced, ...]:
    """The files that are others, by path."""
    return tuple(
        Replaced(path=path, was=was.get(path), now=now.get(path))
        for path in sorted({*was, *now})
        if was.get(path) != now.get(path)
    )


def _put_page(fresh: Path, tombstone: Tombstone) -> None:
    """The page, and the checksums of all but the tombstone, which has theirs."""
    _write(fresh / TOMBSTONE_PAGE, tombstone_page(tombstone))
    (fresh / TOMBSTONE).unlink(missing_ok=True)
    _write(fresh / SUMS, checksum_lines(_but(checksums(fresh), {SUMS})))


def _about(archive: Path) -> tuple[dict[str, str], date]:
    """What an archive says of itself, and the day of its files."""
    with zipfile.ZipFile(archive) as opened:
        text = opened.read(f"{archive.stem}/bag-info.txt").decode("utf-8")
    info = dict(line.split(": ", 1) for line in text.splitlines())
    day = date.fromisoformat(info["Bagging-Date"])
    return _but(info, {"Bagging-Date", "Payload-Oxum"}), day


def _write(path: Path, text: str) -> None:
    with naming(path):
        path.write_text(text, encoding="utf-8", newline="")

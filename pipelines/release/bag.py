"""A release as a BagIt bag in a zip: BagIt 1.0 (RFC 8493), the same bytes for the same files."""

import hashlib
import zipfile
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path, PurePosixPath

from schemas.files import beside, naming

_DECLARATION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
_PACKED = frozenset({".pdf", ".parquet", ".xlsx", ".docx", ".png", ".zip"})
"""Kinds of files that are compressed in themselves."""

_FILE_MODE = 0o100644 << 16


def write_bag(folder: Path, about: Mapping[str, str], day: date, path: Path) -> None:
    """Pack a folder as a bag.

    folder: the payload; about: lines of bag-info.txt; day: of all files in the archive; path: the
    zip, whose name without its ending is the name of the bag.
    """
    payload = {f"data/{each.relative_to(folder).as_posix()}": each for each in _files(folder)}
    sums = {name: sha256(each.read_bytes()) for name, each in payload.items()}
    size = sum(each.stat().st_size for each in payload.values())
    info = {**about, "Bagging-Date": day.isoformat(), "Payload-Oxum": f"{size}.{len(payload)}"}
    tags = {
        "bagit.txt": _DECLARATION,
        "bag-info.txt": "".join(f"{name}: {value}\n" for name, value in sorted(info.items())),
        "manifest-sha256.txt": checksum_lines(sums),
    }
    tags["tagmanifest-sha256.txt"] = checksum_lines(
        {name: sha256(text.encode()) for name, text in tags.items()}
    )
    with beside(path) as fresh:
        with naming(path), zipfile.ZipFile(fresh, "w") as archive:
            for name, text in sorted(tags.items()):
                _add(archive, f"{path.stem}/{name}", text.encode(), day)
            for name, each in payload.items():
                _add(archive, f"{path.stem}/{name}", each.read_bytes(), day)
        fresh.replace(path)


def _files(folder: Path) -> Iterable[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _add(archive: zipfile.ZipFile, name: str, data: bytes, day: date) -> None:
    item = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
    item.external_attr = _FILE_MODE
    item.create_system = 3  # Unix, wherever it is made
    is_packed = PurePosixPath(name).suffix in _PACKED
    item.compress_type = zipfile.ZIP_STORED if is_packed else zipfile.ZIP_DEFLATED
    archive.writestr(item, data)


def sha256(data: bytes) -> str:
    """The checksum of bytes, as in a manifest."""
    return hashlib.sha256(data).hexdigest()


def checksum_lines(sums: Mapping[str, str]) -> str:
    """A manifest: one line for each path, in the order of paths."""
    return "".join(f"{digest}  {name}\n" for name, digest in sorted(sums.items()))


def checksums(folder: Path) -> dict[str, str]:
    """The checksum of each file of a folder, by its path."""
    return {
        path.relative_to(folder).as_posix(): sha256(path.read_bytes()) for path in _files(folder)
    }

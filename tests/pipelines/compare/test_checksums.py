"""Checksums beside the files: SHA256SUMS and the manifests of a BagIt bag."""

import hashlib
import shutil
from pathlib import Path

import pytest

from pipelines.compare.read import read_version
from schemas.problem import CouldNotRun
from tests.each import each

DATA = b"id\n1\n"


def listed(path: str, data: bytes = DATA, algorithm: str = "sha256") -> str:
    return f"{hashlib.new(algorithm, data).hexdigest()}  {path}\n"


def release(folder: Path) -> Path:
    (folder / "a.csv").write_bytes(DATA)
    (folder / "SHA256SUMS").write_text(listed("a.csv"))
    return folder


def bag(folder: Path, algorithm: str = "sha256") -> Path:
    (folder / "bag" / "data").mkdir(parents=True)
    (folder / "bag" / "bagit.txt").write_text("BagIt-Version: 1.0\n")
    (folder / "bag" / "data" / "a.csv").write_bytes(DATA)
    manifest = folder / "bag" / f"manifest-{algorithm}.txt"
    manifest.write_text(listed("data/a.csv", algorithm=algorithm))
    return folder


def refused(path: Path) -> str:
    with pytest.raises(CouldNotRun) as error:
        read_version(path)
    return str(error.value).replace(str(path), "V")


def test_files_as_listed(tmp_path: Path) -> None:
    assert set(read_version(release(tmp_path))) == {"a"}


@each(["md5", "sha256", "sha512"])
def test_a_bag(algorithm: str, tmp_path: Path) -> None:
    assert set(read_version(bag(tmp_path, algorithm))) == {"a"}


@each(["zip", "gztar"])
def test_a_bag_in_an_archive(kind: str, tmp_path: Path) -> None:
    path = shutil.make_archive(str(tmp_path / "v"), kind, bag(tmp_path / "x"))
    assert set(read_version(Path(path))) == {"a"}


def test_a_file_that_differs(tmp_path: Path) -> None:
    (release(tmp_path) / "a.csv").write_bytes(b"id\n2\n")
    said = refused(tmp_path)
    assert said.startswith("V/a.csv is not the file that SHA256SUMS lists: its sha256 is ")
    assert said.endswith("it was changed or damaged; fetch it again")


def test_a_file_of_a_bag_that_differs(tmp_path: Path) -> None:
    (bag(tmp_path) / "bag/data/a.csv").write_bytes(b"id\n2\n")
    assert refused(tmp_path).startswith("V/bag/data/a.csv is not the file that bag/manifest-")


def test_a_file_that_is_missing(tmp_path: Path) -> None:
    with (release(tmp_path) / "SHA256SUMS").open("a") as file:
        file.write(listed("b.csv"))
    assert refused(tmp_path).startswith("V: b.csv is missing; SHA256SUMS lists it; ")


def test_hidden_files_count_if_they_are_listed(tmp_path: Path) -> None:
    (release(tmp_path) / ".zenodo.json").write_bytes(b"{}")
    (bag(tmp_path) / "bag/data/.DS_Store").write_bytes(b"left behind by a desktop")
    with (tmp_path / "SHA256SUMS").open("a") as file:
        file.write(listed(".zenodo.json", b"{}"))
    assert set(read_version(tmp_path)) == {"a", "bag/data/a"}


def test_a_file_that_was_put_into_a_bag(tmp_path: Path) -> None:
    (bag(tmp_path) / "bag/data/b.csv").write_bytes(DATA)
    assert "V/bag/data/b.csv lies in the bag and bag/manifest-sha256.txt does not list it" in (
        refused(tmp_path)
    )


def test_a_list_that_is_none(tmp_path: Path) -> None:
    (release(tmp_path) / "SHA256SUMS").write_text("<html>\n")
    assert refused(tmp_path).startswith("V/SHA256SUMS:1: not a checksum and a path: <html>; ")

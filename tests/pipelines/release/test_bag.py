"""The archive of a release is a BagIt bag, the same bytes for the same files."""

import os
import subprocess
import zipfile
from datetime import date
from pathlib import Path

import pytest

from pipelines.release.bag import write_bag

BAGIT = ".venv-cff/bin/python"
"""The environment of bagit, which checks bags; `make setup-dev` makes it."""
DAY = date(2020, 6, 30)


@pytest.fixture
def payload(tmp_path: Path) -> Path:
    """Some files, one of them with letters beyond ASCII in its name."""
    folder = tmp_path / "files"
    (folder / "reports" / "sq").mkdir(parents=True)
    (folder / "README.md").write_text("Read.\n", encoding="utf-8")
    (folder / "reports" / "sq" / "përmbledhje.pdf").write_bytes(b"%PDF-1.7")
    return folder


def packed(payload: Path, folder: Path) -> Path:
    """The bag of the files."""
    folder.mkdir(exist_ok=True)
    path = folder / "data-2020.06.0.zip"
    write_bag(payload, {"External-Description": "Examples"}, DAY, path)
    return path


def verdict(checkout: Path, bag: Path) -> int:
    """What bagit says of an unpacked bag: 0 if it is valid."""
    command = [str(checkout / BAGIT), "-W", "ignore", "-m", "bagit", "--validate", str(bag)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert "No module" not in done.stderr
    return done.returncode


def test_the_bag_is_valid(checkout: Path, payload: Path, tmp_path: Path):
    with zipfile.ZipFile(packed(payload, tmp_path / "out")) as archive:
        archive.extractall(tmp_path / "unpacked")
    assert verdict(checkout, tmp_path / "unpacked" / "data-2020.06.0") == 0


@pytest.mark.parametrize("file", ["data/README.md", "bag-info.txt", "manifest-sha256.txt"])
def test_a_bag_with_a_changed_file_is_not(checkout: Path, payload: Path, tmp_path: Path, file: str):
    with zipfile.ZipFile(packed(payload, tmp_path / "out")) as archive:
        archive.extractall(tmp_path / "unpacked")
    bag = tmp_path / "unpacked" / "data-2020.06.0"
    with (bag / file).open("a", encoding="utf-8") as changed:
        changed.write("x")
    assert verdict(checkout, bag) != 0


def test_the_same_files_are_the_same_bytes(payload: Path, tmp_path: Path):
    one = packed(payload, tmp_path / "one").read_bytes()
    for path in payload.rglob("*.*"):
        os.utime(path, (0, 0))
    assert packed(payload, tmp_path / "two").read_bytes() == one


def test_the_archive_holds_one_folder_and_nothing_but_the_files(payload: Path, tmp_path: Path):
    with zipfile.ZipFile(packed(payload, tmp_path / "out")) as archive:
        names = archive.namelist()
        info = archive.read("data-2020.06.0/bag-info.txt").decode()
    assert {name.split("/")[0] for name in names} == {"data-2020.06.0"}
    assert {name.split("/", 2)[2] for name in names if "/data/" in name} == {
        "README.md",
        "reports/sq/përmbledhje.pdf",
    }
    assert "Bagging-Date: 2020-06-30" in info
    assert "Payload-Oxum: 14.2" in info

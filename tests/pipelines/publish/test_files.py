"""A build holds every table twice, the texts beside them, and true checksums."""

import hashlib
from pathlib import Path

import pytest

from pipelines.publish import publish
from schemas.registry import TABLES
from tests.pipelines.tabulate.tables import tiny_tables

TEXTS = {
    "CITATION.cff",
    "LICENCE.txt",
    "README.md",
    "SHA256SUMS",
    "code_lists.csv",
    "codebook.csv",
    "datapackage.json",
}


def test_every_table_is_there_as_csv_and_parquet(tiny_data: Path):
    tables = {f"{name}.{ending}" for name in TABLES for ending in ("csv", "parquet")}
    assert {path.name for path in tiny_data.iterdir()} == tables | TEXTS


def test_the_names_written_are_returned(tmp_path: Path):
    names = publish(tiny_tables(), tmp_path / "deep" / "data")
    assert names == sorted(path.name for path in (tmp_path / "deep" / "data").iterdir())


def test_what_an_earlier_try_left_is_gone(tmp_path: Path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "left-over.csv").write_text("a\n", encoding="utf-8")
    names = publish(tiny_tables(), tmp_path / "data")
    assert "left-over.csv" not in names
    assert not (tmp_path / "data" / "left-over.csv").exists()


def test_the_checksums_name_every_other_file_and_match(data: tuple[str, Path]):
    _, folder = data
    lines = (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    listed = dict(reversed(line.split("  ")) for line in lines)
    others = {path.name for path in folder.iterdir()} - {"SHA256SUMS"}
    assert set(listed) == others
    assert list(listed) == sorted(listed)
    for name, digest in listed.items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest, name


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_texts_are_utf_8_with_line_feeds_and_end_with_one(tiny_data: Path, name: str):
    data = (tiny_data / name).read_bytes()
    assert data.decode("utf-8").endswith("\n")
    assert not data.endswith(b"\n\n")
    assert b"\r" not in data
    assert not data.startswith(b"\xef\xbb\xbf")

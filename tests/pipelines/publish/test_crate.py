"""A release is described as RO-Crate; tests/soak/test_standards.py has it validated by others."""

import json
from pathlib import Path
from typing import Any

import pytest

from pipelines.publish import describe_release
from pipelines.publish.crate import CRATE
from schemas.tables import Tables
from tests.pipelines.site.made import SITE_URL, with_address
from tests.pipelines.tabulate.tables import tiny_tables


@pytest.fixture
def release(tmp_path: Path) -> Path:
    """A folder like that of a release, with a few files."""
    (tmp_path / "data").mkdir()
    (tmp_path / "README.md").write_text("Read this.\n", encoding="utf-8")
    (tmp_path / "data" / "a b.csv").write_text("id\n1\n", encoding="utf-8")
    (tmp_path / "data" / "SHA256SUMS").write_text("", encoding="utf-8")
    return tmp_path


def described(folder: Path, tables: Tables) -> dict[str, Any]:
    """What is described, by its name within the description."""
    describe_release(tables, folder)
    told = json.loads((folder / CRATE).read_text(encoding="utf-8"))
    assert told["@context"][0] == "https://w3id.org/ro/crate/1.1/context"
    return {each["@id"]: each for each in told["@graph"]}


def test_the_whole_says_what_it_is_and_names_its_parts(release: Path):
    told = described(release, tiny_tables())
    assert told[CRATE]["conformsTo"] == {"@id": "https://w3id.org/ro/crate/1.1"}
    assert told[CRATE]["about"] == {"@id": "./"}
    root = told["./"]
    assert (root["version"], root["datePublished"]) == ("2020.06.0", "2020-06-30")
    assert told[root["author"]["@id"]]["name"] == "Example author"
    assert told[root["license"]["@id"]]["name"] == "CC-BY-4.0"
    parts = [part["@id"] for part in root["hasPart"]]
    assert parts == ["README.md", "data/SHA256SUMS", "data/a%20b.csv"]
    assert all(told[part]["@type"] == "File" for part in parts)


def test_a_file_has_its_type_and_length(release: Path):
    told = described(release, tiny_tables())
    file = told["data/a%20b.csv"]
    assert (file["encodingFormat"], file["contentSize"]) == ("text/csv", "5")
    assert told["data/SHA256SUMS"]["encodingFormat"] == "text/plain"
    assert told["README.md"]["encodingFormat"] == "text/markdown"


def test_it_names_what_made_the_files(release: Path):
    told = described(release, tiny_tables())
    making = told[told["./"]["mentions"]["@id"]]
    assert making["@type"] == "CreateAction"
    assert told[making["instrument"]["@id"]]["@type"] == "SoftwareApplication"
    assert making["result"] == {"@id": "./"}


def test_with_an_address_it_is_named(release: Path):
    told = described(release, with_address(tiny_tables()))
    assert told["./"]["url"] == f"{SITE_URL}/"


def test_it_does_not_describe_itself_and_is_the_same_again(release: Path):
    first = described(release, tiny_tables())
    assert described(release, tiny_tables()) == first

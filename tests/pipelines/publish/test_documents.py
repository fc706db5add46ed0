"""The texts beside the data: README, licences, citation."""

from datetime import date
from pathlib import Path

import yaml

from schemas import SCHEMA_VERSION
from schemas.registry import TABLES
from tests.each import each
from tests.golden.golden import matches
from tests.pipelines.tabulate.tables import checkout_tables

ASKED = {
    "cff-version",
    "message",
    "title",
    "authors",
    "type",
    "version",
    "date-released",
    "license",
}


def test_the_citation_parses_and_has_its_fields(data: tuple[str, Path]):
    citation = yaml.safe_load((data[1] / "CITATION.cff").read_text(encoding="utf-8"))
    assert set(citation) >= ASKED
    assert citation["cff-version"] == "1.2.0"
    assert citation["type"] == "dataset"
    assert isinstance(citation["version"], str)
    assert isinstance(citation["date-released"], date)
    assert all(author["name"] for author in citation["authors"])


def test_the_citation_of_the_tiny_tree(tiny_data: Path):
    matches("tiny-CITATION.cff", (tiny_data / "CITATION.cff").read_text(encoding="utf-8"))


@each(TABLES)
def test_the_readme_names_every_table_with_its_rows(name: str, checkout_data: Path):
    readme = (checkout_data / "README.md").read_text(encoding="utf-8")
    (line,) = [line for line in readme.splitlines() if line.startswith(f"| `{name}` |")]
    _, _, rows, title, _ = (cell.strip() for cell in line.split("|"))
    assert int(rows.replace(",", "")) == checkout_tables()[name].num_rows
    assert title == TABLES[name].title


def test_the_readme_leads_to_files_that_are_there(tiny_data: Path):
    readme = (tiny_data / "README.md").read_text(encoding="utf-8")
    start = readme.partition("## Start here")[2].partition("\n## ")[0]
    named = {word.strip("`") for word in start.split() if word.startswith("`") and "." in word[2:]}
    named = {name.rstrip("`,;") for name in named if not name.startswith(".")}
    assert {"assessments_flat.csv", "positions.csv", "codebook.csv"} <= named
    assert {name for name in named if not (tiny_data / name).exists()} == set()


def test_the_readme_gives_version_date_licence_and_citation(tiny_data: Path):
    readme = (tiny_data / "README.md").read_text(encoding="utf-8")
    assert f"Version 2020.06.0, data as of 2020-06-30, schema {SCHEMA_VERSION}." in readme
    assert "Examples for tests." in readme
    assert "CC-BY-4.0" in readme
    assert "Example author (2020): Example data, version 2020.06.0." in readme


def test_the_licence_says_what_belongs_to_whom(tiny_data: Path):
    licence = (tiny_data / "LICENCE.txt").read_text(encoding="utf-8")
    for part in ("CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/", "GeoNames", "owners"):
        assert part in licence


@each(["positions", "assessments_flat"])
def test_the_computed_tables_of_the_tiny_tree(name: str, tiny_data: Path):
    matches(f"tiny-{name}.csv", (tiny_data / f"{name}.csv").read_text(encoding="utf-8"))

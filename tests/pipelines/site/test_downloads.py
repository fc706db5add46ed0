"""The page of downloads: every file with its size and checksum, and lines that run."""

import hashlib
import re
from pathlib import Path
from typing import Any

import duckdb
import pytest

from pipelines.present import words_of
from pipelines.present.language import LANGUAGES
from pipelines.site.downloads import size
from pipelines.site.lines import LINES
from tests.pipelines.site.made import DOCUMENTS, tree
from tests.pipelines.tabulate.tables import checkout_tables

FILES = "a[not(contains(@href, 'tables/'))]/@href"
FORMATS = Path(__file__).resolve().parents[3] / "docs" / "formats.md"


def test_every_published_file_is_offered_in_each_language(folder: Path) -> None:
    files = [path for path in (folder / "data").rglob("*") if path.is_file()]
    data = {path.relative_to(folder).as_posix() for path in files}
    assert len(data) > 300
    for code in LANGUAGES:
        linked = tree(folder / code / "downloads.html").xpath("//main//a/@href")
        offered = {link.removeprefix("../") for link in linked}
        assert data | {f"reports/{code}/{name}" for name in DOCUMENTS} <= offered


def test_a_table_says_its_rows_and_the_checksum_of_each_format(folder: Path) -> None:
    page = tree(folder / "en" / "downloads.html")
    for name in ("positions", "meetings"):
        (head,) = page.xpath(f"//dt[@id='{name}']")
        told = "".join(head.getnext().getnext().itertext())
        files = [folder / "en" / link for link in head.getnext().getnext().xpath(FILES)]
        lines = len((folder / "data" / f"{name}.csv").read_bytes().splitlines()) - 1
        assert {".csv", ".parquet", ".jsonl", ".dta"} <= {file.suffix for file in files}
        assert all(hashlib.sha256(file.read_bytes()).hexdigest() in told for file in files)
        if name == "positions":
            assert f"Rows: {lines:,}." in told


def test_the_citation_is_there_in_three_forms(folder: Path) -> None:
    shown = ["".join(each.itertext()) for each in tree(folder / "sq/downloads.html").xpath("//pre")]
    for name in ("citation.txt", "citation.bib", "citation.ris"):
        text = (folder / "data" / name).read_text(encoding="utf-8")
        assert " ".join(text.split()) in [" ".join(each.split()) for each in shown]


def test_the_lines_of_python_and_of_duckdb_run_in_the_folder(
    checkout_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(checkout_data)
    made: dict[str, Any] = {}
    exec(LINES["Python"], made)
    rows = checkout_tables()["positions"].num_rows
    assert len(made["positions"]) == len(duckdb.sql(LINES["DuckDB"]).fetchall()) == rows > 0


@pytest.mark.parametrize("tool", ["R", "Stata"])
def test_the_other_lines_are_those_of_the_page_on_formats(tool: str, checkout_data: Path) -> None:
    line = LINES[tool].partition("<- ")[2] or LINES[tool]
    rows = re.findall(rf"^\| {tool}\b.*$", FORMATS.read_text(encoding="utf-8"), re.MULTILINE)
    assert f"`{line}`" in "".join(rows)
    (file,) = re.findall(r"[\w/]*positions", LINES[tool].rpartition("<-")[2])
    assert list(checkout_data.glob(f"{file}.*"))


def test_the_lines_are_on_the_page(folder: Path) -> None:
    shown = ["".join(each.itertext()) for each in tree(folder / "en/downloads.html").xpath("//pre")]
    assert set(LINES.values()) <= set(shown)


@pytest.mark.parametrize(
    ("length", "told"),
    [(0, "0 B"), (999, "999 B"), (1_000, "1 kB"), (1_549, "1.5 kB"), (12_345_678, "12.3 MB")],
)
def test_a_size_is_said_as_people_say_it(length: int, told: str) -> None:
    assert size(words_of("en"), length).replace("\N{NO-BREAK SPACE}", " ") == told

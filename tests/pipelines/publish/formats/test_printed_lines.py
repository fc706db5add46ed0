"""The lines that the documents print run as they stand, on the files that they name."""

import re
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any

import duckdb
import pytest

from pipelines.publish.formats.stata import NO_LEVEL_LETTERS
from schemas.codes import DUE, NO_LEVEL
from tests.pipelines.tabulate.tables import checkout_tables

DOCS = Path(__file__).resolve().parents[4] / "docs"


def blocks(page: str, language: str) -> list[str]:
    """What stands in the fences of a language on a page."""
    text = (DOCS / page).read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.+?)^```", text, re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def space(checkout_data: Path) -> dict[str, Any]:
    """What the Python of the page makes, run in the folder of the data."""
    made: dict[str, Any] = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(checkout_data)
        for block in blocks("formats.md", "python"):
            exec(block, made)
    return made


def test_a_level_is_a_whole_number_and_a_day_a_date(space: dict[str, Any]):
    types = space["positions"].dtypes.map(str)
    assert (types["level"], types["effective"]) == ("int8[pyarrow]", "date32[day][pyarrow]")
    days = [row["effective"] for row in checkout_tables().rows("positions")]
    assert len(space["recent"]) == sum(day is not None and day.year >= 2020 for day in days) > 0


def test_both_ways_tell_why_a_level_is_missing(space: dict[str, Any]):
    reasons = Counter(space["reasons"].fillna(""))
    letters = Counter(space["letters"])
    assert set(reasons) <= {"", *NO_LEVEL_LETTERS}
    assert len(reasons) > 3
    assert {code: letters[f".{letter}"] for code, letter in NO_LEVEL_LETTERS.items()} == {
        code: reasons[code] for code in NO_LEVEL_LETTERS
    }


def test_the_table_of_tools_names_the_line_of_the_page(space: dict[str, Any]):
    text = (DOCS / "formats.md").read_text(encoding="utf-8")
    (line,) = re.findall(r"^\| Python \|.*`(pandas\.[^`]+)` \|$", text, re.MULTILINE)
    assert f"positions = {line}\n" in blocks("formats.md", "python")[0]


def test_dates_of_the_map_stay_texts(space: dict[str, Any]):
    assert "datetime" not in " ".join(space["meetings"][0]["dtypes"])


def test_the_queries_of_the_page_run_in_the_database(checkout_data: Path):
    (text,) = blocks("formats.md", "sql")
    with duckdb.connect(str(next(checkout_data.glob("*.duckdb"))), read_only=True) as database:
        found = [database.sql(each.query) for each in duckdb.extract_statements(text)]
        assert all(answer is not None and answer.fetchall() for answer in found)


@pytest.mark.parametrize("page", ["formats.md", "first-ten-minutes.md"])
def test_a_query_in_a_line_runs_in_the_folder(
    page: str, checkout_data: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(checkout_data)
    lines = re.findall(r"`(SELECT [^`]+'[^`]+)`", (DOCS / page).read_text(encoding="utf-8"))
    assert lines
    for line in lines:
        assert duckdb.sql(line).fetchall()


def test_the_letters_of_the_page_are_those_of_the_files():
    text = (DOCS / "formats.md").read_text(encoding="utf-8")
    printed = dict(re.findall(r"^\| `\.([a-f])` \| ([\w ,]+) \|", text, re.MULTILINE))
    words = {**NO_LEVEL.labels, "not_assessed": "not assessed", **DUE.labels}
    assert printed == {letter: words[code] for code, letter in NO_LEVEL_LETTERS.items()}


def test_the_checksums_are_those_of_the_files(checkout_data: Path):
    page = (DOCS / "first-ten-minutes.md").read_text(encoding="utf-8")
    (line,) = re.findall(r"^    (sha256sum .+)$", page, re.MULTILINE)
    done = subprocess.run(line.split(), cwd=checkout_data, capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")

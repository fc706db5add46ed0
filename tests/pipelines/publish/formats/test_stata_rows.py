"""A Stata file whose rows are written many at once is the file that the library writes."""

from pathlib import Path

import pytest

from pipelines.publish.formats import stata_rows
from pipelines.publish.formats.stata import write_stata
from schemas.tables import Tables
from tests.each import each
from tests.pipelines.publish.formats.made import ODD, info, organisations
from tests.pipelines.tabulate.tables import tiny_tables

EVERY_KIND = ("assessments", "positions", "panel_years", "places", "coding_consistency", "sources")
"""Levels with letters, codes, days, numbers, truth values, texts; some of them empty."""


def both(name: str, tables: Tables, folder: Path, patch: pytest.MonkeyPatch) -> list[bytes]:
    """The file by the library alone, and with rows at once."""
    found = []
    for few in (1_000_000, 0):
        patch.setattr(stata_rows, "FEW", few)
        path = folder / f"{few}.dta"
        write_stata(name, tables, info(), path)
        found.append(path.read_bytes())
    return found


@each(EVERY_KIND)
def test_the_bytes_are_those_of_the_library(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    assert tiny_tables()[name].num_rows
    monkeypatch.setattr(stata_rows, "AT_ONCE", 2)
    alone, at_once = both(name, tiny_tables(), tmp_path, monkeypatch)
    assert at_once == alone


@each(
    [
        [*ODD],
        [text for text in ODD if len(text) < 2_046],
        ["Њ ë 🙂" * 90, "a"],
        ["a", "x" * 2045],
        ["a", "x" * 2046],
        ["ë" * 1023, "a"],
    ]
)
def test_so_they_are_with_odd_and_long_texts(
    texts: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    alone, at_once = both("organisations", organisations(texts), tmp_path, monkeypatch)
    assert at_once == alone


def test_most_rows_do_not_go_through_the_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(stata_rows, "FEW", 0)
    written: list[int] = []
    write_rows = stata_rows.write_rows

    def counted(frame, path, write):  # type: ignore[no-untyped-def]
        write_rows(frame, path, lambda few: (written.append(len(few)), write(few)))

    monkeypatch.setattr("pipelines.publish.formats.stata.write_rows", counted)
    names = [f"organisation {number}" for number in range(500)]
    write_stata("organisations", organisations(names), info(), tmp_path / "many.dta")
    assert written and max(written) < 20

"""`dialogue capture`."""

import json
from pathlib import Path

import pytest

from pipelines.cli import main

TEXT = (
    "Workshop: “Roads”\n\n4 March 2021 – Lantern Institute organised a workshop on the dialogue.\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    pages = tmp_path / "pages"
    (pages / "more").mkdir(parents=True)
    (pages / "a.txt").write_text(TEXT, encoding="utf-8")
    (pages / "more" / "b.html").write_text("<h1>Contact us</h1>", encoding="utf-8")
    return pages


def test_a_table_of_80_columns(folder: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["capture", str(folder)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["page", "date", "kind", "held", "title"]
    assert any(line.startswith("event") and "2021-03-04" in line for line in lines)
    assert max(map(len, lines)) <= 80


def test_json_for_each_page(folder: Path, tmp_path: Path):
    out = tmp_path / "read"
    assert main(["capture", str(folder), "--format", "json", "--out", str(out)]) == 0
    found = json.loads((out / "a.json").read_text(encoding="utf-8"))
    assert (found["kind_of_page"], found["kind"], found["date"]) == (
        "event",
        "workshop",
        "2021-03-04",
    )
    assert json.loads((out / "more" / "b.json").read_text())["kind_of_page"] == "none"


def test_json_in_the_terminal(folder: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["capture", str(folder / "a.txt"), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["title"] == "Workshop: “Roads”"


def test_a_page_that_is_none_costs_no_other(folder: Path, capsys: pytest.CaptureFixture[str]):
    (folder / "c.txt").write_bytes(b"%PDF-1.7")
    assert main(["capture", str(folder)]) == 1
    printed = capsys.readouterr()
    assert "c.txt: this is no text" in printed.err
    assert "2021-03-04" in printed.out


def test_what_is_not_there_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["capture", str(tmp_path / "none")]) == 2
    assert "no such file or folder" in capsys.readouterr().err

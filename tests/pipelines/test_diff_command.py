"""`dialogue diff`: two versions of any dataset, told in four forms, or a clear reason why not."""

import csv
import json
from pathlib import Path

import pytest

from pipelines.cli import main

OLD = "id,a\n1,x\n2,y\n3,z\n"
NEW = "id,a\n1,x\n2,Y\n4,w\n"
VERDICT = (
    "1 table compared (3 rows of 1 file before, 3 of 1 file now): "
    "1 row added, 1 removed, 1 cell changed\n"
)
SAME = "1 table compared (3 rows of 1 file before, 3 of 1 file now): no differences\n"


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return written(tmp_path / "old.csv", OLD)


@pytest.fixture
def new(tmp_path: Path) -> Path:
    return written(tmp_path / "new.csv", NEW)


def written(path: Path, text: str) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def diff(*arguments: str | Path) -> int:
    return main(["diff", *map(str, arguments)])


def refused(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> str:
    assert diff(*arguments) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("dialogue: could not run: ")
    return said.err


@pytest.mark.parametrize("form", ["table", "markdown"])
def test_the_first_line_is_the_verdict(
    old: Path, new: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    assert diff(old, new, "--format", form) == 0
    assert capsys.readouterr().out.startswith(VERDICT)


def test_no_differences_is_good_too(old: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert diff(old, old) == 0
    assert capsys.readouterr().out == SAME


def test_csv_and_json(old: Path, new: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert diff(old, new, "--format", "csv") == 0
    lines = list(csv.DictReader(capsys.readouterr().out.splitlines()))
    assert [line["kind"] for line in lines] == ["letter case", "row added", "row removed"]
    assert diff(old, new, "--format", "json") == 0
    assert json.loads(capsys.readouterr().out)["verdict"] == VERDICT.strip()


def test_out_takes_the_answer_and_the_verdict_is_printed(
    old: Path, new: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "changes.md"
    assert diff(old, new, "--format", "markdown", "--out", out) == 0
    assert capsys.readouterr().out == f"{VERDICT}written to {out}\n"
    assert out.read_text(encoding="utf-8").startswith(VERDICT)


def test_out_where_nothing_can_be_written(
    old: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "No such file or directory" in refused(capsys, old, old, "--out", tmp_path / "no" / "x")


def test_the_key_and_the_tables_that_are_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for version, last in (("v1", "p"), ("v2", "q")):
        written(tmp_path / version / "t.csv", f"land,year,a\nks,1,p\nrs,1,{last}\n")
        written(tmp_path / version / "u.csv", f"x\n{last}\n")
    asked = (tmp_path / "v1", tmp_path / "v2", "--table", "t", "--key", "land", "year")
    assert diff(*asked, "--format", "json") == 0
    (table,) = json.loads(capsys.readouterr().out)["tables"]
    assert (table["new"]["key"], table["edits"][0]["key"]) == (["land", "year"], ["rs", "1"])


def test_all_cells(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old = written(tmp_path / "old.csv", "id,a\n1,x\n2,x\n3,x\n")
    new = written(tmp_path / "new.csv", "id,a\n1,y\n2,y\n3,y\n")
    for more, number in (((), 1), (("--all-cells",), 4)):
        assert diff(old, new, "--format", "csv", *more) == 0
        assert len(capsys.readouterr().out.splitlines()) - 1 == number


def test_a_missing_file(old: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gone = tmp_path / "gone.csv"
    assert refused(capsys, old, gone).endswith(f"no such file or folder: {gone}\n")


def test_a_key_column_that_is_missing(
    old: Path, new: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "has no key column ID; did you mean id?" in refused(capsys, old, new, "--key", "ID")


def test_two_folders_that_share_no_table(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for version, names in (("v1", "ab"), ("v2", "cd")):
        for name in names:
            written(tmp_path / version / f"{name}.csv", f"{name}\n1\n")
    assert "no table is in both versions: the old one has a, b, the new one c, d" in refused(
        capsys, tmp_path / "v1", tmp_path / "v2"
    )


def test_another_encoding(old: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "latin.csv").write_bytes("id\nä\n".encode("latin-1"))
    assert "latin.csv is not UTF-8: byte 0xE4 at offset 3" in refused(
        capsys, old, tmp_path / "latin.csv"
    )

"""`dialogue diff`: two versions of any dataset, told in four forms, or a clear reason why not."""

import csv
import json
from pathlib import Path

import pytest

from pipelines.cli import main

pytestmark = pytest.mark.usefixtures("unhurried")

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


@pytest.mark.parametrize("name", ["old.csv", "link.csv", "hard.csv"])
def test_out_never_goes_onto_what_is_compared(
    old: Path, new: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    (tmp_path / "link.csv").symlink_to(old)
    (tmp_path / "hard.csv").hardlink_to(old)
    assert "would overwrite what is compared" in refused(capsys, old, new, "--out", tmp_path / name)
    assert old.read_text() == OLD


def test_out_never_goes_onto_a_file_of_a_folder_that_is_compared(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = written(tmp_path / "v1" / "t.csv", OLD)
    assert "would overwrite" in refused(capsys, tmp_path / "v1", table, "--out", table)
    assert diff(tmp_path / "v1", table, "--out", tmp_path / "v1" / "changes.md") == 0


def test_out_is_no_folder(old: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "is a folder; name a file in it" in refused(capsys, old, old, "--out", tmp_path)


def test_out_is_written_whole_or_not_at_all(
    old: Path, new: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What stood there stays, with who may read it, until all is written."""
    out = written(tmp_path / "changes.csv", "before")
    out.chmod(0o640)

    def full(self: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", full)
        assert diff(old, new, "--out", out) == 2
    assert out.read_text() == "before"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["changes.csv", "new.csv", "old.csv"]
    assert diff(old, new, "--out", out) == 0
    assert out.read_text().startswith(VERDICT)
    assert out.stat().st_mode & 0o777 == 0o640


def test_out_may_be_a_device(old: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert diff(old, old, "--out", "/dev/stdout") == 0
    assert capfd.readouterr().out.startswith(SAME)


@pytest.mark.parametrize("form", ["table", "markdown", "csv", "json"])
def test_half_a_letter_is_written_as_its_code(
    old: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    text = '{"id": "1", "a": "\\ud800"}\n{"id": "2", "a": "y"}\n{"id": "3", "a": "z"}\n'
    new = written(tmp_path / "new.jsonl", text)
    out = tmp_path / "out.txt"
    assert diff(old, new, "--format", form) == 0
    said = capsys.readouterr().out
    assert r"\ud800" in said
    assert diff(old, new, "--format", form, "--out", out) == 0
    assert out.read_text(encoding="utf-8") == said


@pytest.mark.parametrize("form", ["table", "markdown", "csv", "json"])
def test_files_that_were_not_compared_are_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    for version in ("v1", "v2"):
        written(tmp_path / version / "t.csv", OLD)
        written(tmp_path / version / "readme.txt", version)
    written(tmp_path / "v2" / "more.txt", "more")
    assert diff(tmp_path / "v1", tmp_path / "v2", "--format", form) == 0
    said = capsys.readouterr().out
    same = "no differences in what was compared; not compared: more.txt, readme.txt"
    if form in ("table", "markdown"):
        assert same in said
        assert "Not compared, no table: more.txt (new), readme.txt" in said
    elif form == "csv":
        left = [(r["old"], r["new"], r["rule"]) for r in csv.DictReader(said.splitlines())]
        names = [("readme.txt", ""), ("", "more.txt"), ("", "readme.txt")]
        assert left == [(*each, "no table") for each in names]
    else:
        files = json.loads(said)["files"]
        assert files["old"] == {
            "compared": 1,
            "not_compared": [{"path": "readme.txt", "why": "no table"}],
        }
        assert len(files["new"]["not_compared"]) == 2


def test_remarks_are_told_also_where_nothing_changed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("a.jsonl", "b.jsonl"):
        written(tmp_path / name, "")
    assert diff(tmp_path / "a.jsonl", tmp_path / "b.jsonl") == 0
    said = " ".join(capsys.readouterr().out.split())
    assert said.count("no line in it: a table without rows") == 2


def test_delimiter_encoding_and_large(
    old: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    latin = tmp_path / "latin.csv"
    latin.write_bytes("id^a\n1^x\n2^y\n3^č\n".encode("windows-1250"))
    more = ("--delimiter", "comma", "^", "--encoding", "utf-8", "windows-1250", "--large")
    assert diff(old, latin, *more) == 0
    assert "3   a       value  z    č" in capsys.readouterr().out
    assert "takes one value for both" in refused(capsys, old, old, "--delimiter", ",", ";", "|")

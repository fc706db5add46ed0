"""`dialogue import events`: what it says, writes and leaves alone."""

import csv
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from pipelines.cli import main
from pipelines.events import SHOWN
from tests.each import each, each_row
from tests.pipelines.events.made_up import GOOD, HEADS, write

pytestmark = pytest.mark.usefixtures("unhurried")

MAP = """
name = "made-up"
record = "events"
[columns]
id = "id"
date = "date"
kind = "kind"
note = "words"
[constants]
dataset = "made-up"
"""


def row(number: int, **odd: str) -> list[str]:
    made = {head: cell.format(number) for head, cell in GOOD.items()} | odd
    return [made[head] for head in HEADS]


@pytest.fixture
def made(tmp_path: Path) -> Path:
    (tmp_path / "made-up.toml").write_text(MAP, encoding="utf-8")
    return tmp_path


def run(folder: Path, body: list[list[str]], *more: str) -> int:
    path = write(folder / "made-up.csv", body)
    line = ["import", "events", str(path), "--map", str(folder / "made-up.toml"), *more]
    return main(["--root", str(folder), *line])


def texts(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def test_good_rows_are_written_and_bad_ones_kept(
    made: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = made / "out"
    body = [row(1), row(2, date="yesterday", kind=""), row(3, words="=1+1")]
    assert run(made, body, "--out", str(out)) == 1
    said = capsys.readouterr()
    assert said.err.splitlines() == [
        "made-up.csv:3:2: date: not a day; found yesterday; allowed: a day such as 2013-04-19",
        "made-up.csv:3:5: kind is missing; allowed: text without white space at its ends; leave "
        "the field out if not known",
    ]
    assert said.out == f"3 rows: 2 good, 1 refused; written to {out}\n"
    assert sorted(path.name for path in out.iterdir()) == [
        *("events.csv", "events.parquet", "rejected.csv")
    ]
    found = pq.read_table(out / "events.parquet")
    assert found["note"].to_pylist() == ["A made-up row, number 1", "=1+1"]
    assert [line[-1] for line in texts(out / "events.csv")[1:]] == [
        *("A made-up row, number 1", "'=1+1")
    ]
    heads, refused = texts(out / "rejected.csv")
    assert heads == ["file", "line", "reasons", *HEADS, "as_read"]
    assert refused[:2] == ["made-up.csv", "3"] and " | kind is missing" in refused[2]
    assert refused[3:-1] == body[1]


def test_many_problems_are_few_lines(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = made / "out"
    assert run(made, [row(n, date="x") for n in range(100)], "--out", str(out)) == 1
    told = capsys.readouterr().err.splitlines()
    assert len(told) == SHOWN + 1
    assert told[-1] == f"... and {100 - SHOWN} more; all are in {out / 'rejected.csv'}"
    assert len(texts(out / "rejected.csv")) == 101


def test_good_rows_alone_are_good(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(made, [row(1)], "--out", str(made / "out"), "--quiet") == 0
    assert capsys.readouterr() == ("", "")
    assert len(texts(made / "out" / "rejected.csv")) == 1


def test_what_cannot_be_read_leaves_what_was_there(
    made: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    out = made / "out"
    assert run(made, [row(1)], "--out", str(out)) == 0
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    capsys.readouterr()
    monkeypatch.setattr("pipelines.events.delimited.BLOCK", 256)
    assert run(made, [row(2), row(3, words="x" * 5_000)], "--out", str(out)) == 2
    assert "a row is longer than" in capsys.readouterr().err
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before
    assert [path.name for path in made.iterdir() if path.name.startswith(".")] == []


@each(["note.txt", "data.csv"])
def test_a_folder_with_other_things_is_left_alone(
    name: str, made: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = made / f"out-{name}"
    out.mkdir()
    (out / name).write_text("somebody's")
    assert run(made, [row(1)], "--out", str(out)) == 2
    assert "a folder of its own" in capsys.readouterr().err
    assert (out / name).read_text() == "somebody's"


@each_row(
    [
        ((), MAP, "events become no candidates; name a folder with --out"),
        (("--out", "x"), MAP.replace('kind = "kind"', ""), "no column for kind, which no row"),
        (("--out", "x"), MAP.replace('date = "date"', 'dat = "date"'), "did you mean date?"),
        (("--out", "x"), MAP.replace('"words"', '"wordz"'), "no column 'wordz'"),
        (("--out", "x"), MAP + 'kind = "k"\n', "constants.kind: a column holds it too"),
        (("--out", "x"), MAP + '[days]\ndate = ["%Y-%m"]\n', "'%Y-%m' names no whole day"),
        (("--out", "x"), MAP + '[days]\nkind = ["%x"]\n', "days.kind: the field holds no day"),
        (("--out", "x"), MAP + '[lists]\ntopics = "words"\n', "lists.topics: events has no such"),
        (("--out", "x"), MAP.replace('"events"', '"surveys"'), "record: "),
        (("--out", "x"), "name = ", "not TOML"),
        (("--out", "x", "--map", "acle"), MAP, "no map acle; give a file in TOML, or the name"),
    ]
)
def test_what_cannot_run_is_told(
    more: tuple[str, ...],
    told: str,
    said: str,
    made: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (made / "made-up.toml").write_text(told, encoding="utf-8")
    assert run(made, [row(1)], *more) == 2
    assert said in capsys.readouterr().err


def test_the_command_has_a_page_of_help(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert main(["import", "events", "--help"]) == 0
    text = capsys.readouterr().out
    assert text.startswith("Usage: dialogue import events") and "Exit codes: 0 " in text
    assert max(map(len, text.splitlines())) <= 80

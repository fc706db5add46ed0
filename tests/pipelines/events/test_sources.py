"""Files of each kind give the same rows, each with its place; what cannot be read is told."""

import datetime
import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import xlsxwriter

from pipelines.events import checked
from pipelines.events.blocks import Block
from pipelines.events.opened import opened
from schemas.problem import CouldNotRun
from tests.each import each, each_row
from tests.pipelines.events.made_up import GOOD, HEADS, MAP, TODAY, write


def row(number: int = 1, **odd: str) -> list[str]:
    made = {head: cell.format(number) for head, cell in GOOD.items()} | odd
    return [made[head] for head in HEADS]


def csv_file(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "a.csv"
    path.write_bytes(text.encode(encoding))
    return path


def read(path: Path, *wanted: str, **how: str) -> list[Block]:
    return list(opened(path, wanted or ("id", "a"), **how).blocks())


def lines(path: Path) -> tuple[list[int], list[tuple[int, str]]]:
    blocks = read(path)
    return (
        [line for block in blocks for line in block.lines.tolist()],
        [(torn.line, torn.text) for block in blocks for torn in block.torn],
    )


@each_row(
    [
        ("id,a\n1,2\n3,4\n", [2, 3], []),
        ('id,a\n1,"2\n2"\n3,4\n', [2, 4], []),
        ('"id\n",a\n1,2\n\n3,4', [2, 4], []),
        ("id,a\r\n1,2\r\n\r\n3,4\r\n", [2, 4], []),
        (
            'id,a\n1,2,3\n"x\ny",4\n5\n6,7\n8,9,10\n',
            [3, 6],
            [(2, "1,2,3"), (5, "5"), (7, "8,9,10")],
        ),
        ("\ufeffid,a\n1,2\n", [2], []),
        ("id,a\n", [], []),
        ("id,a\n,\n , \n", [3], []),
        ("id,a\n1\n", [], [(2, "1")]),
    ]
)
def test_each_row_has_its_line(
    text: str, good: list[int], torn: list[tuple[int, str]], tmp_path: Path
) -> None:
    path = csv_file(tmp_path, text)
    for block in (8 * 2**20, 16):  # the file at once, and every line or two by itself
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("pipelines.events.delimited.BLOCK", block)
            assert lines(path) == (good, torn)


@each_row([(",", "utf-16"), (";", "utf-8"), ("\t", "windows-1250"), ("|", "utf-8")])
def test_separators_are_found_and_encodings_are_told(
    mark: str, encoding: str, tmp_path: Path
) -> None:
    path = csv_file(tmp_path, "\n".join(map(mark.join, (("id", "b", "a"), "1č3"))) + "\n", encoding)
    (block, *_) = read(path, encoding=encoding)
    assert [list(row.values()) for row in block.cells.to_pylist()] == [["1", "č", "3"]]


@each_row(
    [
        (b"", "is empty"),
        (b"id,b\n1,2\n", "no column 'a', which the map names once"),
        (b"id,A,a\n1,2,3\n", "2 columns 'a', which the map names once"),
        (b"id,a\n1,2\n3,\xe8\n", "from line 2 on is not UTF-8"),
        (b"id,a\xe8\n1,2\n", "is not UTF-8"),
        (b"id,a\n1,2,\xff\n3,4\n", "from line 2 on is not UTF-8"),
        (b"\xff\xfei\x00d\x00", "say --encoding utf-16"),
    ]
)
def test_what_cannot_be_read_as_csv_is_told(data: bytes, said: str, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(data)
    with pytest.raises(CouldNotRun, match=said):
        read(path)


def test_a_row_longer_than_a_block_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipelines.events.delimited.BLOCK", 64)
    with pytest.raises(CouldNotRun, match="a quote that opens is not closed"):
        read(csv_file(tmp_path, 'id,a\n1,"' + "x\n" * 1000))


def test_a_quote_that_does_not_close_takes_no_rows_in_silence(tmp_path: Path) -> None:
    path = csv_file(tmp_path, 'id,a\n1,2\n3,"open\n' + "4,5\n" * 600)
    assert lines(path)[0] == [2]
    assert [line for line, _ in lines(path)[1]] == [3]


@each_row(
    [("a.doc", "one of these endings"), ("a.parquet", "no Parquet"), ("a.xlsx", "a workbook")]
)
def test_files_of_other_kinds_are_told(name: str, said: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"something")
    with pytest.raises(CouldNotRun, match=said):
        read(tmp_path / name)


@each(["comma and", "", "é"])
def test_a_delimiter_is_one_sign(mark: str, tmp_path: Path) -> None:
    with pytest.raises(CouldNotRun, match="--delimiter"):
        read(csv_file(tmp_path, "id,a\n"), delimiter=mark)


def typed() -> dict[str, list[object]]:
    """A row as a table with types has it."""
    return {
        "id": ["made-up-1"],
        "date": [datetime.date(2013, 4, 19)],
        "until": [datetime.datetime(2013, 4, 20)],
        "grade": [1.0],
        "kind": ["made-up kind"],
        "place": [None],
        "lat": [42.5],
        "lon": [20],
        "dead": [3.0],
        "words": ["A made-up row"],
    }


def as_csv(path: Path) -> Path:
    made = path.with_suffix(".csv")
    return write(made, [row(place="", lat="42.5", lon="20", dead="3", words="A made-up row")])


def as_parquet(path: Path) -> Path:
    table = pa.table(typed()).append_column("list", pa.array([[1]]))
    coded = table.set_column(4, "kind", table["kind"].dictionary_encode())
    pq.write_table(coded, path.with_suffix(".parquet"))
    return path.with_suffix(".parquet")


def as_workbook(path: Path) -> Path:
    made = path.with_suffix(".xlsx")
    with xlsxwriter.Workbook(str(made), {"default_date_format": "yyyy-mm-dd"}) as book:
        book.add_worksheet("first")
        page = book.add_worksheet("made up")
        for column, (head, (value,)) in enumerate(typed().items()):
            page.write(0, column, head)
            page.write(2, column, value)
    return made


def as_json_lines(path: Path) -> Path:
    made = path.with_suffix(".jsonl")
    one = {head: value for head, (value,) in typed().items()}
    one |= {"date": "2013-04-19", "until": "2013-04-20T00:00:00"}
    bad = ["[1]", "{", json.dumps({**one, "id": [1]}), '{"id": "\\ud800"}']
    made.write_text("\n".join([json.dumps(one), "", *bad]) + "\n", encoding="utf-8")
    return made


@each_row([(as_csv, ""), (as_parquet, ""), (as_workbook, "made up"), (as_json_lines, "")])
def test_every_kind_of_file_gives_one_record(make: object, sheet: str, tmp_path: Path) -> None:
    assert callable(make)
    path = make(tmp_path / "made-up")
    told = checked([opened(path, MAP.heads, sheet or None)], MAP, tmp_path / "out", TODAY)
    (found,) = pq.read_table(tmp_path / "out" / "events.parquet").to_pylist()
    assert {name: value for name, value in found.items() if value is not None} == {
        "id": "made-up-1",
        "dataset": "made-up",
        "date": "2013-04-19",
        "date_end": "2013-04-20",
        "date_grade": 1,
        "kind": "made-up kind",
        "latitude": 42.5,
        "longitude": 20.0,
        "deaths": 3,
        "note": "A made-up row",
    }
    lines = [problem.place.line for problem in told.problems if problem.place]
    assert lines == ([3, 4, 5, 6] if path.suffix == ".jsonl" else [])


def test_ids_count_over_all_files(tmp_path: Path) -> None:
    one = write(tmp_path / "one.csv", [row(1), row(2), row(1)])
    two = write(tmp_path / "two.csv", [row(3), row(2), row(4), row(4)])
    sources = [opened(path, MAP.heads) for path in (one, two)]
    told = checked(sources, MAP, tmp_path / "out", TODAY)
    assert [(str(each.place), each.hint) for each in told.problems] == [
        ("one.csv:4:1", "one.csv:2:1 has it already; the first row is kept"),
        ("two.csv:3:1", "one.csv:3:1 has it already; the first row is kept"),
        ("two.csv:5:1", "two.csv:4:1 has it already; the first row is kept"),
    ]
    assert (told.good, told.bad) == (4, 3)

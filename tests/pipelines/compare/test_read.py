"""What a version may be: files of every kind, folders, archives; the same table from each."""

import io
import json
import tarfile
import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import xlsxwriter

from pipelines.compare import compare, read_versions
from pipelines.compare.read import read_version

TABLE = {
    "id": ["a", "b"],
    "number": [1.0, 2.5],
    "day": [date(2021, 3, 4), None],
    "yes": [True, False],
    "text": ["one\ntwo", ""],
}
TEXT = {
    "id": ["a", "b"],
    "number": ["1", "2.5"],
    "day": ["2021-03-04", ""],
    "yes": ["true", "false"],
    "text": ["one\ntwo", ""],
}
WRITTEN = TEXT | {"yes": ["TRUE", "FALSE"]}
"""What a file without types says of truth values, as it says it."""
CSV = 'id,number,day,yes,text\r\na,1,2021-03-04,TRUE,"one\r\ntwo"\r\nb,2.5,,FALSE,\r\n'


def write(path: Path, table: dict[str, list[object]], page: str = "Sheet1") -> Path:
    """The table in the format of the suffix, as its usual writer does it."""
    if path.suffix == ".parquet":
        pq.write_table(pa.table(table), path)
    elif path.suffix == ".jsonl":
        records = [dict(zip(table, row, strict=True)) for row in zip(*table.values(), strict=True)]
        path.write_text("".join(json.dumps(each, default=str) + "\n" for each in records))
    else:
        excel(path, {page: [list(table), *zip(*table.values(), strict=True)]})
    return path


def excel(path: Path, pages: dict[str, Sequence[Sequence[object]]]) -> None:
    with xlsxwriter.Workbook(str(path), {"default_date_format": "dd.mm.yyyy"}) as book:
        for name, rows in pages.items():
            page = book.add_worksheet(name)
            for number, row in enumerate(rows):
                page.write_row(number, 0, row)


def texts(path: Path) -> dict[str, list[str]]:
    (sheet,) = read_version(path).values()
    return {name: list(column) for name, column in sheet.columns.items()}


@pytest.mark.parametrize("suffix", [".parquet", ".jsonl", ".xlsx"])
def test_typed_formats(tmp_path: Path, suffix: str) -> None:
    assert texts(write(tmp_path / f"t{suffix}", dict(TABLE))) == TEXT


@pytest.mark.parametrize(
    "data",
    [
        CSV.encode(),
        CSV.encode("utf-8-sig"),
        CSV.encode("utf-16"),
        b"\r\n" + CSV.encode() + b"\r\n",
        CSV.replace(",", ";").encode(),
        CSV.replace(",", "\t").encode(),
        (CSV + ",,,,\r\n").encode(),
        CSV.replace("\r\n", ",\r\n").replace("one,\r\n", "one\r\n").encode(),
    ],
    ids=["plain", "bom", "utf-16", "blank", "semicolon", "tab", "empty row", "empty column"],
)
def test_csv(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "t.csv").write_bytes(data)
    assert texts(tmp_path / "t.csv") == WRITTEN


def test_tsv(tmp_path: Path) -> None:
    (tmp_path / "t.tsv").write_text("a,b\tc\n1\t2\n")
    assert texts(tmp_path / "t.tsv") == {"a,b": ["1"], "c": ["2"]}


def test_types_of_parquet(tmp_path: Path) -> None:
    table = pa.table(
        {
            "short": pa.array([0.1], pa.float32()),
            "code": pa.array(["x"]).dictionary_encode(),
            "at": pa.array([datetime(2021, 3, 4, 10, 11)]),
            "whole": pa.array([None], pa.int64()),
        }
    )
    pq.write_table(table, tmp_path / "t.parquet")
    (sheet,) = read_version(tmp_path / "t.parquet").values()
    assert dict(sheet.types) == {
        "short": "number",
        "code": "string",
        "at": "datetime",
        "whole": "integer",
    }
    assert texts(tmp_path / "t.parquet") == {
        "short": ["0.1"],
        "code": ["x"],
        "at": ["2021-03-04T10:11:00"],
        "whole": [""],
    }


def test_every_sheet_with_content_is_a_table(tmp_path: Path) -> None:
    excel(tmp_path / "w.xlsx", {"one": [["id"], [1]], "empty": [], "two": [["id"], [2]]})
    assert list(read_version(tmp_path / "w.xlsx")) == ["one", "two"]


def test_a_table_that_does_not_start_in_the_corner(tmp_path: Path) -> None:
    rows = [[], [], ["", "id"], ["", 1], ["", ""], ["", 1]]
    excel(tmp_path / "w.xlsx", {"one": rows})
    sheet = read_version(tmp_path / "w.xlsx")["one"]
    assert (sheet.columns, list(sheet.numbers)) == ({"id": ["1", "1"]}, [4, 6])


def test_a_column_without_a_name_gets_that_of_its_place(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(",a\n0,x\n")
    assert texts(tmp_path / "t.csv") == {"column 1": ["0"], "a": ["x"]}


def test_of_several_formats_parquet_then_csv_is_read(tmp_path: Path) -> None:
    write(tmp_path / "t.parquet", {"from": ["parquet"]})
    write(tmp_path / "t.jsonl", {"from": ["jsonl"]})
    write(tmp_path / "u.jsonl", {"from": ["jsonl"]})
    for name in "tu":
        (tmp_path / f"{name}.csv").write_text("from\ncsv\n")
    found = {name: sheet.columns["from"] for name, sheet in read_version(tmp_path).items()}
    assert found == {"t": ["parquet"], "u": ["csv"]}


def test_files_of_one_name_in_two_folders_are_two_tables(tmp_path: Path) -> None:
    for place in ("top/a", "top/b", "top/c"):
        (tmp_path / place).mkdir(parents=True)
        (tmp_path / place / f"{'x' if place != 'top/c' else 'y'}.csv").write_text("id\n1\n")
    assert set(read_version(tmp_path)) == {"a/x", "b/x", "y"}


def test_a_workbook_in_a_folder_names_its_sheets(tmp_path: Path) -> None:
    excel(tmp_path / "w.xlsx", {"one": [["id"], [1]], "two": [["id"], [2]]})
    excel(tmp_path / "v.xlsx", {"only": [["id"], [1]]})
    (tmp_path / "~$w.xlsx").write_bytes(b"a lock of Excel")
    (tmp_path / "notes.txt").write_text("no table")
    assert set(read_version(tmp_path)) == {"w/one", "w/two", "v"}


def test_a_data_package_says_what_is_a_table_its_key_and_types(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "x.csv").write_text("a,id\n1,2\n")
    (tmp_path / "other.csv").write_text("a\n1\n")
    (tmp_path / "datapackage.json").write_text(json.dumps({"resources": [RESOURCE]}))
    (sheet,) = read_version(tmp_path).values()
    assert (sheet.name, sheet.key, dict(sheet.types)) == ("x", ("id",), {"id": "integer"})


RESOURCE = {
    "name": "x-table",
    "path": "data/x.csv",
    "schema": {"fields": [{"name": "id", "type": "integer"}, {"name": "a"}], "primaryKey": "id"},
}


def archive(path: Path, files: dict[str, bytes]) -> Path:
    if path.suffix == ".zip":
        with zipfile.ZipFile(path, "w") as zipped:
            for name, data in files.items():
                zipped.writestr(name, data)
    else:
        with tarfile.open(path, "w" if path.suffix == ".tar" else "w:gz") as tar:
            for name, data in files.items():
                member = tarfile.TarInfo(name)
                member.size = len(data)
                tar.addfile(member, io.BytesIO(data))
    return path


@pytest.mark.parametrize("name", ["v.zip", "v.tar", "v.tar.gz", "v.tgz"])
def test_archives(tmp_path: Path, name: str) -> None:
    files = {"./top/t.csv": CSV.encode(), "__MACOSX/top/._t.csv": b"\0", "top/.hidden.csv": b""}
    assert texts(archive(tmp_path / name, files)) == WRITTEN
    assert [each.name for each in tmp_path.iterdir()] == [name], "something was unpacked"


def test_one_table_against_one_is_compared_whatever_the_names(tmp_path: Path) -> None:
    write(tmp_path / "old.xlsx", dict(TABLE), page="Data")
    (tmp_path / "new.csv").write_text(CSV, newline="")
    found = compare(*read_versions(tmp_path / "old.xlsx", tmp_path / "new.csv"))
    assert found.verdict == (
        "1 table compared (2 rows of 1 file before, 2 of 1 file now): no differences"
    )


def test_only_some_tables(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}.csv").write_text("id\n1\n")
    old, new = read_versions(tmp_path, tmp_path, ["b"])
    assert (list(old), list(new)) == (["b"], ["b"])


@pytest.mark.parametrize("suffix", [".xlsx", ".parquet", ".jsonl"])
def test_a_number_of_a_typed_file_has_no_zeros_to_lose(tmp_path: Path, suffix: str) -> None:
    """A CSV of pandas writes 1.0 where Excel holds 1; between two CSV files that is a change."""
    typed = write(tmp_path / f"old{suffix}", {"id": ["a", "b"], "x": [1.0, 2.5]})
    (tmp_path / "new.csv").write_text("id,x\na,1.0\nb,2.50\n")
    (tmp_path / "other.csv").write_text("id,x\na,1\nb,2.50\n")
    assert not compare(*read_versions(typed, tmp_path / "new.csv")).differs
    assert compare(*read_versions(tmp_path / "new.csv", tmp_path / "other.csv")).differs

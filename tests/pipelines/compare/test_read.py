"""What a version may be: files of every kind, folders, archives; the same table from each."""

import bz2
import gzip
import io
import json
import lzma
import os
import tarfile
import zipfile
from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import Decimal
from itertools import product
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import xlsxwriter

from pipelines.compare import Kind, Reading, asked, compare, read_versions
from pipelines.compare.read import read_version
from schemas.problem import CouldNotRun
from tests.each import each, each_row

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


@each([".parquet", ".jsonl", ".xlsx"])
def test_typed_formats(suffix: str, tmp_path: Path) -> None:
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


@each(["v.zip", "v.tar", "v.tar.gz", "v.tgz"])
def test_archives(name: str, tmp_path: Path) -> None:
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


def test_the_guard_of_formulas_is_undone_where_the_package_says_that_there_is_one(
    tmp_path: Path,
) -> None:
    """Versions before the guard hold the text alone: that is no change of the data."""
    texts = {"before": "id,a\n1,=1+1\n2,'b\n", "now": "id,a\n1,'=1+1\n2,'b\n"}
    said = {"before": {}, "now": {"formulaGuard": "'"}}
    for name, text in texts.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / "t.csv").write_text(text)
        resource = {"path": "t.csv", "schema": {"primaryKey": "id"}, **said[name]}
        package = json.dumps({"resources": [resource]})
        (tmp_path / name / "datapackage.json").write_text(package)
    assert not compare(*read_versions(tmp_path / "before", tmp_path / "now")).differs
    (tmp_path / "now" / "datapackage.json").unlink()
    assert compare(*read_versions(tmp_path / "before", tmp_path / "now")).differs


def test_only_some_tables(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}.csv").write_text("id\n1\n")
    old, new = read_versions(tmp_path, tmp_path, ["b"])
    assert (list(old), list(new)) == (["b"], ["b"])


@each([".xlsx", ".parquet", ".jsonl"])
def test_a_number_of_a_typed_file_has_no_zeros_to_lose(suffix: str, tmp_path: Path) -> None:
    """A CSV of pandas writes 1.0 where Excel holds 1; between two CSV files that is a change."""
    typed = write(tmp_path / f"old{suffix}", {"id": ["a", "b"], "x": [1.0, 2.5]})
    (tmp_path / "new.csv").write_text("id,x\na,1.0\nb,2.50\n")
    (tmp_path / "other.csv").write_text("id,x\na,1\nb,2.50\n")
    assert not compare(*read_versions(typed, tmp_path / "new.csv")).differs
    assert compare(*read_versions(tmp_path / "new.csv", tmp_path / "other.csv")).differs


def test_files_of_one_name_in_two_formats_and_two_folders_are_two_tables(tmp_path: Path) -> None:
    for place, text in (("2020/deaths.csv", "id,n\n1,2\n"), ("2021/deaths.tsv", "id\tn\n1\t3\n")):
        (tmp_path / place).parent.mkdir()
        (tmp_path / place).write_text(text)
    found = {name: list(sheet.columns["n"]) for name, sheet in read_version(tmp_path).items()}
    assert found == {"2020/deaths": ["2"], "2021/deaths": ["3"]}


def _compressed(suffix: str, data: bytes) -> bytes:
    if suffix == "zst":
        return bytes(pa.compress(data, "zstd", asbytes=True))
    return {"gz": gzip.compress, "bz2": bz2.compress, "xz": lzma.compress}[suffix](data)


@each_row(product(["gz", "bz2", "xz", "zst"], ["file", "folder", "zip"]))
def test_a_compressed_table(suffix: str, where: str, tmp_path: Path) -> None:
    data = _compressed(suffix, CSV.encode())
    if where == "zip":
        assert texts(archive(tmp_path / "v.zip", {f"t.csv.{suffix}": data})) == WRITTEN
        return
    (tmp_path / f"t.csv.{suffix}").write_bytes(data)
    assert texts(tmp_path if where == "folder" else tmp_path / f"t.csv.{suffix}") == WRITTEN


def test_every_file_is_compared_or_named(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("id\n1\n")
    (tmp_path / "t.jsonl").write_text('{"id": 1}\n')
    (tmp_path / "notes.txt").write_text("no table")
    (tmp_path / ".DS_Store").write_bytes(b"left behind")
    (tmp_path / "gone.csv").symlink_to("nowhere")
    (tmp_path / "more").symlink_to(tmp_path)
    os.mkfifo(tmp_path / "pipe.csv")
    archive(tmp_path / "inner.zip", {"u.csv": b"id\n1\n"})
    version = read_version(tmp_path)
    odd = "no plain file, but a link, a pipe or a device"
    assert {each.path: each.why for each in version.left} == {
        "gone.csv": odd,
        "inner.zip": "an archive in itself, to be compared by itself",
        "more": odd,
        "notes.txt": "no table",
        "pipe.csv": odd,
        "t.jsonl": "another format of a table beside it",
    }
    assert (set(version), version.files) == ({"t"}, 1)


def test_what_a_data_package_does_not_describe_is_named(tmp_path: Path) -> None:
    (tmp_path / "other.csv").write_text("a\n1\n")
    (tmp_path / "x.csv.gz").write_bytes(b"not looked at")
    for path in ("jsonl/x.jsonl", "more/x.csv", "spss/other.sav", "spss/x.sav"):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_bytes(b"not looked at")
    package(tmp_path, {"name": "x", "path": "x.csv"}, b"id\n1\n")
    assert [(each.path, each.why) for each in read_version(tmp_path).left] == [
        ("jsonl/x.jsonl", "another format of a table beside it"),
        ("more/x.csv", "not described by a datapackage.json"),
        ("other.csv", "not described by a datapackage.json"),
        ("spss/other.sav", "no table"),
        ("spss/x.sav", "another format of a table beside it"),
        ("x.csv.gz", "another format of a table beside it"),
    ]


def package(folder: Path, resource: object, data: bytes, name: str = "x.csv") -> Path:
    (folder / name).write_bytes(data)
    (folder / "datapackage.json").write_text(json.dumps({"resources": [resource]}))
    return folder


@each_row(
    [
        ({"delimiter": "^"}, "id^n\n1^ä\n"),
        ({"delimiter": ";", "quoteChar": "'"}, "id;n\n1;'ä'\n"),
        ({"skipInitialSpace": True}, "id, n\n1, ä\n"),
        ({"commentChar": "#"}, "# a remark\nid,n\n1,ä\n"),
        ({"header": False}, "1,ä\n"),
        ({"delimiter": None, "quoteChar": 5, "header": "no"}, "id,n\n1,ä\n"),
        (None, "id,n\n1,ä\n"),
    ]
)
def test_a_data_package_says_how_a_file_is_written(
    dialect: object, data: str, tmp_path: Path
) -> None:
    fields = [{"name": "id"}, {"name": "n"}]
    resource = {"path": "x.csv", "dialect": dialect, "schema": {"fields": fields}}
    folder = package(tmp_path, resource | {"encoding": "windows-1250"}, data.encode("cp1250"))
    assert texts(folder) == {"id": ["1"], "n": ["ä"]}


@each(
    [
        None,
        5,
        {"fields": None},
        {"fields": 5},
        {"fields": [None, {"name": None}, {"name": "id", "type": ["integer"]}]},
        {"primaryKey": None},
        {"primaryKey": 5},
        {"primaryKey": [5]},
    ]
)
def test_what_is_not_as_the_standard_says_counts_as_not_said(
    schema: object, tmp_path: Path
) -> None:
    (sheet,) = read_version(
        package(tmp_path, {"path": "x.csv", "schema": schema}, b"id\n1\n")
    ).values()
    assert (sheet.key, dict(sheet.types)) == ((), {})


def test_a_file_whose_format_the_data_package_says(tmp_path: Path) -> None:
    resource = {"path": "x.dat", "format": "csv"}
    assert texts(package(tmp_path, resource, b"id\n1\n", "x.dat")) == {"id": ["1"]}


def test_a_text_that_a_data_package_declares_is_text(tmp_path: Path) -> None:
    fields = [{"name": "id", "type": "string"}]
    folder = package(tmp_path, {"path": "x.csv", "schema": {"fields": fields}}, b"id\n1.10\n")
    (sheet,) = read_version(folder).values()
    assert sheet.kinds == {"id": Kind.TEXT}


@each_row(
    [
        ("name (last, first);id;value\nHoti;1;2\n", ["name (last, first)", "id", "value"]),
        ("name (last, first);id\nHoti, Ana;1\nBerisha, Beni;2\n", ["name (last, first)", "id"]),
        ('"Emri, mbiemri";id;vlera\nHoti;1;2,5\n', ["Emri, mbiemri", "id", "vlera"]),
        ("id|name|v\n1|Ana|3\n", ["id", "name", "v"]),
        ("a,b\n1,x;y\n", ["a", "b"]),
        ("a;b\n1,5;2,5\n", ["a", "b"]),
        ("only\none\n", ["only"]),
        ("a\r1\r", ["a"]),
    ]
)
def test_what_separates_the_values_the_whole_file_tells(
    text: str, columns: list[str], tmp_path: Path
) -> None:
    (tmp_path / "t.csv").write_text(text, newline="")
    assert list(texts(tmp_path / "t.csv")) == columns


def test_what_separates_the_values_may_be_said(tmp_path: Path) -> None:
    old, new = tmp_path / "old.csv", tmp_path / "new.csv"
    old.write_text("a^b\n1^2\n")
    new.write_text("a;b\n1;2\n", encoding="utf-16")
    how = Reading(dialects=asked(["^", "semicolon"], []))
    assert not compare(*read_versions(old, new, how=how)).differs


def test_one_column_that_holds_separators_is_remarked_on(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("a b;c\n1\n2;3;4\n5;6\n7;8\n")
    with pytest.raises(CouldNotRun, match="name what separates the values with --delimiter"):
        read_version(tmp_path / "t.csv")
    (sheet,) = read_version(tmp_path / "t.csv", dialect=asked([","], [])[0]).values()
    assert sheet.notes == (
        "one column was read, and its values hold a semicolon: if that separates them, say so with "
        "--delimiter",
    )


def test_json_lines_without_a_line_are_a_table_without_rows(tmp_path: Path) -> None:
    empty, full = tmp_path / "empty.jsonl", tmp_path / "full.jsonl"
    empty.write_bytes(b"")
    full.write_text('{"id": 1, "a": "x"}\n{"id": 2, "a": "y"}\n')
    found = compare(*read_versions(empty, full))
    assert (len(found.tables[0].added), found.tables[0].columns) == (2, ())
    assert found.tables[0].remarks == (f"{empty}: no line in it: a table without rows",)
    assert len(compare(*read_versions(full, empty)).tables[0].removed) == 2
    assert not compare(*read_versions(empty, empty)).differs
    schema = {"fields": [{"name": "id"}]}
    folder = package(tmp_path, {"path": "x.jsonl", "schema": schema}, b"", "x.jsonl")
    assert texts(folder) == {"id": []}


def test_names_of_an_object_have_no_order_and_an_object_is_no_list(tmp_path: Path) -> None:
    def jsonl(name: str, value: str) -> Path:
        (tmp_path / name).write_text(f'{{"id": 1, "x": {value}}}\n')
        return tmp_path / name

    old, new = jsonl("a.jsonl", '{"a": 1.0, "b": [2]}'), jsonl("b.jsonl", '{"b": [2], "a": 1}')
    assert not compare(*read_versions(old, new)).differs
    struct = write(tmp_path / "c.parquet", {"id": [1], "x": [{"b": [2], "a": 1}]})
    assert not compare(*read_versions(old, struct)).tables[0].changed
    pairs = jsonl("d.jsonl", '[["a", 1], ["b", [2]]]')
    assert compare(*read_versions(old, pairs)).tables[0].changed


def test_days_and_moments_beyond_those_of_python(tmp_path: Path) -> None:
    table = pa.table(
        {
            "id": ["a", "b"],
            "day": pa.array([2**31 - 1, 0], pa.int32()).cast(pa.date32()),
            "at": pa.array([2**62, -1], pa.int64()).cast(pa.timestamp("us", tz="No/Where")),
            "for": pa.array([2**62, -1_500_000], pa.int64()).cast(pa.duration("us")),
        }
    )
    pq.write_table(table, tmp_path / "t.parquet")
    assert texts(tmp_path / "t.parquet") == {
        "id": ["a", "b"],
        "day": ["5881580-07-11", "1970-01-01"],
        "at": ["148108-07-06T14:00:27.387904Z", "1969-12-31T23:59:59.999999Z"],
        "for": ["1281023894:00:27.387904", "-00:00:01.5"],
    }


def test_one_moment_in_several_zones(tmp_path: Path) -> None:
    at = datetime(2021, 3, 4, 10, 11)
    for name, zone in (("a", "UTC"), ("b", "Europe/Belgrade")):
        column = pa.array([at, None], pa.timestamp("us", tz=zone))
        pq.write_table(pa.table({"id": ["a", "b"], "at": column}), tmp_path / f"{name}.parquet")
    (tmp_path / "c.csv").write_text("id,at\na,2021-03-04 11:11:00+01:00\nb,\n")
    old = tmp_path / "a.parquet"
    assert not compare(*read_versions(old, tmp_path / "b.parquet")).differs
    assert not compare(*read_versions(old, tmp_path / "c.csv")).tables[0].changed


def test_the_scale_of_a_decimal_is_no_value(tmp_path: Path) -> None:
    for name, scale in (("a", 2), ("b", 5)):
        column = pa.array([Decimal("1.50"), Decimal("2")], pa.decimal128(20, scale))
        pq.write_table(pa.table({"id": ["a", "b"], "n": column}), tmp_path / f"{name}.parquet")
    assert not compare(*read_versions(tmp_path / "a.parquet", tmp_path / "b.parquet")).differs


def test_times_of_a_workbook(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("id,at\na,10:01\nb,23:59:59\n")
    with xlsxwriter.Workbook(str(tmp_path / "t.xlsx")) as book:
        page, form = book.add_worksheet(), book.add_format({"num_format": "hh:mm:ss"})
        page.write_row(0, 0, ["id", "at"])
        for row, (name, at) in enumerate([("a", time(10, 1)), ("b", time(23, 59, 59))], start=1):
            page.write(row, 0, name)
            page.write_datetime(row, 1, at, form)
    assert not compare(*read_versions(tmp_path / "t.csv", tmp_path / "t.xlsx")).tables[0].changed


def test_a_zip_whose_folders_are_written_with_backslashes(tmp_path: Path) -> None:
    files = {"v\\": b"", "v\\a\\t.csv": b"id\n1\n", "v\\b\\t.csv": b"id\n2\n"}
    assert set(read_version(archive(tmp_path / "v.zip", files))) == {"a/t", "b/t"}


def test_a_colon_in_a_name_is_no_drive(tmp_path: Path) -> None:
    assert set(read_version(archive(tmp_path / "v.zip", {"a:b.csv": b"id\n1\n"}))) == {"a:b"}

"""What is packed is read up to a limit that is looked at first; nothing is waited for."""

import gzip
import io
import os
import re
import tarfile
import time
import zipfile
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import xlsxwriter

from pipelines.compare import LARGE, LIMITS, Reading, Sheet, compare, files
from pipelines.compare.limits import Limits
from pipelines.compare.read import read_version
from schemas.problem import CouldNotRun
from tests.each import each

CSV = b"id,v\n" + b"1,2\n" * 100


def refused(path: Path, limits: Limits) -> str:
    with pytest.raises(CouldNotRun) as error:
        read_version(path, Reading(limits=limits))
    said = str(error.value).replace(str(path), path.name)
    assert said.endswith("if you trust the file and have the memory, say --large")
    return said


def zipped(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def tarred(path: Path, members: dict[str, bytes]) -> Path:
    with tarfile.open(path, "w:gz") as archive:
        for name, data in members.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return path


def test_tables_of_an_archive_together(tmp_path: Path) -> None:
    path = zipped(tmp_path / "v.zip", {"a.csv": CSV, "b.csv": CSV, "film.mp4": bytes(10_000)})
    assert len(read_version(path, Reading(limits=replace(LIMITS, content=2 * len(CSV))))) == 2
    said = refused(path, replace(LIMITS, content=2 * len(CSV) - 1))
    assert said.startswith("v.zip holds 810 bytes or more once it is unpacked; allowed: 809 of all")
    assert len(read_version(path, Reading(limits=LARGE))) == 2


def test_a_compressed_table(tmp_path: Path) -> None:
    (tmp_path / "a.csv.gz").write_bytes(gzip.compress(CSV))
    said = refused(tmp_path / "a.csv.gz", replace(LIMITS, content=100))
    assert said.startswith("a.csv.gz holds 405 bytes or more")


def test_a_tar_archive_before_it_is_passed_over(tmp_path: Path) -> None:
    path = tarred(tmp_path / "v.tar.gz", {"a.csv": CSV, "b.csv": CSV})
    said = refused(path, replace(LIMITS, listed=500))
    assert said.startswith("v.tar.gz unpacks to 810 bytes or more; allowed: 500;")
    said = refused(path, replace(LIMITS, members=1))
    assert said.startswith("v.tar.gz holds 2 files or more; allowed: 1;")


def test_a_header_of_a_tar_that_would_fill_the_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tarred(tmp_path / "v.tar.gz", {"a.csv": b"id\n1\n", f"{'long' * 60}.csv": b"id\n1\n"})
    monkeypatch.setattr(files, "BLOCK", 100)
    with pytest.raises(CouldNotRun, match=r"cannot be read to its end \(a header of \d+ bytes\)"):
        read_version(path)


def test_files_that_a_list_of_checksums_names(tmp_path: Path) -> None:
    listed = b"0" * 64 + b"  a.csv\n"
    path = zipped(tmp_path / "v.zip", {"a.csv": CSV, "SHA256SUMS": listed})
    said = refused(path, replace(LIMITS, listed=400))
    assert said.startswith("v.zip/SHA256SUMS lists 405 bytes; allowed: 400;")


@each(["t.csv", "t.jsonl"])
def test_rows_of_a_table_in_an_archive(name: str, tmp_path: Path) -> None:
    data = CSV if name == "t.csv" else b'{"id": 1}\n' * 101
    path = zipped(tmp_path / "v.zip", {name: data})
    assert f"v.zip/{name} declares 101 rows of " in refused(path, replace(LIMITS, rows=100))


def test_names_of_json_objects_times_their_rows(tmp_path: Path) -> None:
    path = tmp_path / "t.jsonl"
    path.write_text("".join(f'{{"n{i}": {i}}}\n' for i in range(20)))
    said = refused(path, replace(LIMITS, cells=399))
    assert said.startswith("t.jsonl declares 20 rows of 20 columns; allowed: ")


def test_parquet(tmp_path: Path) -> None:
    pq.write_table(pa.table({"id": pa.repeat(1, 1000)}), tmp_path / "t.parquet")
    said = refused(tmp_path / "t.parquet", replace(LIMITS, cells=999))
    assert said.startswith("t.parquet declares 1,000 rows of 1 columns; allowed: 1,048,576 rows")


def book(path: Path, change: tuple[str, str] = ("", ""), last: int = 3) -> Path:
    """A workbook, its sheet changed as text."""
    sink = io.BytesIO()
    with xlsxwriter.Workbook(sink, {"in_memory": True}) as made:
        page = made.add_worksheet("Data")
        page.write_row(0, 0, ["id", "v"])
        page.write_row(1, 0, [1, 2])
        page.write_row(last - 1, 0, [3, 4])
    with zipfile.ZipFile(sink) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    members[sheet] = re.sub(*change, members[sheet].decode()).encode()
    return zipped(path, members)


def test_a_sheet_that_holds_more_cells_than_it_declares(tmp_path: Path) -> None:
    """Two cells, a hundred columns apart, in a sheet that says it ends at the first."""
    whole = io.BytesIO()
    with xlsxwriter.Workbook(whole) as book:
        page = book.add_worksheet("Data")
        page.write("A1", "id")
        page.write("CV2", 1)
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(tmp_path / "t.xlsx", "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, data.replace(b'ref="A1:CV2"', b'ref="A1"'))
    assert "rows of 100 columns" in refused(tmp_path / "t.xlsx", replace(LIMITS, cells=50))


def test_a_sheet_that_declares_more_cells_than_allowed(tmp_path: Path) -> None:
    path = book(tmp_path / "t.xlsx", last=20_000)
    said = refused(path, replace(LIMITS, rows=19_999))
    assert said.startswith("t.xlsx, sheet Data declares 20,000 rows of 2 columns; allowed: 19,999")


def test_a_workbook_that_unpacks_to_too_much(tmp_path: Path) -> None:
    assert "t.xlsx unpacks to " in refused(book(tmp_path / "t.xlsx"), replace(LIMITS, content=100))


def test_a_formula_that_came_to_an_empty_text_has_a_value(tmp_path: Path) -> None:
    """As Excel writes it."""
    cell = '<c r="B2" t="str"><f>IF(1,"","x")</f><v></v></c>'
    path = book(tmp_path / "t.xlsx", ('<c r="B2"><v>2</v></c>', cell))
    (sheet,) = read_version(path).values()
    assert list(sheet.columns["v"]) == ["", "4"]


ODD = [("<c r=", "<c\nr="), (' r="A2"', " r='A2'"), (' r="A2"', ""), ("(</?)(c|row)\\b", r"\1x:\2")]


@each(ODD)
def test_a_sheet_that_is_not_written_as_usual_is_read_by_itself(
    change: tuple[str, str], tmp_path: Path
) -> None:
    """Where it is not sure how many cells there are, the process has an end to its memory."""
    path = book(tmp_path / "t.xlsx", change)
    assert "cannot be read as a workbook" in refused(path, replace(LIMITS, memory=1_000_000))
    (sheet,) = read_version(path).values()
    assert list(sheet.columns["v"]) == ["2", "4"]


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "t.csv")
    with pytest.raises(CouldNotRun, match=r"t\.csv is no file, but a pipe or a device; save what"):
        read_version(tmp_path / "t.csv")


def _many(prefix: str, width: int) -> dict[str, list[str]]:
    numbers = range(width)
    return {f"{prefix}{i}": [str(i * 7919 % 5003 + row) for row in range(5)] for i in numbers}


def test_many_columns_that_were_all_renamed() -> None:
    keys = {"id": [f"k{i}" for i in range(5)]}
    old, new = ({"t": Sheet("t", keys | _many(prefix, 2_000))} for prefix in "ab")
    began = time.process_time()
    found = compare(old, new, ["id"]).tables[0]
    assert time.process_time() - began < 20
    renamed = found.schema("renamed")
    assert len(renamed) == 2_000
    assert not found.changed


def test_many_tables_that_were_all_renamed() -> None:
    def version(prefix: str) -> dict[str, Sheet]:
        names = {f"{prefix}{i}": i for i in range(300)}
        return {n: Sheet(n, {"id": [f"{i}-{row}" for row in range(3)]}) for n, i in names.items()}

    found = compare(version("a"), version("b"))
    assert [(t.old_name[1:], t.name[1:]) for t in found.tables] == [
        (str(i), str(i)) for i in range(300)
    ]


def test_many_columns_that_are_all_the_same_are_not_compared_with_each_other() -> None:
    keys = {"id": [f"k{i}" for i in range(5)]}
    old, new = (
        {"t": Sheet("t", keys | {f"{prefix}{i}": ["0"] * 5 for i in range(3_000)})}
        for prefix in "ab"
    )
    began = time.process_time()
    found = compare(old, new, ["id"]).tables[0]
    assert time.process_time() - began < 20
    assert len(found.schema("added")) == len(found.schema("removed")) == 3_000

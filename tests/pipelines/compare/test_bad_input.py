"""Every bad input has an error that says where, what was found, and what to do."""

import io
import json
import os
import stat
import tarfile
import zipfile
from itertools import product
from pathlib import Path

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import xlsxwriter

from pipelines.compare.delimited import Dialect, asked
from pipelines.compare.parquet import arrow_sheet
from pipelines.compare.read import read_version, read_versions
from schemas.problem import CouldNotRun
from tests.each import each, each_row


def refused(path: Path) -> str:
    with pytest.raises(CouldNotRun) as error:
        read_version(path)
    return str(error.value).replace(str(path), path.name)


def said(tmp_path: Path, name: str, data: bytes) -> str:
    (tmp_path / name).write_bytes(data)
    return refused(tmp_path / name)


def test_no_such_file(tmp_path: Path) -> None:
    assert refused(tmp_path / "x.csv") == "no such file or folder: x.csv"


def test_an_unknown_type(tmp_path: Path) -> None:
    text = said(tmp_path, "x.pdf", b"%PDF")
    assert text.startswith("x.pdf is of no known type; allowed: a folder, or a file that ends in ")
    assert ".csv" in text and ".zip" in text


def test_a_folder_without_a_table(tmp_path: Path) -> None:
    assert "holds no table; allowed: " in refused(tmp_path)


@each(["x.csv", "x.xlsx", "x.parquet"])
def test_an_empty_file(name: str, tmp_path: Path) -> None:
    assert said(tmp_path, name, b"").startswith(f"{name} is empty: no byte in it; ")


def test_blank_lines_only(tmp_path: Path) -> None:
    assert said(tmp_path, "x.csv", b"\r\n\r\n").startswith("x.csv is empty: no header; ")


def test_a_workbook_with_nothing_in_it(tmp_path: Path) -> None:
    xlsxwriter.Workbook(str(tmp_path / "x.xlsx")).close()
    assert refused(tmp_path / "x.xlsx").startswith("x.xlsx is empty: no sheet holds anything; ")


def test_another_encoding(tmp_path: Path) -> None:
    text = said(tmp_path, "x.csv", "id,näme\n1,x\n".encode("windows-1252"))
    assert text.startswith("x.csv is not UTF-8: byte 0xE4 at offset 4; save it as UTF-8 (")
    assert "iconv" in text


def test_utf_16_without_a_mark(tmp_path: Path) -> None:
    text = said(tmp_path, "x.csv", "id,a\n".encode("utf-16-le"))
    assert text.startswith("x.csv is not text: character 2 is a zero; save it as UTF-8")


def test_utf_16_that_is_cut(tmp_path: Path) -> None:
    assert "x.csv is not UTF-16: byte" in said(tmp_path, "x.csv", "id\n1".encode("utf-16")[:-1])


def test_a_ragged_row(tmp_path: Path) -> None:
    text = said(tmp_path, "x.csv", b'id,a\n1,"two\nlines"\n2\n')
    assert text.startswith("x.csv:4: 1 values where the header has 2; ")


@each([b'"open', b'"a"b'])
def test_a_stray_quote(bad: bytes, tmp_path: Path) -> None:
    text = said(tmp_path, "x.csv", b"id\n1\n" + bad + b"\n")
    assert text.startswith("x.csv:3: ")
    assert "a quote inside a quoted value is written twice" in text


def test_two_columns_of_one_name(tmp_path: Path) -> None:
    assert said(tmp_path, "x.csv", b"id,id\n1,2\n").startswith(
        "x.csv: two columns are called id; rename one of them"
    )


@each([b"[1]", b"{", b"1"])
def test_a_line_that_is_no_object(line: bytes, tmp_path: Path) -> None:
    text = said(tmp_path, "x.jsonl", b'{"id": 1}\n' + line + b"\n")
    assert text == "x.jsonl:2: not a JSON object; each line holds one"


def test_a_name_twice_in_an_object(tmp_path: Path) -> None:
    text = said(tmp_path, "x.jsonl", b'{"id": 1, "id": 2}\n')
    assert text.startswith("x.jsonl:1: a name comes twice")


def test_a_broken_workbook(tmp_path: Path) -> None:
    text = said(tmp_path, "x.xlsx", b"PK\x03\x04 and then nothing")
    assert text.startswith("x.xlsx cannot be read as a workbook; it is damaged (")


def test_an_encrypted_workbook(tmp_path: Path) -> None:
    text = said(tmp_path, "x.xlsx", bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600))
    assert "it is protected by a password, or an old workbook under a new name; open it" in text


def test_a_broken_parquet_file(tmp_path: Path) -> None:
    text = said(tmp_path, "x.parquet", b"PAR1 and then nothing")
    assert text.startswith("x.parquet cannot be read as Parquet (")


def zipped(path: Path, files: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


TABLES = {"a.csv": b"id\n" + b"1234567890\n" * 300, "b.csv": b"id\n1\n"}


def test_a_zip_that_is_cut(tmp_path: Path) -> None:
    path = zipped(tmp_path / "x.zip", TABLES)
    path.write_bytes(path.read_bytes()[:-30])
    assert refused(path).startswith("x.zip cannot be read as a zip archive (")


def test_a_zip_that_is_damaged_inside(tmp_path: Path) -> None:
    path = zipped(tmp_path / "x.zip", TABLES)
    data = bytearray(path.read_bytes())
    data[100] ^= 1
    path.write_bytes(data)
    assert refused(path).startswith("x.zip/a.csv cannot be read (Bad CRC-32")


def test_a_zip_under_a_password(tmp_path: Path) -> None:
    path = zipped(tmp_path / "x.zip", TABLES)
    data = bytearray(path.read_bytes())
    start = data.index(b"PK\x01\x02")
    data[start + 8] |= 1  # the flag of encryption in the list of members
    path.write_bytes(data)
    assert refused(path) == "x.zip/a.csv is protected by a password; unpack it first"


@each(["w", "w:gz"])
def test_a_tar_that_is_cut_anywhere(mode: str, tmp_path: Path) -> None:
    """A cut between two members would otherwise be a version with a table less."""
    path = tmp_path / ("x.tar" if mode == "w" else "x.tar.gz")
    tarred(path, mode, TABLES)
    data = path.read_bytes()
    assert set(read_version(path)) == {"a", "b"}
    end = len(data) if mode == "w:gz" else data.rindex(b"1\n") + 2
    for length in {*range(1, end, 97), *range(512, end, 512), end - 1}:
        path.write_bytes(data[:length])
        assert "fetch it again" in refused(path)


def tarred(path: Path, mode: str, files: dict[str, bytes]) -> None:
    with tarfile.open(str(path), mode) as archive:  # type: ignore[call-overload]
        for name, data in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))


def test_a_link_in_a_tar(tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "x.tar", "w") as archive:
        member = tarfile.TarInfo("a.csv")
        member.type, member.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(member)
    assert refused(tmp_path / "x.tar").startswith("x.tar/a.csv is a link or a device")


@each_row(
    product(
        ["../a.csv", "x/../../a.csv", "/a.csv", "C:/a.csv", "C:\\a.csv", "..\\a.csv"],
        [".zip", ".tar"],
    )
)
def test_a_path_that_leads_out(name: str, suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"x{suffix}"
    if suffix == ".zip":
        zipped(path, {name: b"id\n1\n"})
    else:
        tarred(path, "w", {name: b"id\n1\n"})
    assert refused(path).startswith(f"x{suffix} holds {name}, a path that leads out of the archive")


def test_a_file_twice_in_an_archive(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as archive:
        archive.writestr("a.csv", "id\n1\n")
        archive.writestr("./a.csv", "id\n2\n")
    assert refused(tmp_path / "x.zip").startswith("x.zip holds a.csv twice; ")


@each_row(
    [
        ("{", "datapackage.json is not a Data Package: "),
        ('{"resources": 1}', "datapackage.json is not a Data Package: "),
        ('{"resources": ["a"]}', "datapackage.json is not a Data Package: "),
        ('{"resources": [{"path": "gone.csv"}]}', "datapackage.json names gone.csv, which is not"),
        ('{"resources": [{"path": "../a.csv"}]}', "datapackage.json names ../a.csv, which is not"),
        ('{"resources": [{"name": "a", "data": []}]}', "resource a has no path of one file"),
    ]
)
def test_a_bad_data_package(descriptor: str, told: str, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id\n1\n")
    (tmp_path / "datapackage.json").write_text(descriptor)
    assert told in refused(tmp_path)


def test_two_tables_of_one_name(tmp_path: Path) -> None:
    """A sheet of a workbook is called as workbook/sheet, a file as folder/file."""
    for folder in "ab":
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.csv").write_text("id\n1\n")
    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx")) as book:
        for sheet in "xy":
            book.add_worksheet(sheet).write(0, 0, "id")
    assert "holds two tables called a/x; rename one of them" in refused(tmp_path)


@each_row(
    [("surveys", "no table surveys; did you mean survey?"), ("x", "no table x; there are other, ")]
)
def test_a_table_that_is_not_there(name: str, told: str, tmp_path: Path) -> None:
    for table in ("survey", "other"):
        (tmp_path / f"{table}.csv").write_text("id\n1\n")
    with pytest.raises(CouldNotRun) as error:
        read_versions(tmp_path, tmp_path, [name])
    assert str(error.value).startswith(told)


def test_a_descriptor_in_another_encoding(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id\n1\n")
    (tmp_path / "datapackage.json").write_bytes(json.dumps({"title": "ä"}).encode() + b"\xe4")
    assert "datapackage.json is not a Data Package" in refused(tmp_path)


def test_a_link_in_a_zip(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as archive:
        link = zipfile.ZipInfo("a.csv")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    assert refused(tmp_path / "x.zip").startswith("x.zip/a.csv is a link or a device")


@each([zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_zip_whose_packing_is_damaged(method: int, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "x.zip", "w", method) as archive:
        archive.writestr("a.csv", TABLES["a.csv"])
    data = bytearray((tmp_path / "x.zip").read_bytes())
    data[50:60] = bytes(10)
    assert said(tmp_path, "x.zip", bytes(data)).startswith("x.zip/a.csv cannot be read (")


@each(["x.csv.gz", "x.csv.bz2", "x.csv.xz", "x.csv.zst"])
def test_a_compressed_file_that_is_none(name: str, tmp_path: Path) -> None:
    text = said(tmp_path, name, b"no such thing")
    assert text.startswith(f"{name} cannot be unpacked (")
    assert text.endswith("it is damaged or was not fetched to its end; fetch it again")


def test_formulas_without_a_value_are_not_empty_cells(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "Data"
    for row in (["id", "total"], ["a", "=1+1"], ["b", "=1+2"], ["c", 4]):
        book.active.append(row)
    book.save(tmp_path / "x.xlsx")
    assert refused(tmp_path / "x.xlsx") == (
        "x.xlsx, sheet Data: B2, B3 cannot be read: a formula without a stored value; open the "
        "workbook in a spreadsheet program and save it"
    )


def test_errors_of_a_workbook_are_told(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "x.xlsx")) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, ["id", "total"])
        for row in range(1, 8):
            page.write(row, 0, row)
            page.write_formula(row, 1, "=1/0", None, "#DIV/0!")
    (sheet,) = read_version(tmp_path / "x.xlsx").values()
    assert sheet.notes == (
        "read as empty, since they hold an error: B2, B3, B4, B5, B6 and 2 more",
    )


def test_the_code_page_is_not_guessed_but_shown(tmp_path: Path) -> None:
    """The same bytes are Serbian in one code page and Albanian or Cyrillic in another."""
    text = said(tmp_path, "x.csv", "id,place\n1,Mitrovička\n".encode("windows-1250"))
    assert text.startswith("x.csv is not UTF-8: byte 0xE8 at offset 18; save it as UTF-8 (")
    assert text.endswith(
        'who reads the words: "Mitrovička" in windows-1250, "Mitrovi\u0438ka" in windows-1251, '
        '"Mitrovièka" in windows-1252'
    )


@each(["nonsense", "base64", "\ud800", "a\0b"])
def test_an_encoding_that_is_none(name: str, tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("id\n1\n")
    with pytest.raises(CouldNotRun, match=r"no encoding .* is known; name one such as utf-8"):
        read_version(tmp_path / "x.csv", dialect=Dialect(encoding=name))


@each(["", "ab", "\n", '"'])
def test_a_delimiter_that_is_none(mark: str) -> None:
    with pytest.raises(CouldNotRun, match=r"--delimiter .* separates no values; allowed: one char"):
        asked([mark], [])


def test_what_may_separate_the_values_in_two_ways_is_asked(tmp_path: Path) -> None:
    text = said(tmp_path, "x.csv", b"a,b;c\n1,5;2\n")
    assert text.startswith("x.csv: a comma or a semicolon may separate its values; say which with")


def test_json_that_is_too_deep(tmp_path: Path) -> None:
    for depth in (150, 100_000):
        text = said(tmp_path, "x.jsonl", b'{"a": ' + b"[" * depth + b"]" * depth + b"}\n")
        assert text.startswith("x.jsonl:1: lists or objects too deep within each other; allowed: ")


def test_a_number_of_json_that_no_computer_holds(tmp_path: Path) -> None:
    text = said(tmp_path, "x.jsonl", b'{"a": 1e99999999999999999999}\n')
    assert text.startswith("x.jsonl:1: a number with an exponent that is too large")


def test_a_number_of_5000_digits_is_read(tmp_path: Path) -> None:
    (tmp_path / "x.jsonl").write_bytes(b'{"a": 1' + b"0" * 5000 + b"}\n")
    (sheet,) = read_version(tmp_path / "x.jsonl").values()
    assert sheet.columns["a"] == ["1e5000"]


@each(["[" * 100_000, '{"resources": null}', '{"resources": [null]}'])
def test_a_descriptor_that_is_none(text: str, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id\n1\n")
    (tmp_path / "datapackage.json").write_text(text)
    assert "datapackage.json is not a Data Package" in refused(tmp_path)


def test_text_of_parquet_that_is_none(tmp_path: Path) -> None:
    column = pa.array([b"\xff\xfe", b"a"]).view(pa.string())
    pq.write_table(pa.table({"id": column}), tmp_path / "x.parquet", store_schema=True)
    assert refused(tmp_path / "x.parquet").startswith("x.parquet: column id cannot be read (")


def test_names_that_a_terminal_obeys_are_shown_as_codes(tmp_path: Path) -> None:
    path = zipped(tmp_path / "x.zip", {"\x1b[31mred\u202e.csv": b"", "b.csv": b"id\n1\n"})
    assert refused(path).startswith(r"x.zip/\x1b[31mred\u202e.csv is empty: no byte in it")


def test_a_name_that_is_no_utf_8(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"\xff.csv")).write_bytes(b"")
    assert r"\udcff.csv is empty: no byte in it" in refused(tmp_path)


def test_a_long_name_is_cut(tmp_path: Path) -> None:
    assert len(refused(zipped(tmp_path / "x.zip", {"a" * 5_000 + "/../b.csv": b""}))) < 500


@each([1, 2, -1])
def test_a_value_that_is_none_of_its_dictionary(index: int) -> None:
    indices = pa.array([0, index], pa.int32())
    column = pa.DictionaryArray.from_arrays(indices, pa.array(["x"]), safe=False)
    with pytest.raises(CouldNotRun, match="column code cannot be read"):
        arrow_sheet("t", pa.table({"code": column}), place="t.parquet")

"""The loader that outsiders copy: every table as it was published, and an error for all else."""

import ast
import hashlib
import json
import os
import sys
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from shutil import copytree
from typing import Any

import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

import dialogue_data as dd
from pipelines.publish.metadata import about
from schemas import SCHEMA_VERSION
from schemas.codes import LEVEL_WORDS, PERFORMER
from schemas.csv_text import GUARD, GUARD_SAID, csv_text
from schemas.registry import TABLES
from tests.each import each, each_row
from tests.pipelines.tabulate.tables import checkout_tables, tiny_tables

DTYPES = {
    pa.string(): "string",
    pa.int8(): "Int8",
    pa.int32(): "Int64",
    pa.float64(): "Float64",
    pa.bool_(): "boolean",
    pa.date32(): "datetime64[ns]",
}


@pytest.fixture(scope="session")
def folder(tiny_data: Path) -> Path:
    """The published data of the tiny tree; nobody changes it."""
    return tiny_data


@pytest.fixture
def copy(folder: Path, tmp_path: Path) -> Path:
    """The same to be changed, without most of what is only compared: it takes a third."""
    return Path(copytree(folder, tmp_path / "data", ignore=not_read))


def not_read(folder: str, names: list[str]) -> set[str]:
    """Files that the loader does not read, but for one and the workbook."""
    kinds = (".parquet", ".duckdb")
    return {name for name in names if name.endswith(kinds)} - {"positions.parquet"}


@pytest.fixture(scope="session")
def loaded_tiny(folder: Path) -> dd.Data:
    return dd.load(folder)


@pytest.fixture(scope="session")
def loaded_checkout(checkout_data: Path) -> dd.Data:
    return dd.load(checkout_data)


def plain(value: Any) -> Any:
    """A value of a DataFrame as it stands in an Arrow table."""
    if pd.isna(value):
        return None
    return value.date() if isinstance(value, pd.Timestamp) else value


def same(frame: pd.DataFrame, table: pa.Table) -> None:
    assert {name: str(dtype) for name, dtype in frame.dtypes.items()} == {
        field.name: DTYPES[field.type] for field in table.schema
    }
    rows = frame.astype(object).itertuples(index=False, name=None)
    expected = zip(*(column.to_pylist() for column in table.columns), strict=True)
    assert [tuple(map(plain, row)) for row in rows] == list(expected)


class TestTables:
    @each(TABLES)
    def test_a_tiny_table_is_the_one_published(self, name: str, loaded_tiny: dd.Data):
        same(loaded_tiny[name], tiny_tables()[name])

    @each(TABLES)
    def test_a_table_of_the_checkout_is_as_published(self, name: str, loaded_checkout: dd.Data):
        same(loaded_checkout[name], checkout_tables()[name])

    def test_the_checkout_has_every_type_with_and_without_a_value(self, loaded_checkout: dd.Data):
        """So that the test before this one shows something."""
        seen = {
            (str(column.dtype), is_missing)
            for name in loaded_checkout
            for _, column in loaded_checkout[name].items()
            for is_missing in set(column.isna())
        }
        assert seen >= {(dtype, True) for dtype in DTYPES.values()}
        assert seen >= {(dtype, False) for dtype in DTYPES.values()}

    def test_text_dtype_is_the_one_that_both_pandas_2_and_3_call_string(self, folder: Path):
        dtype = dd.load(folder)["agreements"]["id"].dtype
        assert isinstance(dtype, pd.StringDtype)
        assert dtype.na_value is pd.NA

    def test_they_stand_in_the_order_of_the_registry(self, folder: Path):
        data = dd.load(folder)
        assert list(data) == list(TABLES)
        assert len(data) == len(TABLES)
        assert "positions" in data
        assert "codebook" not in data

    def test_a_frame_is_the_callers_own(self, folder: Path):
        data = dd.load(folder)
        frame = data["agreements"]
        frame["title"] = "changed"
        same(data["agreements"], tiny_tables()["agreements"])

    def test_a_table_is_read_when_it_is_asked_for(self, copy: Path):
        (copy / "agreements.csv").write_text("rubbish\n", encoding="utf-8")
        data = dd.load(copy, verify=False)
        assert len(data["positions"]) == tiny_tables()["positions"].num_rows
        with pytest.raises(dd.LoadError, match=r"agreements\.csv"):
            data.table("agreements")


class TestDescription:
    def test_tables_lists_each_with_its_title_and_rows(self, folder: Path):
        listed = dd.load(folder).tables
        assert list(listed.columns) == ["table", "title", "rows"]
        assert listed.values.tolist() == [
            [name, TABLES[name].title, table.num_rows] for name, table in tiny_tables().items()
        ]

    def test_the_version_citation_and_licence_are_those_of_the_metadata(self, folder: Path):
        data, info = dd.load(folder), about(tiny_tables())
        assert data.version == info.version == "2020.06.0"
        assert data.schema_version == SCHEMA_VERSION
        assert data.citation == info.how_to_cite
        assert data.licence == f"{info.licence} ({info.licence_url})"
        assert repr(data) == f"<dialogue-data 2020.06.0, {len(TABLES)} tables, {folder}>"

    def test_describe_gives_the_codebook_of_the_table(self, folder: Path):
        rows = dd.load(folder).describe("positions").set_index("column")
        assert list(rows.index) == list(TABLES["positions"].columns)
        assert rows.loc["level", "code_list"] == "level"
        assert rows.loc["claim_id", "refers_to"] == "assessments"
        assert rows.loc["age_months", "unit"] == "months"
        assert rows.loc["agreement_id", "rows"] == tiny_tables()["positions"].num_rows
        assert bool(rows.loc["agreement_id", "key"])
        assert str(rows["may_be_missing"].dtype) == "boolean"

    def test_labels_are_words_for_columns_and_codes(self, folder: Path):
        labels = dd.load(folder).labels("positions")
        assert labels.columns["age_months"] == "age months"
        assert labels.codes["level"] == LEVEL_WORDS
        assert labels.codes["performer"] == PERFORMER.labels
        assert "effective" not in labels.codes

    def test_labelled_levels_are_words_that_can_be_compared(self, loaded_checkout: dd.Data):
        numbers = loaded_checkout["positions"]["level"]
        words = loaded_checkout.labelled("positions")["level"]
        assert list(words.cat.categories) == list(LEVEL_WORDS.values())
        assert ((words >= "intermediate") == (numbers >= 2).fillna(False)).all()
        assert [LEVEL_WORDS.get(n) for n in numbers.astype(object)] == [
            None if pd.isna(word) else word for word in words
        ]

    def test_other_labels_have_the_order_of_the_list_and_do_not_compare(
        self, loaded_checkout: dd.Data
    ):
        performer = loaded_checkout.labelled("positions")["performer"]
        assert list(performer.cat.categories) == list(PERFORMER.labels.values())
        assert not performer.cat.ordered
        codes = loaded_checkout["positions"]["performer"]
        assert performer.tolist() == [PERFORMER.labels[code] for code in codes]

    def test_every_table_of_the_checkout_can_be_labelled(self, loaded_checkout: dd.Data):
        for name in loaded_checkout:
            frame = loaded_checkout.labelled(name)
            assert frame.isna().equals(loaded_checkout[name].isna()), name


def zipped(folder: Path, inside: str) -> Path:
    path = folder.parent / "data.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bag/bagit.txt", "BagIt-Version: 1.0\n")
        for file in sorted(folder.iterdir()):
            archive.write(file, f"{inside}{file.name}")
    return path


def tarred(folder: Path, inside: str) -> Path:
    path = folder.parent / "data.tar.gz"
    with tarfile.open(path, "w:gz") as archive:
        archive.add(folder, inside)
    return path


class TestPlaces:
    @pytest.mark.parametrize("inside", ["", "data/", "bag/data/", "bag/data/data/"])
    def test_a_zip_may_hold_it_anywhere(self, copy: Path, inside: str):
        same(dd.load(zipped(copy, inside))["positions"], tiny_tables()["positions"])

    @pytest.mark.parametrize("inside", [".", "./data", "bag/data"])
    def test_a_tar_may_hold_it_anywhere(self, copy: Path, inside: str):
        same(dd.load(tarred(copy, inside))["positions"], tiny_tables()["positions"])

    def test_so_may_a_folder(self, copy: Path):
        same(dd.load(str(copy.parent))["positions"], tiny_tables()["positions"])

    def test_the_package_may_be_named_itself(self, folder: Path):
        data = dd.load(folder / "datapackage.json")
        same(data["positions"], tiny_tables()["positions"])

    def test_a_zip_whose_folders_are_written_with_backslashes(self, copy: Path):
        path = zipped(copy, "bag\\data\\")
        with zipfile.ZipFile(path, "a") as archive:
            archive.writestr("bag\\empty\\", "")
        same(dd.load(path)["positions"], tiny_tables()["positions"])

    def test_a_tar_that_ends_with_a_workbook_is_no_zip(self, copy: Path):
        path = copy.parent / "data.tar"
        with tarfile.open(path, "w") as archive:
            archive.add(copy, "data")
            archive.add(copy / "tiny.xlsx", "tiny.xlsx")
        assert zipfile.is_zipfile(path), "so that the test shows something"
        same(dd.load(path)["positions"], tiny_tables()["positions"])

    @pytest.mark.parametrize("pack", [zipped, tarred])
    def test_an_archive_that_unpacks_to_too_much(
        self, copy: Path, pack: Callable[[Path, str], Path], monkeypatch: pytest.MonkeyPatch
    ):
        path = pack(copy, "data/")
        monkeypatch.setattr(dd, "MOST_BYTES", 1000)
        with pytest.raises(dd.LoadError, match=r"unpacks to [0-9,]+ bytes or more; allowed: 1,000"):
            dd.load(path)

    def test_a_header_of_a_tar_that_would_fill_the_memory(
        self, copy: Path, monkeypatch: pytest.MonkeyPatch
    ):
        path = copy.parent / "long.tar"
        with tarfile.open(path, "w", format=tarfile.GNU_FORMAT) as archive:
            archive.add(copy, "d" * 200)
        monkeypatch.setattr(dd, "LONGEST_HEADER", 100)
        with pytest.raises(dd.LoadError, match="is no whole zip or tar archive"):
            dd.load(path)

    def test_a_pipe_is_not_waited_for(self, tmp_path: Path):
        os.mkfifo(tmp_path / "data.zip")
        with pytest.raises(dd.LoadError, match=r"data\.zip is no file, but a pipe or a device"):
            dd.load(tmp_path / "data.zip")

    def test_an_archive_is_not_unpacked_on_the_disk(self, copy: Path):
        path = zipped(copy, "data/")
        before = sorted(copy.parent.rglob("*"))
        dd.load(path)["positions"]
        assert sorted(copy.parent.rglob("*")) == before

    def test_no_such_path(self, tmp_path: Path):
        with pytest.raises(dd.LoadError, match=r"data: there is no such file or folder"):
            dd.load(tmp_path / "data")

    def test_a_folder_without_data(self, tmp_path: Path):
        with pytest.raises(dd.LoadError, match=r"no datapackage\.json in it; name the folder"):
            dd.load(tmp_path)

    def test_an_archive_without_data(self, tmp_path: Path):
        (tmp_path / "other").mkdir()
        with pytest.raises(dd.LoadError, match=r"no datapackage\.json in it"):
            dd.load(tarred(tmp_path / "other", "data"))

    def test_a_folder_with_two_versions(self, copy: Path):
        copytree(copy, copy.parent / "newer")
        with pytest.raises(dd.LoadError, match=r"2 versions of the data: .*data/.*newer/"):
            dd.load(copy.parent)

    def test_an_archive_with_two_versions(self, copy: Path):
        copytree(copy, copy / "older")
        with pytest.raises(dd.LoadError, match=r"2 versions of the data"):
            dd.load(tarred(copy, "data"))

    @pytest.mark.parametrize("pack", [zipped, tarred])
    @pytest.mark.parametrize("part", [0.5, 0.99])
    def test_an_archive_that_was_cut_off(
        self, copy: Path, pack: Callable[[Path, str], Path], part: float
    ):
        path = pack(copy, "data/")
        whole = path.read_bytes()
        path.write_bytes(whole[: int(len(whole) * part)])
        with pytest.raises(dd.LoadError, match="is no whole zip or tar archive: cut off"):
            dd.load(path, verify=False)

    def test_a_damaged_member_of_a_zip(self, copy: Path):
        path = zipped(copy, "")
        content = bytearray(path.read_bytes())
        place = content.index(b"positions.csv") + 60
        content[place : place + 4] = b"\0\0\0\0"
        path.write_bytes(content)
        with pytest.raises(dd.LoadError, match="no whole zip"):
            dd.load(path, verify=False)

    def test_a_single_table_is_no_archive(self, folder: Path):
        with pytest.raises(dd.LoadError, match=r"positions\.csv is no whole zip or tar archive"):
            dd.load(folder / "positions.csv")


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_bytes().decode("utf-8")
    assert old in text
    path.write_bytes(text.replace(old, new, 1).encode("utf-8"))


class TestChecksums:
    @pytest.mark.parametrize(
        "name", ["positions.csv", "positions.parquet", "codebook.csv", "datapackage.json"]
    )
    def test_a_changed_file_is_named_before_anything_is_given(self, copy: Path, name: str):
        with (copy / name).open("ab") as file:
            file.write(b"\n")
        found = hashlib.sha256((copy / name).read_bytes()).hexdigest()
        with pytest.raises(dd.LoadError, match=rf"{name} was changed: SHA-256 {found}, SHA256SUMS"):
            dd.load(copy)

    def test_a_file_that_changes_after_loading_is_noticed(self, copy: Path):
        data = dd.load(copy)
        edit(copy / "positions.csv", ",62,", ",63,")
        with pytest.raises(dd.LoadError, match=r"positions\.csv was changed"):
            data["positions"]

    def test_without_verification_it_is_read_as_it_is(self, copy: Path):
        edit(copy / "positions.csv", ",62,", ",63,")
        assert 63 in dd.load(copy, verify=False)["positions"]["age_months"].dropna().tolist()

    @pytest.mark.parametrize("name", ["positions.csv", "codebook.csv", "SHA256SUMS"])
    def test_a_missing_file_is_named(self, copy: Path, name: str):
        (copy / name).unlink()
        with pytest.raises(dd.LoadError, match=f"{name} is missing"):
            dd.load(copy)

    def test_a_missing_table_is_named_without_verification_too(self, copy: Path):
        (copy / "positions.csv").unlink()
        data = dd.load(copy, verify=False)
        with pytest.raises(dd.LoadError, match=r"positions\.csv is missing"):
            data["positions"]

    def test_files_that_the_loader_does_not_need_may_be_left_out(self, copy: Path):
        for path in [*copy.glob("*.parquet"), copy / "README.md"]:
            path.unlink()
        same(dd.load(copy)["positions"], tiny_tables()["positions"])

    def test_a_table_that_is_not_listed(self, copy: Path):
        edit(copy / "SHA256SUMS", "  positions.csv", "  other.csv")
        with pytest.raises(dd.LoadError, match=r"positions\.csv was changed: .* has none for it"):
            dd.load(copy)

    def test_a_line_that_is_no_checksum(self, copy: Path):
        edit(copy / "SHA256SUMS", "  CITATION.cff", " ")
        with pytest.raises(dd.LoadError, match="SHA256SUMS, line 1 is no checksum: '"):
            dd.load(copy)


Change = Callable[[bytes], bytes]


def text(change: Callable[[str], str]) -> Change:
    return lambda content: change(content.decode("utf-8")).encode("utf-8")


def swapped(old: str, new: str) -> Change:
    def change(content: str) -> str:
        assert old in content
        return content.replace(old, new, 1)

    return text(change)


class TestContents:
    """Faults that only who reads without checksums can meet: no number comes out of them."""

    @pytest.mark.parametrize(
        ("change", "message"),
        [
            (swapped("performer", "actor"), "without performer and with 'actor'"),
            (swapped("performer,assessor_id", "assessor_id,performer"), "in another order"),
            (swapped("known_by\n", "known_by,more\n"), "with 'more'"),
            (swapped("agreement_id", "\ufeffagreement_id"), r"with '\\ufeffagreement_id'"),
            (swapped(",", ";"), "columns"),
            (lambda content: b"", "columns without agreement_id"),
            (text(lambda t: t.rsplit(",", 1)[0] + "\n"), "15 of 16 values"),
            (text(lambda t: t.rsplit("\n", 2)[0] + "\n"), r"rows; codebook\.csv says"),
            (text(lambda t: t + '"'), "unexpected end of data"),
            (text(lambda t: t.replace("\n", "\n\n", 1)), "row 1: 0 of 16 values"),
            (swapped(",62,", ",62.5,"), "row [0-9]+: age_months is '62.5', no integer"),
            (swapped(",62,", ", 62,"), "age_months is ' 62', no integer"),
            (swapped(",62,", "," + "9" * 30 + ","), "age_months holds what is no integer"),
            (swapped("2015-03-31", "2015-02-31"), "effective holds what is no date"),
            (swapped("2015-03-31", "31.03.2015"), r"effective is '31\.03\.2015', no date"),
            (swapped(",level,1,", ",level,300,"), "level holds what is no integer"),
            (lambda content: content + b"\xeb\n", "is not UTF-8"),
            (lambda content: content.decode().encode("utf-16"), r"is not UTF-8 \(byte 0\)"),
        ],
    )
    def test_a_table_that_is_not_what_the_package_says(
        self, copy: Path, change: Change, message: str
    ):
        path = copy / "positions.csv"
        path.write_bytes(change(path.read_bytes()))
        data = dd.load(copy, verify=False)
        with pytest.raises(dd.LoadError, match=message) as caught:
            data["positions"]
        assert str(copy) in str(caught.value)
        assert "positions" in str(caught.value)

    def test_a_truth_value_is_written_true_or_false(self, copy: Path):
        edit(copy / "provisions.csv", ",true\n", ",TRUE\n")
        with pytest.raises(dd.LoadError, match="verified is 'TRUE', no boolean"):
            dd.load(copy, verify=False)["provisions"]

    def test_a_code_that_is_not_listed_has_no_label(self, copy: Path):
        edit(copy / "positions.csv", ",level,1,", ",level,7,")
        data = dd.load(copy, verify=False)
        assert 7 in data["positions"]["level"].dropna().tolist()
        with pytest.raises(dd.LoadError, match=r"positions\.level holds 7; allowed: 0, 1, 2, 3"):
            data.labelled("positions")

    @each_row(
        [
            ("position", "did you mean positions"),
            ("provision-sets", r"did you mean provision_sets( or \w+)*\?"),
            ("zzz", "see data.tables for all"),
        ]
    )
    def test_an_unknown_table(self, asked: str, hint: str, folder: Path):
        data = dd.load(folder)
        for ask in (data.table, data.describe, data.labels, data.labelled, data.__getitem__):
            with pytest.raises(dd.LoadError, match=f"no table '{asked}'; {hint}"):
                ask(asked)

    def test_a_codebook_without_what_is_needed(self, copy: Path):
        edit(copy / "codebook.csv", ",rows,", ",count,")
        with pytest.raises(dd.LoadError, match=r"codebook\.csv lacks rows"):
            dd.load(copy, verify=False).describe("positions")


def repack(folder: Path, change: Callable[[dict[str, Any]], object]) -> None:
    path = folder / "datapackage.json"
    package = json.loads(path.read_text(encoding="utf-8"))
    change(package)
    path.write_text(json.dumps(package), encoding="utf-8")


class TestPackage:
    @pytest.mark.parametrize(
        ("version", "message"),
        [
            ("2.0.0", r"schema 2\.0\.0; dialogue_data 1\.\S+ reads schema 1; get a newer"),
            ("0.9.0", "get an older"),
        ],
    )
    def test_a_schema_that_is_not_known_here(self, copy: Path, version: str, message: str):
        repack(copy, lambda package: package.update(schemaVersion=version))
        with pytest.raises(dd.LoadError, match=message):
            dd.load(copy, verify=False)

    def test_a_later_schema_of_the_same_major_is_read(self, copy: Path):
        repack(copy, lambda package: package.update(schemaVersion="1.99.0"))
        same(dd.load(copy, verify=False)["positions"], tiny_tables()["positions"])

    def test_the_schema_of_this_checkout_is_one_of_those(self):
        assert int(SCHEMA_VERSION.split(".")[0]) in dd.SCHEMA_MAJORS
        assert dd.__version__.count(".") == 2

    @pytest.mark.parametrize(
        "change",
        [
            lambda package: package.pop("schemaVersion"),
            lambda package: package.pop("version"),
            lambda package: package.pop("resources"),
            lambda package: package.update(schemaVersion="new"),
            lambda package: package.update(schemaVersion=1),
        ],
    )
    def test_a_package_of_something_else(self, copy: Path, change: Callable[[Any], object]):
        repack(copy, change)
        with pytest.raises(dd.LoadError, match=r"datapackage\.json is no description of these"):
            dd.load(copy, verify=False)

    @pytest.mark.parametrize("content", ["", "[]", '{"name": ', "[" * 100_000])
    def test_a_package_that_is_none(self, copy: Path, content: str):
        (copy / "datapackage.json").write_text(content, encoding="utf-8")
        with pytest.raises(dd.LoadError, match=r"datapackage\.json is no description of these"):
            dd.load(copy, verify=False)

    @pytest.mark.parametrize(
        "change",
        [
            lambda package: package["resources"][0].pop("path"),
            lambda package: package["resources"][0].pop("schema"),
            lambda package: package["resources"][0]["schema"].update(fields=None),
            lambda package: package["resources"][0].update(path="../agreements.csv"),
            lambda package: package["resources"][0].update(path=["agreements.csv"]),
        ],
    )
    def test_a_package_that_describes_in_part(self, copy: Path, change: Callable[[Any], object]):
        repack(copy, change)
        with pytest.raises(dd.LoadError, match=r"datapackage\.json describes a table in part"):
            dd.load(copy, verify=False)

    @pytest.mark.parametrize("licences", [[], None, [{"name": "x"}], "x"])
    def test_a_package_without_a_licence(self, copy: Path, licences: object):
        repack(copy, lambda package: package.update(licenses=licences))
        with pytest.raises(dd.LoadError, match=r"datapackage\.json names no licence"):
            print(dd.load(copy, verify=False).licence)

    @pytest.mark.parametrize("encoding", [None, 8])
    def test_an_encoding_that_is_no_text(self, copy: Path, encoding: object):
        repack(copy, lambda package: package["resources"][0].update(encoding=encoding))
        with pytest.raises(dd.LoadError, match=r"is said to be (None|8); allowed: utf-8"):
            dd.load(copy, verify=False)["agreements"]

    def test_a_number_beyond_all_numbers_is_not_infinite(self, tmp_path: Path):
        schema = pa.schema([("n", pa.int32()), ("t", pa.string()), ("x", pa.float64())])
        table = pa.Table.from_pylist([{"n": 1, "t": "a", "x": 1.5}], schema)
        path = written(table, tmp_path) / "odd.csv"
        edit(path, "1.5", "1e999")
        with pytest.raises(dd.LoadError, match="x holds what is no number: 1e999 is beyond"):
            dd.load(tmp_path, verify=False)["odd"]

    def test_an_encoding_that_is_not_read(self, copy: Path):
        repack(copy, lambda package: package["resources"][0].update(encoding="windows-1250"))
        with pytest.raises(dd.LoadError, match="is said to be windows-1250; allowed: utf-8"):
            dd.load(copy, verify=False)["agreements"]

    def test_a_type_that_is_not_known_here(self, copy: Path):
        def change(package: dict[str, Any]) -> None:
            package["resources"][0]["schema"]["fields"][0]["type"] = "geopoint"

        repack(copy, change)
        with pytest.raises(dd.LoadError, match="id is of type geopoint; allowed: string, integer"):
            dd.load(copy, verify=False)["agreements"]


TEXTS = st.none() | st.text(st.characters(exclude_categories=["Cs"]), min_size=1)
ODD = st.sampled_from(["NA", "null", "007", "1e5", "true", "\r", "\r\n", "\n", '"', ",", " x "])
ROWS = st.lists(
    st.tuples(st.integers(-(2**31), 2**31 - 1), TEXTS | ODD, st.none() | st.floats(0, 1))
)


@given(ROWS)
def test_what_was_written_is_read(tmp_path_factory: pytest.TempPathFactory, rows: list[Any]):
    schema = pa.schema([("n", pa.int32()), ("t", pa.string()), ("x", pa.float64())])
    table = pa.Table.from_pylist([dict(zip("ntx", row, strict=True)) for row in rows], schema)
    same(dd.load(written(table, tmp_path_factory.mktemp("odd")), verify=False)["odd"], table)


def written(table: pa.Table, out: Path) -> Path:
    """A folder of data with one table."""
    types = {pa.int32(): "integer", pa.string(): "string", pa.float64(): "number"}
    fields = [{"name": field.name, "type": types[field.type]} for field in table.schema]
    resource = {"path": "odd.csv", "title": "Odd", "schema": {"fields": fields}, GUARD_SAID: GUARD}
    versions = {"version": "2020.01.0", "schemaVersion": SCHEMA_VERSION, "licenses": []}
    package = {**versions, "resources": [resource]}
    (out / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    codebook = f"table,column,title,rows\nodd,n,n,{table.num_rows}\n"
    (out / "codebook.csv").write_text(codebook, encoding="utf-8")
    (out / "odd.csv").write_text(csv_text(table), encoding="utf-8", newline="")
    return out


def test_it_needs_the_standard_library_and_pandas_only():
    tree = ast.parse(Path(dd.__file__).read_text(encoding="utf-8"))
    names = {a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names}
    names |= {str(n.module) for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)}
    others = {name.partition(".")[0] for name in names} - sys.stdlib_module_names
    assert others == {"pandas"}


def test_it_is_the_module_of_this_checkout(checkout: Path):
    assert Path(dd.__file__).resolve() == checkout / "dialogue_data.py"


def test_what_it_offers_explains_itself():
    offered = [dd.load, dd.LoadError, dd.Labels, dd.Data]
    methods = [value for name, value in vars(dd.Data).items() if not name.startswith("_")]
    assert len(methods) >= 9
    assert all(each.__doc__ for each in [dd, *offered, *methods])

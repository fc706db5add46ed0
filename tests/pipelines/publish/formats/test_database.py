"""The database holds every table with its keys, references, code lists and descriptions."""

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.publish.formats.database import OPENS_FROM, write_database
from schemas.codebook import code_lists, codebook
from schemas.codes import PERFORMER
from schemas.fields import code_list
from schemas.registry import TABLES
from schemas.tables import Tables
from tests.each import each
from tests.pipelines.publish.formats.made import ODD, TEXTS, info, organisations
from tests.pipelines.tabulate.tables import checkout_tables, table, tiny_tables

BUILT = {"tiny": tiny_tables, "checkout": checkout_tables}
Database = duckdb.DuckDBPyConnection
ID = "example-2013-c001"


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("databases")
    for name, tables in BUILT.items():
        write_database(tables(), info(), folder / f"{name}.duckdb")
    return {name: folder / f"{name}.duckdb" for name in BUILT}


@pytest.fixture(scope="module", params=["tiny", "checkout"])
def opened(
    request: pytest.FixtureRequest, files: dict[str, Path]
) -> Iterator[tuple[Database, Tables]]:
    """A database opened anew, and the tables that it was made from."""
    with duckdb.connect(files[request.param], read_only=True) as database:
        yield database, BUILT[request.param]()


@pytest.fixture
def changed(tmp_path: Path, files: dict[str, Path]) -> Iterator[Database]:
    """A copy of the tiny database, to write into."""
    path = tmp_path / "copy.duckdb"
    path.write_bytes(files["tiny"].read_bytes())
    with duckdb.connect(path) as database:
        yield database


def read(database: Database, name: str, schema: pa.Schema) -> pa.Table:
    """A table as pandas gets it, in the order of its key: codes by letter, not by their list."""
    order = ", ".join(f"{_sorted(schema.field(part))} NULLS FIRST" for part in TABLES[name].key)
    frame = database.sql(f'SELECT * FROM "{name}" ORDER BY {order}').df()
    coded = frame.select_dtypes("category").columns
    plain = frame.astype(dict.fromkeys(coded, "object"))
    return pa.Table.from_pandas(plain, schema=schema, preserve_index=False)


def _sorted(field: pa.Field) -> str:
    return f'"{field.name}"' + ("::VARCHAR" if pa.types.is_string(field.type) else "")


@each(TABLES)
def test_pandas_reads_the_table_back(name: str, opened: tuple[Database, Tables]):
    database, tables = opened
    assert read(database, name, tables[name].schema).equals(tables[name])


@settings(max_examples=10)
@given(texts=st.lists(TEXTS, max_size=5))
def test_any_text_comes_back(texts: list[str], tmp_path_factory: pytest.TempPathFactory):
    comes_back(organisations(texts), tmp_path_factory.mktemp("odd"))


def test_each_odd_text_comes_back(tmp_path: Path):
    comes_back(organisations(ODD), tmp_path)


def comes_back(tables: Tables, folder: Path) -> None:
    write_database(tables, info(), folder / "odd.duckdb")
    with duckdb.connect(folder / "odd.duckdb", read_only=True) as database:
        expected = tables["organisations"]
        assert read(database, "organisations", expected.schema).equals(expected)


def facts(database: Database, kind: str) -> dict[str, set[tuple[str, ...]]]:
    """The columns of each constraint of a kind, by table."""
    found: dict[str, set[tuple[str, ...]]] = {name: set() for name in TABLES}
    query = """SELECT table_name, constraint_column_names FROM duckdb_constraints()
               WHERE constraint_type = ?"""
    for name, columns in database.execute(query, [kind]).fetchall():
        found[name].add(tuple(columns))
    return found


def test_each_table_has_its_key(opened: tuple[Database, Tables]):
    primary, unique = facts(opened[0], "PRIMARY KEY"), facts(opened[0], "UNIQUE")
    for name, spec in TABLES.items():
        optional = set(spec.key) - set(spec.required)
        assert (primary[name], unique[name]) == (
            (set(), {spec.key}) if optional else ({spec.key}, set())
        ), name


def test_each_reference_and_each_required_column_is_declared(opened: tuple[Database, Tables]):
    foreign, required = facts(opened[0], "FOREIGN KEY"), facts(opened[0], "NOT NULL")
    for name, spec in TABLES.items():
        assert foreign[name] == {(column,) for column in spec.foreign_keys}, name
        assert required[name] == {(column,) for column in spec.required}, name


def claim(**changes: Any) -> dict[str, Any]:
    """An assessment of the tiny tree under another id, with changes."""
    (row,) = (row for row in tiny_tables().rows("assessments") if row["id"] == ID)
    return {**row, "id": "example-2013-c900", **changes}


def insert(database: Database, name: str, row: dict[str, Any]) -> None:
    places = ", ".join("?" * len(row))
    database.execute(f'INSERT INTO "{name}" VALUES ({places})', list(row.values()))


def test_a_good_row_is_taken(changed: Database):
    insert(changed, "assessments", claim())
    query = "SELECT finding FROM assessments WHERE id = 'example-2013-c900'"
    assert changed.sql(query).fetchall() == [(claim()["finding"],)]


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"id": ID}, "Duplicate key"),
        ({"id": None}, "NOT NULL constraint failed: assessments.id"),
        ({"assessor_id": "nobody"}, "foreign key"),
        ({"corrects_id": "example-2013-c901"}, "foreign key"),
        ({"level": 4}, "CHECK constraint failed"),
        ({"level": -1}, "CHECK constraint failed"),
    ],
)
def test_a_bad_row_is_refused(changed: Database, changes: dict[str, Any], fault: str):
    with pytest.raises(duckdb.ConstraintException, match=fault):
        insert(changed, "assessments", claim(**changes))


def test_a_code_that_is_not_in_its_list_is_refused(changed: Database):
    with pytest.raises(duckdb.ConversionException, match="nobody"):
        insert(changed, "assessments", claim(performer="nobody"))


def test_two_positions_with_one_key_are_refused(changed: Database):
    (row, *_) = (r for r in tiny_tables().rows("positions") if r["provision_id"] is not None)
    with pytest.raises(duckdb.ConstraintException, match="Duplicate key"):
        insert(changed, "positions", row)


def test_a_row_may_refer_to_a_later_one_of_its_table_and_to_none_that_is_not_there(tmp_path: Path):
    (agreement, *_) = tiny_tables().rows("agreements")
    plain = {**agreement, "place_id": None, "parent_id": None}
    rows = [
        {**plain, "id": "a", "parent_id": "b"},
        {**plain, "id": "b", "parent_id": "c"},
        {**plain, "id": "c"},
    ]
    path = tmp_path / "parents.duckdb"
    others = {"places": tiny_tables()["places"]}
    write_database(Tables({**others, "agreements": table("agreements", *rows)}), info(), path)
    with duckdb.connect(path, read_only=True) as database:
        found = database.sql("SELECT id, parent_id FROM agreements ORDER BY id").fetchall()
    assert found == [("a", "b"), ("b", "c"), ("c", None)]
    orphan = Tables({**others, "agreements": table("agreements", *rows[:2])})
    with pytest.raises(duckdb.ConstraintException, match="foreign key"):
        write_database(orphan, info(), path)


def test_a_code_list_is_a_type_in_its_order(opened: tuple[Database, Tables]):
    (codes,) = opened[0].sql("SELECT enum_range(NULL::performer)").fetchone() or ()
    assert codes == list(PERFORMER.codes)
    types = dict(
        opened[0]
        .sql("SELECT column_name, data_type FROM duckdb_columns() WHERE table_name = 'assessments'")
        .fetchall()
    )
    for column, field in TABLES["assessments"].model.model_fields.items():
        assert types[column].startswith("ENUM") == bool(code_list(field)), column


def test_each_table_and_column_is_described(opened: tuple[Database, Tables]):
    tables = dict(opened[0].sql("SELECT table_name, comment FROM duckdb_tables()").fetchall())
    columns = {
        (name, column): comment
        for name, column, comment in opened[0]
        .sql("SELECT table_name, column_name, comment FROM duckdb_columns()")
        .fetchall()
    }
    for name in TABLES:
        spec = tiny_tables().spec(name)
        assert tables[name] == spec.title
        for column, field in spec.model.model_fields.items():
            assert columns[name, column] == field.description


def test_the_database_says_what_it_is(opened: tuple[Database, Tables]):
    database, tables = opened
    about = dict(database.sql("SELECT name, value FROM about").fetchall())
    assert about["version"] == info().version
    assert about["how_to_cite"] == info().how_to_cite
    assert about["licence"] == info().licence
    assert (
        database.sql("FROM codebook").to_arrow_table().to_pylist() == codebook(tables).to_pylist()
    )
    assert database.sql("FROM code_lists").to_arrow_table().to_pylist() == code_lists().to_pylist()


def test_the_file_opens_in_the_releases_that_the_page_names(files: dict[str, Path]):
    """Storage version 64 is that of DuckDB 0.10 to 1.1; small blocks are known from 1.1 on."""
    page = (Path(__file__).resolve().parents[4] / "docs" / "formats.md").read_text("utf-8")
    for path in files.values():
        mark, version = struct.unpack_from("<4sQ", path.read_bytes(), 8)
        assert (mark, version) == (b"DUCK", 64)
        assert f"storage version is {version}" in page
    assert f"opens in DuckDB {OPENS_FROM.removeprefix('v')} to " in page


def test_no_other_table_has_a_name_of_those_about_the_data():
    assert not {"about", "codebook", "code_lists"} & set(TABLES)


@each(BUILT)
def test_two_writes_give_the_same_bytes(tree: str, files: dict[str, Path], tmp_path: Path):
    again = tmp_path / "of-another-name.duckdb"
    write_database(BUILT[tree](), info(), again)
    assert again.read_bytes() == files[tree].read_bytes()

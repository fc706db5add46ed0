"""The CSV files as written: no code outside its list, no key twice, no gap where none may be."""

import csv
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.publish import publish
from pipelines.publish.written import check_written
from schemas.fields import code_list, is_level
from schemas.problem import Problem, ProblemsFound
from schemas.registry import TABLES
from tests.pipelines.tabulate.tables import checkout_tables, tiny_tables

BUILT = {"tiny": tiny_tables, "checkout": checkout_tables}


@pytest.fixture
def folder(tiny_data: Path, tmp_path: Path) -> Path:
    """A copy of the CSV files of the tiny tree, to be spoiled."""
    for path in tiny_data.glob("*.csv"):
        shutil.copy(path, tmp_path)
    return tmp_path


def rows(folder: Path, name: str) -> list[str]:
    return (folder / f"{name}.csv").read_text(encoding="utf-8").splitlines()


def spoil(folder: Path, name: str, lines: list[str]) -> None:
    (folder / f"{name}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def problems(folder: Path, *names: str) -> tuple[Problem, ...]:
    with pytest.raises(ProblemsFound) as raised:
        check_written(folder, map(tiny_tables().spec, names))
    return raised.value.problems


def test_what_is_published_is_as_described(data: tuple[str, Path]):
    tables = BUILT[data[0]]()
    check_written(data[1], map(tables.spec, tables))


@pytest.mark.parametrize(
    ("column", "value"),
    [("level_basis", "guessed"), ("level", "4"), ("level", "1.0"), ("verified", "True")],
)
def test_a_value_that_is_not_listed_is_named_with_its_place(folder: Path, column: str, value: str):
    head, *lines = rows(folder, "assessments")
    place = head.split(",").index(column)
    fields = lines[0].split(",")
    lines[0] = ",".join([*fields[:place], value, *fields[place + 1 :]])
    spoil(folder, "assessments", [head, *lines])
    (found,) = problems(folder, "assessments")
    assert (found.table, found.field, found.found) == ("assessments", column, value)
    assert str(found.place) == f"assessments.csv:2:{place + 1}"
    assert value not in (found.allowed or "").split(", ")


@pytest.mark.parametrize("name", ["agreements", "positions"])
def test_a_key_that_stands_twice_is_named_with_its_place(folder: Path, name: str):
    """The key of positions has a part that may be empty: two such rows are the same key too."""
    head, *lines = rows(folder, name)
    keys = [[row[part] for part in TABLES[name].key] for row in csv.DictReader([head, *lines])]
    row = next((n for n, key in enumerate(keys) if "" in key), 0)
    assert ("" in keys[row]) == (name == "positions")
    spoil(folder, name, [head, *lines, lines[row]])
    (found,) = problems(folder, name)
    assert found.what == "a key stands 2 times"
    assert str(found.place) == f"{name}.csv:{row + 2}:1"
    assert all(part in (found.found or "") for part in TABLES[name].key)


def test_an_empty_value_where_one_must_stand_is_named(folder: Path):
    head, *lines = rows(folder, "organisations")
    place = head.split(",").index("name")
    fields = lines[1].split(",")
    lines[1] = ",".join([*fields[:place], "", *fields[place + 1 :]])
    spoil(folder, "organisations", [head, *lines])
    (found,) = problems(folder, "organisations")
    assert (found.what, found.field) == ("a value is missing", "name")
    assert str(found.place) == f"organisations.csv:3:{place + 1}"


def test_another_column_is_named(folder: Path):
    head, *lines = rows(folder, "agreements")
    spoil(folder, "agreements", [head.replace("id,", "identifier,", 1), *lines])
    (found,) = problems(folder, "agreements")
    assert found.what == "the columns are not those of the table"


def test_everything_is_told_at_once(folder: Path):
    for name in ("agreements", "organisations"):
        head, *lines = rows(folder, name)
        spoil(folder, name, [head, *lines, lines[0]])
    assert [found.table for found in problems(folder, *TABLES)] == ["agreements", "organisations"]


def test_a_line_that_follows_a_text_of_several_lines_has_its_own_number(folder: Path):
    head = "term_id,language,form,text,stem"
    spoil(folder, "term_forms", [head, '"a\nb",en,base,x,', "c,xx,base,y,"])
    assert {str(found.place) for found in problems(folder, "term_forms")} == {"term_forms.csv:4:2"}


@given(st.data())
def test_any_code_of_any_table_is_held_to_its_list(tiny_data: Path, data: st.DataObject):
    """A row of any table with a column of codes, and a word there that is none of them."""
    columns = [
        (name, column)
        for name, spec in TABLES.items()
        for column, info in spec.model.model_fields.items()
        if code_list(info) or is_level(info)
    ]
    name, column = data.draw(st.sampled_from(columns))
    names = tiny_tables().spec(name).columns
    folder = tiny_data.parent / "any"
    folder.mkdir(exist_ok=True)
    spoil(
        folder, name, [",".join(names), ",".join("no code" if n == column else "" for n in names)]
    )
    found = [each for each in problems(folder, name) if each.found == "no code"]
    assert [(each.table, each.field) for each in found] == [(name, column)]


def test_nothing_else_is_written_of_tables_that_are_not_as_described(tmp_path: Path):
    tables = tiny_tables()
    twice = tables["agreements"]
    doubled = type(twice).from_pylist([*twice.to_pylist(), *twice.to_pylist()], twice.schema)
    with pytest.raises(ProblemsFound):
        publish(tables.with_tables({"agreements": doubled}), tmp_path / "data")
    assert {path.suffix for path in (tmp_path / "data").iterdir()} == {".csv", ".parquet"}

"""The codebook explains every column, and the code lists every code."""

import csv
import json
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from schemas import codes
from schemas.codebook import code_lists, codebook
from schemas.fields import CodeList, code_list
from schemas.registry import TABLES
from tests.each import each_row
from tests.pipelines.tabulate.tables import checkout_tables, tiny_tables

LISTS = {
    value.name: value
    for value in vars(codes).values()
    if isinstance(value, CodeList) and value not in codes.OF_THE_CODEBOOK
}


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


@cache
def tiny_codebook() -> list[dict[str, object]]:
    return codebook(tiny_tables()).to_pylist()  # type: ignore[no-any-return]


def entry(table: str, column: str) -> dict[str, object]:
    (row,) = (row for row in tiny_codebook() if (row["table"], row["column"]) == (table, column))
    return row


def test_each_column_of_each_table_has_one_row_in_order(tiny_data: Path):
    listed = [
        (row["table"], row["position"], row["column"]) for row in rows(tiny_data / "codebook.csv")
    ]
    expected = [
        (name, str(number), column)
        for name in TABLES
        for number, column in enumerate(tiny_tables().spec(name).columns, 1)
    ]
    assert listed == expected


def test_each_row_has_title_description_type_and_who_sets_it(tiny_data: Path):
    for row in rows(tiny_data / "codebook.csv"):
        where = f"{row['table']}.{row['column']}"
        assert all(row[cell] for cell in ("title", "description", "type", "set_by")), where
        assert row["set_by"] in ("source", "editor", "coding", "computed"), where
        assert bool(row["formula"]) <= (row["set_by"] == "computed"), where


def test_a_column_with_codes_names_its_list():
    assert entry("assessments", "performer")["code_list"] == "performer"
    assert entry("positions", "level")["code_list"] == "level"
    assert entry("assessments", "finding")["code_list"] is None


def test_a_computed_column_gives_its_formula_and_a_number_its_unit():
    age = entry("positions", "age_months")
    assert (age["unit"], age["set_by"], age["type"]) == ("months", "computed", "integer")
    assert age["formula"] == "whole months from effective to as_of of the table"


def test_keys_and_references_are_marked():
    performer, assessor = entry("positions", "performer"), entry("positions", "assessor_id")
    assert (performer["key"], performer["refers_to"]) == (True, None)
    assert (assessor["key"], assessor["refers_to"]) == (True, "organisations")
    assert entry("positions", "level")["key"] is False


def test_counts_are_over_the_rows_of_the_build():
    level = entry("assessments", "level")
    assert (level["rows"], level["missing"], level["distinct"]) == (3, 2, 1)
    assert level["may_be_missing"] is True
    empty = entry("benefits", "text")
    assert (empty["rows"], empty["missing"], empty["distinct"], empty["example"]) == (0, 0, 0, None)


def test_each_list_that_a_column_names_is_there(data: tuple[str, Path]):
    named = {row["code_list"] for row in rows(data[1] / "codebook.csv")} - {""}
    listed = {row["code_list"] for row in rows(data[1] / "code_lists.csv")}
    assert named <= listed
    assert listed == set(LISTS)


def test_each_code_stands_once_with_a_description(tiny_data: Path):
    listed = rows(tiny_data / "code_lists.csv")
    counted = Counter((row["code_list"], row["code"]) for row in listed)
    expected = {(name, code) for name, values in LISTS.items() for code in values.codes}
    assert set(counted) == expected
    assert set(counted.values()) == {1}
    assert all(row["description"] for row in listed)
    labels = {name: list(values.labels.values()) for name, values in LISTS.items()}
    assert {
        name: [row["label"] for row in listed if row["code_list"] == name] for name in labels
    } == labels


def test_levels_come_first_in_words_and_in_order():
    words = [row["label"] for row in code_lists().to_pylist() if row["code_list"] == "level"]
    assert words == ["not initiated", "minimal", "intermediate", "full"]


def test_each_code_in_the_data_is_in_its_list(checkout_data: Path):
    listed = {(row["code_list"], row["code"]) for row in rows(checkout_data / "code_lists.csv")}
    for table, column, name in _coded():
        used = set(checkout_tables()[table][column].to_pylist()) - {None}
        assert {(name, str(code)) for code in used} <= listed, f"{table}.{column}"


def _coded() -> Iterator[tuple[str, str, str]]:
    for table, spec in TABLES.items():
        for column, info in spec.model.model_fields.items():
            if (codes_of := code_list(info)) or column == "level":
                yield table, column, codes_of.name if codes_of else "level"


@each_row([("assessments", "verified"), ("figures", "value"), ("positions", "effective")])
def test_an_example_is_written_as_in_the_data(table: str, column: str, tiny_data: Path):
    cells = {row[column] for row in rows(tiny_data / f"{table}.csv")}
    assert entry(table, column)["example"] in cells


def test_examples_of_the_checkout_are_written_as_in_the_data(checkout_data: Path):
    odd = []
    for table, described in groupby(rows(checkout_data / "codebook.csv"), itemgetter("table")):
        examples = {row["column"]: row["example"] for row in described if row["example"]}
        for cells in rows(checkout_data / f"{table}.csv"):
            for column in [name for name, example in examples.items() if cells[name] == example]:
                del examples[column]
        odd += [f"{table}.{column}: {example}" for column, example in examples.items()]
    assert odd == []


def test_a_number_has_its_range_and_a_text_has_none():
    level = entry("positions", "level")
    assert (level["min"], level["max"]) == ("1", "1")
    assert (entry("assessments", "finding")["min"], entry("surveys", "id")["min"]) == (None, None)


def test_what_is_missing_is_explained_where_something_may_be():
    made = tiny_codebook()
    assert all((row["missing_means"] is not None) == row["may_be_missing"] for row in made)
    assert "no_level_code" in str(entry("assessments", "level")["missing_means"])


def test_the_codebook_as_json_holds_the_same(tiny_data: Path):
    book = json.loads((tiny_data / "codebook.json").read_text(encoding="utf-8"))
    listed = [(t["table"], c["column"]) for t in book["tables"] for c in t["columns"]]
    assert listed == [(row["table"], row["column"]) for row in rows(tiny_data / "codebook.csv")]
    codes_of = {one["code_list"]: len(one["codes"]) for one in book["code_lists"]}
    assert codes_of == Counter(row["code_list"] for row in rows(tiny_data / "code_lists.csv"))

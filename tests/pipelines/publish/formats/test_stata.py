"""A Stata file holds the table with labels and reasons of missing levels, read back by pandas."""

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.io.stata import StataMissingValue, StataReader

from pipelines.publish.formats import stata
from pipelines.publish.formats.stata import NO_LEVEL_LETTERS, write_stata
from schemas.codes import LEVEL_WORDS, NO_LEVEL, PERFORMER
from schemas.fields import code_list, is_level, value_type
from schemas.registry import TABLES
from schemas.tables import Tables
from tests.each import each
from tests.pipelines.publish.formats.made import ODD, TEXTS, info, organisations
from tests.pipelines.tabulate.tables import checkout_tables, table, tiny_tables

SLOW = {"panel_months"}
EPOCH = date(1960, 1, 1)


def written(name: str, tables: Tables, folder: Path) -> Path:
    path = folder / f"{name}.dta"
    write_stata(name, tables, info(), path)
    return path


def read(path: Path) -> list[dict[str, Any]]:
    """Rows as Stata holds them: numbers, and letters of missing values."""
    frame = pd.read_stata(
        path, convert_missing=True, convert_categoricals=False, convert_dates=False
    )
    return [dict(zip(frame, row, strict=True)) for row in frame.itertuples(index=False, name=None)]


def labels(path: Path) -> Mapping[str, Mapping[int, str]]:
    """The value labels of each column that has some."""
    with StataReader(path) as reader:
        sets = reader.value_labels()
        names = reader._lbllist
        columns = reader.variable_labels()
        return {c: sets[n] for c, n in zip(columns, names, strict=True) if n}


def as_in_the_table(row: Mapping[str, Any], name: str, sets: Mapping[str, Any]) -> dict[str, Any]:
    """A row of Stata as a row of the table."""
    fields = TABLES[name].fitting(row).model.model_fields
    return {c: _value(row[c], field, sets.get(c)) for c, field in fields.items()}


def _value(value: Any, field: Any, labelled: Mapping[int, str] | None) -> Any:
    if isinstance(value, StataMissingValue) or value == "":
        return None
    if listed := code_list(field):
        assert labelled is not None
        return {label: code for code, label in listed.labels.items()}[labelled[value]]
    kind = value_type(field)
    return EPOCH + timedelta(days=int(value)) if kind is date else kind(value)


def comes_back(name: str, tables: Tables, folder: Path) -> bool:
    path = written(name, tables, folder)
    sets = labels(path)
    return [as_in_the_table(row, name, sets) for row in read(path)] == tables.rows(name)


@each(TABLES)
def test_pandas_reads_the_table_back(name: str, tmp_path: Path):
    assert comes_back(name, tiny_tables(), tmp_path)
    assert name in SLOW or comes_back(name, checkout_tables(), tmp_path)


@settings(max_examples=30)
@given(texts=st.lists(TEXTS, max_size=5))
def test_any_text_comes_back(texts: list[str], tmp_path_factory: pytest.TempPathFactory):
    assert comes_back("organisations", organisations(texts), tmp_path_factory.mktemp("odd"))


def test_each_odd_text_comes_back(tmp_path: Path):
    assert comes_back("organisations", organisations(ODD), tmp_path)


def test_a_level_is_its_number_labelled_in_words(tmp_path: Path):
    path = written("assessments", tiny_tables(), tmp_path)
    assert {number: labels(path)["level"][number] for number in LEVEL_WORDS} == LEVEL_WORDS
    frame = pd.read_stata(path)
    levels = [row["level"] for row in tiny_tables().rows("assessments")]
    words = [LEVEL_WORDS[level] for level in levels if level is not None]
    assert frame["level"].dropna().tolist() == words != []


def test_each_reason_for_no_level_has_its_letter_and_label(tmp_path: Path):
    assert [*NO_LEVEL_LETTERS.items()] == [
        ("account_only", "a"),
        ("no_evidence", "b"),
        ("not_applicable", "c"),
        ("coders_differ", "d"),
        ("not_assessed", "e"),
        ("not_yet_due", "f"),
    ]
    assert set(NO_LEVEL.codes) <= set(NO_LEVEL_LETTERS)
    words = [*labels(written("assessments", tiny_tables(), tmp_path))["level"].values()]
    assert words[4:] == [*NO_LEVEL.labels.values(), "not assessed", "not yet due"]


def missing(name: str, tables: Tables, folder: Path) -> list[str | None]:
    """The missing value of each row's level, or None where there is a level."""
    values = [row["level"] for row in read(written(name, tables, folder))]
    return [str(value) if isinstance(value, StataMissingValue) else None for value in values]


def test_an_assessment_without_a_level_says_why(tmp_path: Path):
    tables = checkout_tables()
    expected = [
        None if row["no_level_code"] is None else f".{NO_LEVEL_LETTERS[row['no_level_code']]}"
        for row in tables.rows("assessments")
    ]
    assert missing("assessments", tables, tmp_path) == expected
    assert {".a", ".c", ".d", None} <= set(expected)


@each(["positions", "party_positions", "assessments_flat"])
def test_a_computed_row_says_why_by_its_claim(name: str, tmp_path: Path):
    tables = checkout_tables()
    codes = {row["id"]: row["no_level_code"] for row in tables.rows("assessments")}
    found = missing(name, tables, tmp_path)
    for row, letter in zip(tables.rows(name), found, strict=True):
        code = codes[row["claim_id"]]
        said = f".{NO_LEVEL_LETTERS[code]}" if code else "."
        assert letter == (said if row["level"] is None else None)
    assert len(set(found)) > 3


def test_a_gap_before_the_first_claim_is_not_assessed(tmp_path: Path):
    tables = checkout_tables()
    found = missing("panel_years", tables, tmp_path)
    kinds = [row["kind"] for row in tables.rows("panel_years")]
    assert {letter for letter, kind in zip(found, kinds, strict=True) if kind is None} == {".e"}
    assert ".e" not in {letter for letter, kind in zip(found, kinds, strict=True) if kind}


@each(["codings", "coding_disagreements", "panel_wide"])
def test_where_no_column_says_why_a_missing_level_has_no_letter(name: str, tmp_path: Path):
    fields = checkout_tables().spec(name).model.model_fields
    levels = [column for column, field in fields.items() if is_level(field)]
    rows = read(written(name, checkout_tables(), tmp_path))
    gaps = {str(row[c]) for row in rows for c in levels if isinstance(row[c], StataMissingValue)}
    assert gaps == {"."}


def test_a_level_after_many_reasons_is_still_a_number(tmp_path: Path):
    """A guard: pyreadstat takes a column for text whose first hundred values are letters."""
    claims = tiny_tables().rows("assessments")
    account = next(row for row in claims if row["no_level_code"] == "account_only")
    level = next(row for row in claims if row["level"] is not None)
    rows = [{**account, "id": f"example-2013-c{number}"} for number in range(100, 250)]
    rows.append({**level, "id": "example-2013-c999"})
    found = missing("assessments", Tables({"assessments": table("assessments", *rows)}), tmp_path)
    assert found == [".a"] * 150 + [None]


def test_a_code_is_its_place_in_its_list_labelled_in_words(tmp_path: Path):
    path = written("assessments", tiny_tables(), tmp_path)
    listed = dict(enumerate(PERFORMER.labels.values(), 1))
    assert labels(path)["performer"] == labels(path)["held_responsible"] == listed
    first = tiny_tables().rows("assessments")[0]["performer"]
    assert read(path)[0]["performer"] == list(PERFORMER.codes).index(first) + 1


def test_a_truth_value_is_labelled_and_may_be_missing(tmp_path: Path):
    path = written("assessments", tiny_tables(), tmp_path)
    assert labels(path)["members_known"] == {0: "false", 1: "true"}
    assert [str(row["members_known"]) for row in read(path)] == ["0", ".", "."]


def test_a_day_is_a_stata_date(tmp_path: Path):
    frame = pd.read_stata(written("positions", tiny_tables(), tmp_path))
    assert {day.date() for day in frame["as_of"]} == {date(2020, 6, 30)}


def test_each_column_has_its_description_within_80_characters(tmp_path: Path):
    long = TABLES["assessments"].model.model_fields["time_note"].description
    assert long and len(long) > 80
    with StataReader(written("assessments", tiny_tables(), tmp_path)) as reader:
        said = reader.variable_labels()
        assert reader.data_label.startswith("tiny 2020.06.0: What one assessor says")
    assert said["level_rule"] == "Rule of the coding manual that gives the level, or none"
    assert said["time_note"] == long[:79] + "…"


def test_names_of_the_schema_fit_stata():
    for spec in TABLES.values():
        assert stata.stata_names(spec) == {column: column for column in spec.columns}, spec.name


def test_a_name_that_is_cut_stands_in_full_in_the_label(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(stata, "MOST_OF_NAME", 8)
    with StataReader(written("place_aliases", tiny_tables(), tmp_path)) as reader:
        assert reader.variable_labels() == {"place_id": "The place", "name": "The other name"}
    with StataReader(written("keywords", tiny_tables(), tmp_path)) as reader:
        assert reader.variable_labels()["dataset_"] == "dataset_id: The dataset"


def test_a_number_too_large_for_long_stays_exact(tmp_path: Path):
    largest = 2**31 - 1
    place = {**tiny_tables().rows("places")[0], "geoname_id": largest}
    tables = Tables({"places": table("places", place)})
    assert read(written("places", tables, tmp_path))[0]["geoname_id"] == largest


def test_the_time_stamp_is_the_release_date(tmp_path: Path):
    with StataReader(written("dataset", tiny_tables(), tmp_path)) as reader:
        assert reader.time_stamp == "30 Jun 2020 00:00"


def test_two_writes_give_the_same_bytes(tmp_path: Path):
    for name in set(TABLES) - SLOW:
        first = written(name, checkout_tables(), tmp_path).read_bytes()
        assert written(name, checkout_tables(), tmp_path).read_bytes() == first, name

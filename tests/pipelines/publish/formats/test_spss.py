"""An SPSS file holds the table with labels and reasons of missing levels; PSPP reads it back."""

import csv
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pyreadstat
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.publish.formats import spss
from pipelines.publish.formats.labelled import REASONS
from pipelines.publish.formats.spss import NO_LEVEL_NUMBERS, too_long, write_spss
from schemas.codes import LEVEL_WORDS, PERFORMER
from schemas.fields import code_list, is_level, value_type
from schemas.registry import TABLES
from schemas.tables import Tables
from tests.each import each
from tests.pipelines.publish.formats.made import ODD, TEXTS, info, organisations
from tests.pipelines.tabulate.tables import checkout_tables, tiny_tables

SLOW = {"panel_months"}
FIRST_DAY = date(1582, 10, 14)
RESERVED = {"ALL", "AND", "BY", "EQ", "GE", "GT", "LE", "LT", "NE", "NOT", "OR", "TO", "WITH"}
"""Words that SPSS takes for no name of a variable."""

PSPP = pytest.mark.skipif(shutil.which("pspp") is None, reason="PSPP is not installed")
LONG = "ђ" * 20_000


def written(name: str, tables: Tables, folder: Path) -> Path:
    path = folder / f"{name}.sav"
    write_spss(name, tables, info(), path)
    return path


def described(path: Path) -> Any:
    """What the file says of itself and its variables."""
    return pyreadstat.read_sav(path, user_missing=True, disable_datetime_conversion=True)[1]


def read(path: Path) -> list[dict[str, Any]]:
    """Rows as SPSS holds them: numbers and texts."""
    frame, _ = pyreadstat.read_sav(path, user_missing=True, disable_datetime_conversion=True)
    return frame.to_dict("records")  # type: ignore[no-any-return]


def as_in_the_table(row: Mapping[str, Any], name: str) -> dict[str, Any]:
    """A row of SPSS as a row of the table."""
    fields = TABLES[name].fitting(row).model.model_fields
    return {column: _value(row[column], field) for column, field in fields.items()}


def _value(value: Any, field: Any) -> Any:
    if value in ("", None) or value != value or (is_level(field) and float(value) < 0):
        return None
    if listed := code_list(field):
        return list(listed.codes)[int(value) - 1]
    kind = value_type(field)
    if kind is bool:
        return bool(int(value))
    return FIRST_DAY + timedelta(seconds=float(value)) if kind is date else kind(value)


def comes_back(name: str, tables: Tables, folder: Path) -> bool:
    rows = read(written(name, tables, folder))
    return [as_in_the_table(row, name) for row in rows] == tables.rows(name)


@each(TABLES)
def test_the_table_comes_back(name: str, tmp_path: Path):
    assert comes_back(name, tiny_tables(), tmp_path)


@settings(max_examples=30)
@given(texts=st.lists(TEXTS.filter(lambda text: len(text) < 5_000), max_size=5))
def test_any_text_comes_back(texts: list[str], tmp_path_factory: pytest.TempPathFactory):
    assert comes_back("organisations", organisations(texts), tmp_path_factory.mktemp("odd"))


def pspp(folder: Path, names: list[str]) -> Iterator[tuple[str, list[dict[str, str]]]]:
    """The rows of files as PSPP reads them; of a fault it tells in its output, which is empty."""
    script = folder / "read.sps"
    script.write_text("".join(map(_command, names)), encoding="utf-8")
    command = ["pspp", "-o", "said.txt", script.name]
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "HOME": str(folder)}
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    said = (folder / "said.txt").read_text(encoding="utf-8")
    assert (done.returncode, done.stdout + done.stderr, said) == (0, "", "")
    for name in names:
        with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            yield name, list(csv.DictReader(file))


def _command(name: str) -> str:
    days = [c for c, f in TABLES[name].model.model_fields.items() if value_type(f) is date]
    plain = f"FORMATS {' '.join(days)} (F14.0).\n" if days else ""
    to = f"/TYPE=CSV /OUTFILE='{name}.csv' /FIELDNAMES /CELLS=VALUES"
    return f"GET FILE='{name}.sav'.\n{plain}SAVE TRANSLATE {to}.\n"


@PSPP
@each([tiny_tables, checkout_tables])
def test_pspp_reads_every_table_back(tables: Callable[[], Tables], tmp_path: Path):
    names = [name for name in TABLES if name not in SLOW]
    for name in names:
        written(name, tables(), tmp_path)
    for name, rows in pspp(tmp_path, names):
        assert [as_in_the_table(_blank(row), name) for row in rows] == tables().rows(name), name


def _blank(row: Mapping[str, str]) -> dict[str, Any]:
    """PSPP writes a missing number as a blank."""
    return {column: None if value == " " else value for column, value in row.items()}


@PSPP
def test_pspp_knows_why_a_level_is_missing(tmp_path: Path):
    written("assessments", checkout_tables(), tmp_path)
    (_, rows), *_ = pspp(tmp_path, ["assessments"])
    for row, own in zip(rows, checkout_tables().rows("assessments"), strict=True):
        code = own["no_level_code"]
        level = own["level"] if code is None else NO_LEVEL_NUMBERS[REASONS.index(code)]
        assert row["level"] == str(level)


def test_a_level_is_labelled_and_each_reason_is_a_missing_value(tmp_path: Path):
    about = described(written("assessments", tiny_tables(), tmp_path))
    labels = about.variable_value_labels["level"]
    assert {number: labels[number] for number in LEVEL_WORDS} == LEVEL_WORDS
    assert [labels[number] for number in NO_LEVEL_NUMBERS][4:] == ["not assessed", "not yet due"]
    assert about.missing_ranges == {"level": [{"lo": -6, "hi": -1}]}
    assert about.variable_measure["level"] == "ordinal"


def test_a_code_is_its_place_in_its_list_labelled_in_words(tmp_path: Path):
    path = written("assessments", tiny_tables(), tmp_path)
    about = described(path)
    listed = dict(enumerate(PERFORMER.labels.values(), 1))
    assert about.variable_value_labels["performer"] == listed
    assert about.variable_value_labels["members_known"] == {0: "false", 1: "true"}
    assert about.variable_measure["performer"] == "nominal"
    first = tiny_tables().rows("assessments")[0]["performer"]
    assert read(path)[0]["performer"] == list(PERFORMER.codes).index(first) + 1


def test_a_day_is_a_date_and_a_date_of_a_source_a_text(tmp_path: Path):
    frame, about = pyreadstat.read_sav(written("positions", tiny_tables(), tmp_path))
    assert set(frame["as_of"]) == {date(2020, 6, 30)}
    assert about.original_variable_types["as_of"] == "SDATE10"
    about = described(written("assessments", tiny_tables(), tmp_path))
    assert about.readstat_variable_types["as_of"] == "string"


def test_names_and_labels_are_within_what_spss_takes(tmp_path: Path):
    for name, spec in TABLES.items():
        for column in spec.columns:
            assert len(column) <= spss.MOST_OF_NAME and column.upper() not in RESERVED, name
            assert not column.endswith(("_", ".")), column
        about = described(written(name, tiny_tables(), tmp_path))
        fields = tiny_tables().spec(name).model.model_fields
        told = [field.description for field in fields.values()]
        assert about.column_labels == [spss.cut(str(text), spss.MOST_OF_LABEL) for text in told]
        assert about.file_label.startswith(f"tiny 2020.06.0: {spec.title}"[:30])


def test_a_name_that_is_cut_stands_in_full_in_the_label(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(spss, "MOST_OF_NAME", 8)
    about = described(written("keywords", tiny_tables(), tmp_path))
    assert about.column_names_to_labels["dataset_"] == "dataset_id: The dataset"


@each([text for text in ODD if len(text.encode()) <= spss.MOST_OF_TEXT])
def test_each_odd_text_comes_back(text: str, tmp_path: Path):
    assert comes_back("organisations", organisations([text]), tmp_path)


def test_a_text_too_long_ends_with_where_all_of_it_stands_and_is_told(tmp_path: Path):
    tables = organisations(["short", LONG])
    text = read(written("organisations", tables, tmp_path))[1]["name"]
    assert text.endswith("ђ… [cut here: the whole text stands in organisations.csv]")
    assert len(text.encode()) in (spss.MOST_OF_TEXT, spss.MOST_OF_TEXT - 1)
    first, *_ = too_long(tables)
    assert (first.found, first.allowed) == ("40000 bytes", "at most 32767")
    assert "organisations.name" in first.what


def test_the_day_of_writing_is_the_release_date(tmp_path: Path):
    about = described(written("dataset", tiny_tables(), tmp_path))
    assert str(about.creation_time) == "2020-06-30 00:00:00"


def test_two_writes_give_the_same_bytes(tmp_path: Path):
    for name in ("assessments", "positions", "places", "terms"):
        first = written(name, checkout_tables(), tmp_path).read_bytes()
        assert written(name, checkout_tables(), tmp_path).read_bytes() == first, name

"""A CSV file is RFC 4180 with line feeds, UTF-8 without a mark, and comes back as the table."""

import csv
import io
import re
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.csv as pa_csv
from hypothesis import example, given, settings
from hypothesis import strategies as st

from schemas.csv_text import csv_text, guarded, unguarded
from schemas.fields import value_type
from schemas.registry import TABLES
from tests.each import each, each_row
from tests.pipelines.tabulate.tables import checkout_tables, table, tiny_tables

BUILT = {"tiny": tiny_tables, "checkout": checkout_tables}
ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1)


def finding(text: str) -> pa.Table:
    """A table with a text in it and empty values around it."""
    return pa.table({"before": ["x"], "text": [text], "after": pa.array([None], pa.string())})


def parsed(text: str) -> list[list[str]]:
    """The fields of a CSV text, read strictly."""
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


def test_the_first_line_names_the_columns(tiny_data: Path):
    for name in TABLES:
        first = (tiny_data / f"{name}.csv").read_text(encoding="utf-8").split("\n", 1)[0]
        assert first == ",".join(tiny_tables().spec(name).columns)


def test_an_empty_table_is_a_header(tiny_data: Path):
    assert (tiny_data / "benefit_affects.csv").read_bytes() == b"claim_id,affects\n"


def test_bytes_are_utf_8_with_line_feeds_and_no_mark(data: tuple[str, Path]):
    for path in data[1].glob("*.csv"):
        content = path.read_bytes()
        content.decode("utf-8")
        assert not content.startswith(b"\xef\xbb\xbf"), path.name
        assert b"\r" not in content, path.name
        assert content.endswith(b"\n") and not content.endswith(b"\n\n"), path.name


def test_every_record_has_a_field_for_each_column(data: tuple[str, Path]):
    for path in data[1].glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            lengths = {len(record) for record in csv.reader(file, strict=True)}
        assert len(lengths) == 1, path.name


@each_row(
    [
        (None, pa.string(), ""),
        (True, pa.bool_(), "true"),
        (False, pa.bool_(), "false"),
        (0, pa.int8(), "0"),
        (40.0, pa.float64(), "40"),
        (0.1, pa.float64(), "0.1"),
        (-2.5, pa.float64(), "-2.5"),
        (16000000.0, pa.float64(), "16000000"),
        ("NA", pa.string(), "NA"),
        ("ë č š Приштина", pa.string(), "ë č š Приштина"),
    ]
)
def test_values_are_written_plainly(value: Any, kind: pa.DataType, cell: str):
    text = csv_text(pa.table({"a": ["x"], "b": pa.array([value], kind)}))
    assert text == f"a,b\nx,{cell}\n"


def test_a_day_is_iso_8601():
    assert csv_text(tiny_tables()["positions"]).count(",2020-06-30,2020-06-30\n") == 2


def test_only_what_needs_quotes_is_quoted():
    assert csv_text(finding("plain; text")).endswith("\nx,plain; text,\n")
    assert csv_text(finding('a "word", and')).endswith('\nx,"a ""word"", and",\n')
    assert csv_text(finding("two\nlines")).endswith('\nx,"two\nlines",\n')


@settings(deadline=None)
@given(ANY_TEXT)
@example("one\rtwo")
@example("one\r\ntwo")
@example('"')
def test_any_text_comes_back(text: str):
    assert parsed(csv_text(finding(text)))[1] == ["x", guarded(text), ""]


@settings(deadline=None)
@given(ANY_TEXT)
@example("one\rtwo")
@example("one\r\ntwo")
@example('"')
def test_any_text_comes_back_in_arrow(text: str):
    made = finding(text)
    assert unguarded_table(with_arrow(csv_text(made).encode(), made.schema)).equals(made)


@settings(deadline=None)
@given(st.text(st.sampled_from("'=+-@\t\r1a "), min_size=1))
def test_the_guard_of_formulas_can_be_undone(text: str):
    seen = guarded(text)
    assert not seen.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert unguarded(seen) == text
    assert re.sub(r"^'(?='*[=+\-@\t\r])", "", seen) == text, "as docs/formats.md says"


@each_row([("=1+1", "'=1+1"), ("'=1", "''=1"), ("'a", "'a"), ("a=1", "a=1"), ("+383", "'+383")])
def test_only_what_a_spreadsheet_would_run_has_an_apostrophe(text: str, cell: str):
    assert parsed(csv_text(finding(text)))[1][1] == cell


def unguarded_table(table: pa.Table) -> pa.Table:
    """A table as it was before its texts were guarded."""
    columns = [
        pa.array([text and unguarded(text) for text in column.to_pylist()], column.type)
        if pa.types.is_string(column.type)
        else column
        for column in table.columns
    ]
    return pa.table(columns, schema=table.schema)


def with_arrow(data: bytes, schema: pa.Schema) -> pa.Table:
    """A CSV file read by pyarrow with the types of a schema; only an empty field is missing."""
    return pa_csv.read_csv(
        io.BytesIO(data),
        parse_options=pa_csv.ParseOptions(newlines_in_values=True),
        convert_options=pa_csv.ConvertOptions(
            column_types=schema, null_values=[""], strings_can_be_null=True
        ),
    )


@each(TABLES)
def test_pyarrow_reads_the_table_back(name: str, data: tuple[str, Path]):
    tree, folder = data
    expected = BUILT[tree]()[name]
    read = unguarded_table(with_arrow((folder / f"{name}.csv").read_bytes(), expected.schema))
    assert read.cast(expected.schema).equals(expected)


PANDAS = {str: "string", int: "Int64", float: "Float64", bool: "boolean"}


@each(TABLES)
def test_pandas_reads_the_table_back(name: str, data: tuple[str, Path]):
    tree, folder = data
    expected = BUILT[tree]()[name]
    kinds = {c: value_type(i) for c, i in BUILT[tree]().spec(name).model.model_fields.items()}
    frame = pd.read_csv(
        folder / f"{name}.csv",
        dtype={column: PANDAS[kind] for column, kind in kinds.items() if kind in PANDAS},
        parse_dates=[column for column, kind in kinds.items() if kind not in PANDAS],
        keep_default_na=False,
        na_values=[""],
    )
    read = pa.Table.from_pandas(frame, schema=expected.schema, preserve_index=False)
    assert unguarded_table(read).equals(expected)


def test_words_that_mean_missing_elsewhere_stay_words(tmp_path: Path):
    term = {"term_id": "missing", "language": "en", "form": "base", "text": "NA"}
    made = table("term_forms", term)
    (tmp_path / "t.csv").write_text(csv_text(made), encoding="utf-8")
    frame = pd.read_csv(tmp_path / "t.csv", keep_default_na=False, na_values=[""])
    assert frame["text"].tolist() == ["NA"]

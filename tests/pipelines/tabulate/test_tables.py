"""Rows become tables with exactly the schema of the registry, in the order of their key."""

from typing import Any

import pyarrow as pa
import pytest

from pipelines.ingest import ingest
from pipelines.tabulate import tabulate
from schemas.agreements import AgreementTopic, Provision
from schemas.registry import TABLES
from schemas.tables import RowError, arrow_schema, arrow_table
from tests.each import each, each_row
from tests.pipelines.tabulate.tables import checkout_tables, tiny_tables
from tests.trees import TREES

BASE = [name for name, spec in TABLES.items() if not spec.is_computed]


def provision(number: str) -> Provision:
    return Provision(
        id=f"one.{number}",
        agreement_id="one",
        set_version=1,
        number=number,
        numbered_in_text=True,
        summary="Something is done.",
        verified=False,
    )


def test_every_base_table_comes_out_and_the_index_of_records():
    assert set(tabulate({})) == {*BASE, "records"}


def test_a_table_without_rows_is_kept_with_its_schema():
    empty = tabulate({})["benefits"]
    assert empty.num_rows == 0
    assert empty.schema.equals(arrow_schema(TABLES["benefits"]), check_metadata=True)


@each(TABLES)
def test_the_schema_is_the_one_of_the_registry(name: str):
    schema, spec = tiny_tables()[name].schema, tiny_tables().spec(name)
    assert schema.equals(arrow_schema(spec), check_metadata=True)
    assert schema.names == list(spec.model.model_fields)


@each_row(
    [
        ("assessments", "id", pa.string(), False),
        ("assessments", "level", pa.int8(), True),
        ("assessments", "as_of", pa.string(), True),
        ("assessments", "verified", pa.bool_(), False),
        ("figures", "value", pa.float64(), True),
        ("provision_obliged", "number", pa.int32(), False),
        ("positions", "effective", pa.date32(), True),
        ("positions", "as_of", pa.date32(), False),
        ("scales", "level", pa.int8(), True),
    ]
)
def test_types_follow_the_model(name: str, column: str, kind: pa.DataType, may_be_missing: bool):
    field = tiny_tables()[name].schema.field(column)
    assert (field.type, field.nullable) == (kind, may_be_missing)


def test_every_column_carries_its_description_and_its_codes():
    field = tiny_tables()["assessments"].schema.field("trend")
    assert field.metadata[b"description"].startswith(b"Direction reported")
    assert field.metadata[b"codes"] == b"improving, stalled, reversed, suspended"


@each(TABLES)
def test_a_column_that_is_required_holds_no_empty_value(name: str):
    table = checkout_tables()[name]
    required = [field.name for field in table.schema if not field.nullable]
    assert {column: table[column].null_count for column in required} == dict.fromkeys(required, 0)


def test_rows_stand_in_the_order_of_their_key_whatever_the_order_given():
    rows = [provision(number) for number in ("3", "10", "2", "1")]
    ids = tabulate({"provisions": rows})["provisions"]["id"].to_pylist()
    assert ids == ["one.1", "one.10", "one.2", "one.3"]
    assert tabulate({"provisions": rows[::-1]})["provisions"]["id"].to_pylist() == ids


def test_an_empty_part_of_a_key_comes_first():
    bound = {"bounded_table": "agreements", "min": 0.0, "max": 1.0, "reason": "Only one."}
    columns = ["title", None, "summary"]
    rows = [{**bound, "bounded_column": column} for column in columns]
    table = arrow_table("bounds", rows)
    assert table["bounded_column"].to_pylist() == [None, "summary", "title"]


def test_a_key_of_several_columns_orders_by_the_first_first():
    pairs = [("b", "border"), ("a", "customs"), ("b", "trade"), ("a", "border")]
    rows = [AgreementTopic(agreement_id=a, topic=t) for a, t in pairs]
    table = tabulate({"agreement_topics": rows})["agreement_topics"]
    assert [tuple(row.values()) for row in table.to_pylist()] == sorted(pairs)


def test_no_row_is_lost_and_values_stay_as_they_were():
    records = ingest(TREES / "tiny" / "raw").records.rows
    tables = tabulate(records)

    def as_set(rows: list[dict[str, Any]]) -> set[frozenset[tuple[str, Any]]]:
        return {frozenset(row.items()) for row in rows}

    for name in BASE:
        written = [dict(row) for row in records.get(name, ())]
        assert tables[name].num_rows == len(written)
        assert as_set(tables.rows(name)) == as_set(written)


def test_the_index_names_every_record_that_may_cite():
    index = {(r["record_table"], r["record_id"]) for r in tiny_tables().rows("records")}
    assert {
        ("agreements", "example-2013"),
        ("provisions", "example-2013.2"),
        ("assessments", "all-c001"),
        ("discrepancy_versions", "example-2013-d01-v1"),
        ("places", "example-town"),
    } <= index
    assert {table for table, _ in index} <= {n for n, spec in TABLES.items() if spec.cites}
    assert len(index) == tiny_tables()["records"].num_rows == 16


def test_a_column_that_the_table_does_not_have_is_an_error():
    """It was left out in silence."""
    with pytest.raises(RowError, match=r"places has no column lattitude; row id 'pristina'"):
        arrow_table("places", [{"id": "pristina", "lattitude": 42.6}])


def test_an_empty_value_where_there_is_always_one_is_an_error():
    """Arrow takes a null into a column that it calls not null."""
    with pytest.raises(RowError, match="places: no name_en in row id 'pristina'"):
        arrow_table("places", [{"id": "pristina"}])

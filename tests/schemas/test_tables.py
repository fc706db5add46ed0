"""Rows as values whose fields a type checker knows."""

import pickle

import pytest

from schemas.agreements import Agreement, AgreementTopic
from schemas.coding import Coding
from schemas.fields import Row
from schemas.registry import TABLES
from schemas.tables import RowError, Tables, arrow_table

TOPIC = AgreementTopic(agreement_id="one-2013", topic="energy")


def test_rows_are_read_as_they_were_made_and_once() -> None:
    tables = Tables({"agreement_topics": arrow_table("agreement_topics", [TOPIC])})
    assert list(tables.of(AgreementTopic)) == [TOPIC]
    assert tables.of(AgreementTopic)[0].topic == "energy"
    assert tables.of(AgreementTopic) is tables.of(AgreementTopic)


def test_more_tables_leave_what_was_read_and_another_process_reads_again() -> None:
    tables = Tables({"agreement_topics": arrow_table("agreement_topics", [TOPIC])})
    read = tables.of(AgreementTopic)
    assert tables.with_tables({"codings": arrow_table("codings", [])}).of(AgreementTopic) is read
    none = tables.with_tables({"agreement_topics": arrow_table("agreement_topics", [])})
    assert none.of(AgreementTopic) == []
    again = pickle.loads(pickle.dumps(tables))
    assert again.of(AgreementTopic) == read
    assert again.of(AgreementTopic) is not read


def test_an_unchecked_row_is_the_row_that_a_check_would_give() -> None:
    given = {"claim_id": "one-c001", "coder_id": "reader", "level": 2}
    row, checked = Coding.model_construct(**given), Coding(**given)
    assert row == checked
    assert hash(row) == hash(checked)
    assert row.trend is None
    assert row.model_copy(update={"level": 3}) == Coding(**{**given, "level": 3})
    assert not hasattr(Coding.model_construct(coder_id="reader"), "claim_id")


def test_rows_come_in_the_order_of_the_parts_of_the_key_with_empty_ones_first() -> None:
    keys = [("b", "b.2"), ("a", None), ("b", None), ("a", "a.1"), ("b", "b.1")]
    cell = {"performer": "all", "assessor_id": "gazette", "period": "2014", "start": "agreed"}
    rows = [{"agreement_id": a, "provision_id": provision, **cell} for a, provision in keys]
    made = arrow_table("panel_years", rows).to_pylist()
    assert [(row["agreement_id"], row["provision_id"]) for row in made] == [
        ("a", None),
        ("a", "a.1"),
        ("b", None),
        ("b", "b.1"),
        ("b", "b.2"),
    ]


def test_each_table_has_a_model_of_its_own() -> None:
    models = [table.model for table in TABLES.values()]
    assert len(set(models)) == len(models)


@pytest.mark.parametrize(("model", "missing"), [(Agreement, "agreements"), (Row, "no table")])
def test_a_table_that_is_not_there_has_no_rows(model: type[Row], missing: str) -> None:
    with pytest.raises(KeyError, match=missing):
        Tables({}).of(model)


def test_a_table_that_the_registry_does_not_have_is_refused() -> None:
    with pytest.raises(RowError, match=r"^no table topics in schemas/registry\.py$"):
        arrow_table("topics", [])


def test_a_row_without_a_value_that_must_be_there_is_refused() -> None:
    row = AgreementTopic.model_construct(agreement_id="one-2013", topic=None)
    with pytest.raises(RowError, match="no topic in row agreement_id 'one-2013'"):
        arrow_table("agreement_topics", [row])

"""Rows as values whose fields a type checker knows."""

import pytest

from schemas.agreements import Agreement, AgreementTopic
from schemas.fields import Row
from schemas.registry import TABLES
from schemas.tables import RowError, Tables, arrow_table

TOPIC = AgreementTopic(agreement_id="one-2013", topic="energy")


def test_rows_are_read_as_they_were_made_and_once() -> None:
    tables = Tables({"agreement_topics": arrow_table("agreement_topics", [TOPIC])})
    assert list(tables.of(AgreementTopic)) == [TOPIC]
    assert tables.of(AgreementTopic)[0].topic == "energy"
    assert tables.of(AgreementTopic) is tables.of(AgreementTopic)


def test_each_table_has_a_model_of_its_own() -> None:
    models = [table.model for table in TABLES.values()]
    assert len(set(models)) == len(models)


@pytest.mark.parametrize(("model", "missing"), [(Agreement, "agreements"), (Row, "no table")])
def test_a_table_that_is_not_there_has_no_rows(model: type[Row], missing: str) -> None:
    with pytest.raises(KeyError, match=missing):
        Tables({}).of(model)


def test_a_row_without_a_value_that_must_be_there_is_refused() -> None:
    row = AgreementTopic.model_construct(agreement_id="one-2013", topic=None)
    with pytest.raises(RowError, match="no topic in row agreement_id 'one-2013'"):
        arrow_table("agreement_topics", [row])

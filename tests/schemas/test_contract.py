"""The hash of the contract: another rule changes it, other words do not."""

import pytest

from schemas import contract, numbers
from schemas.contract import contract_hash
from schemas.json_schema import file_schemas

RULE = {"properties": {"title": {"title": "a", "description": "b", "type": "string"}}}


def hashed(monkeypatch: pytest.MonkeyPatch, **field: object) -> str:
    """The hash where the field `title` of the one kind of file is another."""
    of_file = {"properties": {"title": {**RULE["properties"]["title"], **field}}}
    monkeypatch.setattr(contract, "file_schemas", lambda: {"file": of_file})
    return contract_hash()


def test_words_do_not_change_it(monkeypatch: pytest.MonkeyPatch) -> None:
    same = {
        hashed(monkeypatch),
        hashed(monkeypatch, title="other"),
        hashed(monkeypatch, description="other"),
    }
    assert len(same) == 1


def test_a_rule_changes_it(monkeypatch: pytest.MonkeyPatch) -> None:
    made = [
        hashed(monkeypatch),
        hashed(monkeypatch, type="integer"),
        hashed(monkeypatch, enum=["a"]),
        hashed(monkeypatch, enum=["a", "b"]),
    ]
    assert len(set(made)) == 4


def test_a_field_called_title_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    one = hashed(monkeypatch)
    monkeypatch.setattr(contract, "file_schemas", lambda: {"file": {"properties": {}}})
    assert contract_hash() != one


def test_a_column_of_a_table_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    before = contract_hash()
    tables = {name: table for name, table in contract.TABLES.items() if name != "positions"}
    monkeypatch.setattr(contract, "TABLES", tables)
    assert contract_hash() != before


def test_it_is_the_same_each_time() -> None:
    assert contract_hash() == contract_hash()
    assert file_schemas()


def test_versions_are_compared_by_number() -> None:
    assert numbers("1.10.0") > numbers("1.9.3")

"""A dataset that is not ours, as its users have it: the result names what was done, no more."""

import pytest

from pipelines.compare import TableComparison, compare, read_versions
from tests.pipelines.compare.stranger import EDITS, next_version, records, write_csv, write_excel


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> TableComparison:
    folder = tmp_path_factory.mktemp("stranger")
    older = records()
    write_excel(folder / "survey_2021.xlsx", older)
    write_csv(folder / "survey_2022.csv", next_version(older))
    old, new = read_versions(folder / "survey_2021.xlsx", folder / "survey_2022.csv")
    comparison = compare(old, new)
    assert comparison.verdict == (
        "1 table compared (2,000 rows of 1 file before, 2,001 of 1 file now): "
        "3 rows added, 2 removed, 4,002 cells changed (3,997 by 3 rules), "
        "1 column added, 1 column renamed"
    )
    return comparison.tables[0]


def test_rows_are_matched_by_the_first_column(found: TableComparison) -> None:
    assert (found.old_key, found.new_key) == (("respondent",), ("respondent",))


def test_rows(found: TableComparison) -> None:
    assert [row.key for row in found.added] == [("R90000",), ("R90001",), ("R90002",)]
    assert [row.key for row in found.removed] == [("R00500",), ("R00501",)]


def test_columns(found: TableComparison) -> None:
    assert [(c.kind, c.old, c.new) for c in found.columns] == [
        ("renamed", "old_weight", "weight"),
        ("added", "", "round"),
    ]


def test_rules(found: TableComparison) -> None:
    country, zone, answer = found.rules
    assert (country.kind, country.what) == ("code renamed", 'every "KS-N" is now "XK-N"')
    assert (zone.kind, zone.what) == ("renumbered", "every number is 1,000 higher")
    assert (zone.count, zone.exceptions) == (1_997, 1)
    assert (answer.column, answer.kind, answer.exceptions) == ("q_020", "letter case", 0)


def test_edits(found: TableComparison) -> None:
    assert {(cell.key[0], cell.column): cell.new for cell in found.edits} == EDITS
    kinds = {cell.column: cell.kind for cell in found.edits}
    assert kinds == {**dict.fromkeys(kinds, "value"), "income": "emptied"}


def test_nothing_else_is_noted(found: TableComparison) -> None:
    assert found.notes == ("the columns stand in another order",)

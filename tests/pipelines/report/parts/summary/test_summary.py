"""The summary: counts of the tables, and nothing that they do not hold."""

from pipelines.present import Library
from pipelines.present.overview import columns
from pipelines.present.summary import summary
from tests.pipelines.tabulate.tables import checkout_tables, tiny_tables


def number(text: str) -> int:
    return int(text.replace(",", ""))


def test_the_lines_add_up_to_all_agreements_and_provisions() -> None:
    tables = checkout_tables()
    found = summary(Library(tables))
    assert sum(number(line.agreements) for line in found.lines) == tables["agreements"].num_rows
    assert sum(number(line.provisions) for line in found.lines) == tables["provisions"].num_rows


def test_a_heading_counts_agreements_and_no_positions() -> None:
    tables = checkout_tables()
    found = summary(Library(tables))
    kinds = {row["id"]: row["assessor_type"] for row in tables.rows("organisations")}
    given = {
        (row["agreement_id"], kinds[row["assessor_id"]])
        for row in tables.rows("positions")
        if row["kind"] == "level"
    }
    for place, types in enumerate(columns(Library(tables)).values()):
        wanted = {agreement for agreement, kind in given if kind in types}
        assert sum(number(line.given[place]) for line in found.lines) == len(wanted)


def test_of_one_agreement_it_speaks_in_the_singular() -> None:
    found = summary(Library(tiny_tables()))
    assert found.agreed == "The data hold 1 agreement with 2 provisions."

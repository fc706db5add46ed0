"""The crosswalk joins our agreements with other databases, by ids that were seen there."""

from collections import Counter
from pathlib import Path

from pipelines.ingest import ingest
from tests.each import each_row
from tests.pipelines.tabulate.tables import checkout_tables
from tests.trees import add_records, tiny_tree

ROW = {
    "agreement_id": "example-2013",
    "database": "pa-x",
    "identifier": "2022",
    "match": "same",
    "source_id": "example-pa-x",
}
PAGE = {
    "id": "example-pa-x",
    "url": "https://example.org/agreements/2022",
    "title_basis": "none",
    "kind": "academic",
}


def told(root: Path, **values: str) -> list[tuple[str, str | None]]:
    """What is wrong with a tree that has one row in its crosswalk."""
    add_records(root, "sources.yml", "sources", [PAGE])
    (root / "raw" / "crosswalk.yml").write_text("crosswalk: []\n", encoding="utf-8")
    add_records(root, "crosswalk.yml", "crosswalk", [{**ROW, **values}])
    return [(problem.what, problem.field) for problem in ingest(root / "raw").errors]


def test_an_entry_with_the_page_on_which_it_was_seen_is_good(tmp_path: Path):
    assert told(tiny_tree(tmp_path)) == []


@each_row(
    [
        ({"identifier": "Q2022"}, "not an id of pa-x", "identifier"),
        ({"database": "wikidata"}, "not an id of wikidata", "identifier"),
        ({"identifier": "2023"}, "the page of another entry", "source_id"),
    ]
)
def test_an_id_has_its_form_and_stands_in_its_address(
    values: dict[str, str], what: str, field: str, tmp_path: Path
):
    assert told(tiny_tree(tmp_path), **values) == [(what, field)]


def test_the_ids_of_pa_x_join_one_to_one_and_with_the_date_of_the_agreement():
    rows = checkout_tables().rows("crosswalk")
    agreed = {row["id"]: row["date_agreed"] for row in checkout_tables().rows("agreements")}
    assert len(rows) >= 20
    assert set(Counter(row["identifier"] for row in rows).values()) == {1}
    for row in rows:
        if row["match"] == "same":
            assert row["date"] == agreed[row["agreement_id"]], row["identifier"]

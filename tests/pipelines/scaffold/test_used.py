"""Ids: numbers are never given again, words are free ones."""

from pipelines.scaffold.used import Used, next_id, proposed, slug
from tests.each import each_row

USED: Used = {
    "assessments": frozenset({"a-2011-c001", "a-2011-c012", "b-2012-c040", "all-c003"}),
    "figures": frozenset({"a-2011-c013"}),
    "discrepancies": frozenset({"a-2011-d09"}),
    "meetings": frozenset({"meeting-2011-03-08", "meeting-2011-03-08-b", "meeting-2012"}),
    "doubts": frozenset({"doubt-009"}),
    "organisations": frozenset({"bw", "bridge-watch"}),
    "sources": frozenset({"press-2011-bridges"}),
}


@each_row(
    [
        ("milestones", "a-2011", "a-2011-c014"),
        ("assessments", "a", "a-c001"),
        ("assessments", "all", "all-c004"),
        ("discrepancies", "a-2011", "a-2011-d10"),
        ("parties_to_text", "a-2011", "a-2011-p1"),
        ("doubts", "doubt", "doubt-010"),
        ("revisions", "", "r0001"),
        ("meetings", "meeting-2011-03-08", "meeting-2011-03-08-c"),
        ("meetings", "meeting-2011-03-08-b", "meeting-2011-03-08-c"),
        ("meetings", "meeting-2012", "meeting-2012-b"),
        ("meetings", "meeting-2011-03", "meeting-2011-03"),
    ]
)
def test_the_next_id_is_the_highest_ever_given_plus_one(table: str, owner: str, expected: str):
    assert next_id(USED, table, owner) == expected


@each_row(
    [
        ("organisations", {"name": "Bridge Watch", "acronym": "BW"}, "bw-2"),
        ("organisations", {"name": "Đorđe Šarić Institut"}, "dorde-saric-institut"),
        (
            "agreements",
            {"short_title": "The use of two bridges", "date_agreed": "2014-05-06"},
            "bridges-2014",
        ),
        (
            "sources",
            {"publisher": "Press", "title": "Bridges of the river", "published": "2011-05"},
            "press-2011-bridges-river",
        ),
        ("sources", {"url": "https://www.example.org/a/bridge-opened"}, "example-org-nd-bridge"),
        ("activities", {"title": "Мост", "date": "2014"}, "2014"),
        ("scales", {"label": "x"}, None),
        ("places", {"name_en": "Мост"}, None),
    ]
)
def test_an_id_of_words_is_one_that_is_free(
    table: str, values: dict[str, object], expected: str | None
):
    assert proposed(USED, table, values) == expected


def test_a_slug_has_letters_that_everybody_can_type():
    assert slug("Prishtinë – Čačak's #2") == "prishtine-cacaks-2"

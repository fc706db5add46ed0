"""A file as people nest it to flat rows, with the keys of the parent added."""

from typing import Any

from pipelines.ingest.read import parse
from pipelines.ingest.records import Draft
from pipelines.ingest.unnest import take_apart
from schemas.problem import Place, Problem
from schemas.registry import file_kind
from tests.each import each, each_row

Rows = list[tuple[str, dict[str, Any]]]


def taken(path: str, text: str) -> tuple[list[Draft], list[Problem]]:
    """The drafts and problems of one file."""
    kind = file_kind(path)
    tree, problems = parse(text.encode(), f"raw/{path}")
    assert kind is not None and tree is not None and problems == []
    return take_apart(tree, kind, path)


def rows(path: str, text: str) -> Rows:
    """The rows of a file that nests as it should."""
    drafts, problems = taken(path, text)
    assert problems == []
    return [(draft.table, dict(draft.values)) for draft in drafts]


def problem(path: str, text: str) -> tuple[Problem, str]:
    """The one problem of a file, and its place."""
    (found,) = taken(path, text)[1]
    return found, f"{found.place}"


AGREEMENT = "agreements/a-2013.yml"


def test_a_record_keeps_its_own_fields_and_its_lists_become_rows() -> None:
    text = (
        "id: a-2013\ntitle: A\ntopics: [movement, trade]\n"
        "documents:\n  - source_id: s\n    role: text\n"
    )
    assert rows(AGREEMENT, text) == [
        ("agreements", {"id": "a-2013", "title": "A"}),
        ("agreement_topics", {"agreement_id": "a-2013", "topic": "movement"}),
        ("agreement_topics", {"agreement_id": "a-2013", "topic": "trade"}),
        ("agreement_documents", {"agreement_id": "a-2013", "source_id": "s", "role": "text"}),
    ]


def test_a_numbered_list_is_numbered_from_one() -> None:
    text = "id: a-2013\nprovisions:\n  - id: a-2013.1\n    obliged: [{party: eu}, {party: us}]\n"
    assert rows(AGREEMENT, text)[2:] == [
        ("provision_obliged", {"provision_id": "a-2013.1", "number": 1, "party": "eu"}),
        ("provision_obliged", {"provision_id": "a-2013.1", "number": 2, "party": "us"}),
    ]


def test_a_citation_takes_the_table_and_id_of_what_cites() -> None:
    text = "id: a-2013\nmilestones:\n  - id: a-2013-c001\n    citations: [{source_id: s}]\n"
    assert rows(AGREEMENT, text)[2] == (
        "citations",
        {"cited_table": "milestones", "cited_id": "a-2013-c001", "number": 1, "source_id": "s"},
    )


def test_an_assessment_takes_nothing_from_its_file() -> None:
    text = "id: a-2013\nassessments:\n  - id: a-2013-c001\n    about: [{agreement_id: b-2014}]\n"
    assert rows(AGREEMENT, text)[1:] == [
        ("assessments", {"id": "a-2013-c001"}),
        (
            "assessment_targets",
            {"claim_id": "a-2013-c001", "number": 1, "agreement_id": "b-2014"},
        ),
    ]


def test_a_list_of_organisations_takes_its_role_from_its_name() -> None:
    text = "activities:\n  - id: x\n    organisers: [o]\n    partners: [p]\n    funders: [f]\n"
    assert [values for _, values in rows("activities/2013.yml", text)[1:]] == [
        {"activity_id": "x", "role": "organiser", "organisation_id": "o"},
        {"activity_id": "x", "role": "partner", "organisation_id": "p"},
        {"activity_id": "x", "role": "funder", "organisation_id": "f"},
    ]


def test_translations_take_their_language_from_the_folder() -> None:
    text = "translations:\n  - record_id: a-2013\nalternatives:\n  - title: Marrëveshja\n"
    assert rows("translations/sq/agreements.yml", text) == [
        ("translations", {"language": "sq", "record_id": "a-2013"}),
        ("translation_alternatives", {"language": "sq", "title": "Marrëveshja"}),
    ]


def test_several_lists_stand_in_one_file() -> None:
    text = "scales:\n  - label: x\ncoders:\n  - id: c\n"
    assert rows("scales.yml", text) == [("scales", {"label": "x"}), ("coders", {"id": "c"})]


def test_lists_nest_three_deep() -> None:
    text = (
        "id: a-2013\ndiscrepancies:\n  - id: d\n    versions:\n"
        "      - id: v\n        citations: [{source_id: s}]\n"
    )
    assert [table for table, _ in rows(AGREEMENT, text)] == [
        "agreements", "discrepancies", "discrepancy_versions", "citations"
    ]  # fmt: skip


def test_a_row_and_its_values_know_their_place() -> None:
    text = (
        "id: a-2013\nprovisions:\n  - id: a-2013.1\n    number: '1'\n    topics:\n      - trade\n"
    )
    _, provision, topic = taken(AGREEMENT, text)[0]
    file = f"raw/{AGREEMENT}"
    assert provision.place == Place(file, 3, 5)
    assert dict(provision.places) == {"id": Place(file, 3, 9), "number": Place(file, 4, 13)}
    assert topic.place == topic.places["topic"] == Place(file, 6, 9)


def test_an_unknown_field_is_reported_with_a_near_miss() -> None:
    found, place = problem(AGREEMENT, "id: a-2013\ntitel: A\n")
    assert place == f"raw/{AGREEMENT}:2:1"
    assert (found.what, found.found) == ("unknown field", "titel")
    assert found.hint == "did you mean title?"
    assert found.allowed is not None and found.allowed.startswith("id, title, short_title, phase")


def test_an_unknown_field_that_is_near_nothing_has_no_hint() -> None:
    found, _ = problem(AGREEMENT, "id: a-2013\nzzzz: A\n")
    assert (found.found, found.hint) == ("zzzz", None)


def test_an_unknown_list_of_a_file_is_reported() -> None:
    found, place = problem("scales.yml", "scale:\n  - label: x\n")
    assert place == "raw/scales.yml:1:1"
    assert (found.found, found.allowed) == ("scale", "scales, coders")
    assert found.hint == "did you mean scales?"


def test_what_is_given_is_not_among_the_allowed_fields() -> None:
    text = "id: a-2013\nprovisions:\n  - id: a-2013.1\n    agreement: a-2013\n"
    found, place = problem(AGREEMENT, text)
    assert place == f"raw/{AGREEMENT}:4:5"
    assert found.allowed is not None
    assert "agreement_id" not in found.allowed.split(", ")


@each_row(
    [
        (AGREEMENT, "id: a-2013\nmilestones:\n  - agreement_id: a-2013\n", "agreement_id", "3:5"),
        (
            AGREEMENT,
            "id: a-2013\nprovisions:\n  - id: a-2013.1\n    obliged:\n      - number: 1\n",
            "number",
            "5:9",
        ),
        (AGREEMENT, "id: a-2013\ncitations:\n  - cited_table: figures\n", "cited_table", "3:5"),
        ("translations/sq/agreements.yml", "translations:\n  - language: sq\n", "language", "2:5"),
    ]
)
def test_a_key_of_the_parent_is_not_written_by_hand(
    path: str, text: str, field: str, place: str
) -> None:
    found, where = problem(path, text)
    assert where == f"raw/{path}:{place}"
    assert found.what == "a field that is taken from the parent or the place in the list"
    assert (found.found, found.hint) == (field, "leave it out")


@each_row(
    [
        ("id: a-2013\ntopics: movement\n", "2:9"),
        ("id: a-2013\nprovisions:\n  id: a-2013.1\n", "3:3"),
        ("id: a-2013\nprovisions: 3\n", "2:13"),
        ("id: a-2013\nprovisions: ''\n", "2:13"),
        ("id: a-2013\nprovisions: null\n", "2:13"),
        ("id: a-2013\nprovisions:\ntopics: [movement]\n", "2:12"),
    ]
)
def test_a_list_is_a_list(text: str, place: str) -> None:
    found, where = problem(AGREEMENT, text)
    assert where == f"raw/{AGREEMENT}:{place}"
    allowed = "a list: lines that begin with `- `; leave the field out if there is nothing"
    assert found == Problem("not a list", allowed=allowed)


@each_row(
    [
        ("provisions: [one]\n", "2:14", "a plain value", "a record"),
        ("provisions: [[]]\n", "2:14", "a record or list", "a record"),
        ("topics: [{topic: trade}]\n", "2:10", "a record or list", "a plain value (topic)"),
        ("topics: [[trade]]\n", "2:10", "a record or list", "a plain value (topic)"),
    ]
)
def test_an_element_is_of_the_kind_of_its_list(
    text: str, place: str, found_text: str, allowed: str
) -> None:
    found, where = problem(AGREEMENT, f"id: a-2013\n{text}")
    assert where == f"raw/{AGREEMENT}:{place}"
    assert found.what.startswith("wrong element in a list of ")
    assert (found.found, found.allowed) == (found_text, allowed)


@each(["[a]", "{a: b}", "[]"])
def test_a_plain_field_holds_no_list_or_record(value: str) -> None:
    found, where = problem(AGREEMENT, f"id: a-2013\ntitle: {value}\n")
    assert where == f"raw/{AGREEMENT}:2:8"
    assert found.what == "a list or record where a plain value belongs"
    assert found.found == "title"


def test_a_file_of_one_record_is_named_after_it() -> None:
    found, where = problem(AGREEMENT, "title: A\nid: a-2014\n")
    assert where == f"raw/{AGREEMENT}:2:5"
    assert found == Problem(
        "the id is not the name of the file",
        found="a-2014",
        allowed="a-2013",
        hint="rename the file or mend the id",
    )


@each(["A 2014", "2014", ""])
def test_an_id_that_is_none_is_not_compared_with_the_name_of_its_file(value: str) -> None:
    """That it is no id is reported with its row."""
    assert taken(AGREEMENT, f"id: {value}\ntitle: A\n")[1] == []


def test_a_nested_row_knows_its_parent_and_what_comes_from_it() -> None:
    text = "id: a-2013\nprovisions:\n  - id: a-2013.1\n    topics: [trade]\n"
    agreement, provision, topic = taken(AGREEMENT, text)[0]
    assert (agreement.parent, agreement.inherited) == (None, frozenset())
    assert (provision.parent, provision.inherited) == (agreement, {"agreement_id"})
    assert (topic.parent, topic.inherited) == (provision, {"provision_id"})


def test_a_file_of_one_year_is_not_named_after_a_record() -> None:
    assert rows("meetings/2013.yml", "meetings:\n  - id: meeting-2013-04-19\n")

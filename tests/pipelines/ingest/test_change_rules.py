"""Revisions, reported errors and replies: each says what it is about, and of what there is."""

from pathlib import Path

from pipelines.ingest import ingest
from tests.each import each, each_row
from tests.pipelines.release.trees import revised
from tests.trees import add_records, tiny_tree

CLAIM = "example-2013-c001"
REPLY = {
    "id": "reply-0001",
    "record_table": "assessments",
    "record_id": CLAIM,
    "organisation_id": "example-government",
    "date": "2020-06-29",
    "text": "The stones were laid by both sides.",
    "wording": "as-given",
    "language": "en",
}
REPORT = {
    "id": "e0001",
    "record_table": "assessments",
    "record_id": CLAIM,
    "explanation": "The page names Kosovo.",
    "received": "2020-06-29",
    "outcome": "open",
}


def told(root: Path) -> list[tuple[str, str | None]]:
    """What is wrong with a tree, and in which field."""
    return [(problem.what, problem.field) for problem in ingest(root / "raw").errors]


def with_replies(root: Path, name: str, record: dict[str, str], **values: str) -> None:
    """Write one reply or report into a tree."""
    folder = root / "raw" / "replies"
    folder.mkdir(exist_ok=True)
    (folder / "2020.yml").write_text(f"{name}: []\n", encoding="utf-8")
    add_records(root, "replies/2020.yml", name, [{**record, **values}])


def test_a_revision_a_reply_and_a_report_are_records(tmp_path: Path):
    root = tiny_tree(tmp_path)
    revised(root, field="performer", old="all", new="kosovo")
    with_replies(root, "replies", REPLY)
    found = ingest(root / "raw")
    assert found.errors == ()
    assert len(found.records.rows["revisions"]) == len(found.records.rows["replies"]) == 1


@each_row(
    [
        ({"changed_table": "assesments"}, "no such table", "changed_table"),
        ({"changed_table": "positions"}, "no such table", "changed_table"),
        ({"field": "perfomer"}, "no such field", "field"),
        ({"changed_key": "example-2013|1"}, "no such key", "changed_key"),
        ({"new": "all"}, "a change of nothing", "new"),
        (
            {"change": "removed", "changed_key": None},
            "a record that was removed is named by its key",
            "changed_key",
        ),
        ({"change": "merged"}, "merged_into does not fit the change", "merged_into"),
        ({"merged_into": CLAIM}, "merged_into does not fit the change", "merged_into"),
        ({"change": "deprecated", "field": None}, "deprecated without saying what", "field"),
        ({"change": "narrowed", "field": None}, "narrowed without saying what", "field"),
    ]
)
def test_a_revision_says_what_it_revises(
    values: dict[str, str | None], what: str, field: str, tmp_path: Path
):
    root = tiny_tree(tmp_path)
    revised(root, **{"field": "performer", "old": "all", "new": "kosovo", **values})
    assert told(root) == [(what, field)]


def test_a_near_miss_of_a_table_is_told(tmp_path: Path):
    root = tiny_tree(tmp_path)
    revised(root, changed_table="assesments", field="performer", old="all", new="eu")
    (problem,) = ingest(root / "raw").errors
    assert "did you mean assessments" in str(problem.hint)
    assert str(problem.place).startswith("raw/revisions.yml:")


@each(["2020.7", "7.2020.0", "next"])
def test_a_release_is_a_version(release: str, tmp_path: Path):
    root = tiny_tree(tmp_path)
    revised(root, release=release, field="performer", old="all", new="kosovo")
    assert [field for _, field in told(root)] == ["release"]


@each_row(
    [
        ({"outcome": "declined"}, ["answer"]),
        ({"outcome": "accepted", "answer": "So it does."}, ["revision_id"]),
        ({"outcome": "declined", "answer": "The page says both."}, []),
        ({"record_id": "example-2013-c099"}, ["record_id"]),
    ]
)
def test_a_decided_report_has_an_answer(values: dict[str, str], fields: list[str], tmp_path: Path):
    root = tiny_tree(tmp_path)
    with_replies(root, "error_reports", REPORT, **values)
    assert [field for _, field in told(root)] == fields


@each_row(
    [
        ({"record_id": "example-2013-c099"}, "record_id"),
        ({"organisation_id": "nobody"}, "organisation_id"),
    ]
)
def test_a_reply_is_of_a_known_body_to_a_known_claim(
    values: dict[str, str], field: str, tmp_path: Path
):
    root = tiny_tree(tmp_path)
    with_replies(root, "replies", REPLY, **values)
    assert [each for _, each in told(root)] == [field]


def test_a_revision_of_personal_data_does_not_tell_the_old_value(tmp_path: Path):
    root = tiny_tree(tmp_path)
    private = {"field": "finding", "kind": "personal-data"}
    revised(root, **private, old=None, new=None)
    assert told(root) == []
    revised(root, **private, id="r0002", old="a name", new="a role")
    assert [field for _, field in told(root)] == ["old"]
    assert "a name" not in " ".join(each.sentence() for each in ingest(root / "raw").errors)

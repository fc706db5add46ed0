"""What changed since a release, and what keeps the next one from being published."""

from dataclasses import replace
from pathlib import Path

import pytest

from pipelines.release.ledger import Ledger
from tests.pipelines.release.trees import CLAIMS, NOW, compared, problems, released, revised
from tests.trees import edit


@pytest.fixture
def tree(tmp_path: Path) -> tuple[Path, Ledger]:
    """A tree of the next version, with nothing changed yet, and the ledger of the last."""
    return released(tmp_path)


def test_nothing_changed_is_no_change_and_no_problem(tree: tuple[Path, Ledger]):
    assert compared(*tree).found == ()
    assert problems(*tree) == []


def test_a_changed_cell_without_a_revision_is_told_with_what_to_write(tree: tuple[Path, Ledger]):
    edit(tree[0], CLAIMS, "    performer: all\n", "    performer: kosovo\n")
    (problem,) = problems(*tree)
    assert (problem.table, problem.key) == ("assessments", ("example-2013-c001",))
    assert (problem.field, problem.found) == ("performer", "kosovo")
    assert "changed_key: example-2013-c001, field: performer" in str(problem.hint)


def test_a_revision_explains_it(tree: tuple[Path, Ledger]):
    edit(tree[0], CLAIMS, "    performer: all\n", "    performer: kosovo\n")
    revised(tree[0], field="performer", old="all", new="kosovo")
    assert problems(*tree) == []
    (row,) = compared(*tree).rows()
    assert row["revision_id"] == "r0001"
    assert (row["change"], row["old"], row["new"]) == ("changed", "all", "kosovo")
    assert row["release_before"] == "2020.06.0"


def test_a_filled_and_an_emptied_cell_are_changes_too(tree: tuple[Path, Ledger]):
    edit(tree[0], CLAIMS, "    speaker_role: minister\n", "")
    edit(tree[0], CLAIMS, "    level: 1\n", "    speaker_name: Third Person\n    level: 1\n")
    found = {(one.key, one.column): one.new for one in compared(*tree).found}
    assert found == {
        ("example-2013-c001", "speaker_name"): "Third Person",
        ("example-2013-c002", "speaker_role"): None,
    }
    assert len(problems(*tree)) == 2


def test_a_revision_that_gives_other_values_explains_nothing(tree: tuple[Path, Ledger]):
    edit(tree[0], CLAIMS, "    performer: all\n", "    performer: kosovo\n")
    revised(tree[0], field="performer", old="serbia", new="eu")
    old, new = problems(*tree)
    assert (old.table, old.field, old.found) == ("revisions", "old", "serbia")
    assert (new.field, new.found, new.allowed) == ("new", "eu", "kosovo")


def test_a_revision_of_an_older_release_explains_nothing(tree: tuple[Path, Ledger]):
    edit(tree[0], CLAIMS, "    performer: all\n", "    performer: kosovo\n")
    revised(tree[0], release="2020.06.0", field="performer", old="all", new="kosovo")
    assert len(problems(*tree)) == 1


def test_two_revisions_of_one_cell_form_a_chain(tree: tuple[Path, Ledger]):
    edit(tree[0], CLAIMS, "    performer: all\n", "    performer: kosovo\n")
    revised(tree[0], id="r0001", field="performer", old="all", new="serbia")
    revised(tree[0], id="r0002", field="performer", old="serbia", new="kosovo")
    assert problems(*tree) == []
    assert compared(*tree).rows()[0]["revision_id"] == "r0002"


def test_one_rule_explains_a_code_renamed_everywhere(tree: tuple[Path, Ledger]):
    path = tree[0] / "raw" / CLAIMS
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("seen_part: unknown", "seen_part: whole"), encoding="utf-8")
    before = len(problems(*tree))
    assert before == 3
    revised(
        tree[0],
        changed_table="citations",
        changed_key=None,
        field="seen_part",
        old="unknown",
        new="whole",
        kind="method",
    )
    assert problems(*tree) == []
    assert [row["revision_id"] for row in compared(*tree).rows()] == ["r0001"] * before


def test_an_id_that_vanished_is_told_and_a_revision_with_its_reason_explains_it(
    tree: tuple[Path, Ledger],
):
    _without_figure(tree[0])
    (problem,) = problems(*tree)
    assert problem.what == "figures example-2013-c005 was released and is gone"
    revised(tree[0], change="removed", changed_table="figures", changed_key="example-2013-c005")
    assert problems(*tree) == []


def _without_figure(root: Path) -> None:
    path = root / "raw" / CLAIMS
    text = path.read_text(encoding="utf-8")
    start, end = text.index("figures:\n"), text.index("discrepancies:\n")
    path.write_text(text[:start] + text[end:], encoding="utf-8")


@pytest.mark.parametrize(("into", "faults"), [("example-2013-c001", 0), ("example-2013-c099", 1)])
def test_a_merged_record_names_one_that_is_there(tree: tuple[Path, Ledger], into: str, faults: int):
    _without_second_claim(tree[0])
    revised(
        tree[0],
        change="merged",
        changed_key="example-2013-c002",
        merged_into=into,
    )
    revised(tree[0], id="r0002", change="narrowed", changed_key=None, field="assessments")
    revised(tree[0], id="r0003", change="narrowed", changed_key=None, field="assessors")
    revised(tree[0], id="r0004", change="narrowed", changed_key=None, field="citations")
    revised(tree[0], id="r0005", change="narrowed", changed_key=None, field="verified assessments")
    revised(
        tree[0], id="r0006", change="narrowed", changed_key=None, field="agreements by assessor"
    )
    found = problems(*tree)
    assert len(found) == faults
    assert all(problem.field == "merged_into" for problem in found)


def _without_second_claim(root: Path) -> None:
    path = root / "raw" / CLAIMS
    text = path.read_text(encoding="utf-8")
    start, end = text.index("  - id: example-2013-c002"), text.index("challenges:\n")
    path.write_text(text[:start] + text[end:], encoding="utf-8")
    codings = root / "raw" / "codings.yml"
    assert "example-2013-c002" not in codings.read_text(encoding="utf-8")


def test_what_hung_on_a_removed_record_went_for_the_same_reason(tree: tuple[Path, Ledger]):
    _without_second_claim(tree[0])
    revised(tree[0], change="removed", changed_key="example-2013-c002")
    gone = [row for row in compared(*tree).rows() if row["change"] == "removed"]
    assert {row["changed_table"] for row in gone} == {
        "assessments",
        "assessment_targets",
        "citations",
    }
    assert {row["revision_id"] for row in gone} == {"r0001"}


def test_coverage_that_shrank_is_told(tree: tuple[Path, Ledger]):
    _without_second_claim(tree[0])
    revised(tree[0], change="removed", changed_key="example-2013-c002")
    told = {problem.what.rpartition(": ")[2]: problem for problem in problems(*tree)}
    assert set(told) == {
        "agreements by assessor",
        "assessments",
        "assessors",
        "citations",
        "verified assessments",
    }
    assert (told["assessments"].found, told["assessments"].allowed) == ("2", "3 or more")
    assert {str(problem.place) for problem in told.values()} == {"raw/revisions.yml:1:1"}


def test_what_is_new_needs_no_revision(tree: tuple[Path, Ledger]):
    path = tree[0] / "raw" / "places.yml"
    text = path.read_text(encoding="utf-8")
    town = text.removeprefix("places:\n")
    path.write_text(text + town.replace("example-town", "other-town"), encoding="utf-8")
    (row,) = compared(*tree).rows()
    assert (row["changed_table"], row["changed_key"]) == ("places", "other-town")
    assert (row["change"], row["field"]) == ("added", None)
    assert problems(*tree) == []


def test_a_column_that_vanished_was_deprecated_in_the_release_before(tree: tuple[Path, Ledger]):
    root, ledger = tree
    columns = {**ledger.columns, "places": (*ledger.columns["places"], "colour")}
    rows = {**ledger.rows, "places": {k: f"{m}abcd" for k, m in ledger.rows["places"].items()}}
    had = replace(ledger, columns=columns, rows=rows)
    (problem,) = problems(root, had)
    assert problem.what == "the column places.colour vanished without notice"
    told = replace(had, deprecated=("places.colour",))
    assert problems(root, told) == []
    assert [row["change"] for row in compared(root, told).rows()] == ["column-removed"]


def test_a_new_column_is_a_change_and_no_problem(tree: tuple[Path, Ledger]):
    root, ledger = tree
    width = {"places": ledger.columns["places"][:-1]}
    rows = {"places": {key: marks[:-4] for key, marks in ledger.rows["places"].items()}}
    had = replace(ledger, columns={**ledger.columns, **width}, rows={**ledger.rows, **rows})
    assert [row["change"] for row in compared(root, had).rows()] == ["column-added"]
    assert problems(root, had) == []


def test_a_version_follows_the_last(tree: tuple[Path, Ledger]):
    edit(tree[0], "dataset.yml", f"'{NOW}'", "'2020.06.0'")
    (problem,) = problems(*tree)
    assert (problem.field, problem.allowed) == ("version", "after 2020.06.0")


def test_a_release_is_not_older_than_the_last(tree: tuple[Path, Ledger]):
    root, ledger = tree
    (problem,) = problems(root, replace(ledger, release_date="2020-08-01"))
    assert (problem.field, problem.allowed) == ("release_date", "2020-08-01 or later")

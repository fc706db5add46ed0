"""The texts of a release say what the tables say, and nothing of their own."""

import re
from pathlib import Path

import pytest

from pipelines.release import with_changes, write_ledger
from pipelines.release.papers import cautionary_notes, whats_new
from schemas.tables import Tables
from tests.pipelines.release.trees import BEFORE, CLAIMS, released, revised
from tests.pipelines.tabulate.tables import base_of, checkout_base
from tests.trees import edit


@pytest.fixture
def next_version(tmp_path: Path) -> Path:
    """A tree after a release, with nothing changed."""
    root, ledger = released(tmp_path)
    write_ledger(ledger, root / "raw")
    return root


def tables(root: Path) -> Tables:
    """Base tables and `changes`."""
    base = base_of(root / "raw")
    return with_changes(base, base, root / "raw")


def test_a_first_release_is_compared_with_nothing(tmp_path: Path):
    assert "This is the first release." in whats_new(tables(released(tmp_path)[0]), None)


def test_a_release_without_changes_says_so(next_version: Path):
    assert f"differs from version {BEFORE}" in whats_new(tables(next_version), BEFORE)


def test_a_column_that_will_go_is_announced(next_version: Path):
    revised(
        next_version, change="deprecated", changed_table="places", changed_key=None, field="region"
    )
    text = whats_new(tables(next_version), BEFORE)
    assert "## Columns that a later release will leave out\n\n- `places.region`\n" in text


def test_a_revision_stands_with_its_kind_reason_and_credit(next_version: Path):
    edit(next_version, CLAIMS, "    performer: all\n", "    performer: kosovo\n")
    revised(next_version, field="performer", old="all", new="kosovo", credit="a reader")
    text = whats_new(tables(next_version), BEFORE)
    assert (
        "- **r0001**, correction: assessments example-2013-c001, performer, "
        "changed from `all` to `kosovo`. The page says otherwise. Noticed by: a reader.\n" in text
    )


def test_what_to_mind_gives_the_numbers_of_the_tables():
    base = checkout_base()
    text = cautionary_notes(base)
    claims = base.rows("assessments")
    stated = sum(row["level_basis"] == "stated" and row["level"] is not None for row in claims)
    found = re.search(r"Of (\d+) assessments (\d+) have a level .* states; (\d+) have", text)
    assert found is not None
    assert (int(found[1]), int(found[2])) == (len(claims), stated)
    assert int(found[2]) + int(found[3]) + _without(text) == len(claims)
    assert "None" not in text


def _without(text: str) -> int:
    found = re.search(r"coding manual; (\d+) have none", text)
    assert found is not None
    return int(found[1])

"""What changed since the last release, and replies beside the claims that they answer."""

from pathlib import Path

import pytest
from markupsafe import escape

from pipelines.present import Library, changes_summary, words_of
from pipelines.present.claims import replies
from pipelines.present.language import plain
from pipelines.present.revisions import changes_by_table, revisions
from pipelines.release import with_changes, write_ledger
from schemas.claims import Assessment, Challenge
from tests.pipelines.ingest.test_change_rules import REPLY, with_replies
from tests.pipelines.release.trees import BEFORE, CLAIMS, released, revised
from tests.pipelines.tabulate.tables import base_of, tiny_tables
from tests.trees import edit

CLAIM = "example-2013-c001"


def library(root: Path, code: str = "en") -> Library:
    """The records of a tree with what changed, in a language."""
    base = base_of(root / "raw")
    return Library(with_changes(base, base, root / "raw"), words_of(code))


@pytest.fixture
def changed(tmp_path: Path) -> Path:
    """A tree after a release, with one value corrected and one reply."""
    root, ledger = released(tmp_path)
    write_ledger(ledger, root / "raw")
    edit(root, CLAIMS, "    performer: all\n", "    performer: kosovo\n")
    revised(root, field="performer", old="all", new="kosovo", credit="a reader")
    with_replies(root, "replies", REPLY)
    return root


def test_the_first_release_has_none_to_be_compared_with():
    first = Library(tiny_tables())
    assert changes_summary(first).startswith("This is the first release")
    assert (changes_by_table(first), revisions(first)) == ([], [])


def test_the_summary_counts_what_differs(changed: Path):
    assert changes_summary(library(changed)) == (
        f"Compared with version {BEFORE}: records added 1, records removed 0, values changed 1."
    )


def test_each_table_with_a_difference_has_a_row(changed: Path):
    found = [(row.table, row.added, row.removed, row.changed) for row in _tables(changed)]
    assert found == [("assessments", "0", "0", "1"), ("replies", "1", "0", "0")]


def _tables(root: Path):
    return changes_by_table(library(root))


def test_a_revision_says_of_which_kind_it_is_in_the_language(changed: Path):
    (one,) = revisions(library(changed))
    assert (one.kind, one.credit) == ("correction", "a reader")
    assert one.what == f"assessments, {CLAIM}, performer"
    assert one.values == "Before: all; now: kosovo."
    (other,) = revisions(library(changed, "sq"))
    assert other.values is not None
    assert plain(other.values).startswith("Më parë: ")
    assert other.kind == "korrigjim"
    assert 'lang="en"' in escape(other.reason)


def test_a_reply_stands_with_who_gave_it_and_when(changed: Path):
    made = library(changed)
    (reply,) = replies(made, made.one(Assessment, CLAIM))
    assert reply.startswith("Reply of ")
    assert reply.endswith("29 June 2020: The stones were laid by both sides.")
    assert replies(made, made.one(Assessment, "example-2013-c002")) == []
    assert replies(made, Challenge.model_construct(id=CLAIM)) == []


def test_a_reply_in_another_language_says_so(changed: Path):
    made = library(changed, "sr-Latn")
    (reply,) = replies(made, made.one(Assessment, CLAIM))
    assert '<span lang="en">The stones were laid by both sides.</span>' in escape(reply)

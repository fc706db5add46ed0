"""A narrative is reviewed when two persons of different communities read it as it stands."""

from datetime import date
from pathlib import Path

import pytest

from pipelines.run.edition import edition, read
from pipelines.run.sealing import sealed
from schemas.reviews import Review, ReviewState
from tests.narratives import FILE as NARRATIVE
from tests.reviews import REVIEW, reviewed, states, told
from tests.trees import edit

SERB = "kosovo-serb, profession: student"


@pytest.fixture
def root(tiny: Path) -> Path:
    """The tiny tree with a narrative."""
    return told(tiny)


def test_without_a_review_nothing_is_reviewed_in_any_language(root: Path) -> None:
    found = states(root)
    assert set(found) == {"en", "sq", "sr-Latn", "sr-Cyrl"}
    assert {row.state for row in found.values()} == {"not-reviewed"}


def test_two_communities_make_a_review(root: Path) -> None:
    reviewed(root)
    found = states(root)["en"]
    assert (found.state, found.persons, found.communities) == ("reviewed", 3, 2)
    assert (found.verdict, found.open_comments, found.earlier_persons) == ("needs-changes", 1, 0)


def test_persons_of_one_community_or_of_none_stated_are_readers_only(root: Path) -> None:
    for other in ("kosovo-albanian", "not-stated"):
        reviewed(root, REVIEW.replace(SERB, f"{other}, profession: student"))
        found = states(root)["en"]
        assert (found.state, found.persons, found.communities) == ("read", 3, 1)


def test_reviews_of_the_same_text_add_up(root: Path) -> None:
    rest = REVIEW.partition("reviews:\n")[2]
    second = rest.replace("r001", "r002").replace("0000000", "0000001")
    second = second.replace("needs-changes", "not-acceptable")
    reviewed(root, f"reviews:\n{rest}{second}")
    found = states(root)["en"]
    assert (found.persons, found.communities, found.verdict) == (6, 2, "not-acceptable")


def test_a_changed_text_was_read_in_an_earlier_version(root: Path) -> None:
    reviewed(root)
    edit(root, NARRATIVE, "In January 2014 the first", "In January of 2014 the first")
    sealed(root / "raw")
    found = states(root)["en"]
    assert (found.state, found.persons, found.earlier_persons) == ("not-reviewed", 0, 3)
    assert (found.verdict, found.open_comments) == (None, 0)


def test_an_earlier_version_counts_in_its_own_language_in_both_scripts(root: Path) -> None:
    reviewed(root, REVIEW.replace("language: en", "language: sr-Latn"), "00000000")
    earlier = {code: row.earlier_persons for code, row in states(root).items()}
    assert earlier == {"en": 0, "sq": 0, "sr-Latn": 3, "sr-Cyrl": 3}


def test_before_it_arrived_there_is_no_review(root: Path) -> None:
    reviewed(root)
    day = date(2020, 6, 29)
    tables = edition(read(root / "raw"), day, day).tables
    assert tables.of(Review) == []
    assert {row.state for row in tables.of(ReviewState)} == {"not-reviewed"}

"""What a page says of who read a narrative comes from the reviews in the data."""

from pathlib import Path

import pytest

from pipelines.present import Library, words_of
from pipelines.present.language import LANGUAGES, plain
from pipelines.present.narrative import narrative
from pipelines.run.edition import edition, read
from tests.each import each
from tests.reviews import REVIEW, reviewed, told


@pytest.fixture
def root(tiny: Path) -> Path:
    """The tiny tree with a narrative."""
    return told(tiny)


def about(root: Path, code: str = "en") -> str:
    tables = edition(read(root / "raw")).tables
    return " ".join(map(plain, narrative(Library(tables, words_of(code)), "example-2013").about))


def test_nobody_read_it(root: Path) -> None:
    assert about(root) == "Written by a machine (15 June 2020); reviewed by no person."


def test_it_is_reviewed_with_what_readers_ask_for(root: Path) -> None:
    reviewed(root)
    assert about(root) == (
        "Written by a machine (15 June 2020). "
        "Reviewed as it stands by 3 persons of different communities. "
        "At least one of them asks for changes. "
        "Comments on it that are not decided yet: 1."
    )


def test_it_is_read_and_not_reviewed(root: Path) -> None:
    text = REVIEW.replace("kosovo-serb", "not-stated").replace("needs-changes", "accurate")
    reviewed(root, text.replace("outcome: open", "outcome: kept\n        reason: Thus."))
    assert about(root) == (
        "Written by a machine (15 June 2020). "
        "Read as it stands by 3 persons; not reviewed by persons of different communities."
    )


def test_an_earlier_version_was_read(root: Path) -> None:
    reviewed(root, text_hash="00000000")
    assert about(root) == (
        "Written by a machine (15 June 2020). No person has read it as it stands. "
        "An earlier version of it was read by 3 persons."
    )


def test_it_is_not_acceptable_to_somebody(root: Path) -> None:
    reviewed(root, REVIEW.replace("needs-changes", "not-acceptable"))
    assert "At least one of them finds it not acceptable." in about(root)


@each(LANGUAGES)
def test_every_language_says_what_is_true_of_its_own_text(language: str, tiny: Path) -> None:
    root = told(tiny)
    before = about(root, language)
    reviewed(root)  # the tree has no translations: every page prints the English text
    after = about(root, language)
    assert before != after and "3" in after.replace("2013", "")

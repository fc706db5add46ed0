"""Rules of reviews: counts add up, nobody can be found, and what came of a comment is said."""

from pathlib import Path

import pytest

from tests.each import each_row
from tests.reports import Told, place_of, reported
from tests.reviews import FILE, REVIEW, reviewed, told

ON_N003 = "        text: Which stones are meant?\n        outcome: open\n"


@pytest.fixture
def root(tiny: Path) -> Path:
    """The tiny tree with a narrative."""
    return told(tiny)


def only(root: Path, old: str, new: str) -> Told:
    """The one problem of a review of which a part is replaced."""
    assert REVIEW.count(old) == 1
    reviewed(root, REVIEW.replace(old, new))
    (found,) = reported(root)
    return found


def test_a_whole_review_is_good(root: Path) -> None:
    reviewed(root)
    assert reported(root) == []


def test_readers_that_do_not_add_up_are_an_error(root: Path) -> None:
    found = only(root, "profession: student, count: 2", "profession: student, count: 1")
    assert found.what == "the readers of a review do not add up to its persons"
    assert (found.found, found.allowed) == ("3", "2, as `readers` has it, and at least 1")
    assert found.place == place_of(root, FILE, "persons: |3\n    readers")


@each_row(
    [
        ("Ask a@example.org.", "an e-mail address"),
        ("Call 044 123 456.", "a telephone number"),
        ("See www.example.org.", "a link"),
    ]
)
def test_personal_data_are_an_error_that_does_not_repeat_them(
    text: str, kind: str, tiny: Path
) -> None:
    root = told(tiny)
    found = only(root, "Which stones are meant?", f"'{text}'")
    assert (found.what, found.found) == ("personal data in a review", kind)
    assert found.place == place_of(root, FILE, f"text: |'{text}'")


def test_a_sentence_of_another_narrative_is_an_error(root: Path) -> None:
    found = only(root, "sentence_id: example-2013-n003", "sentence_id: other-2013-n003")
    assert found.what == "a sentence that is not of this narrative"
    assert found.place == place_of(root, FILE, "sentence_id: |other-2013-n003")


def test_a_sentence_that_is_gone_may_stand_in_a_review_of_an_older_text_only(root: Path) -> None:
    found = only(root, "sentence_id: example-2013-n003", "sentence_id: example-2013-n099")
    assert found.what == "a sentence that is not of this narrative"
    reviewed(root, REVIEW.replace("example-2013-n003", "example-2013-n099"), "00000000")
    assert reported(root) == []


@each_row(
    [
        ("outcome: changed", "a change that names nothing changed"),
        ("outcome: kept", "a text that is kept without a reason"),
        ("reason: Thus.", "a comment of which nobody says what came of it"),
        (
            "outcome: open\n        changed_table: narratives\n        changed_id: example-2013",
            "a change that is named with another outcome",
        ),
        (
            "outcome: changed\n        changed_table: assessments\n        changed_id: a-c001",
            "a change that names no record",
        ),
        (
            "outcome: changed\n        changed_table: quality\n        changed_id: a-c001",
            "a change that names no record",
        ),
    ]
)
def test_an_outcome_without_what_belongs_to_it_is_an_error(new: str, what: str, tiny: Path) -> None:
    assert only(told(tiny), "outcome: open", new).what == what


@each_row(
    [
        ("changed_table: narrative_sentences", "changed_id: example-2013-n003"),
        ("changed_table: narrative_sentences", "changed_id: example-2013-n099"),
        ("changed_table: assessments", "changed_id: example-2013-c001"),
    ]
)
def test_a_change_names_a_record_or_a_sentence_of_the_narrative(
    table: str, record: str, tiny: Path
) -> None:
    root = told(tiny)
    new = f"outcome: changed\n        {table}\n        {record}"
    reviewed(root, REVIEW.replace("outcome: open", new))
    assert reported(root) == []


def test_a_verdict_goes_with_a_sentence(root: Path) -> None:
    found = only(root, "sentence_id: example-2013-n003\n        verdict", "verdict")
    assert found.what == "a verdict goes with a sentence"


def test_more_persons_than_read_it_cannot_say_something(root: Path) -> None:
    found = only(root, "verdict: correct, persons: 3", "verdict: correct, persons: 4")
    assert (found.found, found.allowed) == ("4", "1 to 3")


def test_a_workshop_is_named_only_by_a_review_from_one(root: Path) -> None:
    reviewed(root, REVIEW.replace("expert-review", "survey\n    activity_id: workshop-x"))
    found = [each.what for each in reported(root)]
    assert "activity_id with the basis survey" in found


def test_an_id_begins_with_its_narrative(root: Path) -> None:
    found = only(root, "id: example-2013-r001", "id: other-r001")
    assert (found.found, found.allowed) == ("other-r001", "example-2013-r and a number")


def test_a_sheet_is_taken_once(root: Path) -> None:
    found = only(root, "'0000000b', '0000000c'", "'0000000b', '0000000b'")
    assert found.what == "duplicate sheet in review_sheets"

"""Sheets become counts: what one reader said cannot be put together again."""

from dataclasses import replace

import pytest

from pipelines.review import Answers, merged, with_reviews
from pipelines.review.answers import Said
from pipelines.review.merging import Origin
from schemas.problem import CouldNotRun

ORIGIN = Origin("workshop", "2026-12-01")
ONE = Answers(
    narrative_id="a",
    language="sq",
    text_hash="00000001",
    sentences={"a-n001": Said("correct", None), "a-n002": Said("wrong", None)},
    whole=Said("accurate", None),
    community="serbia",
    profession="student",
    sheet="0000000a",
)
TWO = replace(
    ONE,
    sentences={"a-n001": Said("correct", None), "a-n002": Said("correct", "Good.")},
    whole=Said("needs-changes", "Too long."),
    sheet="0000000b",
)


def test_the_sheets_of_one_text_are_one_review_with_the_strictest_verdict() -> None:
    (found,) = merged([TWO, ONE], ORIGIN, [])
    assert (found.review.id, found.review.persons) == ("a-r001", 2)
    assert (found.review.verdict, found.review.basis) == ("needs-changes", "workshop")
    assert [(row.community, row.profession, row.count) for row in found.readers] == [
        ("serbia", "student", 2)
    ]
    assert found.sheets == ["0000000a", "0000000b"]


def test_verdicts_without_words_are_counted_and_comments_are_open() -> None:
    (found,) = merged([ONE, TWO], ORIGIN, [])
    assert [
        (row.number, row.sentence_id, row.verdict, row.persons, row.text, row.outcome)
        for row in found.comments
    ] == [
        (1, "a-n001", "correct", 2, None, None),
        (2, "a-n002", "wrong", 1, None, "open"),
        (3, "a-n002", "correct", 1, "Good.", "open"),
        (4, None, None, 1, "Too long.", "open"),
    ]


def test_the_order_of_the_sheets_leaves_no_trace() -> None:
    assert merged([ONE, TWO], ORIGIN, []) == merged([TWO, ONE], ORIGIN, [])


def test_another_text_or_language_is_another_review_with_the_next_id() -> None:
    others = [replace(ONE, language="en"), replace(ONE, text_hash="00000002"), ONE]
    found = merged(others, ORIGIN, ["a-r004", "a-r002", "ab-r009"])
    assert [each.review.id for each in found] == ["a-r005", "a-r006", "a-r007"]


def test_a_file_is_begun_and_added_to_and_keeps_what_stands_in_it() -> None:
    first = with_reviews(None, merged([ONE], ORIGIN, []))
    assert first.startswith("# yaml-language-server: ")
    assert '    text_hash: "00000001"\n' in first
    before = first.replace("reviews:\n", "reviews:\n  # of the first day\n")
    assert with_reviews(before, merged([TWO], ORIGIN, ["a-r001"])).startswith(before)


def test_a_file_that_does_not_end_with_its_list_is_left_alone() -> None:
    for text in ("reviews: []\n", "reviews:\n- id: a-r001\n", "reviews:\n  - id: x\nother: 1\n"):
        with pytest.raises(CouldNotRun, match="mend it by hand"):
            with_reviews(text, merged([ONE], ORIGIN, []))

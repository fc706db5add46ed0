"""Counts of respondents: right, and none from which a person can be told."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.capture.respondents.counting import SMALLEST, Counted, counted, kept_back
from pipelines.capture.respondents.mapping import Option, Question
from pipelines.capture.respondents.table import Answers

SINGLE = Question(
    text="How well informed",
    kind="single",
    column="q1",
    options=[Option(label="well", answers=["mirë", "dobro"]), Option(label="badly")],
)
MULTI = Question(
    text="Where from",
    kind="multi",
    column="q2",
    options=[Option(label="television"), Option(label="newspapers, printed")],
)


def test_answers_of_all_languages_are_one_option() -> None:
    rows = [{"q1": text} for text in ("mirë", " Dobro", "WELL", "badly", "", "no idea")]
    assert counted(SINGLE, Answers(rows)) == Counted((3, 1), 1, 1, 6)


def test_several_answers_in_a_cell_count_once_each() -> None:
    cells = (
        "television; newspapers, printed",
        "television;television",
        "radio",
        "radio;television",
    )
    found = counted(MULTI, Answers([{"q2": text} for text in cells]))
    assert found.options == (3, 1) and found.other == 1


def test_an_answer_may_hold_the_separator() -> None:
    question = MULTI.model_copy(update={"separator": ","})
    cells = ("newspapers, printed, television", "television, newspapers, printed", "newspapers")
    found = counted(question, Answers([{"q2": text} for text in cells]))
    assert found.options == (2, 2) and found.other == 1


def test_a_column_for_each_answer_is_counted_by_its_marks() -> None:
    question = Question(
        text="Where from",
        kind="multi",
        options=[Option(label="television", column="a"), Option(label="radio", column="b")],
    )
    rows = [{"a": "1", "b": "0"}, {"a": "x", "b": ""}, {"a": "jo", "b": "television"}]
    assert counted(question, Answers(rows)).options == (2, 1)


@pytest.mark.parametrize(
    ("options", "rest", "kept"),
    [
        ((30, 20, 10), 0, ()),
        ((30, 20, 3), 0, (1, 2)),  # the second one, or 3 is 53 less the others
        ((30, 20, 0), 0, ()),
        ((50, 3, 0), 0, (0, 1)),
        ((30, 2, 3), 0, (1, 2)),
        ((30, 1, 1), 0, (0, 1, 2)),  # two that make 2 are both 1
        ((30, 4, 4), 0, (0, 1, 2)),  # two that make 8 may both be 4
        ((30, 20), 3, (1,)),  # who did not answer is a cell too
        ((3,), 2, (0,)),
    ],
)
def test_what_could_be_computed_is_kept_back(
    options: tuple[int, ...], rest: int, kept: tuple[int, ...]
) -> None:
    found = Counted(options, rest, 0, sum(options) + rest)
    assert kept_back(found, is_single=True) == frozenset(kept)


def test_of_several_answers_also_those_of_nearly_all_are_kept_back() -> None:
    assert kept_back(Counted((50, 48, 20, 3, 0), 0, 0, 50), is_single=False) == {1, 3}


def test_of_few_persons_nothing_is_told() -> None:
    assert kept_back(Counted((4, 0), 0, 0, 4), is_single=True) == {0, 1}


@given(st.lists(st.integers(0, 12), min_size=1, max_size=4), st.integers(0, 6))
def test_nobody_can_compute_a_small_count_from_the_others(options: list[int], rest: int) -> None:
    """Every way to fill in what is kept back: no small count is the same in all of them."""
    persons = sum(options) + rest
    hidden = sorted(kept_back(Counted(tuple(options), rest, 0, persons), is_single=True))
    told = [count for place, count in enumerate(options) if place not in hidden]
    assert not any(0 < count < SMALLEST for count in told)
    missing = persons - sum(told)
    ways = [way for way in product(range(missing + 1), repeat=len(hidden)) if sum(way) <= missing]
    for place in range(len(hidden)):
        values = {way[place] for way in ways}
        assert len(values) > 1 or not 0 < options[hidden[place]] < SMALLEST

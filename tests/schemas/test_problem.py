"""What a check reports, as a sentence and with its place."""

import shutil

from hypothesis import given
from hypothesis import strategies as st

from schemas.problem import (
    LONGEST_PART,
    MOST_LINES,
    CouldNotRun,
    Place,
    Problem,
    ProblemsFound,
    plain,
    reason,
)
from tests.each import each, each_row


@each_row(
    [
        (Problem("a tab"), "a tab"),
        (Problem("a tab", hint="use spaces"), "a tab; use spaces"),
        (
            Problem("unknown code", found="x", allowed="a, b"),
            "unknown code; found x; allowed: a, b",
        ),
        (Problem("wrong", found=""), "wrong; found "),
    ]
)
def test_a_problem_is_one_line(problem: Problem, sentence: str) -> None:
    assert problem.sentence() == sentence


def test_a_place_reads_as_file_line_column() -> None:
    assert str(Place("raw/a.yml", 3, 7)) == "raw/a.yml:3:7"
    assert str(Place("raw/a.yml")) == "raw/a.yml:1:1"


def test_the_place_does_not_tell_problems_apart() -> None:
    assert Problem("a", place=Place("x")) == Problem("a", place=Place("y"))


def test_a_stop_counts_the_errors_and_keeps_the_warnings() -> None:
    stop = ProblemsFound((Problem("a"), Problem("b", severity="warning")))
    assert str(stop) == "1 errors in the data"
    assert len(stop.problems) == 2


everything = st.text(st.characters(codec=None), max_size=200)


@given(everything, everything, everything, everything)
def test_a_problem_is_one_line_that_prints_whatever_it_speaks_of(
    what: str, found: str, allowed: str, hint: str
) -> None:
    place = Place(what, 1, 1)
    said = f"{place}: {Problem(what, found=found, allowed=allowed, hint=hint).sentence()}"
    assert said.isprintable()
    assert said.encode().decode() == said


@given(everything.filter(str.isprintable))
def test_what_prints_is_shown_as_it_is(text: str) -> None:
    words = all(len(word) <= 120 for word in text.split())
    assert not words or plain(text) == text


@each([61, 300, 5_000_000])
def test_a_long_id_is_cut_wherever_it_stands(length: int) -> None:
    long = "x" * length
    place = Place(f"raw/{long}.yml")
    problem = Problem(f"no id {long}", "t", found=long, allowed=f"one of {long}, {long}", hint=long)
    assert len(problem.sentence()) < 6 * 121
    assert len(str(place)) < 150


def test_many_ids_are_cut_too() -> None:
    problem = Problem("a", allowed=", ".join(f"id-{n}" for n in range(1_000_000)))
    assert len(problem.sentence()) < LONGEST_PART + 50
    assert problem.sentence().endswith("...")


@given(st.lists(everything, max_size=4))
def test_a_reason_has_lines_that_print(lines: list[str]) -> None:
    said = reason(CouldNotRun("\n".join(lines)))
    assert all(line.isprintable() for line in said.split("\n"))


def test_a_reason_has_an_end() -> None:
    said = reason(CouldNotRun("\n".join("word " * 1_000 for _ in range(1_000))))
    assert said.count("\n") == MOST_LINES
    assert said.endswith(f"... and {1_000 - MOST_LINES} more")
    assert len(said) < (MOST_LINES + 1) * (LONGEST_PART + 1)


def test_many_files_that_could_not_be_copied_are_one_sentence() -> None:
    error = shutil.Error([(f"a{n}", f"b{n}", "[Errno 28] No space left") for n in range(500)])
    assert reason(error) == (
        "500 files could not be copied, the first is a0: [Errno 28] No space left"
    )

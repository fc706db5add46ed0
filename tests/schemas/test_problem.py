"""What a check reports, as a sentence and with its place."""

import pytest

from schemas.problem import Place, Problem, ProblemsFound


@pytest.mark.parametrize(
    ("problem", "sentence"),
    [
        (Problem("a tab"), "a tab"),
        (Problem("a tab", hint="use spaces"), "a tab; use spaces"),
        (
            Problem("unknown code", found="x", allowed="a, b"),
            "unknown code; found x; allowed: a, b",
        ),
        (Problem("wrong", found=""), "wrong; found "),
    ],
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

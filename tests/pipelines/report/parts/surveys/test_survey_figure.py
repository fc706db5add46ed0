"""The figure of a survey from small worlds: what it finds, and when there is none."""

from typing import Any

from pipelines.present.figures import Figure
from pipelines.present.figures.figure import Bars
from pipelines.report.parts.surveys.figures import survey_figure
from schemas.surveys import Survey
from tests.pipelines.derive.history import survey
from tests.pipelines.present.measured import world
from tests.pipelines.report.parts.figures import SOURCE, drawn_bars, made


def asked(*shares: float | None, **values: Any) -> Figure | None:
    """The figure of a survey of one question with an answer for each share."""
    question = {"id": "s-q1", "survey_id": "s", "number": 1, "text": "Is it good?"}
    library = world(
        surveys=[survey("s", **values)],
        survey_questions=[{**question, "kind": "single"}],
        survey_options=[
            {"question_id": "s-q1", "number": n, "label": f"Answer {n}", "share": share}
            for n, share in enumerate(shares, 1)
        ],
    )
    return survey_figure(library, library.one(Survey, "s"), SOURCE)


def test_a_survey_shows_shares_as_published_with_its_sample() -> None:
    found = made(asked(40.5, 30, 20.5, 9, None, sample_size=1207))
    assert found.id == "s-shares"
    assert found.title == "Shares of answers as published; sample size: 1,207"
    assert found.rows == (
        ("Is it good?", "– Answer 1", 40.5),
        ("Is it good?", "– Answer 2", 30.0),
        ("Is it good?", "– Answer 3", 20.5),
        ("Is it good?", "– Answer 4", 9.0),
    )
    assert "Is it good? – Answer 1: 40.5%" in found.alt
    assert "Answer 5" not in found.alt
    assert isinstance(found.drawing, Bars)
    assert found.drawing.unit == "%"
    assert drawn_bars(found) == {"share": (40.5, 30.0, 20.5, 9.0)}


def test_a_survey_without_a_sample_size_says_so() -> None:
    assert made(asked(1, 2, 3, 4)).title == (
        "Shares of answers as published; sample size not stated"
    )


def test_a_share_of_nought_is_a_share() -> None:
    assert made(asked(0, 2, 3, 4)).rows[0][2] == 0


def test_three_shares_are_no_figure() -> None:
    assert asked(1, 2, 3, None) is None

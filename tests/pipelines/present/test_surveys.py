"""What surveys say: facts and shares as published, what is not stated, nothing computed."""

from typing import Any

from pipelines.present import Library, words_of
from pipelines.present.surveys import Option, SurveyText, surveys, surveys_summary
from schemas.surveys import SurveyOption
from tests.each import each_row
from tests.pipelines.derive.claims import Row, organisation
from tests.pipelines.derive.history import cited, source, survey
from tests.pipelines.present.contexts import sources_of
from tests.pipelines.present.measured import world
from tests.pipelines.tabulate.tables import base_tables, checkout_tables


def asked(*rows: Row, **more: Any) -> list[SurveyText]:
    """Surveys, ready to print."""
    library = world(surveys=rows, **more)
    return surveys(library)


def question(number: int = 1, of: str = "s", **values: Any) -> Row:
    """A question of a survey."""
    usual = {"survey_id": of, "text": "Is it good?", "kind": "single"}
    return {"id": f"{of}-q{number}", "number": number, **usual, **values}


def option(number: int, of: str = "s-q1", **values: Any) -> Row:
    """An answer."""
    return {"question_id": of, "number": number, "label": f"Answer {number}", **values}


def test_of_a_survey_without_particulars_everything_is_said_to_be_not_stated() -> None:
    (found,) = asked(survey("s"))
    assert found == SurveyText(
        id="s",
        title="Survey s",
        facts=[
            ("By", "Institute"),
            ("Fieldwork", "not stated"),
            ("Published", "not stated"),
            ("Population", "not stated"),
            ("Sample size", "not stated"),
            ("Margin of error", "not stated"),
            ("Mode", "not stated"),
        ],
        groups=None,
        questions=[],
        note=None,
        differences=[],
        notes=(),
        verified=True,
    )


def test_facts_are_those_published() -> None:
    (found,) = asked(
        survey(
            "s",
            fieldwork_start="2015-05-02",
            fieldwork_end="2015-05-09",
            published="2015-07",
            population="Adults in Kosovo",
            sample_size=1207,
            sample_note="603 and 604",
            margin_of_error="3 points",
            mode="face to face",
        )
    )
    assert dict(found.facts) == {
        "By": "Institute",
        "Fieldwork": "2–9 May 2015",
        "Published": "July 2015",
        "Population": "Adults in Kosovo",
        "Sample size": "1,207; 603 and 604",
        "Margin of error": "3 points",
        "Mode": "face to face",
    }


@each_row(
    [
        ({"fieldwork_start": "2015-05"}, "May 2015"),
        ({"fieldwork_note": "in spring"}, "in spring"),
        ({"fieldwork_start": "2015", "fieldwork_note": "in spring"}, "2015"),
    ]
)
def test_fieldwork_is_a_date_else_the_words_of_the_source(
    values: dict[str, str], fieldwork: str
) -> None:
    (found,) = asked(survey("s", **values))
    assert dict(found.facts)["Fieldwork"] == fieldwork


def test_a_sample_known_in_words_only_is_given_in_words() -> None:
    (found,) = asked(survey("s", sample_note="about a thousand"))
    assert dict(found.facts)["Sample size"] == "about a thousand"


def test_an_answer_has_its_share_else_its_count_else_says_that_it_has_none() -> None:
    (found,) = asked(
        survey("s"),
        survey_questions=[question(results_note="shares of those asked"), question(2)],
        survey_options=[
            option(1, share=40.5, count=12),
            option(2, share=0.0),
            option(3, count=1),
            option(4, count=1200, group="north"),
            option(5),
            option(1, of="s-q2", count=0),
        ],
    )
    first, second = found.questions
    assert first.text == "Is it good?"
    assert first.note == "Shares of those asked."
    assert first.options == [
        Option("Answer 1", None, "40.5%", 40.5),
        Option("Answer 2", None, "0%", 0),
        Option("Answer 3", None, "1 answer"),
        Option("Answer 4", "north", "1,200 answers"),
        Option("Answer 5", None, "no share given"),
    ]
    assert (second.note, second.options) == (None, [Option("Answer 1", None, "0 answers")])


def test_groups_of_the_sample_are_those_with_a_share() -> None:
    (found,) = asked(
        survey("s", note="see the report"),
        survey_groups=[
            {"survey_id": "s", "group": "north", "share": 40.0},
            {"survey_id": "s", "group": "rest"},
            {"survey_id": "s", "group": "south", "share": 60.0},
        ],
        survey_discrepancies=[{"survey_id": "s", "number": 1, "text": "one page says 2014"}],
    )
    assert found.groups == "north 40%, south 60%"
    assert found.note == "See the report."
    assert found.differences == ["One page says 2014."]


def test_surveys_stand_in_order_of_their_dates_and_those_without_one_last() -> None:
    found = asked(
        survey("a"),
        survey("b", published="2016"),
        survey("c", fieldwork_start="2014-03", published="2018"),
        survey("d", published="2014-02"),
    )
    assert [each.id for each in found] == ["d", "c", "b", "a"]


def test_a_survey_cites_its_sources() -> None:
    (found,) = asked(
        survey("s", verified=False),
        sources=[source("early", "2014-05")],
        citations=[cited("surveys", "s")],
    )
    assert (sources_of(found.notes), found.verified) == (["early"], False)


def test_the_summary_counts_samples_and_surveys_with_shares() -> None:
    library = world(
        surveys=[survey("s", sample_size=3), survey("t"), survey("u", sample_size=1207)],
        survey_questions=[question(), question(of="t"), question(2), question(of="u")],
        survey_options=[
            option(1, share=4.0),
            option(2, share=4.0),
            option(1, of="s-q2", share=1.0),
            option(1, of="t-q1", share=0.0),
            option(1, of="u-q1", count=4),
        ],
    )
    assert surveys_summary(library).startswith(
        "The data hold 3 surveys on the dialogue. With a sample size: 2. "
        "With shares of answers: 2. "
    )
    assert surveys_summary(world()).startswith("The data hold 0 surveys")


def test_a_survey_of_nobody_known_can_be_printed() -> None:
    (found,) = asked(survey("s", organisation_id=None))
    assert dict(found.facts)["By"] == "not stated"


def test_what_is_not_stated_is_said_in_the_language_of_the_page() -> None:
    tables = base_tables(surveys=[survey("s")], organisations=[organisation("institute", "media")])
    library = Library(tables, words_of("sq"))
    (found,) = surveys(library)
    _, fieldwork, published, population, *_ = (value for _, value in found.facts)
    assert population == published == fieldwork != "not stated"


def test_every_share_of_the_checkout_is_printed_as_published() -> None:
    library = Library(checkout_tables())
    printed = [
        answer.share
        for each in surveys(library)
        for asked in each.questions
        for answer in asked.options
    ]
    shares = [row.share for row in library.all(SurveyOption)]
    assert len(printed) == len(shares)
    assert sorted(text for text in printed if text.endswith("%")) == sorted(
        f"{share:,g}%" for share in shares if share is not None
    )

"""Surveys on the dialogue."""

from typing import Annotated

from schemas import codes
from schemas.activities import ActivityRef, OrganisationRef
from schemas.fields import (
    SLUG,
    Count,
    Happened,
    Percent,
    Ref,
    Row,
    Said,
    Slug,
    Text,
    Translated,
    column,
)

SurveyRef = Annotated[Slug, Ref("surveys")]
QuestionRef = Annotated[str, SLUG, Ref("survey_questions")]


class Survey(Row):
    """A survey of the public or of participants."""

    id: Slug = column("Id of the survey, frozen", by="editor")
    title: Text = column("Title")
    organisation_id: OrganisationRef | None = column("Who carried it out", default=None)
    fieldwork_start: Happened | None = column("First day of the fieldwork", default=None)
    fieldwork_end: Happened | None = column("Last day of the fieldwork", default=None)
    fieldwork_note: Translated | None = column("Fieldwork as stated", default=None)
    published: Said | None = column("Date of publication", default=None)
    mode: Translated | None = column("How answers were collected", default=None)
    sample_size: Count | None = column("Sample size", unit="persons", default=None)
    sample_note: Translated | None = column("Sample size as stated", default=None)
    margin_of_error: Translated | None = column("Margin of error as stated", default=None)
    population: Translated | None = column("Who was asked", default=None)
    questionnaire_items: Count | None = column("Number of questions", unit="items", default=None)
    activity_id: ActivityRef | None = column("The activity it belongs to", default=None)
    note: Translated | None = column("Remark", by="editor", default=None)
    verified: bool = column("Whether it was read on the page cited", by="editor")


class SurveyOrganisation(Row):
    """An organisation that took part in a survey."""

    survey_id: SurveyRef = column("The survey")
    role: Text = column("researcher or partner")
    name: Text = column("Id or name of the organisation")


class SurveyGroup(Row):
    """A part of the sample."""

    survey_id: SurveyRef = column("The survey")
    group: Translated = column("The group")
    share: Percent | None = column("Share of the sample", unit="percent", default=None)


class SurveyQuestion(Row):
    """A question, paraphrased."""

    id: Slug = column("Id: `<survey>-q1`", by="editor")
    survey_id: SurveyRef = column("The survey")
    number: Count = column("Place in the list", by="editor")
    text: Translated = column("The question, in our words", by="editor")
    kind: Annotated[str, codes.QUESTION_KIND] = column("Kind of question", by="editor")
    results_note: Translated | None = column("Remark on the results", by="editor", default=None)


class SurveyOption(Row):
    """An answer and the share that chose it, as printed; nothing is computed by us."""

    question_id: QuestionRef = column("The question")
    number: Count = column("Place in the list", by="editor")
    label: Translated = column("The answer")
    group: Translated | None = column("Subgroup that the share is of", default=None)
    share: Percent | None = column("Share as printed", unit="percent", default=None)
    count: Count | None = column("Number of answers", unit="persons", default=None)


class SurveyDiscrepancy(Row):
    """Something on which pages on a survey differ."""

    survey_id: SurveyRef = column("The survey")
    number: Count = column("Place in the list", by="editor")
    text: Translated = column("The difference", by="editor")

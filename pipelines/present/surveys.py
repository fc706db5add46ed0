"""What surveys say: who asked whom, when, and the shares as published."""

from dataclasses import dataclass

from pipelines.present.language import Printed
from pipelines.present.language.text import sentence, strung
from pipelines.present.library import Cites, Library
from pipelines.present.relations import (
    SURVEY_DISCREPANCIES_OF_SURVEY,
    SURVEY_GROUPS_OF_SURVEY,
    SURVEY_OPTIONS_OF_QUESTION,
    SURVEY_QUESTIONS_OF_SURVEY,
)
from schemas.surveys import Survey, SurveyOption, SurveyQuestion


@dataclass(frozen=True)
class Option:
    """An answer with its share, as published.

    percent: the share as a number, where one was published.
    """

    label: Printed
    group: Printed | None
    share: str
    percent: float | None = None


@dataclass(frozen=True)
class Question:
    """A question and its answers."""

    text: Printed
    options: list[Option]
    note: Printed | None


@dataclass(frozen=True)
class SurveyText:
    """A survey, ready to print."""

    id: str
    title: Printed
    facts: list[tuple[str, Printed]]
    groups: Printed | None
    questions: list[Question]
    note: Printed | None
    differences: list[Printed]
    notes: Cites
    verified: bool

    @property
    def has_answers(self) -> bool:
        """Whether a question with its answers was seen."""
        return any(question.options for question in self.questions)


def surveys(library: Library) -> list[SurveyText]:
    """Every survey, the earliest first."""
    return [_survey(library, row) for row in sorted(library.all(Survey), key=_when)]


def surveys_summary(library: Library) -> str:
    """How many surveys there are, and how many give their sample and any shares."""
    words, rows = library.words, library.all(Survey)
    questions = {row.id: row.survey_id for row in library.all(SurveyQuestion)}
    shared = {
        questions[row.question_id] for row in library.all(SurveyOption) if row.share is not None
    }
    text = words.ngettext(
        "The data hold %(n)s survey on the dialogue.",
        "The data hold %(n)s surveys on the dialogue.",
        len(rows),
    )
    rest = words.gettext(
        "With a sample size: %(sampled)s. With shares of answers: %(shared)s. Shares are printed "
        "as published; surveys with other questions or populations are not compared.",
        sampled=words.number(sum(row.sample_size is not None for row in rows)),
        shared=words.number(len(shared)),
    )
    return f"{text} {rest}"


def _when(row: Survey) -> tuple[bool, str, str]:
    day = row.fieldwork_start or row.published
    return day is None, day or "", row.id


def _survey(library: Library, row: Survey) -> SurveyText:
    words = library.words
    groups = library.children(SURVEY_GROUPS_OF_SURVEY, row.id)
    listed = [
        strung([library.text(group, "group"), words.percent(group.share)], " ")
        for group in groups
        if group.share is not None
    ]
    questions = library.children(SURVEY_QUESTIONS_OF_SURVEY, row.id)
    differences = library.children(SURVEY_DISCREPANCIES_OF_SURVEY, row.id)
    return SurveyText(
        id=row.id,
        title=words.english(row.title),
        facts=_facts(library, row),
        groups=strung(listed, ", ") if listed else None,
        questions=[_question(library, each) for each in questions],
        note=library.sentence(row, "note"),
        differences=[sentence(library.text(each, "text")) for each in differences],
        notes=library.cites(row),
        verified=row.verified,
    )


def _facts(library: Library, row: Survey) -> list[tuple[str, Printed]]:
    words, own = library.words, row.organisation_id
    unknown = words.gettext("not stated")
    sample = words.number(row.sample_size) if row.sample_size is not None else None
    noted = library.noted(row, "sample_note")
    return [
        (words.gettext("By"), library.name(own) if own else unknown),
        (words.gettext("Fieldwork"), _fieldwork(library, row) or unknown),
        (words.gettext("Published"), words.day(row.published) or unknown),
        (words.gettext("Population"), library.noted(row, "population") or unknown),
        (
            words.gettext("Sample size"),
            strung([part for part in (sample, noted) if part], "; ") or unknown,
        ),
        (words.gettext("Margin of error"), library.noted(row, "margin_of_error") or unknown),
        (words.gettext("Mode"), library.noted(row, "mode") or unknown),
    ]


def _fieldwork(library: Library, row: Survey) -> Printed | None:
    words, start, end = library.words, row.fieldwork_start, row.fieldwork_end
    if start:
        return words.days(start, end)
    return library.noted(row, "fieldwork_note")


def _question(library: Library, row: SurveyQuestion) -> Question:
    options = library.children(SURVEY_OPTIONS_OF_QUESTION, row.id)
    return Question(
        text=library.text(row, "text"),
        options=[_option(library, option) for option in options],
        note=library.sentence(row, "results_note"),
    )


def _option(library: Library, row: SurveyOption) -> Option:
    words = library.words
    share = words.gettext("no share given")
    if row.share is not None:
        share = words.percent(row.share)
    elif row.count is not None:
        share = words.ngettext("%(n)s answer", "%(n)s answers", row.count)
    return Option(
        label=library.text(row, "label"),
        group=library.noted(row, "group"),
        share=share,
        percent=row.share,
    )

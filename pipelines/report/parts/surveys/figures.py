"""The figure of a survey: its shares as published."""

from pipelines.present.figures.figure import Bars, Figure
from pipelines.present.figures.telling import FEWEST, described
from pipelines.present.language import plain
from pipelines.present.library import Library
from pipelines.present.relations import SURVEY_OPTIONS_OF_QUESTION, SURVEY_QUESTIONS_OF_SURVEY
from schemas.surveys import Survey, SurveyOption


def survey_figure(library: Library, survey: Survey, source: str) -> Figure | None:
    """The shares of a survey as published, with its sample."""
    words = library.words
    lines = [
        (plain(library.text(question, "text")), _answer(library, option), float(option.share))
        for question in library.children(SURVEY_QUESTIONS_OF_SURVEY, survey.id)
        for option in library.children(SURVEY_OPTIONS_OF_QUESTION, question.id)
        if option.share is not None
    ]
    if len(lines) < 2 * FEWEST:
        return None
    sample = words.number(survey.sample_size) if survey.sample_size else None
    return Figure(
        id=f"{survey.id}-shares",
        language=words.code,
        title=words.gettext("Shares of answers as published; sample size: %(n)s", n=sample)
        if sample
        else words.gettext("Shares of answers as published; sample size not stated"),
        alt=described(
            words.gettext("Bars of shares in per cent."),
            [f"{question} {answer}: {words.percent(share)}" for question, answer, share in lines],
        ),
        source=source,
        header=("question", "answer", "percent"),
        rows=tuple(lines),
        drawing=Bars(
            tuple(f"{question} {answer}" for question, answer, _ in lines),
            ((words.gettext("share"), tuple(share for *_, share in lines)),),
            is_lying=True,
            unit="%",
            labels=tuple(words.number(share) for *_, share in lines),
        ),
    )


def _answer(library: Library, option: SurveyOption) -> str:
    group = library.noted(option, "group")
    of = f" ({plain(group)})" if group else ""
    return f"– {plain(library.text(option, 'label'))}{of}"

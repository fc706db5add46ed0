"""Counted answers as a survey record, in a candidate that a person decides on."""

from datetime import date

from pydantic import JsonValue

from pipelines.capture.respondents.counting import SMALLEST, Counted, counted, kept_back
from pipelines.capture.respondents.mapping import Map, Question
from pipelines.capture.respondents.table import Answers
from pipelines.ingest.read import Listing, Mapping, Scalar, Value
from pipelines.ingest.unnest import take_apart
from pipelines.ingest.validate import valid_rows
from schemas.candidates import Candidate, Evidence, Origin
from schemas.personal import personal_in
from schemas.problem import CouldNotRun, Place
from schemas.registry import file_kind

RULE = (
    f"Counted by us from the answers of respondents; shares are of all of them. A count of 1 to "
    f"{SMALLEST - 1} persons, or of all but 1 to {SMALLEST - 1}, is kept back, and others of the "
    "same question where it could be computed from the total."
)
"""What the note of such a survey says; docs/surveys.md has the whole."""


def survey(wanted: Map, answers: Answers, map_name: str, today: date) -> Candidate:
    """The survey that answers give.

    wanted: the map; map_name: the name of its file, by which the candidate says where it comes
    from: nothing of the export itself is kept, not even its name. Raises CouldNotRun where fewer
    answered than may be told of, or a text of the map leads to a person.
    """
    if len(answers.rows) < SMALLEST:
        raise CouldNotRun(
            f"fewer than {SMALLEST} persons answered; nothing can be told of them in counts"
        )
    _without_persons(wanted, map_name)
    questions: list[JsonValue] = []
    evidence: list[Evidence] = []
    for number, question in enumerate(wanted.questions, 1):
        made, found = _question(wanted.survey.id, number, question, counted(question, answers))
        questions.append(made)
        evidence += found
    record: dict[str, JsonValue] = {
        **wanted.survey.model_dump(exclude_none=True),
        "sample_size": len(answers.rows),
        "questionnaire_items": len(wanted.questions),
        "note": " ".join(filter(None, (wanted.survey.note, RULE))),
        "verified": False,
        "questions": questions,
    }
    return Candidate(
        key=f"survey-{wanted.survey.id}",
        kind="survey",
        record=record,
        evidence=tuple(evidence),
        origin=Origin(file=map_name, seen_on=today),
        problems=tuple(_faults(record, f"surveys/{wanted.survey.id}.yml")),
    )


def _without_persons(wanted: Map, map_name: str) -> None:
    texts = [
        *(text for text in wanted.survey.model_dump(exclude_none=True).values()),
        *(each.text for each in wanted.questions),
        *(option.label for each in wanted.questions for option in each.options),
    ]
    kinds = sorted({kind for text in texts if (kind := personal_in(str(text)))})
    if kinds:
        raise CouldNotRun(f"{map_name} holds {', '.join(kinds)}; take it out of the map")


def _question(
    survey_id: str, number: int, question: Question, found: Counted
) -> tuple[JsonValue, list[Evidence]]:
    """A question with its options, each with count and share where they may be told."""
    hidden = kept_back(found, question.kind != "multi")
    options: list[JsonValue] = []
    evidence: list[Evidence] = []
    for place, (option, count) in enumerate(zip(question.options, found.options, strict=True)):
        made: dict[str, JsonValue] = {"label": option.label}
        if place not in hidden:
            made |= {"share": round(100 * count / found.persons, 1), "count": count}
            field = f"questions.{number}.options.{place + 1}.count"
            evidence.append(Evidence(field=field, value=count, text=str(count), confidence=1))
        options.append(made)
    record: dict[str, JsonValue] = {
        "id": f"{survey_id}-q{number}",
        "text": question.text,
        "kind": question.kind,
    }
    if hidden:
        record["results_note"] = f"{len(hidden)} of {len(options)} counts are kept back."
    return {**record, "options": options}, evidence


def _faults(record: dict[str, JsonValue], path: str) -> list[str]:
    """What keeps the record from being valid, as `dialogue check` would say it."""
    kind = file_kind(path)
    assert kind is not None
    tree = _tree(record, Place(path))
    assert isinstance(tree, Mapping)
    drafts, nesting = take_apart(tree, kind, path)
    _, faults = valid_rows(drafts)
    return [each.sentence() for each in (*nesting, *faults)]


def _tree(value: JsonValue, place: Place) -> Value:
    """A plain value as what ingest makes of a file."""
    if isinstance(value, dict):
        items = {name: _tree(each, place) for name, each in value.items()}
        return Mapping(items, dict.fromkeys(items, place), place)
    if isinstance(value, list):
        return Listing(tuple(_tree(each, place) for each in value), place)
    return Scalar(value, place)

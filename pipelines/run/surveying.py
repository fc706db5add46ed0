"""Answers of respondents: counted, and put into the inbox as a survey."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pipelines.capture.inbox.store import Counts, Inbox
from pipelines.capture.respondents.counting import SMALLEST
from pipelines.capture.respondents.mapping import read_map
from pipelines.capture.respondents.survey import survey
from pipelines.capture.respondents.table import read_answers
from schemas.candidates import Candidate
from schemas.problem import CouldNotRun


@dataclass(frozen=True)
class Counted:
    """What an import did. persons: that answered; kept_back: counts that are not told."""

    candidate: Candidate
    counts: Counts
    persons: int
    kept_back: int


def imported(
    inbox: Path, file: Path, map_file: Path, is_dry: bool = False, today: date | None = None
) -> Counted:
    """Count the answers of a form export; only the counts are kept.

    Raises CouldNotRun for a file or a map that cannot be read, for too few persons, and for a
    survey of which a candidate with nearly as many persons is there: the two would tell what the
    few between them answered.
    """
    wanted = read_map(map_file)
    answers = read_answers(file, wanted)
    made = survey(wanted, answers, map_file.name, today or date.today())
    box = Inbox(inbox)
    before = next((each for each in box.all() if each.key == made.key), None)
    if before is not None:
        _far_enough(before, len(answers.rows))
    counts = Counts() if is_dry else box.put([made])
    return Counted(made, counts, len(answers.rows), _kept_back(made))


def _far_enough(before: Candidate, persons: int) -> None:
    said = before.record.get("sample_size")
    if isinstance(said, int) and 0 < abs(persons - said) < SMALLEST:
        raise CouldNotRun(
            f"{before.key}: {said} persons were counted before, and now {persons}; both counts "
            f"would tell the answers of the {abs(persons - said)} between them: wait for more, or "
            "remove the candidate if nobody has seen it"
        )


def _kept_back(made: Candidate) -> int:
    questions = made.record["questions"]
    assert isinstance(questions, list)
    found = 0
    for question in questions:
        assert isinstance(question, dict) and isinstance(question["options"], list)
        found += sum(isinstance(each, dict) and "count" not in each for each in question["options"])
    return found

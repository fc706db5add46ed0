"""From a copy to a record: sheets are taken whole or not at all, and nothing is overwritten."""

from pathlib import Path

import pytest

from pipelines.present import words_of
from pipelines.review.merging import Origin
from pipelines.run.reviewing import copies, status, taken
from schemas.problem import CouldNotRun
from tests.each import each_row
from tests.narratives import FILE as NARRATIVE_FILE
from tests.reports import reported
from tests.reviews import FILE, filled, reviewed, sheet, states, told
from tests.trees import edit

EN = words_of("en")
ORIGIN = Origin("workshop", "2020-06-30")


@pytest.fixture
def root(tiny: Path) -> Path:
    """The tiny tree with a narrative."""
    return told(tiny)


def by(root: Path, name: str, community: str, comment: str | None = None) -> Path:
    """A sheet of a reader of a community."""
    comments = {"n003": comment} if comment else {}
    reader = {"community": EN.community[community]}
    return filled(sheet(root, root / name), EN, comments, reader=reader)


def test_sheets_of_a_workshop_make_a_review_of_the_narrative(root: Path) -> None:
    sheets = [by(root, "a.xlsx", "serbia"), by(root, "b.xlsx", "kosovo-albanian", "Which?")]
    found = taken(root / "raw", sheets, ORIGIN)
    assert found.problems == []
    (review,) = found.reviews
    assert (review.path, review.is_older) == (root / "raw" / FILE, False)
    assert reported(root) == []
    state = states(root)["en"]
    assert (state.state, state.persons, state.open_comments) == ("reviewed", 2, 1)


def test_bad_sheets_are_told_and_good_ones_are_taken(root: Path) -> None:
    bad = sheet(root, root / "empty.xlsx")
    found = taken(root / "raw", [bad, by(root, "a.xlsx", "serbia")], ORIGIN)
    assert [each.review.persons for each in found.reviews] == [1]
    assert [problem.place and problem.place.file for problem in found.problems] == [str(bad)]


def test_where_no_sheet_is_good_nothing_is_written(root: Path) -> None:
    found = taken(root / "raw", [sheet(root, root / "empty.xlsx")], ORIGIN)
    assert found.reviews == [] and len(found.problems) == 1
    assert not (root / "raw" / "reviews").exists()


def test_a_sheet_counts_once_in_a_call_and_in_later_ones(root: Path) -> None:
    one = by(root, "a.xlsx", "serbia")
    assert len(taken(root / "raw", [one, one], ORIGIN).problems) == 1
    before = (root / "raw" / FILE).read_text(encoding="utf-8")
    again = taken(root / "raw", [one], ORIGIN)
    assert (again.reviews, len(again.problems)) == ([], 1)
    assert (root / "raw" / FILE).read_text(encoding="utf-8") == before


def test_a_second_review_is_added_behind_the_first(root: Path) -> None:
    path = reviewed(root)
    before = path.read_text(encoding="utf-8")
    (found,) = taken(root / "raw", [by(root, "a.xlsx", "serbia")], ORIGIN).reviews
    assert found.review.id == "example-2013-r002"
    assert path.read_text(encoding="utf-8").startswith(before)
    assert reported(root) == []


def test_a_sheet_of_an_older_text_is_taken_and_known_as_such(root: Path) -> None:
    one = by(root, "a.xlsx", "serbia")
    edit(root, NARRATIVE_FILE, "In January 2014 the first", "In January of 2014 the first")
    (found,) = taken(root / "raw", [one], ORIGIN).reviews
    assert found.is_older
    assert reported(root) == []
    assert (states(root)["en"].persons, states(root)["en"].earlier_persons) == (0, 1)


@each_row(
    [
        (Origin("gossip", "2020-06-30"), "no basis gossip"),
        (Origin("workshop", "yesterday"), "--received yesterday: not a day"),
        (Origin("workshop", "2020-06-30", activity_id="none"), "no activity none"),
        (Origin("survey", "2020-06-30", survey_id="none"), "no survey none"),
    ]
)
def test_an_origin_that_does_not_fit_is_refused(origin: Origin, said: str, tiny: Path) -> None:
    with pytest.raises(CouldNotRun, match=said):
        taken(told(tiny) / "raw", [tiny / "a.xlsx"], origin)


def test_status_lists_what_was_read_and_counts_the_rest(root: Path) -> None:
    assert status(root / "raw") == (
        [],
        "not reviewed as they stand: 1 in en, 1 in sq, 1 in sr-Latn, 1 in sr-Cyrl",
    )
    reviewed(root, text_hash="00000000")
    lines, _ = status(root / "raw")
    assert lines == [
        {
            "narrative": "example-2013",
            "language": "en",
            "state": "not-reviewed",
            "readers": "0",
            "earlier": "3",
            "open": "0",
        }
    ]


def test_copies_are_made_with_a_sheet_for_each(root: Path) -> None:
    made = copies(root / "raw", root / "out", ["example-2013"], ["en"])
    folder = root / "out" / "en" / "reading"
    assert made.gaps == []
    assert sorted(made.paths) == sorted(folder.iterdir())
    assert [path.name for path in made.paths] == [
        "example-2013-answers.xlsx",
        "example-2013.docx",
        "example-2013.pdf",
    ]
    found = taken(root / "raw", [filled(made.paths[0], EN)], ORIGIN)
    assert (found.problems, len(found.reviews)) == ([], 1)


def test_an_agreement_without_a_narrative_is_refused(root: Path) -> None:
    with pytest.raises(CouldNotRun, match="no narrative of example-2014; did you mean"):
        copies(root / "raw", root / "out", ["example-2014"])
    with pytest.raises(CouldNotRun, match="no agreement is named"):
        copies(root / "raw", root / "out", [])

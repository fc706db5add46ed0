"""The narrative in print: what was written, what is left out, and what stands where nothing is."""

from datetime import date
from pathlib import Path

import pytest

from pipelines.present import Library, words_of
from pipelines.present.language import plain
from pipelines.present.narrative import NarrativeText, narrative
from pipelines.run.edition import edition, read
from pipelines.run.sealing import sealed
from tests.narratives import narrated
from tests.pipelines.present.contexts import sources_of
from tests.trees import edit

A = "agreements/example-2013.yml"


@pytest.fixture
def written(tiny: Path) -> Path:
    """The tiny tree with a sealed narrative."""
    narrated(tiny)
    sealed(tiny / "raw")
    return tiny


def told(root: Path, day: date | None = None, code: str = "en") -> NarrativeText:
    """The narrative of the example, at a day."""
    tables = edition(read(root / "raw"), day, day).tables
    return narrative(Library(tables, words_of(code)), "example-2013")


def test_the_segments_stand_with_their_paragraphs_and_sources(written: Path) -> None:
    introduction, implementation, challenges = told(written).segments
    assert [segment.title for segment in told(written).segments] == [
        "introduction",
        "state of implementation",
        "challenges and benefits",
    ]
    assert [len(paragraph) for paragraph in implementation.paragraphs] == [2, 1]
    assert sources_of(introduction.paragraphs[0][0].notes) == [
        "example-2013-text",
        "example-2013-text",
        "example-2013-text",
    ]
    assert sources_of(implementation.paragraphs[1][0].notes) == ["example-2015-report"]
    assert challenges.paragraphs[0][0].notes == ()
    assert not any(segment.is_made for segment in told(written).segments)


def test_it_says_who_wrote_it_when_and_that_nobody_reviewed_it(written: Path) -> None:
    assert list(map(plain, told(written).about)) == [
        "Written by a machine (15 June 2020); reviewed by no person."
    ]


def test_a_stale_sentence_is_left_out_and_counted(written: Path) -> None:
    edit(written, A, "    text: First stones laid\n", "    text: Stones laid\n")
    found = told(written)
    assert [len(each) for each in found.segments[1].paragraphs] == [1, 1]
    assert plain(found.about[1]).startswith("1 sentence is left out, as a record")


def test_a_segment_of_which_nothing_was_written_is_made_from_the_records(tiny: Path) -> None:
    found = told(tiny)
    assert all(segment.is_made for segment in found.segments)
    assert plain(found.segments[0].paragraphs[0][0].text).startswith("Both sides build a bridge")
    assert list(map(plain, found.about)) == [
        "Made from the records by the software, as nothing was written of it: introduction, "
        "state of implementation, challenges and benefits."
    ]


def test_before_it_was_written_nothing_of_it_is_told(written: Path) -> None:
    found = told(written, date(2020, 6, 14))
    assert all(segment.is_made for segment in found.segments)
    assert "15 June 2020" not in " ".join(map(plain, found.about))

"""The reading copy: each sentence of a narrative beside what it rests on, with its addresses."""

from pathlib import Path

import pytest

from pipelines.ingest.narrative_rules import CITABLE
from pipelines.present import Library, plain, words_of
from pipelines.report.parts.reading import ReadingCopy, reading_copy, readings
from pipelines.report.parts.reading.evidence import _SAID
from pipelines.run.edition import edition, read
from schemas.registry import TABLES
from tests.pipelines.report import markup
from tests.pipelines.report.documents import planned, printed
from tests.pipelines.tabulate.tables import tiny_tables
from tests.reviews import now, told
from tests.trees import edit, tiny_tree


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The tiny tree with a narrative."""
    return told(tiny_tree(tmp_path))


def copy(root: Path) -> ReadingCopy:
    library = Library(edition(read(root / "raw")).tables, words_of("en"))
    return reading_copy(library, "example-2013")


def test_sentences_are_numbered_through_all_segments(root: Path) -> None:
    found = copy(root)
    assert [each.number for each in found.sentences] == [1, 2, 3, 4, 5, 6]
    assert found.segments[0].title == "introduction"
    assert found.text_hash == now(root)


def test_each_record_stands_with_its_source_and_address(root: Path) -> None:
    fourth = copy(root).sentences[3]
    (evidence,) = fourth.evidence
    assert evidence.claim is not None and evidence.claim.date == "March 2015"
    assert [source.url for source in evidence.sources] == ["https://example.org/report"]


def test_what_every_citable_table_says_is_known() -> None:
    assert set(_SAID) == {TABLES[name].model for name in CITABLE}


def test_a_sentence_that_the_report_leaves_out_says_so(root: Path) -> None:
    edit(root, "agreements/example-2013.yml", "    value: 40\n", "    value: 50\n")
    assert [each.is_left_out for each in copy(root).sentences] == [False] * 5 + [True]


def test_the_page_shows_all_of_it(root: Path) -> None:
    tables = edition(read(root / "raw")).tables
    made = planned(tables, languages=("sq",), chosen=("reading/example-2013",))
    text = markup.text(markup.body(printed(made, "reading/example-2013").html))
    words = words_of("sq")
    for part in (now(root), "example-2013-answers.xlsx", "https://example.org/report"):
        assert part in text
    for label in (*words.comment_verdict.values(), *words.community.values()):
        assert label in text
    assert all(plain(each.text) in text for each in copy(root).sentences if "*" not in text)


def test_an_agreement_without_a_narrative_has_none_and_no_build_makes_them() -> None:
    assert readings(Library(tiny_tables(), words_of("en"))) == []


def test_none_is_made_without_being_asked_for(root: Path) -> None:
    library = Library(edition(read(root / "raw")).tables, words_of("en"))
    (part,) = readings(library)
    assert (part.id, part.is_usual) == ("reading/example-2013", False)

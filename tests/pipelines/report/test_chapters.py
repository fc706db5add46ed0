"""Chapters: what is said of each agreement in a few pages, in the language of the page."""

from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from pipelines.present import Library, plain, words_of
from pipelines.present.language import LANGUAGES
from pipelines.report.parts.chapter.gathering import MOST
from pipelines.report.render import do
from schemas.codes import SEGMENT
from schemas.narratives import NarrativeSentence
from tests.each import each, each_row
from tests.pipelines.report import markup
from tests.pipelines.report.documents import OTHERS, planned, printed, prints, tiny_plan, whole
from tests.pipelines.tabulate.tables import checkout_tables

LONG = ("path-to-normalisation-2023", "first-agreement-2013", "association-principles-2015")
"""Agreements with much to tell."""

PAGES = 4
"""Pages of the longest chapter with its sources and its imprint: no more."""


@each(
    [
        "Political dialogue · movement",
        "Example agreement on bridges",
        "Both sides build a bridge and count the persons who cross it in Kosovo*.",
        "Made from the records by the software, as nothing was written of it",
        "Example Institute",
        "minimal, inferred by us",
        "The boxes count the steps, from none to three",
        "Units on which positions of both parties can be compared: 0.",
        "is a document of its own: evidence/example-2013.",
        "https://example.org/report",
        "* Footnote of the example.",
    ]
)
def test_the_chapter_of_the_tiny_tree_says(part: str):
    assert part in markup.text(markup.body(printed(tiny_plan("en"), "sections/example-2013").html))


@cache
def chapter(language: str, agreement: str) -> str:
    """The page of a chapter of the checkout."""
    return printed(whole(language), f"sections/{agreement}").html


def paragraphs(html: str) -> list[markup.Element]:
    """The paragraphs of the narrative of a page."""
    return markup.having(html, **{"class": "narrative"})


def said(paragraph: markup.Element) -> str:
    """The words of a paragraph without its notes and the asterisk."""
    return markup.text(paragraph, lambda element: element.tag == "sup").replace("*", "")


def rows(agreement: str) -> list[dict[str, Any]]:
    """The sentences of the narrative of an agreement, as recorded, in the order of print."""
    found = [
        row
        for row in checkout_tables().rows("narrative_sentences")
        if row["narrative_id"] == agreement
    ]
    return sorted(found, key=lambda row: (list(SEGMENT.codes).index(row["segment"]), row["number"]))


@each(LONG)
def test_a_chapter_has_every_sentence_that_was_written_in_its_order(agreement: str):
    written = [" ".join(row["text"].split()) for row in rows(agreement)]
    assert len(written) > 20
    printed_words = " ".join(map(said, paragraphs(chapter("en", agreement))))
    assert printed_words == " ".join(written)


@each(LONG)
def test_a_paragraph_begins_where_it_was_said_to(agreement: str):
    begins = [row["number"] == 1 or bool(row["starts_paragraph"]) for row in rows(agreement)]
    assert len(paragraphs(chapter("en", agreement))) == sum(begins) >= len(SEGMENT.codes)


@each_row([(language, name) for language in OTHERS for name in LONG])
def test_a_narrative_is_translated_and_nothing_of_it_is_english(language: str, agreement: str):
    library = Library(checkout_tables(), words_of(language))
    texts = [
        library.text(library.one(NarrativeSentence, row["id"]), "text") for row in rows(agreement)
    ]
    own, english = (paragraphs(chapter(code, agreement)) for code in (language, "en"))
    assert " ".join(map(said, own)) == " ".join(" ".join(plain(text).split()) for text in texts)
    assert len(own) == len(english)
    for mine, theirs in zip(own, english, strict=True):
        assert said(mine) != said(theirs)
        assert [each for each in mine.iter() if each.get("lang")] == []


@each_row([(language, name) for language in LANGUAGES for name in LONG])
def test_a_chapter_has_the_segments_in_their_order_as_headings(language: str, agreement: str):
    words = words_of(language)
    titles = [text for level, text in markup.headings(chapter(language, agreement)) if level == 2]
    assert [title.casefold() for title in titles[: len(SEGMENT.codes)]] == [
        words.segment[code].casefold() for code in SEGMENT.codes
    ]
    assert all(title[0].isupper() for title in titles)


@each(LONG)
def test_a_chapter_lists_the_first_positions_and_says_how_many_more_there_are(agreement: str):
    html = chapter("en", agreement)
    listed, every = positions(html), positions(printed(whole("en"), f"evidence/{agreement}").html)
    more = len(every) - MOST
    assert listed == every[:MOST]
    assert ("More positions, in the evidence: " in markup.text(markup.body(html))) == (more > 0)
    if more > 0:
        assert f"More positions, in the evidence: {more}." in markup.text(markup.body(html))


def positions(html: str) -> list[str]:
    """The positions that a page lists, without notes, which each document numbers anew."""
    (table,) = markup.having(html, **{"class": "positions"})
    return [said(row) for row in table.iter("tr") if row.find("td") is not None]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The chapters with much to tell, in every language, as files."""
    out = tmp_path_factory.mktemp("chapters")
    made = planned(checkout_tables(), out, LANGUAGES, LONG)
    for job in [*made.figures.values(), *prints(made)]:
        do(job)
    return [job.path for job in prints(made)]


def test_a_long_chapter_has_few_pages(files: list[Path]):
    assert len(files) == len(LANGUAGES) * len(LONG)
    for path in files:
        with pikepdf.open(path) as file:
            assert len(file.pages) <= PAGES, path

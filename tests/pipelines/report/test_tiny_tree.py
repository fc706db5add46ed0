"""What the evidence and the report of the tiny tree say."""

import re

import pytest

from tests.each import each, each_row
from tests.pipelines.report import markup, pdf
from tests.pipelines.report.conftest import Rendered
from tests.pipelines.report.documents import printed, tiny_plan


@pytest.fixture(scope="session")
def section(tiny_documents: Rendered) -> str:
    """The words of the evidence."""
    return pdf.text(tiny_documents.paths["en/example-2013"])


@pytest.fixture(scope="session")
def whole(tiny_documents: Rendered) -> str:
    """The words of the report."""
    return pdf.text(tiny_documents.paths["en/report"])


@each(
    [
        "Example agreement on bridges",
        "Agreed on 19 April 2013 in Example Town.",
        "As of 30 June 2020. Data version: 2020.06.0.",
        "Examples for tests.",
        "How to cite: Example author (2020): Example agreement on bridges. In: Example data, "
        "version 2020.06.0. As of 30 June 2020.",
        "* Footnote of the example.",
        "CC BY 4.0",
        "minimal, inferred by us",
        "coded twice, by a machine",
        "Units on which positions of both parties can be compared: 0.",
        "nothing is averaged",
        "Accounts without a level",
        "No deadline recorded",
        "holds responsible: Serbia",
        "not verified: no page was seen",
        "According to: Example Institute. The river is wide.",
        "First stones laid.",
        "about 40 metres",
        "Others say 20 April 2013.",
    ]
)
def test_the_section_says(part: str, section: str):
    assert part in section


@each(
    [
        "minimal, inf.: 1",
        "Example data",
        "Example agreement on bridges",
        "How to cite: Example author (2020): Report. In: Example data, version 2020.06.0. "
        "As of 30 June 2020.",
        "Examples for tests.",
        "* Footnote of the example.",
        "tiny 2020.06.0 · CC BY 4.0",
        "nothing is averaged over assessors",
        "coded twice, both times by a machine",
        "consistency of machine coding",
        "lie at most 24 months apart;",
        "1 of 1 here",
    ]
)
def test_the_report_says(part: str, whole: str):
    assert part in whole


@each_row(
    [
        ("owed", "Open obligations"),
        ("sets", "The institute speaks of all agreements at once."),
        ("sets", "They are positions of none of its members."),
        ("process", "High-level meeting, Example Town. The example was agreed."),
    ]
)
def test_a_theme_says_what_the_report_leaves_to_it(theme: str, part: str, whole: str):
    assert part in markup.text(markup.body(printed(tiny_plan("en"), f"sections/{theme}").html))
    assert part not in whole


def test_the_first_mention_of_kosovo_carries_the_asterisk_and_only_that(section: str):
    assert section.count("Kosovo*") == 1
    before = section[: section.index("Kosovo*")]
    assert "Kosovo" not in before


def test_the_first_mention_in_the_report_carries_the_asterisk(whole: str):
    assert whole.count("Kosovo*") == 1
    assert "Kosovo" not in whole[: whole.index("Kosovo*")]


@each_row(
    [
        ("Example Press: Text of the example", "1."),
        ("Example Institute: [Report", "2."),
        ("Both sides build the bridge.", "1"),
        ("The persons who cross are counted.", "2"),
    ]
)
def test_sources_and_provisions_stand_beside_their_number(
    head: str, number: str, tiny_documents: Rendered
):
    assert number in pdf.left_of(tiny_documents.runs["en/example-2013"], head)


def test_the_numbers_of_the_sources_stand_at_what_they_support(section: str):
    assert "first stones of the bridge were laid.2 " in section
    assert "cross it in Kosovo*.1 " in section
    assert "[Report on the example], 2 April 2015. https://example.org/report." in section


def test_a_record_that_is_not_verified_has_no_number(section: str):
    assert re.search(r"The river is wide\. (Affects: travellers\. )?not verified", section)


def test_no_level_of_the_section_stands_without_its_basis(section: str):
    words = re.findall(r"\b(minimal|intermediate|full),? (inferred by us|stated)", section)
    assert words == [("minimal", "inferred by us")] * 2


def test_a_claim_on_a_set_is_not_in_the_section(section: str):
    assert "all agreements at once" not in section


def test_every_page_of_the_section_carries_date_and_version(tiny_documents: Rendered):
    pages = pdf.texts(tiny_documents.paths["en/example-2013"])
    assert len(pages) > 1
    assert all("As of 30 June 2020" in page for page in pages)
    assert all("tiny 2020.06.0 · CC BY 4.0" in page for page in pages)

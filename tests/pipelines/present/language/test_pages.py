"""The whole report of the checkout in every language, before it is rendered: its language."""

import html
import re
from pathlib import Path

import pytest

from pipelines.present import Library, words_of
from pipelines.present.language import LANGUAGES
from pipelines.report.binding import Moment
from pipelines.report.plan import plan
from tests.each import each
from tests.pipelines.present.language.records import base
from tests.pipelines.report.documents import pages as as_pages
from tests.pipelines.tabulate.tables import checkout_tables, data_date

OTHER = re.compile(r'<(\w+)\b[^>]* lang="[^"]*"[^>]*>.*?</\1>', re.DOTALL)
SOURCES = re.compile(r'<(\w+) class="(?:url|title)"[^>]*>.*?</\1>', re.DOTALL)
BLOCK = re.compile(r"</?(?:p|t[dhr]|li|h\d|table|div|section|thead|tbody|ol|ul|caption|br)\b[^>]*>")


def pages() -> dict[str, str]:
    """The HTML of the whole report by language."""
    tables = checkout_tables()
    day = data_date(tables)
    libraries = [Library(tables, words_of(code)) for code in LANGUAGES]
    made = plan(libraries, Moment(day, day), Path("reports"), chosen=["report"])
    return {job.path.parent.name: job.html for job in as_pages(made)}


def own_text(page: str) -> str:
    """What a page says in its own language: a line for each block, without its tags."""
    body = page.partition("<body")[2].partition(">")[2]
    bare = SOURCES.sub("¶", OTHER.sub("§", body))
    return html.unescape(re.sub("<[^>]*>", "", BLOCK.sub("\n", bare)))


@pytest.fixture(scope="module")
def reports() -> dict[str, str]:
    """The text of each report in its own language."""
    return {code: own_text(page) for code, page in pages().items()}


def around(pattern: str, text: str) -> list[str]:
    """Where a pattern is found, with what stands around it."""
    found = (match.span() for match in re.finditer(pattern, text))
    return sorted({text[max(0, start - 40) : end + 20] for start, end in found})


def test_there_is_a_report_in_every_language(reports: dict[str, str]) -> None:
    assert list(reports) == list(LANGUAGES)
    assert min(len(text) for text in reports.values()) > 200_000


@each(LANGUAGES)
def test_no_sentence_ends_in_two_stops(code: str, reports: dict[str, str]) -> None:
    """Found: `Stanje na dan 21. novembar 2026.. Verzija podataka` and `Washington, D.C..`"""
    assert around(r"(?<![./])\.\.(?![./])", reports[code]) == []


@each(["sr-Latn", "sr-Cyrl"])
def test_no_year_has_its_stop_before_another_mark(code: str, reports: dict[str, str]) -> None:
    assert around(r"\b\d{4}\.[,;:)]", reports[code]) == []


@each(["sq", "sr-Latn", "sr-Cyrl"])
def test_no_month_has_a_capital_within_a_sentence(code: str, reports: dict[str, str]) -> None:
    """Found: `Izveštaj Edite Tahiri, Jun 2016.`"""
    months = "|".join(base(f"months.{n:02}", code).capitalize() for n in range(1, 13))
    assert around(rf"[\w¶§)], (?:{months})\b", reports[code]) == []


@each(LANGUAGES)
def test_nothing_is_left_of_a_pattern_or_of_a_value_that_is_not_there(
    code: str, reports: dict[str, str]
) -> None:
    assert (
        around(r"%\(\w+\)|%%|\bNone\b(?! of )|\bUndefined\b|<span|&amp;|&lt;", reports[code]) == []
    )


@each(LANGUAGES)
def test_no_list_is_empty_and_no_blank_stands_before_a_mark(
    code: str, reports: dict[str, str]
) -> None:
    assert around(r"\(\s*\)|\w [,;:](?!/)|[:;,]\s*\.", reports[code].replace(" ; ", "; ")) == []


ENGLISH = re.compile(r"\b(?:the|of|and|was|were|with|from|said|that|which|by|on|for|is|are)\b")


@each(["sq", "sr-Cyrl"])
def test_english_stands_only_where_it_is_marked_or_in_names(
    code: str, reports: dict[str, str]
) -> None:
    """Lines with more than two small English words, up to the list of sources."""
    before, _, _ = reports[code].rpartition(f"\n{words_of(code).gettext('Sources')}\n")
    assert len(before) > 200_000
    assert [line for line in before.splitlines() if len(ENGLISH.findall(line)) > 2] == []

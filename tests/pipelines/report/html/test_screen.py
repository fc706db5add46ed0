"""A part as a page for a browser: one file, tables that scroll by themselves, figures beside it."""

import os
import re
from pathlib import Path

import pytest

from pipelines.present.language import LANGUAGES
from pipelines.report.jobs import Show
from pipelines.run.documents import Order, documents
from tests.each import each
from tests.pipelines.report import markup
from tests.pipelines.report.documents import planned
from tests.pipelines.tabulate.tables import checkout_tables
from tests.trees import tiny_tree


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two parts of the tiny tree as pages, in every language."""
    folder = tmp_path_factory.mktemp("pages")
    root = tiny_tree(folder / "tiny")
    order = Order(("quality", "civil-society"), formats=("html",))
    documents(root / "raw", folder / "out", order)
    return folder / "out"


@each(LANGUAGES)
def test_a_page_needs_no_other_file_but_its_figures(code: str, pages: Path):
    for name in ("quality", "civil-society"):
        html = (pages / code / "sections" / f"{name}.html").read_text(encoding="utf-8")
        assert html.count("<h1") == 1
        assert f'<html lang="{code}">' in html
        assert "<link" not in html
        assert "<script" not in html
        assert "url(" not in html
        for source in re.findall(r'src="([^"]+)"', html):
            assert (pages / code / "sections" / source).is_file()


def test_a_figure_lies_beside_the_folder_of_the_page():
    made = planned(checkout_tables(), chosen=("overview",), formats=("html",))
    (job,) = made.documents
    assert isinstance(job, Show)
    (figure,) = re.findall(r'src="([^"]+)"', job.html)
    assert os.path.normpath(job.path.parent / figure) in map(str, made.figures)


def test_every_table_scrolls_by_itself(pages: Path):
    html = (pages / "en/sections/quality.html").read_text(encoding="utf-8")
    tables = html.count("<table")
    assert tables >= 7
    assert html.count('<div class="scroll" tabindex="0"><table') == tables
    assert html.count("</table></div>") == html.count("</table>") == tables
    assert html.count("<caption") == tables


def test_counts_in_a_cell_stand_apart():
    """Found: `undated 1acc. 2`. In print each count is a line of its own."""
    (job,) = planned(checkout_tables(), chosen=("overview",), formats=("html",)).documents
    counts = markup.having(job.html, **{"class": "count none"})
    beside = [each for each in counts if each.getprevious() is not None]
    assert len(beside) > 3
    assert all(each.getprevious().tail == " " for each in beside)


def test_only_what_was_asked_for_is_made(pages: Path):
    made = {path.suffix for path in (pages / "en" / "sections").iterdir()}
    assert made == {".html"}

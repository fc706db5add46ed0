"""Factsheets: one page, also for the longest record, and an error where that cannot be."""

from itertools import product
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from weasyprint import HTML

from pipelines.present.language import LANGUAGES
from pipelines.report.jobs import Print
from pipelines.report.render import RenderProblem, do
from tests.each import each_row
from tests.pipelines.report import markup, pdf
from tests.pipelines.report.documents import into, prints, whole

KINDS = ("projects", "organisations")
A4 = (595.28, 841.89)


def sheets(language: str, kind: str) -> list[Print]:
    """The factsheets of a kind."""
    return [job for job in prints(whole(language)) if job.path.parts[-3:-1] == ("factsheets", kind)]


def longest(language: str, kind: str) -> Print:
    """The factsheet of a kind with the most words."""
    return max(sheets(language, kind), key=lambda job: len(markup.text(markup.body(job.html))))


def size(path: Path) -> tuple[int, tuple[float, float]]:
    """The number of pages, and the width and the height of the first."""
    with pikepdf.open(path) as file:
        box = [float(side) for side in file.pages[0].mediabox]
        return len(file.pages), (box[2] - box[0], box[3] - box[1])


@each_row(product(KINDS, LANGUAGES))
def test_the_longest_stands_on_one_page_with_nothing_cut(kind: str, language: str, tmp_path: Path):
    job = into(longest(language, kind), tmp_path)
    runs = pdf.laid_out(job)
    pages, sides = size(job.path)
    assert pages == 1
    assert sides == pytest.approx(A4, abs=0.5)
    assert [run.text for run in runs if not run.is_inside] == []
    footnote = markup.text(markup.having(job.html, **{"class": "footnote"})[0])
    assert letters(footnote) in letters("".join(run.text for run in runs))


def letters(text: str) -> str:
    """The letters of a text, without spaces and the hyphens at the ends of lines."""
    return "".join(filter(str.isalnum, text))


def test_every_kind_has_factsheets():
    assert len(sheets("en", "organisations")) > 10
    assert len(sheets("en", "projects")) > 1


def lines(number: int) -> str:
    """A body of so many lines."""
    return "<style>p { margin: 0; font: 10pt SrcSans }</style>" + "<p>One line.</p>" * number


def just_too_long(page: Any) -> int:
    """The number of lines that take two pages of the usual size."""
    return next(
        number
        for number in range(40, 200, 4)
        if len(HTML(string=page(lines(number)).html).render().pages) == 2
    )


def test_what_is_a_little_too_long_is_made_smaller(page: Any):
    number = just_too_long(page)
    job = page(lines(number), is_one_page=True)
    do(job)
    pages, sides = size(job.path)
    assert pages == 1
    assert sides == pytest.approx(A4, abs=0.5)
    assert pdf.text(job.path).count("One line.") == number


def test_what_cannot_fit_on_one_page_is_an_error(page: Any):
    job = page(lines(2 * just_too_long(page)), is_one_page=True)
    with pytest.raises(RenderProblem, match=r"page\.pdf: too long for one page"):
        do(job)
    assert not job.path.exists()


def test_a_page_that_fits_keeps_its_type(page: Any, tmp_path: Path):
    body = lines(10)
    do(page(body, is_one_page=True))
    with pikepdf.open(tmp_path / "page.pdf") as file:
        assert "/UserUnit" not in file.pages[0]
    assert size(tmp_path / "page.pdf")[0] == 1

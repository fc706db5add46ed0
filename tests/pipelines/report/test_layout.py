"""Sections of the checkout: every word lies inside the margins, and inside its cell."""

from weasyprint import HTML

from pipelines.present.language import LANGUAGES
from tests.each import each
from tests.pipelines.report import pdf
from tests.pipelines.report.conftest import PRINTED, SECTIONS_OF, Rendered, pdf_text


@each(PRINTED)
def test_no_text_leaves_the_page_or_its_cell(name: str, sections: Rendered):
    runs = sections.runs[name]
    assert len(runs) > 50
    assert [(run.page, run.text) for run in runs if not run.is_inside] == []


def test_text_that_leaves_the_page_would_be_noticed(page):
    wide = HTML(string=page(f"<p>{'x' * 400}</p>").html).render()
    cell = (
        "<table style='width: 60px; table-layout: fixed'><tr><td>Rechtsstaatlichkeit<td>a</table>"
    )
    narrow = HTML(string=page(cell).html).render()
    assert [run.is_inside for run in pdf.placed(wide)] == [True, False]
    outside = [run.text for run in pdf.placed(narrow) if not run.is_inside]
    assert outside == ["Rechtsstaatlichkeit"]


@each(LANGUAGES)
def test_the_sections_differ_in_length(language: str, sections: Rendered):
    pages = [pdf.pages(sections.runs[f"{language}/{name}"]) for name in SECTIONS_OF[language]]
    assert pages == sorted(set(pages))


@each(PRINTED)
def test_the_text_that_was_laid_out_is_in_the_file(name: str, sections: Rendered):
    text = pdf_text(name, sections.paths[name]).replace(" ", "")
    runs = (run.text for run in sections.runs[name])
    long = {word for run in runs for word in run.split() if word.isalpha() and len(word) > 5}
    assert len(long) > 50
    missing = {word for word in long if word not in text}
    assert len(missing) <= len(long) // 100, sorted(missing)[:10]

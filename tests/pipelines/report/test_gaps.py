"""What cannot be made is a notice in its place, told as a gap, and never taken for good later."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pikepdf
import pytest
from matplotlib.image import imread

from pipelines.present import Library, colophon, words_of
from pipelines.present.figures.figure import Bars
from pipelines.present.language import LANGUAGES
from pipelines.report import Made, Wanted, render, report
from pipelines.report.attached import Attached
from pipelines.report.jobs import Bind, Draw, Print, Show, Write
from pipelines.report.notices import Notice, Subject, notice_of
from pipelines.report.parts import Part
from pipelines.report.plan import Plan
from pipelines.report.render import attempt, do
from tests.each import each
from tests.pipelines.making.test_store import FIGURE, draw_job, print_job, write_job
from tests.pipelines.report import pdf
from tests.pipelines.tabulate.tables import data_date, replaced, tiny_tables

SECTION = Wanted(languages=("en",), sections=("example-2013",), formats=("docx",))
SAYS = "This document could not be made."
WORDS = {
    "en": "could not be made",
    "sq": "nuk u përgatit dot",
    "sr-Latn": "nije mogao da se izradi",
    "sr-Cyrl": "није могао да се изради",
}


def failing(which: Callable[[Any], bool]) -> Callable[[Any], str | None]:
    """An attempt that fails for some jobs."""
    return lambda job: "a font\n is missing" if which(job) else attempt(job)


@pytest.fixture
def fail(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Callable[[Any], bool]], None]]:
    """Lets some jobs fail."""

    def which(chosen: Callable[[Any], bool]) -> None:
        monkeypatch.setattr(sys.modules["pipelines.report.under_way"], "attempt", failing(chosen))

    yield which


def made(folder: Path, wanted: Wanted = SECTION) -> Made:
    """The section of the tiny tree, with a store."""
    return report(tiny_tables(), folder / "out", wanted=wanted, store=folder / "store")


def text_of(path: Path) -> str:
    """The document of a Word file as it is stored."""
    with ZipFile(path) as packed:
        return packed.read("word/document.xml").decode()


def test_a_document_that_fails_is_a_notice_and_never_an_older_file(
    tmp_path: Path, fail: Callable[[Callable[[Any], bool]], None]
):
    path = tmp_path / "out/en/sections/example-2013.docx"
    path.parent.mkdir(parents=True)
    path.write_text("an older file", encoding="utf-8")
    fail(lambda job: isinstance(job, Write))
    found = made(tmp_path)
    assert [(gap.path, gap.reason) for gap in found.gaps] == [
        ("en/sections/example-2013.docx", "a font is missing")
    ]
    assert "notice stands in its place; a font is missing" in str(found.gaps[0])
    assert SAYS in text_of(path)
    assert path in found.paths


def test_a_notice_is_not_kept(tmp_path: Path, fail: Callable[[Callable[[Any], bool]], None]):
    fail(lambda job: isinstance(job, Write))
    made(tmp_path)
    fail(lambda job: False)
    again = made(tmp_path)
    assert (again.done, again.gaps) == (1, [])
    assert SAYS not in text_of(tmp_path / "out/en/sections/example-2013.docx")


def with_a_figure(plan: Plan, out: Path) -> Iterator[None]:
    """Plan a page that shows a figure."""
    figure, body = Draw(FIGURE, out / "figures"), "<h1>A</h1><img src=figures/claims.svg alt=A>"
    html = f"<!doctype html><html lang=en><title>A</title><body>{body}</html>"
    page = replace(print_job(out), html=html, path=out / "page.pdf", drawn=(figure.key,))
    plan.figures[figure.paths[0]] = figure
    plan.documents.append(page)
    plan.subjects.update(dict.fromkeys((figure.paths[0], page.path), Subject("en", "A")))
    yield


def test_a_figure_that_fails_is_a_picture_that_says_so_and_what_shows_it_is_not_kept(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    fail: Callable[[Callable[[Any], bool]], None],
):
    out = tmp_path / "out"
    report = sys.modules["pipelines.report"]
    monkeypatch.setattr(report, "planned", lambda plan, *given: with_a_figure(plan, out))
    fail(lambda job: isinstance(job, Draw))
    first = made(tmp_path)
    assert [gap.path for gap in first.gaps] == ["figures/claims.svg"]
    assert imread(out / "figures/claims.png").shape[0] < 400
    assert (out / "figures/claims.csv").read_text(encoding="utf-8").startswith("year,claims")
    fail(lambda job: False)
    again = made(tmp_path)
    assert (again.done, again.gaps) == (2, []), "the figure, and the page that showed the notice"


def test_a_document_that_cannot_be_composed_is_a_notice_and_the_others_are_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    gather = Attached.of

    def raising(self: Attached, library: Library, part: Part) -> Any:
        if part.id == "example-2013":
            raise OverflowError("a number")
        return gather(self, library, part)

    monkeypatch.setattr(Attached, "of", raising)
    asked = replace(SECTION, sections=("example-2013", "owed"), formats=("pdf", "docx"))
    found = made(tmp_path, asked)
    assert [(gap.path, gap.reason) for gap in found.gaps] == [
        (f"en/sections/example-2013.{kind}", "OverflowError: a number") for kind in ("pdf", "docx")
    ]
    assert SAYS in pdf.text(tmp_path / "out/en/sections/example-2013.pdf")
    assert SAYS not in pdf.text(tmp_path / "out/en/sections/owed.pdf")
    assert {path.name for path in found.paths} >= {"owed.docx", "example-2013.docx"}


@pytest.mark.parametrize("error", [ValueError("odd\x1b"), RecursionError(), MemoryError()])
def test_whatever_a_library_raises_on_a_document_is_a_gap(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
):
    def raising(job: Any) -> str:
        raise error

    monkeypatch.setattr(render, "do", raising)
    said = attempt(print_job(tmp_path))
    assert said is not None and said.isprintable()


def test_a_machine_that_fails_is_no_gap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A full disk is tried again, and ends a run as before."""

    def raising(job: Any) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(render, "do", raising)
    with pytest.raises(OSError, match="No space left"):
        attempt(print_job(tmp_path))


def about(language: str) -> Notice:
    """What a notice in a language needs to know."""
    library, day = Library(tiny_tables(), words_of(language)), data_date(tiny_tables())
    return Notice(library.words, "Example bridges", colophon(library, day, day))


@each(LANGUAGES)
def test_a_notice_is_one_page_in_the_language_of_the_document(language: str, tmp_path: Path):
    job = replace(print_job(tmp_path), html="", path=tmp_path / f"{language}.pdf")
    runs = pdf.laid_out(notice_of(job, about(language)))  # type: ignore[arg-type]
    assert pdf.pages(runs) == 1 and all(run.is_inside for run in runs)
    assert WORDS[language] in pdf.text(job.path)
    with pikepdf.open(job.path) as file:
        assert file.Root.MarkInfo.Marked and str(file.Root.Lang) == language
        assert b"pdfuaid:part" in file.Root.Metadata.read_bytes()


@each(LANGUAGES)
def test_a_notice_is_a_word_file_and_a_page_too(language: str, tmp_path: Path):
    job = replace(write_job(tmp_path), language=language, wide=True)
    do(notice_of(job, about(language)))
    assert WORDS[language] in text_of(job.path)
    shown = Show("", tmp_path / "page.html")
    do(notice_of(shown, about(language)))
    assert WORDS[language] in shown.path.read_text(encoding="utf-8")


def test_a_dollar_in_a_figure_is_a_dollar(tmp_path: Path):
    drawing = Bars(("1 $ and 2 $_", "$\\frac{"), (("$a", (1.0, 3.0)),), True, unit="$")
    assert attempt(Draw(replace(FIGURE, drawing=drawing), tmp_path)) is None


def test_a_figure_with_letters_without_a_glyph_shows_the_mark(tmp_path: Path):
    """And says nothing of it: a warning of matplotlib is an error in tests."""
    bars = Bars(("关于", "2015"), (("claims", (1.0, 3.0)),), is_lying=True, unit="claims")
    marked = replace(bars, categories=("◊◊", "2015"))
    plain, odd = (Draw(replace(FIGURE, id=n, drawing=d), tmp_path) for n, d in
                  (("a", marked), ("b", bars)))  # fmt: skip
    assert attempt(plain) is None and attempt(odd) is None
    assert plain.paths[1].read_bytes() == odd.paths[1].read_bytes()


def test_a_page_with_letters_without_a_glyph_is_printed_with_the_mark(tmp_path: Path):
    job = print_job(tmp_path)
    assert attempt(replace(job, html=job.html.replace("Text.", "关于 Text العربية."))) is None
    assert "◊◊ Text ◊◊◊◊◊◊◊." in pdf.text(job.path)


def test_a_notice_picture_is_drawn(tmp_path: Path):
    job = notice_of(draw_job(tmp_path), about("sr-Cyrl"))
    assert isinstance(job, Draw) and job.notice
    assert attempt(job) is None and all(path.stat().st_size for path in job.paths)


def test_a_notice_of_a_pdf_needs_nothing_that_the_document_needed(tmp_path: Path):
    job = notice_of(print_job(tmp_path), about("en"))
    assert isinstance(job, Print)
    assert (job.drawn, job.attached, job.is_one_page) == ((), (), False)


REPORT = Wanted(languages=("en",), sections=("report",))


def test_a_part_that_fails_is_a_notice_in_a_report_that_is_good_and_is_not_kept(
    tmp_path: Path, fail: Callable[[Callable[[Any], bool]], None]
):
    path = tmp_path / "out/en/report.pdf"
    fail(lambda job: getattr(job, "part", "") == "example-2013")
    found = made(tmp_path, REPORT)
    assert [str(gap) for gap in found.gaps] == [
        "reports/en/report.pdf: a notice stands in the place of example-2013; a font is missing"
    ]
    said = pdf.text(path)
    assert "This part of the report could not be made." in said
    assert "Both sides build a bridge" not in said and "nothing is averaged" in said
    with pikepdf.open(path) as file:
        assert "example-2013" in map(str, file.Root.Names.Dests.Names)
    fail(lambda job: False)
    again = made(tmp_path, REPORT)
    assert (again.done, again.gaps) == (1, [])
    assert "Both sides build a bridge" in pdf.text(path)
    assert not (tmp_path / "out/en/parts").exists()


def test_a_report_that_cannot_be_bound_is_a_notice(
    tmp_path: Path, fail: Callable[[Callable[[Any], bool]], None]
):
    fail(lambda job: isinstance(job, Bind))
    found = made(tmp_path, REPORT)
    assert [gap.path for gap in found.gaps] == ["en/report.pdf"]
    assert SAYS in pdf.text(tmp_path / "out/en/report.pdf")


def test_a_report_is_bound_of_the_parts_that_are_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    made(tmp_path, REPORT)
    first = (tmp_path / "out/en/report.pdf").read_bytes()
    tables = tiny_tables()
    (row,) = tables.rows("agreements")
    tried: list[str] = []

    def attempted(job: Any) -> str | None:
        tried.append(getattr(job, "part", "") or type(job).__name__)
        return attempt(job)

    monkeypatch.setattr(sys.modules["pipelines.report.under_way"], "attempt", attempted)
    summary = row["summary"].replace("build", "mend")
    changed = replaced(tables, agreements=[{**row, "summary": summary}])
    report(changed, tmp_path / "out", wanted=REPORT, store=tmp_path / "store")
    assert (
        tried == ["example-2013", "Bind"] and first != (tmp_path / "out/en/report.pdf").read_bytes()
    )

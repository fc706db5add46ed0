"""Rendering: any warning is an error, nothing is fetched from outside, nothing bad is written."""

import os
import socket
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from markupsafe import Markup

from pipelines.present.html.tree import Element, new
from pipelines.report import Wanted, report
from pipelines.report.html import PRINT
from pipelines.report.html.styles import print_style
from pipelines.report.jobs import Show
from pipelines.report.render import RenderProblem, do
from pipelines.run.pool import processes
from schemas.problem import CouldNotRun
from tests.pipelines.report.conftest import Rendered
from tests.pipelines.report.documents import into, planned, prints, tiny_plan, whole, written
from tests.pipelines.tabulate.tables import replaced, tiny_tables

SECTION = Wanted(languages=("en",), sections=("example-2013",), formats=("pdf",))


def test_a_sound_page_is_written(page: Any):
    job = page("<p>Text</p>")
    assert do(job) == "page.pdf"
    assert job.path.read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("<style>p { colour: red }</style>", id="a property that does not exist"),
        pytest.param("<style>p { width: 12furlongs }</style>", id="a value that does not exist"),
        pytest.param("<style>p :: { color: red }</style>", id="a selector that does not parse"),
        pytest.param("<img src='no-such.png' alt='x'>", id="a relative image"),
        pytest.param("<img src='file:///no/such.png' alt='x'>", id="a missing image"),
        pytest.param("<link rel=stylesheet href='file:///no/such.css'>", id="a missing style"),
        pytest.param("<p><a href='#nowhere'>x</a></p>", id="a link to nowhere"),
    ],
)
def test_a_fault_of_the_page_is_a_render_problem_that_names_the_file(page: Any, body: str):
    job = page(f"<p>Text</p>{body}")
    with pytest.raises(RenderProblem, match=r"page\.pdf"):
        do(job)
    assert not job.path.exists()


@pytest.mark.parametrize(
    "body",
    [
        "<img src='{}' alt='x'>",
        "<img src='figures/../../other.svg' alt='x'>",
        "<style>p {{ background: url('{}') }}</style>",
        "<link rel=stylesheet href='{}'>",
    ],
)
def test_a_file_that_is_not_of_the_document_is_refused_though_it_is_there(
    page: Any, body: str, tmp_path: Path
):
    other = tmp_path / "other.svg"
    other.write_text("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>")
    folder = tmp_path / "en"
    (folder / "figures").mkdir(parents=True)
    job = replace(page(f"<p>Text</p>{body.format(other.as_uri())}"), base=folder)
    with pytest.raises(RenderProblem, match=r"other\.svg is no file of the document"):
        do(job)
    (folder / "figures" / "own.svg").write_text(other.read_text())
    do(replace(page("<img src='figures/own.svg' alt='x'>"), base=folder))


@pytest.mark.parametrize(
    "body",
    [
        "<img src='http://example.org/x.png' alt='x'>",
        "<img src='https://example.org/x.png' alt='x'>",
        "<img src='ftp://example.org/x.png' alt='x'>",
        "<link rel=stylesheet href='https://example.org/x.css'>",
        "<style>@import url(https://example.org/x.css);</style>",
        "<style>@font-face { font-family: F; src: url(https://example.org/x.woff) }</style>",
    ],
)
def test_the_network_is_refused_without_a_connection(
    page: Any, body: str, monkeypatch: pytest.MonkeyPatch
):
    tried: list[Any] = []

    def refuse(*arguments: Any, **options: Any) -> None:
        tried.append(arguments)
        raise OSError("a test must not reach the network")

    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    job = page(body)
    with pytest.raises(RenderProblem, match=r"page\.pdf: .*example"):
        do(job)
    assert tried == []
    assert not job.path.exists()


def test_a_template_with_bad_css_stops_the_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    bad = print_style() + Markup("\np { colour: red }")
    monkeypatch.setitem(PRINT.environment.globals, "style", lambda: bad)
    with pytest.raises(RenderProblem, match=r"example-2013\.pdf: .*colour"):
        report(tiny_tables(), tmp_path, wanted=SECTION)
    assert list(tmp_path.rglob("*.pdf")) == []


def test_where_no_notice_can_be_made_either_all_that_went_wrong_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    bad = print_style() + Markup("\np { colour: red }")
    monkeypatch.setitem(PRINT.environment.globals, "style", lambda: bad)
    asked = replace(SECTION, sections=("example-2013", "organisations/example-institute", "sets"))
    with pytest.raises(RenderProblem) as raised:
        report(tiny_tables(), tmp_path, wanted=asked)
    told = str(raised.value).splitlines()
    assert [line.split(":")[0] for line in told] == [
        "sets.pdf",
        "example-2013.pdf",
        "example-institute.pdf",
    ]


def with_image(page: Element) -> None:
    """Put a picture on a page that there is not."""
    next(page.iter("body")).append(new("img", src="file:///no/such.png", alt="x"))


def test_all_documents_with_a_fault_are_named_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    for name in ("plan", "factsheets"):
        planning = sys.modules[f"pipelines.report.{name}"]
        monkeypatch.setattr(planning, "PRINT", replace(PRINT, steps=(with_image,)))
    asked = replace(SECTION, sections=("example-2013", "organisations/example-institute", "sets"))
    gaps = report(tiny_tables(), tmp_path, wanted=asked).gaps
    assert [gap.path for gap in gaps] == [
        "en/sections/sets.pdf",
        "en/sections/example-2013.pdf",
        "en/factsheets/organisations/example-institute.pdf",
    ]
    assert all("no/such.png" in gap.reason for gap in gaps)


def test_markup_in_a_record_is_text_on_the_page():
    claims = tiny_tables().rows("assessments")
    marked = [{**row, "finding": "<script>x</script> & <b>"} for row in claims]
    made = planned(replaced(tiny_tables(), assessments=marked), formats=("pdf", "docx"))
    for job in [*prints(made), *written(made)]:
        assert "<script" not in job.html
    assert any("&lt;script&gt;x&lt;/script&gt; &amp; &lt;b&gt;" in job.html for job in prints(made))


def test_the_release_is_the_date_of_every_document():
    files = [job for job in tiny_plan("en").documents if not isinstance(job, Show)]
    assert {job.modified for job in files} == {1593475200}


def test_rendering_leaves_the_environment_as_it_was(page: Any, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "12345")
    do(page("<p>Text</p>"))
    assert os.environ["SOURCE_DATE_EPOCH"] == "12345"


def test_rendering_leaves_no_time_behind_where_none_was_set(
    page: Any, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    with pytest.raises(RenderProblem):
        do(page("<p style='colour: red'>Text</p>"))
    assert "SOURCE_DATE_EPOCH" not in os.environ


def test_a_phrase_that_the_term_list_lacks_stops_the_report_and_says_what_to_do(tmp_path: Path):
    kept = [row for row in tiny_tables().rows("term_forms") if row["language"] != "sq"]
    asked = Wanted(languages=("en", "sq"))
    with pytest.raises(CouldNotRun, match=r"no term \S+ in sq: add it to raw/translations/terms"):
        report(replaced(tiny_tables(), term_forms=kept), tmp_path, wanted=asked)
    assert list(tmp_path.rglob("*.pdf")) == []


def test_what_cannot_be_rendered_could_not_run():
    assert issubclass(RenderProblem, CouldNotRun)


def test_a_pool_of_processes_makes_the_same_bytes(tmp_path: Path, tiny_documents: Rendered):
    kinds = {type(job.figure.drawing): job for job in whole("sr-Cyrl").figures.values()}
    assert {kind.__name__ for kind in kinds} == {"Bars", "Course", "Dots", "Grid", "Ground"}
    here = [replace(job, folder=tmp_path / "here") for job in kinds.values()]
    elsewhere = [replace(job, folder=tmp_path / "elsewhere") for job in kinds.values()]
    printed_here = [job for job in tiny_documents.jobs.values() if job.path.stem != "report"]
    printed_elsewhere = [into(job, tmp_path) for job in printed_here]
    for job in here:
        do(job)
    with processes() as run:
        list(run(do, [*elsewhere, *printed_elsewhere]))
    for one, other in zip([*here, *printed_here], [*elsewhere, *printed_elsewhere], strict=True):
        for left, right in zip(one.paths, other.paths, strict=True):
            assert left.read_bytes() == right.read_bytes(), left.name

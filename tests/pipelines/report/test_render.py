"""Rendering: any warning is an error, nothing is fetched from outside, nothing bad is written."""

import os
import socket
import sys
from pathlib import Path
from typing import Any

import pytest
from jinja2 import UndefinedError
from markupsafe import Markup

from pipelines.pool import processes
from pipelines.report import report, template
from pipelines.report.plan import plan
from pipelines.report.render import RenderProblem, do
from schemas.problem import CouldNotRun
from tests.pipelines.report.conftest import Rendered
from tests.pipelines.tabulate.tables import replaced, tiny_tables


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
    good = template.style()
    monkeypatch.setattr(template, "style", lambda: good + Markup("\np { colour: red }"))
    with pytest.raises(RenderProblem, match=r"report\.pdf: .*colour"):
        report(tiny_tables(), tmp_path)
    assert list(tmp_path.rglob("*.pdf")) == []


def test_a_template_with_a_missing_image_stops_the_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def with_image(name: str, **context: Any) -> str:
        image = "<img src='file:///no/such.png' alt='x'></body>"
        return template.html(name, **context).replace("</body>", image)

    monkeypatch.setattr(sys.modules["pipelines.report.plan"], "html", with_image)
    with pytest.raises(RenderProblem, match="such"):
        report(tiny_tables(), tmp_path)


def test_a_name_that_the_context_lacks_is_an_error():
    with pytest.raises(UndefinedError):
        template.html("section.html")


def test_markup_in_a_record_is_text_on_the_page():
    jobs = plan(tiny_tables(), Path("reports"))
    assert all("<script" not in job.html for job in jobs)
    text = template._environment().from_string("{{ value }}").render(value="<b>&")
    assert text == "&lt;b&gt;&amp;"


def test_one_job_for_the_report_and_one_for_each_section():
    jobs = plan(tiny_tables(), Path("out"))
    assert [str(job.path) for job in jobs] == [
        "out/en/report.pdf",
        "out/en/sections/example-2013.pdf",
    ]
    assert {job.modified for job in jobs} == {1593475200}


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
    kept = [row for row in tiny_tables().rows("term_forms") if row["language"] != "en"]
    with pytest.raises(CouldNotRun, match=r"no term \S+ in en: add it to raw/translations/terms"):
        report(replaced(tiny_tables(), term_forms=kept), tmp_path)


def test_what_cannot_be_rendered_could_not_run():
    assert issubclass(RenderProblem, CouldNotRun)


def test_a_pool_of_processes_makes_the_same_bytes(tmp_path: Path, tiny: Rendered):
    assert report(tiny_tables(), tmp_path, processes) == ["example-2013.pdf", "report.pdf"]
    made = {path.stem: path.read_bytes() for path in tmp_path.rglob("*.pdf")}
    assert made == {name: path.read_bytes() for name, path in tiny.paths.items()}

"""A report taken apart: nothing is lost, and links lead from one piece to another."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from pipelines.report.bound.split import SCHEME, paged, replaced, split
from pipelines.report.jobs import Bind
from tests.pipelines.report import markup
from tests.pipelines.report.documents import planned, whole, whole_page
from tests.pipelines.tabulate.tables import checkout_tables
from tests.pipelines.tabulate.tables import replaced as with_rows

PAGE = """<!doctype html><html lang=sq><head><title>A</title><style>p { color: red }</style></head>
<body><section class=cover><h1>A</h1></section><nav class=contents><h2>Contents</h2>
<a href="#one">One</a> <a href="#first">First</a></nav>
<section class=part><h2 id=one>One</h2><p><a href="#here">x</a><b id=here>y</b></p></section>
<h2 class=divider id=all>All</h2>
<article class=bound><h3 id=first>First</h3><a href="#second">see</a></article>
<article class=bound><h3 id=second>Second</h3><p id=a>text</p></article>
<section class=part><h2 id=names>Names</h2><a href="#second">Second</a></section></body></html>"""


@pytest.fixture(scope="module")
def bind() -> Bind:
    """The report of the checkout."""
    (found,) = (job for job in whole("en").documents if isinstance(job, Bind))
    return found


def test_a_cover_stays_with_its_contents_and_a_divider_with_its_chapter():
    made = split(PAGE)
    assert [each.id for each in (made.front, *made.parts, made.index)] == [
        *("contents", "one", "first", "second", "names")
    ]
    assert "All</h2>" in made.parts[1].html


def test_every_piece_is_a_page_in_the_language_with_the_styles_of_the_whole():
    made = split(PAGE)
    for piece in (made.front, *made.parts, made.index):
        assert '<html lang="sq">' in piece.html
        assert "p { color: red }@page { @bottom-right { content: none } }" in piece.html
    assert ":first {" not in made.front.html
    assert all("@page :first" in piece.html for piece in (*made.parts, made.index))


def test_a_link_that_leaves_its_piece_says_so_and_others_stay():
    made = split(PAGE)
    assert '<a href="#here">' in made.parts[0].html
    assert f'<a href="{SCHEME}second" data-chapter="2">' in made.parts[1].html
    assert f'<a href="{SCHEME}one">' in made.front.html


def test_chapters_are_counted_on():
    starts = [piece.html.partition("counter-reset: chapter ")[2][0] for piece in split(PAGE).parts]
    assert starts == ["0", "0", "1"]


def test_links_of_contents_get_the_numbers_of_pages():
    html = paged(split(PAGE).front.html, {"one": 3, "first": 14})
    assert f'<a href="{SCHEME}one" data-page="3">' in html
    assert f'<a href="{SCHEME}first" data-page="14" data-chapter="1">' in html


def test_a_notice_keeps_the_heading_and_every_place_of_a_piece():
    made = split(PAGE).parts
    html = replaced(made[2].html, "<p class=lede>Not made.</p>")
    assert [text for _, text in markup.headings(html)] == ["Second"]
    assert markup.text(markup.body(html)) == "Second\nNot made."
    assert markup.anchors(html) == ["second", "a"]
    assert markup.anchors(replaced(made[1].html, "<p>Not made.</p>")) == ["all", "first"]


def test_every_part_and_chapter_is_a_piece_and_links_lead_to_one_place(bind: Bind):
    agreements = checkout_tables()["agreements"]["id"].to_pylist()
    ids = [part.part for part in bind.parts]
    assert set(agreements) < set(ids)
    assert len(ids) == len(set(ids))
    page = whole_page(bind).html
    places = Counter(markup.anchors(page))
    assert set(places.values()) == {1}
    assert set(markup.links(markup.body(page))) <= set(places)


def test_a_part_depends_on_its_own_figures_alone(bind: Bind):
    shown = [part for part in bind.parts if part.drawn]
    assert len({key for part in shown for key in part.drawn}) == len(whole_figures(bind))
    assert any(not part.drawn for part in bind.parts)


def whole_figures(bind: Bind) -> set[str]:
    """The figures of the report."""
    body = markup.body(whole_page(bind).html)
    return {Path(image.attrib["src"]).name for image in body.iter("img")}


def test_one_sentence_changes_one_part_of_the_report(bind: Bind):
    tables = checkout_tables()
    rows = tables.rows("narrative_sentences")
    name = rows[0]["narrative_id"]
    changed = [{**rows[0], "text": f"{rows[0]['text']} More."}, *rows[1:]]
    made = planned(with_rows(tables, narrative_sentences=changed), chosen=("report",))
    (other,) = made.documents
    assert isinstance(other, Bind)
    before, after = ({p.part: p.key for p in job.parts} for job in (bind, other))
    assert {part for part in after if after[part] != before[part]} == {name}
    assert (other.front, other.index) == (bind.front, bind.index)
    assert other.key != bind.key == replace(bind, path=Path("elsewhere.pdf")).key

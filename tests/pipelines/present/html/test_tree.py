"""A page as a tree: read and written again it says the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from pipelines.present.html.tree import (
    last_words,
    new,
    parsed,
    serialised,
    texts_after,
    words,
    wrap,
)
from tests.each import each, each_row
from tests.pipelines.present.html.pages import changed, page
from tests.pipelines.report import markup

SHOWN = st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn", "Co")), max_size=30)
"""What records hold: no control characters, no halves of letters."""


@each(
    [
        "<p>a &lt;b&gt; &amp; c</p>",
        '<p title="&lt; &amp; …">a<br>b<i class="on"></i></p><img src="a.svg" alt="">',
        "<table><thead><tr><th>a</th></tr></thead><tbody><tr><td></td></tr></tbody></table>",
        "<figure><figcaption>a</figcaption></figure> <section><nav>b</nav></section>",
        "<p>Ђ ђ ë ç – “ ” … \u2060</p>",
    ]
)
def test_a_body_stays_as_it_is(body: str):
    assert changed(body) == body


def test_a_style_stays_as_it_is():
    html = page("").replace("<head>", '<head><style>a > b { content: "&" }</style>')
    assert '<style>a > b { content: "&" }</style>' in serialised(parsed(html))


@given(SHOWN)
def test_a_text_is_read_as_it_was_written(text: str):
    tree = parsed(page(f"<p>{escape(text)}</p>"))
    assert words(tree) == text
    assert words(markup.body(serialised(tree))) == text


@given(SHOWN)
def test_an_address_stands_on_the_page_as_it_is_recorded(text: str):
    html = serialised(parsed(page(f'<a href="https://example.org/{escape(text)}#a">b</a>')))
    (link,) = markup.body(html).iter("a")
    assert link.get("href") == f"https://example.org/{text}#a"


def test_an_address_beyond_ascii_has_no_percent_signs():
    one = '<a class="url" href="https://example.org/š/%C5%A1?a&amp;b">a</a> href="held:0"'
    body = f'{one} <a href="held:0">b</a>'
    assert changed(body) == body


@each_row(
    [
        ("<p>a</p>", "a"),
        ("<p>a<b>b</b></p>", "b"),
        ("<p>a<b>b</b>c</p>", "c"),
        ("<p>a<b>b<i>c</i></b></p>", "c"),
        ("<p>a<br></p>", ""),
    ]
)
def test_the_last_words_of_an_element_are_those_right_before_its_end(body: str, last: str):
    assert last_words(next(parsed(page(body)).iter("p"))) == last


def test_texts_behind_an_element_come_in_the_order_of_the_page():
    tree = parsed(page("<p>a0</p><div><h1>a1 <b>a2</b></h1>a3<p>a4<b>a5</b>b<i></i>a6</p></div>a7"))
    found = list(texts_after(next(tree.iter("h1")), "a"))
    assert [text.string for text in found] == ["a3", "a4", "a5", "a6", "a7"]
    assert [text.owner.tag for text in found] == ["div", "p", "b", "p", "body"]


def test_a_text_can_say_something_else():
    tree = parsed(page("<h1>a</h1><p>a<b>a</b>a</p>"))
    for number, text in enumerate(texts_after(next(tree.iter("h1")), "a")):
        text.put(str(number))
    assert "<p>0<b>1</b>2</p>" in serialised(tree)


def test_what_is_wrapped_keeps_its_place():
    tree = parsed(page("a<table></table>b"))
    wrap(next(tree.iter("table")), new("div", id="c"))
    assert '<body>a<div id="c"><table></table></div>b</body>' in serialised(tree)


def test_nothing_is_put_around_the_page_itself():
    with pytest.raises(ValueError, match="<html>"):
        wrap(parsed(page("")), new("div"))

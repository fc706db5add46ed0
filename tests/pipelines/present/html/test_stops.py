"""One full stop only, and none behind a Serbian year before a mark: in the texts of a page."""

import re
from collections.abc import Callable

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pipelines.present.html.stops import one_only, without_those_of_years
from pipelines.present.html.tree import Element, parsed, words
from tests.each import each_row
from tests.pipelines.present.html.pages import changed, page

OTHERS_WORDS = "signed in 2013., and 2014.) so .. it goes: 2015.; ..."
ADDRESS = '<a class="url" href="https://example.org/">'
OTHERS = ('<span lang="en">', '<span class="quote">', '<span class="title">', ADDRESS)
OURS = ("<b>", "<span>", '<span class="when">', '<a href="https://example.org/2013.,..">')
TEXTS = st.text(alphabet="0123.,;:) a", max_size=8)


def closed(opened: str, inside: str) -> str:
    """An element, from its opening tag."""
    return f"{opened}{inside}</{re.split('[ >]', opened[1:])[0]}>"


def pieces(opened: tuple[str, ...]) -> st.SearchStrategy[str]:
    """HTML of texts and elements in each other."""
    return st.recursive(
        TEXTS,
        lambda inner: (
            st.builds("".join, st.lists(inner, max_size=3))
            | st.builds(closed, st.sampled_from(opened), inner)
        ),
        max_leaves=8,
    )


@each_row(
    [
        ("<p>a..</p>", "<p>a.</p>"),
        ("<p>wait...</p>", "<p>wait...</p>"),
        ("<p>a.<b>.</b></p>", "<p>a.<b>.</b></p>"),
        ("<p><b>a.</b>. b</p>", "<p><b>a.</b> b</p>"),
        ("<p><b><i>a.</i></b>. b</p>", "<p><b><i>a.</i></b> b</p>"),
        ("<p><b>a..</b>. b</p>", "<p><b>a.</b> b</p>"),
        ("<p><b>a...</b>. b</p>", "<p><b>a...</b>. b</p>"),
        ("<p><b>a.</b>... b</p>", "<p><b>a.</b>... b</p>"),
        ("<p>a.<br>. b</p>", "<p>a.<br>. b</p>"),
        ("<p>a.</p>. b", "<p>a.</p> b"),
        ('<img src="a..svg" alt="a.."><img>', '<img src="a..svg" alt="a."><img>'),
        ('<a href="https://example.org/..">a</a>', '<a href="https://example.org/..">a</a>'),
        (f"{ADDRESS}a..b</a>..", f"{ADDRESS}a..b</a>."),
        ('<span lang="en">a.. b.</span>.', '<span lang="en">a.. b.</span>'),
        ('<span lang="en">a.. b</span>.', '<span lang="en">a.. b</span>.'),
        (
            '<span class="quote">“<span lang="en">a..</span>”..</span>..',
            '<span class="quote">“<span lang="en">a..</span>”..</span>.',
        ),
    ]
)
def test_one_stop_stands_where_a_date_or_a_name_brings_one_along(body: str, shown: str):
    assert changed(body, one_only) == shown


@each_row(
    [
        ("april 2013., Brisel", "april 2013, Brisel"),
        ("(19. april 2013.)", "(19. april 2013)"),
        ("2013.; 2014.: ne", "2013; 2014: ne"),
        ("2013. godine", "2013. godine"),
        ("<b>2013.</b>, Brisel", "<b>2013.</b>, Brisel"),
        ("<span>2013.</span>, Brisel", "<span>2013</span>, Brisel"),
        ("<span><b>u</b> 2013.</span>, Brisel", "<span><b>u</b> 2013</span>, Brisel"),
        ("<span><b>2013.</b></span>, Brisel", "<span><b>2013.</b></span>, Brisel"),
        ("<span>2013.</span> Brisel", "<span>2013.</span> Brisel"),
        ("<span>12013.</span>, Brisel", "<span>12013.</span>, Brisel"),
        ('<img src="2013.,svg" alt="2013., a">', '<img src="2013.,svg" alt="2013, a">'),
        (
            '<span class="quote"><b>2013., 2014.</b>; 2015.</span>, a',
            '<span class="quote"><b>2013., 2014.</b>; 2015.</span>, a',
        ),
    ]
)
def test_a_serbian_year_has_no_stop_before_another_mark(body: str, shown: str):
    assert changed(body, without_those_of_years) == shown


@pytest.mark.parametrize("opened", OTHERS)
@pytest.mark.parametrize("step", [one_only, without_those_of_years])
@given(inside=pieces((*OURS, *OTHERS)) | st.just(OTHERS_WORDS))
def test_words_of_others_stay_as_they_are(
    step: Callable[[Element], None], opened: str, inside: str
):
    """A quote lost its stops where a date of ours would, and an address of a source too."""
    assume(opened != ADDRESS or "<a " not in inside)  # HTML has no link in a link
    body = f"{closed(opened, inside)}, 1"
    assert changed(body, step) == changed(body)


@pytest.mark.parametrize("step", [one_only, without_those_of_years])
@given(body=pieces((*OURS, *OTHERS)))
def test_stops_only_are_dropped_and_the_second_time_none(
    step: Callable[[Element], None], body: str
):
    once = changed(body, step)
    assert changed(once, step) == once
    before, after = (words(parsed(page(html))) for html in (body, once))
    assert after.replace(".", "") == before.replace(".", "")


@given(pieces(("<b>", "<span>")))
def test_no_two_stops_are_left_but_those_of_three(body: str):
    shown = changed(body, one_only)
    assert not re.search(r"(?<!\.)\.\.(?!\.)", shown)
    assert not re.search(r"(?<!\.)\.(?:</\w+>)+\.(?!\.)", shown)

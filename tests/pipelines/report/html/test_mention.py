"""The first mention of Kosovo behind the title carries one asterisk, in each language."""

import re
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.present.html import mention
from pipelines.present.language import LANGUAGES
from pipelines.present.profile import profile
from schemas.problem import CouldNotRun
from tests.each import each, each_row
from tests.pipelines.present.html.pages import changed
from tests.pipelines.report import markup
from tests.pipelines.report.conftest import SECTIONS
from tests.pipelines.report.documents import pages, planned, printed, prints, whole, written
from tests.pipelines.tabulate.tables import checkout_tables, tiny_tables

FORMATS = ("pdf", "docx")
OUT = Path("out")
KOSOVO = {"en": "Kosovo", "sq": "Kosov", "sr-Latn": "Kosov", "sr-Cyrl": "Косов"}
"""How the name begins in every form that it takes in a language."""


UNMARKED = profile().model_copy(update={"mark_first_mention": False})


def added(marked: str, unmarked: str) -> int | None:
    """Where one asterisk was added to a page, or None if the two are the same."""
    if marked == unmarked:
        return None
    place = next(
        n for n, (one, two) in enumerate(zip(marked, unmarked, strict=False)) if one != two
    )
    assert marked[:place] + "*" + unmarked[place:] == marked
    return place


@each(LANGUAGES)
def test_the_mark_is_one_asterisk_at_a_mention_of_kosovo(language: str):
    plain = planned(checkout_tables(), languages=(language,), chosen=SECTIONS, choices=UNMARKED)
    for without in prints(plain):
        marked = printed(whole(language), without.path.with_suffix("").as_posix())
        place = added(marked.html, without.html)
        assert place is not None
        assert re.search(rf"{KOSOVO[language]}\w*$", without.html[:place]), without.path


PIECES = st.sampled_from(
    ["Kosovo", "<b>Kosovo</b>", "Kosovo*", "Kosovar", "<h1>Kosovo</h1>", "<p>", "</p>", "a", "*"]
)


@given(st.lists(PIECES, max_size=12).map(" ".join))
def test_to_any_page_one_asterisk_is_added_or_none(body: str):
    before, after = changed(body), changed(body, lambda page: mention.mark(page, "en"))
    place = added(after, before)
    assert place is None or before[:place].endswith("Kosovo")


@each(LANGUAGES)
def test_the_footnote_itself_is_not_marked(language: str):
    for job in prints(whole(language)):
        for footnote in markup.having(job.html, **{"class": "footnote"}):
            assert markup.text(footnote).count("*") == 1, job.path


@each_row(product(LANGUAGES, SECTIONS))
def test_no_mention_stands_before_the_asterisk_but_in_the_title(language: str, section: str):
    html = printed(whole(language), f"evidence/{section}").html
    after = html.partition("</h1>")[2]
    text = markup.own_text(f"<body>{after}", language)
    before = text[: text.index("*")]
    assert re.findall(rf"\b{KOSOVO[language]}\w*", before[:-1].rpartition(" ")[0]) == []
    assert re.search(rf"{KOSOVO[language]}\w*$", before)


@each(LANGUAGES)
def test_a_profile_without_the_mark_has_no_asterisk_and_keeps_the_footnote(language: str):
    made = planned(tiny_tables(), languages=(language,), formats=FORMATS, choices=UNMARKED)
    for job in pages(made):
        text = markup.text(markup.body(job.html))
        assert re.findall(rf"{KOSOVO[language]}\w*\*", text) == []
        assert re.search(r"^\* \w", text, re.MULTILINE)


@each(LANGUAGES)
def test_word_files_are_marked_too(language: str):
    marked, plain = (
        written(planned(checkout_tables(), OUT, (language,), SECTIONS[:1], FORMATS, choices))
        for choices in (profile(), UNMARKED)
    )
    assert added(marked[0].html, plain[0].html) is not None


@each_row(
    [
        (
            "en",
            "<h1>Kosovo</h1><p>Kosovo and Kosovo</p>",
            "<h1>Kosovo</h1><p>Kosovo* and Kosovo</p>",
        ),
        ("en", "<p>Kosovo</p><h1>A</h1><p>b</p>", "<p>Kosovo</p><h1>A</h1><p>b</p>"),
        ("en", "<p>Kosovo</p>", "<p>Kosovo</p>"),
        (
            "en",
            "<h1>A</h1><p>Kosovo-wide, Kosovo* and <b>Kosovo</b></p>",
            "<h1>A</h1><p>Kosovo-wide, Kosovo* and <b>Kosovo*</b></p>",
        ),
        (
            "en",
            '<h1>A</h1><p class="footnote">On <b>Kosovo</b></p><p>Kosovo</p>',
            '<h1>A</h1><p class="footnote">On <b>Kosovo</b></p><p>Kosovo*</p>',
        ),
        ("en", '<h1>A</h1><p title="Kosovo">b</p>', '<h1>A</h1><p title="Kosovo">b</p>'),
        (
            "en",
            "<div><h1>A</h1></div><p><b>b</b> Kosovo</p>",
            "<div><h1>A</h1></div><p><b>b</b> Kosovo*</p>",
        ),
        ("sq", "<h1>A</h1><p>Kosovar, i Kosovës</p>", "<h1>A</h1><p>Kosovar, i Kosovës*</p>"),
        (
            "sr-Latn",
            "<h1>A</h1><p>kosovski s Kosovom</p>",
            "<h1>A</h1><p>kosovski s Kosovom*</p>",
        ),
        ("sr-Cyrl", "<h1>A</h1><p>на Косову</p>", "<h1>A</h1><p>на Косову*</p>"),
    ]
)
def test_the_asterisk_stands_at_the_first_mention_behind_the_title(
    language: str, body: str, marked: str
):
    assert changed(body, lambda page: mention.mark(page, language)) == marked


def test_a_language_without_forms_of_the_name_is_told_by_its_code():
    with pytest.raises(
        CouldNotRun, match=r"html\.mention: no forms of the name of Kosovo in xx, yy$"
    ):
        mention.names(["en", "xx", "yy"])

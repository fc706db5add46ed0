"""Every level says in words whether it was stated or inferred, for who sees no boxes."""

import re
from collections import Counter
from functools import cache

from pipelines.present import Library, words_of
from pipelines.present.language import LANGUAGES
from pipelines.present.overview import overview
from pipelines.report.plan import Plan
from tests.each import each
from tests.pipelines.report import markup
from tests.pipelines.report.conftest import SECTIONS
from tests.pipelines.report.documents import planned, printed, prints
from tests.pipelines.tabulate.tables import checkout_tables


@cache
def some(language: str) -> Plan:
    """Documents of the checkout that tell levels, in a language."""
    chosen = ("overview", "owed", "differences", *(f"evidence/{name}" for name in SECTIONS))
    return planned(checkout_tables(), languages=(language,), chosen=chosen)


each_language = each(LANGUAGES)


def expected(language: str) -> Counter[str]:
    """What the cells of the overview say of levels."""
    library = Library(checkout_tables(), words_of(language))
    return Counter(
        f"{counted.mark.word}, {counted.mark.how}: {counted.count}"
        for block in overview(library)
        for line in block.lines
        for cell in line.cells
        for counted in cell.levels
    )


@each_language
def test_no_level_is_told_by_boxes_alone(language: str):
    words = words_of(language)
    ways = "|".join(map(re.escape, words.basis.values()))
    pattern = re.compile(rf"(?:{'|'.join(map(re.escape, words.levels.values()))}), (?:{ways})")
    found = 0
    for job in prints(some(language)):
        for boxes in markup.having(job.html, **{"class": "boxes"}):
            inner = boxes.getparent()
            around = inner.getparent()
            if "legend" not in markup.classes(around):
                holder = around if "count" in markup.classes(around) else around.getparent()
                assert pattern.search(markup.text(holder)), markup.text(holder)
                found += 1
    assert found > 100


@each_language
def test_the_overview_says_of_each_level_how_it_came_about(language: str):
    page = markup.body(printed(some(language), "sections/overview").html)
    counts = [each for each in page.iter("span") if markup.classes(each) == ["count"]]
    assert Counter(map(markup.text, counts)) == expected(language) != Counter()


@each_language
def test_the_legend_explains_both_words(language: str):
    html = printed(some(language), "evidence/cadastral-records-2011").html
    (legend,) = (
        markup.text(each)
        for each in markup.body(html).iter("p")
        if "legend" in markup.classes(each) and each.find_class("boxes")
    )
    for way in words_of(language).basis.values():
        assert f"{way}:".casefold() in legend.casefold()

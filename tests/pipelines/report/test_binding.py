"""One document of many parts: captions and notes are numbered as printed, links lead somewhere."""

import re
from collections import Counter
from itertools import pairwise

import pytest

from pipelines.present import Library, words_of
from pipelines.present.language import LANGUAGES
from pipelines.report.binding import Binding, Captions
from pipelines.report.parts import chapters
from tests.pipelines.report import markup
from tests.pipelines.report.documents import at, printed, prints, tiny_plan, whole, written
from tests.pipelines.tabulate.tables import data_date, tiny_tables


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    """One language after the other."""
    return str(request.param)


@pytest.fixture
def report(language: str) -> str:
    """The page of the whole report of the checkout."""
    return printed(whole(language), f"{language}/report").html


def captions(html: str, tag: str) -> list[tuple[str, str]]:
    """Anchor and words of each caption, as printed."""
    found = [each for each in markup.body(html).iter(tag) if "id" in each.attrib]
    return [(each.attrib["id"], markup.text(each)) for each in found]


@pytest.mark.parametrize(("tag", "kind"), [("caption", "Table"), ("figcaption", "Figure")])
def test_captions_are_numbered_as_printed(report: str, language: str, tag: str, kind: str):
    printed_captions = captions(report, tag)
    assert len(printed_captions) > 10
    words = words_of(language)
    for number, (anchor, text) in enumerate(printed_captions, 1):
        assert anchor == f"{kind.lower()}-{number}"
        assert text.startswith(f"{words.gettext(f'{kind} %(n)s', n=number)}. ")


def test_every_table_with_a_head_and_every_figure_has_a_caption(report: str):
    body = markup.body(report)
    for table in body.iter("table"):
        if table.find("thead") is not None:
            assert table.find("caption") is not None
    for figure in body.iter("figure"):
        assert figure.find("figcaption") is not None


def test_the_contents_name_every_part_and_every_agreement(report: str):
    contents = markup.having(report, **{"class": "contents"})[0].find("ol")
    assert contents is not None
    named = [(link.attrib["href"][1:], markup.text(link)) for link in contents.iter("a")]
    titles = {
        each.attrib["id"]: markup.text(each)
        for each in markup.body(report).iter()
        if each.tag in ("h2", "h3") and "id" in each.attrib
    }
    assert dict(named) == titles
    assert len(named) == len(titles)


def test_notes_are_numbered_in_the_order_of_print(language: str):
    for job in prints(whole(language)):
        links = [link for link in markup.links(markup.body(job.html)) if link.startswith("note-")]
        first = list(dict.fromkeys(links))
        assert first == counted(first), job.path


def counted(notes: list[str]) -> list[str]:
    """The anchors of notes as each list of them counts from 1; a report has one for each part."""
    lists = Counter(name.rpartition("-")[0] for name in notes)
    return [f"{place}-{number}" for place, n in lists.items() for number in range(1, n + 1)]


def test_every_note_stands_in_the_list_of_sources_in_its_order(language: str):
    for job in prints(whole(language)):
        listed = [name for name in markup.anchors(job.html) if name.startswith("note-")]
        assert listed == counted(listed), job.path


def test_every_link_leads_to_one_place(language: str):
    for job in [*prints(whole(language)), *written(tiny_plan(language))]:
        places = Counter(markup.anchors(job.html))
        assert [name for name, number in places.items() if number > 1] == [], job.paths
        assert set(markup.links(markup.body(job.html))) <= set(places), job.paths


def test_headings_skip_no_level(language: str):
    for job in prints(whole(language)):
        levels = [level for level, _ in markup.headings(job.html)]
        assert levels[0] == 1 and levels.count(1) == 1, job.path
        assert all(after <= before + 1 for before, after in pairwise(levels)), job.path


def test_a_bound_part_stands_a_level_lower_with_the_next_numbers():
    library = Library(tiny_tables())
    binding = Binding(library, at(data_date(tiny_tables())))
    part = chapters(library)[0]
    first, second = binding.part(part, 1, False), binding.part(part, 3, True)
    assert '<h1 class="title" id="example-2013">' in first
    assert '<h3 class="title" id="example-2013">' in second
    count = first.count("<caption")
    assert count > 0
    assert re.findall(r'<caption id="(.*?)"', first + second) == [
        f"table-{number}" for number in range(1, 2 * count + 1)
    ]


def test_each_part_of_a_report_numbers_its_notes_by_itself():
    html = printed(tiny_plan("en"), "en/report").html
    notes = [name for name in markup.anchors(html) if "note" in name]
    assert notes == ["note-example-2013-1", "note-example-2013-2"]


def test_a_source_stands_in_full_once_and_the_others_lead_there(report: str, language: str):
    lists = markup.having(report, **{"class": "sources"})
    assert len(lists) > 40
    full, again = list[str](), list[str]()
    for entry in (each for listed in lists for each in listed.iter("li")):
        addresses = [each.get("href") for each in markup.having_class(entry, "url")]
        if addresses:
            full.append(addresses[0])
        else:
            (target,) = markup.links(entry)
            again.append(target)
    assert len(full) == len(set(full)) > 400
    assert len(again) > 100
    assert set(again) <= {each.get("id") for listed in lists for each in listed.iter("li")}
    assert words_of(language).gettext("Sources") in markup.text(markup.body(report))


def test_the_title_in_a_caption_is_a_text():
    made = Captions(words_of("en"))
    assert "&lt;b&gt;" in made.table("<b>")
    assert "&lt;b&gt;" in made.figure("<b>")

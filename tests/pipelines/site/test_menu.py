"""The menu: short on each page, whole in its foot, and it says where the reader is."""

from pathlib import Path

from pipelines.present import words_of
from pipelines.site.menu import CONTENTS, HOME, beside, groups, main_menu, site_map
from pipelines.site.page import Page
from tests.each import each_row
from tests.pipelines.site.made import paths, tree

WORDS = words_of("en")


def page(path: str, label: str | None = None, below: str | None = None) -> Page:
    """A page of a path."""
    return Page(path, label or path, "none", lambda library: {}, label, below)


LISTED = [
    page(HOME, "Start"),
    *(page(path, path) for group in groups(WORDS) for path in group.paths),
    page(CONTENTS, "All pages"),
    page("agreements/one.html", below="agreements.html"),
    page("search.html", "Search"),
]


def test_the_menu_has_a_line_for_each_group_and_for_what_is_in_none() -> None:
    lines = main_menu(WORDS, LISTED[0], LISTED)
    titles = [group.title for group in groups(WORDS)]
    assert [line.label for line in lines] == ["Start", *titles, "Search", "All pages"]
    assert [line.current for line in lines] == ["page", *[None] * (len(lines) - 1)]


@each_row(
    [
        ("agreements.html", "Agreements", "page"),
        ("owed.html", "Agreements", "true"),
        ("agreements/one.html", "Agreements", "true"),
        ("search.html", "Search", "page"),
    ]
)
def test_the_line_of_the_part_in_which_the_reader_is_says_so(
    path: str, label: str, current: str
) -> None:
    own = next(each for each in LISTED if each.path == path)
    lines = main_menu(WORDS, own, LISTED)
    assert [(line.label, line.current) for line in lines if line.current] == [(label, current)]


def test_a_page_has_the_others_of_its_part_beside_it() -> None:
    own = next(each for each in LISTED if each.path == "agreements/one.html")
    lines = beside(WORDS, own, LISTED)
    assert [line.href for line in lines] == [f"../{path}" for path in groups(WORDS)[0].paths]
    assert [line.current for line in lines if line.current] == ["true"]
    assert beside(WORDS, LISTED[0], LISTED) == []


def test_a_part_without_pages_is_no_line() -> None:
    lines = main_menu(WORDS, LISTED[0], [LISTED[0], LISTED[-1]])
    assert [line.label for line in lines] == ["Start", "Search"]


def test_the_map_has_every_page_with_a_name() -> None:
    lines = [line for section in site_map(WORDS, LISTED[0], LISTED) for line in section.lines]
    assert len(lines) == len(LISTED) - 4


def test_every_page_is_found_from_the_page_of_all_or_that_of_downloads(
    checkout_site: Path,
) -> None:
    for code in ("en", "sr-Cyrl"):
        own = [path for path in paths(checkout_site) if path.startswith(f"{code}/")]
        pages = {path.partition("/")[2] for path in own}
        tables = {path for path in pages if path.startswith("tables/")}
        assert pages - tables <= linked(checkout_site / code / CONTENTS)
        assert tables <= linked(checkout_site / code / "downloads.html") and tables


def linked(page: Path) -> set[str]:
    """Where the links of a page lead, without the place on it."""
    return {link.partition("#")[0] for link in tree(page).xpath("//a/@href")}


def test_the_menu_of_a_page_is_short(checkout_site: Path) -> None:
    for path in paths(checkout_site):
        lines = tree(checkout_site / path).xpath("//nav[@class='menu']//a")
        assert len(lines) <= 8, path

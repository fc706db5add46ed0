"""Every page of the site: valid, whole by itself, in its language, and leading somewhere."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import etree

from pipelines.present.language import LANGUAGES
from pipelines.site.medium import SCRIPTED, SITE
from tests.pipelines.site.made import faults, packed, paths, tree

KINDS = (
    *("index", "contents", "agreements", "timeline", "owed", "challenges", "sets"),
    *("assessors", "differences", "scorecards", "activities", "projects", "surveys"),
    *("downloads", "releases", "changes", "cite", "method", "manual", "codebook", "search"),
    "tables/positions",
)
FOLDERS = ("agreements", "agreements/by", "assessors", "tables")
"""Where there are pages of one kind."""

LARGEST, LARGEST_HOME = 150_000, 60_000
"""Bytes of a page with its style, compressed."""

ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


def sample(folder: Path) -> list[str]:
    """A page of each kind in each language, of those in a folder the longest, and the entrance."""
    found = ["index.html"]
    for code in LANGUAGES:
        found += [f"{code}/{kind}.html" for kind in KINDS]
        for kind in FOLDERS:
            longest = max((folder / code / kind).glob("*.html"), key=length)
            found.append(longest.relative_to(folder).as_posix())
    return found


def test_there_is_no_other_kind_of_page(checkout_site: Path) -> None:
    pages = [path.partition("/")[2] for path in paths(checkout_site) if "/" in path]
    assert {path.rpartition("/")[0] for path in pages} == {"", *FOLDERS}
    assert {path for path in pages if "/" not in path} == {
        f"{kind}.html" for kind in KINDS if "/" not in kind
    }


def length(path: Path) -> int:
    """Of a file, in bytes."""
    return path.stat().st_size


def test_a_strict_reader_finds_nothing_wrong_with_a_page_of_each_kind(folder: Path) -> None:
    wrong = {path: faults(folder / path) for path in sample(folder)}
    assert {path: found for path, found in wrong.items() if found} == {}


@pytest.mark.soak
def test_a_strict_reader_finds_nothing_wrong_with_any_page(checkout_site: Path) -> None:
    listed = paths(checkout_site)
    assert len(listed) > 100
    assert [path for path in listed if faults(checkout_site / path)] == []


def test_a_strict_reader_would_find_it(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<!doctype html><html lang=en><title>x</title><body><p>a<div></p></body>")
    assert faults(page)


def ids(page: etree._Element) -> list[str]:
    """The addresses on a page."""
    return [str(found) for found in page.xpath("//@id")]


def test_an_address_stands_once_on_a_page(folder: Path) -> None:
    for path in paths(folder):
        assert [one for one, n in Counter(ids(tree(folder / path))).items() if n > 1] == [], path


def lost(folder: Path) -> Iterator[tuple[str, str]]:
    """Links inside of the site that lead nowhere, with their page."""
    anchors: dict[Path, set[str]] = {}
    for path in paths(folder):
        page = tree(folder / path)
        refreshed = [
            to.partition("url=")[2] for to in page.xpath("//meta[@http-equiv='refresh']/@content")
        ]
        for link in [*page.xpath("//a/@href|//link/@href|//img/@src|//script/@src"), *refreshed]:
            if ELSEWHERE.match(link):
                continue
            file, _, anchor = link.partition("#")
            target = (folder / path).parent / file if file else folder / path
            if not target.is_file():
                yield path, link
            elif anchor:
                known = anchors.get(target) or anchors.setdefault(target, {*ids(tree(target))})
                if anchor not in known:
                    yield path, link


def test_each_link_leads_to_a_page_a_file_or_an_anchor(folder: Path) -> None:
    assert list(lost(folder)) == []


def test_a_link_that_leads_nowhere_would_be_found(tmp_path: Path) -> None:
    page = '<html><body><p id="here"><a href="#here"></a><a href="#there"></a><a href="x.pdf"></a>'
    (tmp_path / "page.html").write_text(page)
    assert list(lost(tmp_path)) == [("page.html", "#there"), ("page.html", "x.pdf")]


def test_a_page_asks_nobody_else_for_anything_and_runs_nothing(folder: Path) -> None:
    for path in paths(folder):
        page = tree(folder / path)
        taken = page.xpath("//link[@rel='stylesheet']/@href|//img/@src|//@srcset|//iframe/@src")
        assert [address for address in taken if ELSEWHERE.match(address)] == []
        assert page.xpath("//style|//@style|//form|//iframe|//object") == []
        assert [name for name in page.xpath("//@*") if name.attrname.startswith("on")] == []
        (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert policy == (SCRIPTED if is_scripted(path) else SITE.said["policy"])
        # A description of the dataset is data: no browser runs it.
        scripts = page.xpath("//script[not(@type='application/ld+json')]")
        for script in scripts:
            assert is_scripted(path) and script.text is None
            assert not ELSEWHERE.match(script.get("src"))
        assert len(scripts) == len(page.xpath("//noscript")) == is_scripted(path)


def is_scripted(path: str) -> bool:
    """Whether a page is one of those that need a script."""
    return path.endswith("/search.html") or "/tables/" in path


@pytest.mark.parametrize("policy", [SITE.said["policy"], SCRIPTED])
def test_the_policy_lets_nothing_in_that_is_not_of_the_site(policy: str) -> None:
    listed = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    assert listed["default-src"] == "'none'"
    allowed = {"'none'", "'self'", "'wasm-unsafe-eval'"}
    assert set(" ".join(listed.values()).split()) <= allowed
    assert ("script-src" in listed) == (policy == SCRIPTED)


def test_the_switch_of_languages_stays_on_the_page(folder: Path) -> None:
    for path in paths(folder):
        if path == "index.html":
            continue
        code, _, rest = path.partition("/")
        page = tree(folder / path)
        assert page.get("lang") == code
        shown = {
            link.get("hreflang"): (folder / path).parent / link.get("href")
            for link in page.xpath("//nav[@class='languages']//a|//link[@hreflang]")
        }
        assert {c: target.resolve() for c, target in shown.items()} == {
            other: (folder / other / rest).resolve() for other in LANGUAGES
        }
        assert page.xpath("//nav[@class='languages']//a[@aria-current]/@lang") == [code]


def test_a_page_has_its_landmarks_and_one_heading_of_the_first_level(folder: Path) -> None:
    for path in paths(folder):
        page = tree(folder / path)
        assert len(page.xpath("//main[@id='main']")) == len(page.xpath("//h1")) == 1, path
        if path != "index.html":
            assert page.xpath("string(/html/body/*[1]/@href)") == "#main"
            assert len(page.xpath("/html/body/header")) == len(page.xpath("/html/body/footer")) == 1
            assert all(page.xpath("//nav/@aria-label"))
        levels = [int(each.tag[1]) for each in page.xpath("//h1|//h2|//h3|//h4")]
        assert [b for a, b in pairwise(levels) if b > a + 1] == [], path


def test_a_page_brings_its_icon(folder: Path) -> None:
    """Without one a browser asks the server for a file that is not there."""
    for path in paths(folder):
        (icon,) = tree(folder / path).xpath("//link[@rel='icon']/@href")
        assert ((folder / path).parent / icon).resolve() == (folder / "style/icon.svg").resolve()


def test_a_page_with_its_style_is_small(folder: Path) -> None:
    style = packed(folder / "style/site.css")
    sizes = {path: packed(folder / path) + style for path in paths(folder)}
    assert {path: n for path, n in sizes.items() if n >= LARGEST} == {}
    homes = [sizes[f"{code}/index.html"] for code in LANGUAGES]
    assert max(homes) < LARGEST_HOME


SENTENCE = re.compile(r"(?:[A-Za-z’'-]+[ ,:]+){3}[A-Za-z’'-]+")
"""Four words in a row."""


def is_of_others(element: etree._Element, code: str, is_tail: bool) -> bool:
    """Whether a text stands in a part of a page that is in another language, or is no language."""
    around = [element, *element.iterancestors()][is_tail:]
    return any(
        each.get("lang", code) != code
        or each.tag in ("code", "pre")
        or each.get("class") in ("title", "url", "source", "sources")
        for each in around
    )


def texts(page: etree._Element) -> Iterator[str]:
    """The sentences of a page that are in its language: no quotes, code and sources."""
    for text in page.xpath("//body//text()"):
        code = page.get("lang")
        if SENTENCE.search(text) and not is_of_others(text.getparent(), code, text.is_tail):
            yield " ".join(text.split())


def test_no_english_sentence_stands_on_the_other_pages(checkout_site: Path) -> None:
    english = [path for path in paths(checkout_site) if path.startswith("en/")]
    for path in english:
        said = set(texts(tree(checkout_site / path)))
        assert len(said) > 5
        for code in ("sq", "sr-Latn", "sr-Cyrl"):
            other = tree(checkout_site / path.replace("en/", f"{code}/", 1))
            assert said & set(texts(other)) == set(), (path, code)


def test_what_a_machine_translated_says_so(folder: Path) -> None:
    for path in paths(folder):
        notes = tree(folder / path).xpath("//footer/p[@class='machine']")
        assert len(notes) == (path != "index.html" and not path.startswith("en/")), path

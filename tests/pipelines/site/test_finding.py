"""How the site is found: with an address by full addresses, without one by nothing made up."""

import hashlib
import json
import re
from pathlib import Path
from urllib.parse import urljoin

import pytest
from lxml import etree
from PIL import Image
from pyld import jsonld

from pipelines.present.language import LANGUAGES
from pipelines.publish.schema_org import CONTEXT
from pipelines.site import Published, site
from pipelines.site.card import HEIGHT, WIDTH
from schemas.texts import Dataset
from tests.each import each
from tests.pipelines.publish.test_descriptions import MUST, TERMS, no_network
from tests.pipelines.site.made import SITE_URL, paths, tree, with_address
from tests.pipelines.tabulate.tables import tiny_tables

MAP = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "x": "http://www.w3.org/1999/xhtml",
}


def file_of(folder: Path, address: str) -> Path:
    """The file behind an address of the site."""
    assert address.startswith(f"{SITE_URL}/"), address
    path = address.removeprefix(f"{SITE_URL}/")
    return folder / (path or "index.html")


def links(page: etree._Element, rel: str) -> list[str]:
    """Where links of a kind lead."""
    return [str(href) for href in page.xpath(f"//link[@rel='{rel}']/@href")]


def languages(listed: list[etree._Element]) -> dict[str, str]:
    """Where links lead, by the language."""
    return {link.get("hreflang"): link.get("href") for link in listed}


def test_each_page_says_its_own_address_and_those_in_other_languages(addressed_site: Path) -> None:
    for path in paths(addressed_site):
        page = tree(addressed_site / path)
        (canonical,) = links(page, "canonical")
        assert file_of(addressed_site, canonical) == addressed_site / path
        others = languages(page.xpath("//link[@hreflang]"))
        assert set(others) == {*LANGUAGES, "x-default"}
        assert all(file_of(addressed_site, href).is_file() for href in others.values())
        assert path == "index.html" or others[path.partition("/")[0]] == canonical


def test_languages_name_each_other(addressed_site: Path) -> None:
    for path in paths(addressed_site):
        page = tree(addressed_site / path)
        listed = {link.get("href") for link in page.xpath("//link[@hreflang]")}
        for href in listed:
            other = tree(file_of(addressed_site, href))
            assert {link.get("href") for link in other.xpath("//link[@hreflang]")} == listed


def test_the_map_has_every_page_with_its_date_and_languages(addressed_site: Path) -> None:
    tops = etree.parse(addressed_site / "sitemap.xml").getroot()
    listed = {str(each) for each in tops.xpath("s:url/s:loc/text()", namespaces=MAP)}
    files = {file_of(addressed_site, address) for address in listed}
    assert files == {addressed_site / path for path in paths(addressed_site)}
    assert set(tops.xpath("s:url/s:lastmod/text()", namespaces=MAP)) == {"2020-06-30"}
    for url in tops.xpath("s:url", namespaces=MAP):
        (own,) = url.xpath("s:loc/text()", namespaces=MAP)
        page = tree(file_of(addressed_site, own))
        there = url.xpath("x:link", namespaces=MAP)
        assert languages(there) == languages(page.xpath("//link[@hreflang]"))


def test_robots_may_read_everything_and_are_led_to_the_map(
    addressed_site: Path, tiny_site: Path
) -> None:
    text = (addressed_site / "robots.txt").read_text()
    assert text == f"User-agent: *\nDisallow:\n\nSitemap: {SITE_URL}/sitemap.xml\n"
    assert (tiny_site / "robots.txt").read_text() == "User-agent: *\nDisallow:\n"


def test_without_an_address_nothing_that_needs_one_is_there(tiny_site: Path) -> None:
    assert not (tiny_site / "sitemap.xml").exists()
    assert not list((tiny_site / "style").glob("*.png"))
    for path in paths(tiny_site):
        page = tree(tiny_site / path)
        assert links(page, "canonical") == page.xpath("//meta[@property]") == []
        assert not page.xpath("//link[@hreflang='x-default']")
        assert not [href for href in page.xpath("//head//@href") if "//" in href]


def test_a_shared_link_has_a_card_in_its_language(addressed_site: Path) -> None:
    for path in paths(addressed_site):
        page = tree(addressed_site / path)
        said = {
            meta.get("property"): meta.get("content") for meta in page.xpath("//meta[@property]")
        }
        assert said["og:url"] == links(page, "canonical")[0]
        assert said["og:title"] and said["og:description"]
        with Image.open(file_of(addressed_site, said["og:image"])) as picture:
            assert picture.size == (WIDTH, HEIGHT)
            assert len(picture.getcolors() or []) > 2
        code = path.partition("/")[0] if "/" in path else "en"
        assert said["og:image"].endswith(f"card-{code}.png")


def test_cards_are_the_same_each_time(
    addressed_site: Path, tiny_data: Path, tmp_path: Path
) -> None:
    site(with_address(tiny_tables()), Published(tiny_data), tmp_path / "again")
    for code in LANGUAGES:
        name = f"style/card-{code}.png"
        assert (tmp_path / "again" / name).read_bytes() == (addressed_site / name).read_bytes()


def test_a_page_tells_what_it_is_about_in_its_first_words(folder: Path) -> None:
    for path in paths(folder):
        page = tree(folder / path)
        (told,) = page.xpath("//meta[@name='description']/@content")
        assert 3 < len(told) <= 302
        first = page.xpath("//main//p[@class='lede']") or page.xpath("//main//p")
        if first:
            assert " ".join("".join(first[0].itertext()).split()).startswith(told.rstrip(" …")[:40])


def described(folder: Path, code: str) -> dict:
    """The description of the dataset on a page."""
    (text,) = tree(folder / code / "downloads.html").xpath("//script/text()")
    return json.loads(text)


def test_the_dataset_is_described_where_it_is_taken(addressed_site: Path) -> None:
    for code in LANGUAGES:
        said = described(addressed_site, code)
        (node,) = jsonld.expand(said, {"documentLoader": no_network})
        assert node["@type"] == [f"{TERMS}Dataset"]
        assert {key.removeprefix(TERMS) for key in node if key.startswith(TERMS)} >= MUST
        assert said["@context"] == CONTEXT
        assert len(said["distribution"]) > 300
        for download in said["distribution"]:
            file = file_of(addressed_site, download["contentUrl"])
            assert hashlib.sha256(file.read_bytes()).hexdigest() == download["sha256"]
            assert re.fullmatch(r"[a-z]+/[a-z0-9.+-]+", download["encodingFormat"])


def test_without_an_address_files_are_found_from_the_page(tiny_site: Path) -> None:
    page = "https://somewhere.example/deep/sq/downloads.html"
    for download in described(tiny_site, "sq")["distribution"]:
        whole = urljoin(page, download["contentUrl"])
        assert (tiny_site / whole.removeprefix("https://somewhere.example/deep/")).is_file()


def test_the_description_is_in_the_language_of_its_page(checkout_site: Path) -> None:
    names = {code: described(checkout_site, code)["name"] for code in LANGUAGES}
    assert len(set(names.values())) == 4


@each(["https://data.example.org/dialogue", "https://data.example.org/dialogue/"])
def test_an_address_has_one_slash_at_its_end(site_url: str) -> None:
    tables = with_address(tiny_tables(), site_url)
    assert tables.of(Dataset)[0].site == "https://data.example.org/dialogue/"


@each(
    [
        "http://data.example.org/",
        "https://data.example.org/?a=b",
        "https://data.example.org/#top",
        "https://data.example.org:8080/",
        "https://user@data.example.org/",
        "https://data.example.org//",
        "https://data.example.org/../",
        "https://localhost/",
        "data.example.org",
        "",
    ]
)
def test_another_address_is_refused(site_url: str) -> None:
    with pytest.raises(ValueError, match="site"):
        with_address(tiny_tables(), site_url)
